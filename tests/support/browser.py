"""A visitor in a real Chromium: open a page, wait until it is usable, answer questions. For tests, pictures, measurements.

A page is usable when the server has answered the last thing sent, the script is idle, and no widget is a skeleton.
"""

import shutil
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 45_000
PAGES = ("interviews", "assessment", "readiness", "plan", "method", "your-data")

# Counts what the page sends and notes when it last heard something, so that "nothing to wait for" can be told from
# "not begun yet": Streamlit itself shows a click as running only when the server says so.
_LISTEN = """
window.traffic = {sent: 0, at: 0, heard: 0};
window.WebSocket = class extends WebSocket {
  constructor(...rest) {
    super(...rest);
    this.addEventListener("message", () => { window.traffic.heard = performance.now(); });
  }
  send(data) { window.traffic.sent += 1; window.traffic.at = performance.now(); super.send(data); }
};
"""
_SETTLED = """
(quiet) => {
  const app = document.querySelector("[data-testid=stApp]");
  return app !== null
    && app.dataset.testConnectionState === "CONNECTED"
    && app.dataset.testScriptState === "notRunning"
    && document.querySelector("[data-testid=stSkeleton], [data-testid=stAppSkeleton], [data-stale=true]") === null
    && window.traffic.heard > window.traffic.at
    && performance.now() - window.traffic.heard > quiet;
}
"""
_QUIET = 60


@contextmanager
def chromium() -> Generator[Browser]:
    """Start the Chromium of this machine."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        raise RuntimeError(f"No Chromium on the PATH; looked for {', '.join(CHROMIUM)}.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def visitor(browser: Browser, *, width: int = 1280, height: int = 900, dark: bool = False) -> BrowserContext:
    """Return a new visitor: nothing remembered, a window of this size in pixels."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    context.add_init_script(_LISTEN)
    return context


def settle(page: Page) -> None:
    """Wait until the page is usable."""
    page.wait_for_function(_SETTLED, arg=_QUIET, polling=20)


def open_page(page: Page, address: str) -> None:
    """Go to an address and wait until the page is usable."""
    page.goto(address)
    settle(page)


def act(page: Page, action: Callable[[], object]) -> None:
    """Do something that the server hears of, and wait until the page is usable again."""
    sent = page.evaluate("window.traffic.sent")
    action()
    page.wait_for_function("(sent) => window.traffic.sent > sent", arg=sent, polling=20)
    settle(page)


def click(page: Page, name: str, role: str = "button") -> None:
    """Click what has this role and a name that holds these words."""
    act(page, page.get_by_role(role, name=name).first.click)  # type: ignore[arg-type]


def write(page: Page, field: Locator, words: str) -> None:
    """Put words into a field that saves while one types."""
    act(page, lambda: field.fill(words))


def card(page: Page, factor: str) -> Locator:
    """Return the card of one factor on the open step of the assessment."""
    return page.locator(f".st-key-card-{factor}")


def sentences(page: Page, factor: str) -> Locator:
    """Return the sentences to choose from, lowest first, then the ways out."""
    return card(page, factor).get_by_test_id("stRadioOption")


def choose(page: Page, factor: str, number: int) -> None:
    """Click the sentence with this number, from 0, and wait until it is saved."""
    act(page, sentences(page, factor).nth(number).click)


def chosen(page: Page, factor: str) -> list[int]:
    """Return the numbers of the sentences that are chosen; at most one."""
    radios = card(page, factor).get_by_role("radio")
    return [number for number in range(radios.count()) if radios.nth(number).is_checked()]


def onward(page: Page) -> None:
    """Go to the next step of the assessment."""
    act(page, page.locator(".st-key-onward button").click)


def step(page: Page) -> str:
    """Return the open step of the assessment, from the address."""
    return parse_qs(urlsplit(page.url).query).get("step", [""])[0]


def asked_here(page: Page) -> list[str]:
    """Return the factors with sentences to choose from on the open step, in the order of the screen."""
    cards = page.locator("[class*='st-key-card-']:has([data-testid=stRadio])")
    return [name.split("st-key-card-")[1].split()[0] for name in cards.evaluate_all("all => all.map(e => e.className)")]


def answer_to_the_end(page: Page, numbers: Mapping[str, int], otherwise: int = 2) -> list[str]:
    """Answer from the open step to the last one by clicking sentences; return the factors in the order asked."""
    asked: list[str] = []
    while step(page) != "done":
        for factor in asked_here(page):
            choose(page, factor, numbers.get(factor, otherwise))
            asked.append(factor)
        onward(page)
    return asked


def place(server_address: str, name: str, candidacy: str | None = None, **query: str) -> str:
    """Return the address of a page, by the name that stands in the address."""
    wanted = {"candidacy": candidacy, **query} if candidacy else query
    return f"{server_address}/{name}" + (f"?{urlencode(wanted)}" if wanted else "")
