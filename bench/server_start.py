"""From starting the server until its first page is usable in a browser that has been there before."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

from playwright.sync_api import Page

from bench import browser, candidacies, servers
from bench.figures import Figure, compared, in_turns
from bench.first_load import BUTTON
from bench.servers import Server, serve
from tests.support.browser import chromium
from tests.support.server import free_port

GOAL = 1.6


def measure(*, quick: bool) -> list[Figure]:
    """Start the servers in turns, ours by either script, always on the same ports, so that the browser knows their files."""
    with candidacies.filled(0) as (_, database, _), chromium() as chrome:
        ours = {name: partial(serve, servers.ROOT, database, free_port(), name) for name in servers.SCRIPTS}
        starts = {name: partial(_start, browser.visitor(chrome), BUTTON, start) for name, start in ours.items()}
        floor = partial(serve, servers.BENCH / "floor", port=free_port())
        starts["floor"] = partial(_start, browser.visitor(chrome), browser.RADIO, floor)
        times = in_turns(starts, 2 if quick else 15)
    return [
        compared(f"server start until the first page is usable, {name}", times[name], times["floor"], GOAL)
        for name in servers.SCRIPTS
    ]


def _start(page: Page, needs: str, start: Callable[[], AbstractContextManager[Server]], _: int) -> float:
    page.goto("about:blank")
    before = time.perf_counter()
    with start() as server:
        browser.load(page, server.url, needs)
        spent = time.perf_counter() - before
        page.goto("about:blank")
    return 1000 * spent
