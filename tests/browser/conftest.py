"""One browser, one server and one visitor for all tests of a process; an empty database for each module, a clean tab for each test.

Most of the time of a page goes into compiling Streamlit's program. The tabs of one visitor share a process, and with it what is compiled.
"""

import signal
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import storage
from scoring.candidacy import Candidacy
from screens.interviews.examples import example
from tests.support.browser import PATIENCE, chromium, visitor
from tests.support.server import TODAY, Server, free_port, serving
from widgets.current import EXAMPLE_OWNER, OWNER

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser; for it a foreign name leads to this computer, as its owner could arrange at any time."""
    with chromium("--process-per-site", "--host-resolver-rules=MAP evil.example 127.0.0.1") as running:
        yield running


@pytest.fixture(scope="session")
def running_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="module")
def server(running_server: Server) -> Iterator[Server]:
    """Give the server with an empty database, shared by the tests of a module; what it prints meanwhile is checked at the end."""
    for owner in (OWNER, EXAMPLE_OWNER):
        storage.delete_everything(running_server.store(), owner)
    before = len(running_server.log)
    yield running_server
    printed = running_server.log[before:]
    assert "Traceback" not in printed, printed


@pytest.fixture(scope="session")
def own_port() -> int:
    """Give all servers of single tests one address, one after the other: the browser need not compile the same program anew."""
    return free_port()


@pytest.fixture
def own_server(tmp_path: Path, own_port: int, request: pytest.FixtureRequest) -> Iterator[Server]:
    """Run a server that nobody has used yet and nobody else will use: `serve.py`, or the script that the test names."""
    own = Server(tmp_path, port=own_port, script=getattr(request, "param", "serve.py"))
    own.start()
    yield own
    own.stop(signal.SIGKILL)


@pytest.fixture(scope="session")
def window(browser: Browser, running_server: Server) -> Iterator[BrowserContext]:
    """Open a window of ordinary size; its first tab stays, so that the process stays."""
    opened = visitor(browser)
    opened.new_page().goto(f"{running_server.address}/_stcore/health")
    yield opened
    opened.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """Give a new tab that remembers nothing, like that of a visitor who was never here."""
    yield window.new_page()
    for tab in window.pages[1:]:
        tab.close()
    window.set_storage_state({"cookies": [], "origins": []})


@pytest.fixture(scope="module")
def keep(server: Server) -> Callable[..., Candidacy]:
    """Put a candidacy like the example of two days after the interview into the database, with some things changed."""

    def keep_(**changes: object) -> Candidacy:
        candidacy = example("waiting", date.fromisoformat(TODAY)).model_copy(update=changes)
        storage.create(server.store(), OWNER, candidacy)
        return candidacy

    return keep_


@pytest.fixture(scope="module")
def kept_example(server: Server) -> None:
    """Put the example of two days after the interview into the database, as if somebody had opened it."""
    storage.create(server.store(), EXAMPLE_OWNER, example("waiting", date.fromisoformat(TODAY)))
