"""From starting the server until its first page is usable in a browser that has been there before."""

import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page

import storage
from bench import browser, servers
from bench.figures import Figure, compared
from bench.first_load import BUTTON
from tests.support.browser import chromium

GOAL = 1.3


def measure(*, quick: bool) -> list[Figure]:
    """Start both servers in turns, always on the same two ports, so that the browser knows their files."""
    rounds = 2 if quick else 15
    times: dict[str, list[float]] = {"ours": [], "floor": []}
    with tempfile.TemporaryDirectory() as folder, chromium() as chrome:
        database = f"sqlite:///{Path(folder, 'bench.db')}"
        storage.open_store(database)
        apps = {
            "ours": (servers.ROOT, database, servers.free_port(), BUTTON, browser.visitor(chrome)),
            "floor": (servers.BENCH / "floor", None, servers.free_port(), browser.RADIO, browser.visitor(chrome)),
        }
        for number in range(-1, rounds):
            for name, app in apps.items():
                spent = _start(*app)
                if number >= 0:
                    times[name].append(spent)
    return [compared("server start until the first page is usable", times["ours"], times["floor"], GOAL)]


def _start(folder: Path, database: str | None, port: int, needs: str, page: Page) -> float:
    page.goto("about:blank")
    before = time.perf_counter()
    with servers.serve(folder, database, port) as server:
        browser.load(page, server.url, needs)
        spent = time.perf_counter() - before
        page.goto("about:blank")
    return 1000 * spent
