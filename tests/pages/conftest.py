"""AppTest always goes through `app.py`, on a database of its own and on a day that stands still."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorage
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import script_runner
from streamlit.testing.v1 import AppTest, app_test
from streamlit.testing.v1.element_tree import DownloadButton

import storage
from scoring.candidacy import Candidacy
from storage import Store
from storage.connecting import open_store
from tests.support.screens import APP, TODAY, Download, Keep, OpenPage


@pytest.fixture(autouse=True)
def _clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give every test an empty database, empty caches, a fixed day, and a router that runs every time.

    A `pages/` folder makes AppTest skip `app.py` after the first run unless `uses_pages_directory` is off. Another
    session's lock is waited for a moment only, and every database the app opens is closed at the end.
    """
    opened: list[Store] = []

    def open_and_note(url: str | None = None) -> Store:
        opened.append(open_store(url, busy_seconds=0.05))
        return opened[-1]

    monkeypatch.setenv("ROUNDTWO_DATABASE_URL", f"sqlite:///{tmp_path}/round-two.db")
    monkeypatch.setenv("ROUNDTWO_TODAY", TODAY.isoformat())
    monkeypatch.setattr(storage, "open_store", open_and_note)
    routed = type("RoutedPages", (PagesManager,), {"uses_pages_directory": False})
    monkeypatch.setattr(script_runner, "PagesManager", routed)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()
    for each in opened:
        each.engine.dispose()


@pytest.fixture
def store(_clean: None) -> Store:
    """Open the database that the app under test uses."""
    return storage.open_store()


@pytest.fixture
def keep(store: Store) -> Keep:
    """Keep a candidacy as one of the visitor's own."""

    def keep_(candidacy: Candidacy) -> Candidacy:
        storage.create(store, "local", candidacy)
        return candidacy

    return keep_


@pytest.fixture
def open_page(_clean: None) -> Iterator[OpenPage]:
    """Open a page as a visitor does: the start page first, then the page's link. At the end, look at what stays.

    A server that restarts a session needs plain data in it, so all that a page leaves in session state is pickled.
    """
    visits: list[AppTest] = []

    def open_(page: str = "interviews", *, theme: str = "light", **query: str) -> AppTest:
        at = AppTest.from_file(str(APP), default_timeout=60)
        visits.append(at)
        at.context.update(theme=theme, timezone="Europe/Berlin")
        at.query_params.update(query)
        at.run()
        if page != "interviews":
            at.switch_page(f"pages/{page}.py").run()
        assert not at.exception, at.exception
        return at

    yield open_
    for at in visits:
        assert pickle.dumps(at.session_state.to_dict())


@pytest.fixture
def download(monkeypatch: pytest.MonkeyPatch) -> Download:
    """Click a download button and return the bytes of the file."""
    managers: list[MediaFileManager] = []

    def noted(files: MediaFileStorage) -> MediaFileManager:
        managers.append(MediaFileManager(files))
        return managers[-1]

    monkeypatch.setattr(app_test, "MediaFileManager", noted)

    def download_(at: AppTest, label: str) -> bytes:
        button = next(button for button in at.main if isinstance(button, DownloadButton) and button.label == label)
        address = managers[-1].execute_deferred(button.proto.deferred_file_id)
        found = managers[-1].read_file(address.rsplit("/", 1)[-1].split(".")[0])
        assert found is not None
        return found.content

    return download_
