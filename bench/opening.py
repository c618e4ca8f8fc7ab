"""Opening a page from the navigation, warm, with the example; against a bare app's change to a page with one chart."""

import tempfile
from pathlib import Path

from playwright.sync_api import Page

from bench import browser, candidacies, servers
from bench.figures import Figure, compared
from tests.support.browser import chromium

GOAL = 1.0
INVITED = "Round two, once invited"
PAGES = {
    "Assessment": ("assessment", browser.RADIO),
    "Readiness": ("readiness", browser.CHART),
    "Action plan": ("plan", browser.CHART),
    "Letters": ("letters", ".st-key-letters-later"),
    "Round two": ("round_two", "[class*=st-key-round-two-happened]"),
    INVITED: ("round_two", "[class*=st-key-part-]"),
}
_LINK = "[data-testid=stSidebarNavLink]"


def measure(*, quick: bool) -> list[Figure]:
    """Open each page in turns with the floor's, always from the first page."""
    rounds = 4 if quick else 15
    times: dict[str, list[float]] = {name: [] for name in (*PAGES, "floor")}
    with tempfile.TemporaryDirectory() as folder, chromium() as chrome:
        store, database, (waiting,) = candidacies.filled(Path(folder))
        invited = candidacies.add_invited(store)
        with (
            servers.serve(servers.BENCH / "two_pages") as floor,
            servers.serve(servers.ROOT, database) as ours,
        ):
            bare, page, invited_page = (browser.visitor(chrome) for _ in range(3))
            browser.load(bare, floor.url, _LINK)
            browser.load(page, candidacies.address(ours.url, "", waiting), _LINK)
            browser.load(invited_page, candidacies.address(ours.url, "", invited), _LINK)
            for number in range(-1, rounds):
                for name, (path, needs) in PAGES.items():
                    one = invited_page if name == INVITED else page
                    spent = {name: _open(one, path, needs), "floor": _open(bare, "chart", browser.CHART)}
                    if number >= 0:
                        for which, milliseconds in spent.items():
                            times[which].append(milliseconds)
    return [compared(f"opening {name}, warm", times[name], times["floor"], GOAL) for name in PAGES]


def _open(page: Page, path: str, needs: str) -> float:
    """Open a page from the navigation and go back to the first one; return the milliseconds of opening."""
    spent = browser.click(page, f"{_LINK}[href*='/{path}']", needs=needs)
    browser.click(page, _LINK)
    return spent
