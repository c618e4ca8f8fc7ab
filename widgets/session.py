"""What one browser session works on: the store, the catalogue, today's date and the current candidacy.

The database is the only truth. Session state holds an id and messages, never an answer that is not saved.
"""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.loading import CatalogueError, load_catalogue
from scoring.planning import plan
from scoring.readiness import readiness
from scoring.results import Plan, Readiness
from storage import Kept, StorageError, Store

OWNER = "local"
EXAMPLE_OWNER = "example"
_ID, _OWNER, _AT_HAND = "candidacy_id", "candidacy_owner", "candidacy_at_hand"
_LOOKED, _OWN_WRITES = "revision_looked_at", "own_writes"


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


def keep_address() -> None:
    """Put the candidacy back into an address that a click in the navigation has emptied, before the page is known.

    The browser notes each change of address as a step. Changed after the page, the candidacy would be a step of its own
    on that page, and going back from it would lead to the same page again.
    """
    if (kept := st.session_state.get(_ID)) and "candidacy" not in st.query_params:
        st.query_params["candidacy"] = kept


def open_current() -> None:
    """Choose the candidacy: from the address, where `keep_address` keeps it, else the newest one. Never creates one."""
    wanted = st.query_params.get("candidacy")
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
    """Return the current candidacy as it is in the database now; what has not changed since the last look stays at hand."""
    if not current_id():
        return None
    now = storage.catch_up(store(), owner(), current_id(), st.session_state.get(_AT_HAND))
    st.session_state[_AT_HAND] = now
    return now and now.candidacy


def scored(candidacy: Candidacy) -> tuple[Readiness, Plan]:
    """Score a candidacy and plan what to do, as of today."""
    return _scored(candidacy, today())


@lru_cache(maxsize=32)
def _scored(candidacy: Candidacy, on: date) -> tuple[Readiness, Plan]:
    return readiness(candidacy, catalogue(), on), plan(candidacy, catalogue(), on)


def forget() -> None:
    """Let go of every candidacy that was read or scored, so that nothing deleted stays in the server's memory."""
    _scored.cache_clear()
    st.session_state.pop(_AT_HAND, None)


def say(message: str, question: str | None = None) -> None:
    """Keep one sentence to show on top of the next page drawn, with the step of the assessment that now has a question."""
    st.session_state["message"] = message, question


def attempt(action: Callable[[], object]) -> bool:
    """Run a write; on trouble keep its sentence for the screen and return False. Nothing is half-written."""
    try:
        action()
    except StorageError as error:
        st.session_state["trouble"] = str(error)
        return False
    st.session_state.pop("trouble", None)
    st.session_state[_OWN_WRITES] = st.session_state.get(_OWN_WRITES, 0) + 1
    return True


def changed_elsewhere() -> bool:
    """Say whether another tab or device has changed the current candidacy since this session last looked, and look.

    Every write raises the revision by one, so what this session wrote itself can be told apart.
    """
    at_hand: Kept | None = st.session_state.get(_AT_HAND)
    newest = (at_hand.candidacy.id, at_hand.revision) if at_hand else None
    last = st.session_state.get(_LOOKED)
    st.session_state[_LOOKED] = newest
    own = st.session_state.pop(_OWN_WRITES, 0)
    return bool(last and newest and last[0] == newest[0] and last[1] + own != newest[1])


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


@contextmanager
def at_work() -> Generator[Candidacy]:
    """Hand a fragment the current candidacy, with trouble shown in its place; start over when it is gone."""
    with trouble_shown():
        current = candidacy()
        if current is None:
            st.rerun()
        yield current
