"""From starting the server until its first page is usable in a browser that has been there before."""

import tempfile
import time
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Page

import storage
from bench import browser, servers
from bench.figures import Figure, compared
from bench.first_load import BUTTON
from bench.servers import Server
from tests.support.browser import chromium

GOAL = 1.6


def measure(*, quick: bool) -> list[Figure]:
    """Start the servers in turns, ours by either script, always on the same ports, so that the browser knows their files."""
    rounds = 2 if quick else 15
    times: dict[str, list[float]] = {name: [] for name in (*servers.SCRIPTS, "floor")}
    with tempfile.TemporaryDirectory() as folder, chromium() as chrome:
        database = f"sqlite:///{Path(folder, 'bench.db')}"
        storage.open_store(database)
        ours = (servers.ROOT, database, BUTTON)
        apps = {"serve.py": ours, "app.py": ours, "floor": (servers.BENCH / "floor", None, browser.RADIO)}
        visitors = {name: (servers.free_port(), browser.visitor(chrome)) for name in apps}
        for number in range(-1, rounds):
            for name, (tree, data, needs) in apps.items():
                port, page = visitors[name]
                script = name if tree == servers.ROOT else None
                spent = _start(page, needs, servers.serve(tree, data, port, script))
                if number >= 0:
                    times[name].append(spent)
    return [
        compared(f"server start until the first page is usable, {name}", times[name], times["floor"], GOAL)
        for name in servers.SCRIPTS
    ]


def _start(page: Page, needs: str, serving: AbstractContextManager[Server]) -> float:
    page.goto("about:blank")
    before = time.perf_counter()
    with serving as server:
        browser.load(page, server.url, needs)
        spent = time.perf_counter() - before
        page.goto("about:blank")
    return 1000 * spent
