"""A tick on Round two until it is saved and the page is idle, against a click on the floor."""

from bench import browser, candidacies, servers
from bench.click import GOAL, next_level
from bench.figures import Figure, compared, in_turns
from tests.support.browser import chromium, open_panel

_PART = "reasons"
_BOX = f".st-key-part-{_PART} [data-testid=stCheckbox] label"


def measure(*, quick: bool) -> list[Figure]:
    """Tick and untick the reasons for an invitation, in turns with the floor; every tick is looked up in the database."""
    with (
        servers.serve(servers.BENCH / "floor") as floor,
        candidacies.filled(0) as (store, database, _),
        servers.serve(servers.ROOT, database) as server,
        chromium() as chrome,
    ):
        invited = candidacies.add_invited(store)
        page, floor_page = browser.visitor(chrome), browser.visitor(chrome)
        browser.load(page, candidacies.address(server.url, "round_two", invited), needs=f".st-key-part-{_PART}")
        open_panel(page, f"part-{_PART}")
        browser.load(floor_page, floor.url, needs=browser.RADIO)
        boxes = page.locator(_BOX)

        def tick(number: int) -> float:
            before = candidacies.reasons(store, invited)
            spent = browser.click(boxes.nth(number % boxes.count()))
            if len(before ^ candidacies.reasons(store, invited)) != 1:
                raise RuntimeError(f"tick {number} is not in the database")
            return spent

        ways = {"ours": tick, "floor": lambda number: next_level(floor_page, number)[-1]}
        times = in_turns(ways, 8 if quick else 40, warm=3)
    return [compared("a tick on Round two until it is saved and idle; floor", times["ours"], times["floor"], GOAL)]
