"""The first page on a server that runs already: with an empty browser cache, and again with a filled one."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

import storage
from bench import browser, servers
from bench.figures import Figure, compared
from tests.support.browser import chromium

GOAL = 1.1
BUTTON = "[data-testid=stButton] button"


def measure(*, quick: bool) -> list[Figure]:
    """Load the first pages in turns, ours by either script, each time as a new visitor who then comes back."""
    rounds = 3 if quick else 12
    cold: dict[str, list[float]] = {name: [] for name in (*servers.SCRIPTS, "floor")}
    warm: dict[str, list[float]] = {name: [] for name in cold}
    with tempfile.TemporaryDirectory() as folder, chromium() as chrome:
        database = f"sqlite:///{Path(folder, 'bench.db')}"
        storage.open_store(database)
        with (
            servers.serve(servers.BENCH / "floor") as floor,
            servers.serve(servers.ROOT, database, script="serve.py") as guarded,
            servers.serve(servers.ROOT, database, script="app.py") as plain,
        ):
            apps = (
                ("serve.py", guarded.url, BUTTON),
                ("app.py", plain.url, BUTTON),
                ("floor", floor.url, browser.RADIO),
            )
            for number in range(-1, rounds):
                for name, url, needs in apps:
                    first, again = _twice(chrome, url, needs)
                    if number >= 0:
                        cold[name].append(first)
                        warm[name].append(again)
    return [
        compared(f"first load of the first page, {name}, {state} browser", times[name], times["floor"], GOAL)
        for state, times in (("cold", cold), ("warm", warm))
        for name in servers.SCRIPTS
    ]


def _twice(chrome: Browser, url: str, needs: str) -> tuple[float, float]:
    page = browser.visitor(chrome)
    first = browser.load(page, url, needs)
    page.goto("about:blank")
    again = browser.load(page, url, needs)
    page.context.close()
    return first, again
