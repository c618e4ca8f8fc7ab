"""Time in a real Chromium, read from the page's own clock.

A measurement ends with the last change of the page: found afterwards, once the script is idle, what the page needs stands
there, nothing is a skeleton and every chart is drawn. An idle script alone is 0.3 to 0.9 s too early on a first load.
"""

from playwright.sync_api import Browser, Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.support.browser import act, settle
from tests.support.browser import visitor as new_visitor

OPTION = "[data-testid=stRadioOption]"
RADIO = "[data-testid=stRadio]"
CHART = "[data-testid=stVegaLiteChart]"
# Milliseconds in which most pages are done; until then the page is not looked at, only its own clock runs.
_QUIET_MS = 400
_CLOCK = """
window.changed = 0;
new MutationObserver(() => { window.changed = performance.now(); })
  .observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
addEventListener('pointerup', () => { window.clicked = performance.now(); }, {capture: true});
"""
_DRAWN = """
needs => document.querySelector(needs)
  && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every(chart => chart.querySelector('svg, canvas'))
"""
_ENDED = "Math.max(window.changed, window.traffic.heard)"


def visitor(browser: Browser, *, width: int = 1280, height: int = 900) -> Page:
    """Return a page of somebody who has never been here: nothing cached, nothing stored."""
    context = new_visitor(browser, width=width, height=height)
    context.add_init_script(_CLOCK)
    return context.new_page()


def load(page: Page, url: str, needs: str) -> float:
    """Open an address; return the milliseconds from the start of the navigation until the page is usable."""
    page.goto(url, wait_until="commit")
    _drawn(page, needs)
    return float(page.evaluate(_ENDED))


def click(on: Locator, needs: str = "body") -> float:
    """Click on something; return the milliseconds from letting go of the button until the page is usable again."""
    act(on.page, on.click, in_peace=_QUIET_MS)
    _drawn(on.page, needs)
    return float(on.page.evaluate(f"{_ENDED} - window.clicked"))


def _drawn(page: Page, needs: str) -> None:
    try:
        page.wait_for_function(_DRAWN, arg=needs)
    except PlaywrightTimeout as error:
        raise RuntimeError(f"no {needs} on {page.url}, but: {page.inner_text('body')[:300]!r}") from error
    settle(page)
