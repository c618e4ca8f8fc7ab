"""A visitor in a real Chromium: open a page, wait until it is usable, answer questions. For tests, pictures, measurements.

A page is usable when the server has answered the last thing sent, the script is idle, no widget is a skeleton, and no panel
is still growing: a button that moves under the mouse is not clicked.
"""

import shutil
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 30_000
PAGES = ("", "assessment", "readiness", "plan", "letters", "round_two", "method", "your_data")

# Streamlit's page shows a click as running only once it has heard so from the server, so its state alone cannot tell "done"
# from "not begun yet". This listens to the messages themselves: number 11 asks for a run, 4 begins one, 6 ends it; when it
# ends with 2, the next one follows by itself.
_LISTEN = """
window.traffic = {asked: 0, waiting: false, running: false, heard: 0, idle: false};
// The fields of a message: a number's value, or the length of what is longer.
const fields = (data) => {
  const bytes = new Uint8Array(data), found = {};
  let at = 0;
  const number = () => {
    for (let value = 0, unit = 1; ; unit *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = number(), size = {1: () => 8, 5: () => 4}[tag & 7] ?? number;
    found[tag >> 3] = size();
    at += tag & 7 ? found[tag >> 3] : 0;
  }
  return found;
};
window.WebSocket = class extends WebSocket {
  constructor(...rest) {
    super(...rest);
    this.addEventListener("message", ({data}) => {
      const traffic = window.traffic, now = fields(data), moment = performance.now();
      if (4 in now) Object.assign(traffic, {waiting: false, running: true, idle: false});
      if (6 in now) traffic.running = now[6] === 2;
      traffic.heard = moment;
      const calm = () => { if (traffic.heard === moment) traffic.idle = true; };
      requestIdleCallback(() => requestIdleCallback(calm, {timeout: 500}), {timeout: 500});
    });
  }
  send(data) {
    if (11 in fields(data)) Object.assign(window.traffic, {waiting: true, idle: false}).asked += 1;
    super.send(data);
  }
};
"""
_STATE = """
() => {
  const app = document.querySelector("[data-testid=stApp]");
  const unready = document.querySelectorAll("[data-testid=stSkeleton], [data-testid=stAppSkeleton], [data-stale=true]");
  const growing = document.getAnimations().filter(one => one.constructor === Animation).length;
  return {...window.traffic, ...app?.dataset, unready: unready.length, growing, quiet: performance.now() - window.traffic.heard};
}
"""
_SETTLED = f"""
(quiet) => {{
  const now = ({_STATE})();
  return now.asked > 0 && !now.waiting && !now.running && now.idle && now.quiet > quiet && now.unready === 0 && now.growing === 0
    && now.testConnectionState === "CONNECTED" && now.testScriptState === "notRunning";
}}
"""
_ASKED = "window.traffic.asked"
_QUIET = 60
MOST_TABS = 60
MOST_TRIES = 30
BRIEF = 500
_FOCUS = """
() => {
  const here = document.activeElement;
  const key = here.closest("[class*=st-key-]")?.className.match(/st-key-(\\S+)/)?.[1] || "";
  return `${here.getAttribute("aria-label") || ""} ${here.matches("a, button, summary") ? here.innerText : ""} ${key}`;
}
"""


@contextmanager
def chromium(*arguments: str) -> Generator[Browser]:
    """Start the Chromium of this machine, with more arguments than the usual ones if wished."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        raise RuntimeError(f"No Chromium on the PATH; looked for {', '.join(CHROMIUM)}.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*ARGUMENTS, *arguments])
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
    _wait(page, _SETTLED, _QUIET)


def open_page(page: Page, address: str) -> None:
    """Go to an address and wait until the page is usable."""
    page.goto(address)
    settle(page)


def act(page: Page, action: Callable[[], object], *, in_peace: float = 0) -> None:
    """Do something that the server hears of, and wait until the page is usable again.

    For `in_peace` milliseconds nothing asks the page how far it is: each such question takes some of its time.
    """
    asked = page.evaluate(_ASKED)
    action()
    page.wait_for_timeout(in_peace)
    _wait(page, f"(asked) => {_ASKED} > asked", asked)
    settle(page)


def _wait(page: Page, condition: str, argument: float) -> None:
    try:
        page.wait_for_function(condition, arg=argument, polling=20)
    except PlaywrightTimeout as error:
        words = page.get_by_test_id("stApp").inner_text()[:400]
        raise AssertionError(f"Not usable: {page.url} {page.evaluate(_STATE)}\n{words}") from error


def click(page: Page, name: str) -> None:
    """Click the button whose name holds these words."""
    act(page, page.get_by_role("button", name=name).first.click)


def write(page: Page, field: Locator, words: str) -> None:
    """Put words into a field that saves while one types."""
    act(page, lambda: field.fill(words))


def enter(page: Page, field: Locator, words: str) -> None:
    """Put words into a field that saves when it is left."""
    field.fill(words)
    act(page, lambda: field.press("Tab"))


def open_panel(page: Page, key: str) -> None:
    """Open a closed panel that fills itself when it is opened."""
    act(page, page.locator(f".st-key-{key} summary").click)


def pick(page: Page, box: Locator, words: str = "") -> None:
    """Choose the first entry with these words from a list, and wait until the page is usable.

    A list closes by itself when the page is drawn anew or moves meanwhile; then it is opened again, as a person would.
    """
    entry = page.get_by_role("option", name=words).first
    asked = page.evaluate(_ASKED)

    def choose_entry() -> None:
        for _ in range(MOST_TRIES):
            with suppress(PlaywrightTimeout):
                if entry.is_visible():
                    entry.click(timeout=BRIEF)
                else:
                    box.press("ArrowDown")
                page.wait_for_function(f"(asked) => {_ASKED} > asked", arg=asked, timeout=BRIEF)
                return

    act(page, choose_entry)


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus stands on something with these words."""
    passed: list[str] = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(_FOCUS))
        if words in passed[-1]:
            return
    raise AssertionError(f"{words!r} was not reached by Tab, only {passed}")


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
    """Go to the next step of the assessment, from the last one to the result."""
    act(page, page.locator(".st-key-onward button, .st-key-to_readiness button").click)


def step(page: Page) -> str:
    """Return the open step of the assessment, from the address."""
    return parse_qs(urlsplit(page.url).query).get("step", [""])[0]


def asked_here(page: Page) -> list[str]:
    """Return the factors with sentences to choose from on the open step, in the order of the screen."""
    cards = page.locator("[class*='st-key-card-']:has([data-testid=stRadio])")
    return [name.split("st-key-card-")[1].split()[0] for name in cards.evaluate_all("all => all.map(e => e.className)")]


def answer_to_the_end(page: Page, numbers: Mapping[str, int], otherwise: int = 2) -> list[str]:
    """Answer from the open step to the result by clicking sentences; return the factors in the order asked."""
    asked: list[str] = []
    while step(page):
        for factor in asked_here(page):
            choose(page, factor, numbers.get(factor, otherwise))
            asked.append(factor)
        onward(page)
    return asked


def place(server_address: str, name: str, candidacy: str | None = None, **query: str) -> str:
    """Return the address of a page, by the name that stands in the address."""
    wanted = {"candidacy": candidacy, **query} if candidacy else query
    return f"{server_address}/{name}" + (f"?{urlencode(wanted)}" if wanted else "")
