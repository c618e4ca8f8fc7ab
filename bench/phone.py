"""The first page on a phone that was never here, over a line of its own: compressed by `serve.py` against as it is by `app.py`."""

from functools import partial

from playwright.sync_api import Browser

from bench import browser, candidacies, servers
from bench.figures import Figure, compared, in_turns
from bench.first_load import BUTTON
from tests.support.browser import chromium

GOAL = 0.6
WIDTH, HEIGHT = 390, 844
BYTES_A_SECOND, LATENCY, SLOWER = 9_000_000 // 8, 60, 4


def measure(*, quick: bool) -> list[Figure]:
    """Load the first page by both scripts in turns, each time as a new visitor."""
    with candidacies.filled(0) as (_, database, _), servers.both(database) as ours, chromium() as chrome:
        visits = {name: partial(_on_a_phone, chrome, server.url) for name, server in ours.items()}
        times = in_turns(visits, 2 if quick else 9)
    what = "first page on a phone (9 Mbit/s, 60 ms, a processor slowed four times), serve.py; app.py"
    return [compared(what, times["serve.py"], times["app.py"], GOAL)]


def _on_a_phone(chrome: Browser, url: str, _: int) -> float:
    page = browser.visitor(chrome, width=WIDTH, height=HEIGHT)
    tools = page.context.new_cdp_session(page)
    line = {
        "downloadThroughput": BYTES_A_SECOND,
        "uploadThroughput": BYTES_A_SECOND,
        "latency": LATENCY,
        "offline": False,
    }
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", line)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    spent = browser.load(page, url, BUTTON)
    page.context.close()
    return spent
