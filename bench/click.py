"""A click on a level until it is saved and the page is idle, against the floor and against the usual way."""

import tempfile
from pathlib import Path

from playwright.sync_api import Page

from bench import browser, candidacies, servers
from bench.figures import Figure, compared
from tests.support.browser import chromium

GOAL, GOAL_USUAL = 1.0, 0.3
_LEVELS = 5


def measure(*, quick: bool) -> list[Figure]:
    """Click in turns on the three pages; every click of ours is looked up in the database."""
    rounds = 8 if quick else 40
    times: dict[str, list[float]] = {"ours": [], "floor": [], "usual": []}
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.serve(servers.BENCH / "floor") as floor,
        servers.serve(servers.BENCH / "usual") as usual,
        chromium() as chrome,
    ):
        store, database, ids = candidacies.filled(Path(folder))
        sample = candidacies.sample_candidacy()
        names = candidacies.rated_names(sample)
        with servers.serve(servers.ROOT, database) as ours:
            step = candidacies.widest(sample).id
            pages = {name: browser.visitor(chrome) for name in times}
            browser.load(pages["ours"], candidacies.address(ours.url, "assessment", ids[0], step), needs=browser.RADIO)
            browser.load(pages["floor"], floor.url, needs=browser.RADIO)
            browser.load(pages["usual"], usual.url, needs=browser.RADIO)
            for number in range(-3, rounds):
                for name, page in pages.items():
                    radio, level, spent = next_level(page, number)
                    if name == "ours" and candidacies.levels(store, ids[0]).get(names[radio]) != level:
                        raise RuntimeError(f"click {number}: level {level} of {names[radio]} is not in the database")
                    if number >= 0:
                        times[name].append(spent)
    what = f"a click until it is saved and idle ({len(names)} questions on the page)"
    return [
        compared(f"{what}; floor", times["ours"], times["floor"], GOAL),
        compared("the same; usual questionnaire", times["ours"], times["usual"], GOAL_USUAL),
    ]


def next_level(page: Page, number: int) -> tuple[int, int, float]:
    """Click on another level of the next radio; return which radio and level, and the milliseconds."""
    radios = page.locator(browser.RADIO)
    place = number % radios.count()
    radio = radios.nth(place)
    inputs = radio.locator("input[type=radio]")
    now = inputs.evaluate_all("all => all.findIndex(one => one.checked)")
    level = (now + 1 + number % 3) % _LEVELS
    before = page.locator(browser.OPTION).evaluate_all(
        "(all, radio) => all.findIndex(one => radio.contains(one))", radio.element_handle()
    )
    return place, level, browser.click(page, browser.OPTION, before + level)
