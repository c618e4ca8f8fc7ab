"""What one browser session works on: the store, the catalogue, today's date and the current candidacy.

The database is the only truth. Session state holds an id and messages, never an answer that is not saved.
"""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.loading import CatalogueError, load_catalogue
from storage import StorageError, Store

OWNER = "local"
EXAMPLE_OWNER = "example"
_ID, _OWNER = "candidacy_id", "candidacy_owner"


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Open the database once per server process."""
    return storage.open_store()


def catalogue() -> Catalogue:
    """Return the shipped catalogue."""
    return load_catalogue()


def now() -> datetime:
    """Return the moment in the visitor's time zone. `ROUNDTWO_TODAY` (a date) stands still for tests and pictures."""
    zone = _zone()
    if fixed := os.environ.get("ROUNDTWO_TODAY"):
        return datetime.fromisoformat(f"{fixed}T17:00").replace(tzinfo=zone)
    return datetime.now(zone)


def today() -> date:
    """Return the visitor's calendar day."""
    return now().date()


def _zone() -> ZoneInfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def open_current() -> None:
    """Choose the candidacy: from the address, else from this session, else the newest one. Never creates one."""
    wanted = st.query_params.get("candidacy") or st.session_state.get(_ID)
    whose = owner_of(wanted) if wanted else None
    if wanted and whose:
        select(wanted, whose)
        return
    newest = storage.newest_id(store(), OWNER)
    if wanted and newest:
        say("That interview is not in this file any more, so this shows the newest one.")
    select(newest, OWNER)


def select(candidacy_id: str | None, owner: str) -> None:
    """Make a candidacy the current one, in this session and in the address."""
    st.session_state[_ID], st.session_state[_OWNER] = candidacy_id, owner
    if candidacy_id is None:
        st.query_params.pop("candidacy", None)
    elif st.query_params.get("candidacy") != candidacy_id:
        st.query_params["candidacy"] = candidacy_id


def owner_of(candidacy_id: str) -> str | None:
    """Return whose candidacy this is: the visitor's, an example's, or nobody's."""
    return next((who for who in (OWNER, EXAMPLE_OWNER) if storage.revision(store(), who, candidacy_id)), None)


def current_id() -> str:
    """Return the id of the current candidacy, empty when there is none."""
    return st.session_state.get(_ID) or ""


def owner() -> str:
    """Return the owner of the current candidacy; examples never mix with the visitor's own."""
    return str(st.session_state.get(_OWNER, OWNER))


def is_example() -> bool:
    """Say whether the current candidacy is an example."""
    return owner() == EXAMPLE_OWNER


def candidacy() -> Candidacy | None:
    """Load the current candidacy from the database."""
    candidacy_id = st.session_state.get(_ID)
    return storage.load(store(), owner(), candidacy_id) if candidacy_id else None


def say(message: str, question: str | None = None) -> None:
    """Keep one sentence to show on top of the next page drawn, with the step of the assessment that now has a question."""
    st.session_state["message"] = message, question


def attempt(action: Callable[[], object]) -> bool:
    """Run a write; on trouble keep its sentence for the screen and return False. Nothing is half-written."""
    try:
        before = _revision()
        action()
        if st.session_state.get(_looked_key(), before) == before:
            st.session_state[_looked_key()] = _revision()
    except StorageError as error:
        st.session_state["trouble"] = str(error)
        return False
    st.session_state.pop("trouble", None)
    return True


def changed_elsewhere() -> bool:
    """Say whether another tab or device has changed the current candidacy since this session last looked, and look."""
    newest = _revision()
    last = st.session_state.get(_looked_key(), newest)
    st.session_state[_looked_key()] = newest
    return bool(last != newest)


def _revision() -> int:
    candidacy_id = st.session_state.get(_ID)
    return storage.revision(store(), owner(), candidacy_id) if candidacy_id else 0


def _looked_key() -> str:
    return f"revision:{st.session_state.get(_ID)}"


@contextmanager
def trouble_shown() -> Generator[None]:
    """Turn trouble with the file or the catalogue into one calm message in place of the page."""
    try:
        yield
    except StorageError as error:
        st.title("Your file cannot be opened right now")
        st.error(str(error))
        st.button("Try again")
    except CatalogueError as error:
        st.title("The catalogue has a mistake")
        st.error("Nothing is scored with half a catalogue. Mend this and reload the page:")
        st.code(str(error), language=None)
