"""One browser for all tests; a server and its database for each module; what the server printed is checked at its end."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page

import storage
from scoring.candidacy import Candidacy
from scoring.examples import example
from tests.support.browser import chromium, visitor
from tests.support.server import TODAY, Server, serving

WIDE, TALL = 1280, 900


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run a server on an empty database, shared by the tests of a module."""
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running
        assert "Traceback" not in running.log, running.log


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a visitor who was never here, with a window of ordinary size."""
    context = visitor(browser)
    yield context.new_page()
    context.close()


@pytest.fixture
def keep(server: Server) -> Callable[..., Candidacy]:
    """Put a candidacy like the example of two days after the interview into the database, with some things changed."""

    def keep_(**changes: object) -> Candidacy:
        candidacy = example("waiting", date.fromisoformat(TODAY)).model_copy(update=changes)
        storage.create(server.store(), "local", candidacy)
        return candidacy

    return keep_
