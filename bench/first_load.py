"""The first page on a server that runs already: with an empty browser cache, and again with a filled one."""

from functools import partial

from playwright.sync_api import Browser

from bench import browser, candidacies, servers
from bench.figures import Figure, compared, in_turns
from tests.support.browser import chromium

GOAL = 1.1
BUTTON = "[data-testid=stButton] button"


def measure(*, quick: bool) -> list[Figure]:
    """Load the first pages in turns, ours by either script, each time as a new visitor who then comes back."""
    with (
        servers.serve(servers.BENCH / "floor") as floor,
        candidacies.filled(0) as (_, database, _),
        servers.both(database) as ours,
        chromium() as chrome,
    ):
        visits = {name: partial(_twice, chrome, server.url, BUTTON) for name, server in ours.items()}
        visits["floor"] = partial(_twice, chrome, floor.url, browser.RADIO)
        times = in_turns(visits, 3 if quick else 12)
    spent = {name: dict(zip(("cold", "warm"), zip(*pairs, strict=True), strict=True)) for name, pairs in times.items()}
    return [
        compared(
            f"first load of the first page, {name}, {state} browser", spent[name][state], spent["floor"][state], GOAL
        )
        for state in ("cold", "warm")
        for name in servers.SCRIPTS
    ]


def _twice(chrome: Browser, url: str, needs: str, _: int) -> tuple[float, float]:
    page = browser.visitor(chrome)
    first = browser.load(page, url, needs)
    page.goto("about:blank")
    again = browser.load(page, url, needs)
    page.context.close()
    return first, again
