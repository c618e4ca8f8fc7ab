"""Opening a page from the navigation, warm, with the example; against a bare app's change to a page with one chart."""

from functools import partial

from playwright.sync_api import Page

from bench import browser, candidacies, servers
from bench.figures import Figure, compared, in_turns
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
    with (
        servers.serve(servers.BENCH / "two_pages") as floor,
        candidacies.filled() as (store, database, (waiting,)),
        servers.serve(servers.ROOT, database) as ours,
        chromium() as chrome,
    ):
        bare, page, invited_page = (browser.visitor(chrome) for _ in range(3))
        browser.load(bare, floor.url, _LINK)
        browser.load(page, candidacies.address(ours.url, "", waiting), _LINK)
        browser.load(invited_page, candidacies.address(ours.url, "", candidacies.add_invited(store)), _LINK)
        opened = {
            name: partial(_open, invited_page if name == INVITED else page, path, needs)
            for name, (path, needs) in PAGES.items()
        }
        opened["floor"] = partial(_open, bare, "chart", browser.CHART)
        times = in_turns(opened, 4 if quick else 15)
    return [compared(f"opening {name}, warm", times[name], times["floor"], GOAL) for name in PAGES]


def _open(page: Page, path: str, needs: str, _: int) -> float:
    """Open a page from the navigation and go back to the first one; return the milliseconds of opening."""
    spent = browser.click(page.locator(f"{_LINK}[href*='/{path}']"), needs=needs)
    browser.click(page.locator(_LINK).first)
    return spent
