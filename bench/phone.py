"""The first page on a phone that was never here, over a line of its own: compressed by `serve.py` against as it is by `app.py`."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

import storage
from bench import browser, servers
from bench.figures import Figure, compared
from bench.first_load import BUTTON
from tests.support.browser import chromium

GOAL = 0.6
WIDTH, HEIGHT = 390, 844
BYTES_A_SECOND, LATENCY, SLOWER = 9_000_000 // 8, 60, 4


def measure(*, quick: bool) -> list[Figure]:
    """Load the first page by both scripts in turns, each time as a new visitor."""
    rounds = 2 if quick else 9
    times: dict[str, list[float]] = {name: [] for name in servers.SCRIPTS}
    with tempfile.TemporaryDirectory() as folder, chromium() as chrome:
        database = f"sqlite:///{Path(folder, 'bench.db')}"
        storage.open_store(database)
        with (
            servers.serve(servers.ROOT, database, script="serve.py") as guarded,
            servers.serve(servers.ROOT, database, script="app.py") as plain,
        ):
            for number in range(-1, rounds):
                for name, server in zip(servers.SCRIPTS, (guarded, plain), strict=True):
                    spent = _on_a_phone(chrome, server.url)
                    if number >= 0:
                        times[name].append(spent)
    what = "first page on a phone (9 Mbit/s, 60 ms, a processor slowed four times), serve.py; app.py"
    return [compared(what, times["serve.py"], times["app.py"], GOAL)]


def _on_a_phone(chrome: Browser, url: str) -> float:
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
