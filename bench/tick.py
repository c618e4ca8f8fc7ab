"""A tick on Round two until it is saved and the page is idle, against a click on the floor."""

import tempfile
from pathlib import Path

from bench import browser, candidacies, servers
from bench.click import GOAL, next_level
from bench.figures import Figure, compared
from tests.support.browser import chromium, open_panel

_PART = "reasons"
_BOX = f".st-key-part-{_PART} [data-testid=stCheckbox] label"


def measure(*, quick: bool) -> list[Figure]:
    """Tick and untick the reasons for an invitation, in turns with the floor; every tick is looked up in the database."""
    rounds = 8 if quick else 40
    ours: list[float] = []
    bare: list[float] = []
    with tempfile.TemporaryDirectory() as folder, servers.serve(servers.BENCH / "floor") as floor, chromium() as chrome:
        store, database, _ = candidacies.filled(Path(folder))
        invited = candidacies.add_invited(store)
        with servers.serve(servers.ROOT, database) as server:
            page, floor_page = browser.visitor(chrome), browser.visitor(chrome)
            browser.load(page, candidacies.address(server.url, "round_two", invited), needs=f".st-key-part-{_PART}")
            open_panel(page, f"part-{_PART}")
            browser.load(floor_page, floor.url, needs=browser.RADIO)
            places = page.locator(_BOX).count()
            for number in range(-3, rounds):
                before = candidacies.reasons(store, invited)
                spent = browser.click(page, _BOX, number % places)
                if len(before ^ candidacies.reasons(store, invited)) != 1:
                    raise RuntimeError(f"tick {number} is not in the database")
                *_, floor_spent = next_level(floor_page, number)
                if number >= 0:
                    ours.append(spent)
                    bare.append(floor_spent)
    return [compared("a tick on Round two until it is saved and idle; floor", ours, bare, GOAL)]
