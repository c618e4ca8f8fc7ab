"""AppTest always goes through `app.py`, on a database of its own and on a day that stands still."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner import script_runner
from streamlit.testing.v1 import AppTest

import storage
from scoring.loading import load_catalogue
from storage import Store
from widgets import session

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-18"




@pytest.fixture(autouse=True)
def _clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ROUNDTWO_DATABASE_URL", f"sqlite:///{tmp_path}/round-two.db")
    monkeypatch.setenv("ROUNDTWO_TODAY", TODAY)
    monkeypatch.setattr(script_runner, "PagesManager", _routed(script_runner.PagesManager))
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


def _routed(original: type) -> type:
    return type("RoutedPages", (original,), {"uses_pages_directory": False})


@pytest.fixture
def store(_clean: None) -> Store:
    """The database that the app under test uses."""
    return storage.open_store()


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """Open a page as a visitor with an address does."""

    def open_(page: str = "", **query: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        for name, value in query.items():
            at.query_params[name] = value
        at.run()
        if page:
            at.switch_page(f"pages/{page}.py").run()
        assert not at.exception, at.exception
        return at

    return open_
