"""A click on a level until it is saved and the page is idle, against the floor and against the usual way."""

import tempfile
from pathlib import Path

from playwright.sync_api import Page

from bench import browser, candidacies, servers
from bench.figures import Figure, compared
from tests.support.browser import chromium

GOAL, GOAL_USUAL = 0.9, 0.5
_LEVELS = 5


def measure(*, quick: bool) -> list[Figure]:
    """Click in turns on four pages, ours by either script; every click of ours is looked up in the database."""
    rounds = 8 if quick else 40
    times: dict[str, list[float]] = {name: [] for name in (*servers.SCRIPTS, "floor", "usual")}
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.serve(servers.BENCH / "floor") as floor,
        servers.serve(servers.BENCH / "usual") as usual,
        chromium() as chrome,
    ):
        store, database, (guarded_id, plain_id) = candidacies.filled(Path(folder), len(servers.SCRIPTS))
        kept = dict(zip(servers.SCRIPTS, (guarded_id, plain_id), strict=True))
        sample = candidacies.sample_candidacy()
        names = candidacies.rated_names(sample)
        with (
            servers.serve(servers.ROOT, database, script="serve.py") as guarded,
            servers.serve(servers.ROOT, database, script="app.py") as plain,
        ):
            step = candidacies.widest(sample).id
            addresses = {
                "serve.py": candidacies.address(guarded.url, "assessment", guarded_id, step),
                "app.py": candidacies.address(plain.url, "assessment", plain_id, step),
                "floor": floor.url,
                "usual": usual.url,
            }
            pages = {name: browser.visitor(chrome) for name in times}
            for name, page in pages.items():
                browser.load(page, addresses[name], needs=browser.RADIO)
            for number in range(-3, rounds):
                for name, page in pages.items():
                    radio, level, spent = next_level(page, number)
                    if name in kept and candidacies.levels(store, kept[name]).get(names[radio]) != level:
                        raise RuntimeError(f"click {number}: level {level} of {names[radio]} is not in the database")
                    if number >= 0:
                        times[name].append(spent)
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
    radio = radios.nth(place)
    inputs = radio.locator("input[type=radio]")
    now = inputs.evaluate_all("all => all.findIndex(one => one.checked)")
    level = (now + 1 + number % 3) % _LEVELS
    before = page.locator(browser.OPTION).evaluate_all(
        "(all, radio) => all.findIndex(one => radio.contains(one))", radio.element_handle()
    )
    return place, level, browser.click(page, browser.OPTION, before + level)
