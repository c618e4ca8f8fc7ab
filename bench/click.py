"""A click on a level until it is saved and the page is idle, against the floor and against the usual way."""

from functools import partial

from playwright.sync_api import Page

from bench import browser, candidacies, servers
from bench.figures import Figure, compared, in_turns
from tests.support.browser import chromium

GOAL, GOAL_USUAL = 0.9, 0.5
_LEVELS = 5


def measure(*, quick: bool) -> list[Figure]:
    """Click in turns on four pages, ours by either script; every click of ours is looked up in the database."""
    sample = candidacies.sample_candidacy()
    names, step = candidacies.rated_names(sample), candidacies.widest(sample).id
    with (
        servers.serve(servers.BENCH / "floor") as floor,
        servers.serve(servers.BENCH / "usual") as usual,
        candidacies.filled(len(servers.SCRIPTS)) as (store, database, ids),
        servers.both(database) as ours,
        chromium() as chrome,
    ):
        kept = dict(zip(ours, ids, strict=True))
        addresses = {name: candidacies.address(ours[name].url, "assessment", kept[name], step) for name in ours}

        def level(name: str, page: Page, number: int) -> float:
            place, wanted, spent = next_level(page, number)
            if name in kept and candidacies.levels(store, kept[name]).get(names[place]) != wanted:
                raise RuntimeError(f"click {number}: level {wanted} of {names[place]} is not in the database")
            return spent

        clicks = {}
        for name, address in (addresses | {"floor": floor.url, "usual": usual.url}).items():
            page = browser.visitor(chrome)
            browser.load(page, address, needs=browser.RADIO)
            clicks[name] = partial(level, name, page)
        times = in_turns(clicks, 8 if quick else 40, warm=3)
    what = f"a click until it is saved and idle ({len(names)} questions on the page)"
    return [
        figure
        for name in servers.SCRIPTS
        for figure in (
            compared(f"{what}, {name}; floor", times[name], times["floor"], GOAL),
            compared(f"the same, {name}; usual questionnaire", times[name], times["usual"], GOAL_USUAL),
        )
    ]


def next_level(page: Page, number: int) -> tuple[int, int, float]:
    """Click on another level of the next radio; return which radio and level, and the milliseconds."""
    radios = page.locator(browser.RADIO)
    place = number % radios.count()
    inputs = radios.nth(place).locator("input[type=radio]")
    now = inputs.evaluate_all("all => all.findIndex(one => one.checked)")
    level = (now + 1 + number % 3) % _LEVELS
    return place, level, browser.click(radios.nth(place).locator(browser.OPTION).nth(level))
