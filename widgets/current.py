"""What one browser session works on: the store, the catalogue and the current candidacy.

The database is the only truth. Session state holds an id, never an answer that is not saved.
"""

from collections.abc import Callable
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.readiness import readiness
from scoring.results import Plan, Readiness
from storage import Kept, Store
from widgets import clock, flash

OWNER = "local"
EXAMPLE_OWNER = "example"
_ID, _OWNER, _CACHED = "candidacy_id", "candidacy_owner", "candidacy_cached"
_SEEN, _CHANGED = "revision_seen", "changed_elsewhere"
# What widgets keep of a candidacy's words in the session; none of it outlives the candidacy.
FIELDS_SEEN, FIELDS_PENDING, PEOPLE_REMOVED = "fields_seen", "fields_pending", "people_removed"


class _Day(Snapshot):
    """What a candidacy says on a day, scored and planned once when that is first asked for."""

    @cached_property
    def scored(self) -> tuple[Readiness, Plan]:
        return readiness(self), plan(self)


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Open the database once per server process."""
    return storage.open_store()


def catalogue() -> Catalogue:
    """Return the shipped catalogue."""
    return load_catalogue()


def keep_address() -> None:
    """Put the candidacy back into an address that a click in the navigation has emptied, before the page is known.

    The browser notes each change of address as a step. Changed after the page, the candidacy would be a step of its own
    on that page, and going back from it would lead to the same page again.
    """
    if (kept := st.session_state.get(_ID)) and "candidacy" not in st.query_params:
        st.query_params["candidacy"] = kept


def open_from_address() -> None:
    """Choose the candidacy: from the address, where `keep_address` keeps it, else the newest one. Never creates one."""
    wanted = st.query_params.get("candidacy")
    for whose in (OWNER, EXAMPLE_OWNER):
        if wanted and storage.revision(store(), whose, wanted):
            select(wanted, whose)
            return
    newest = storage.newest_id(store(), OWNER)
    if wanted:
        shown = "This shows the newest one." if newest else "Nothing typed in it since then was kept."
        flash.say(f"That interview is not in this file any more. {shown}")
    select(newest, OWNER)


def select(candidacy_id: str | None, owner: str) -> None:
    """Make a candidacy the current one, in this session and in the address."""
    st.session_state[_ID], st.session_state[_OWNER] = candidacy_id, owner
    if candidacy_id is None:
        st.query_params.pop("candidacy", None)
    elif st.query_params.get("candidacy") != candidacy_id:
        st.query_params["candidacy"] = candidacy_id


def candidacy_id() -> str:
    """Return the id of the current candidacy, empty when there is none."""
    return st.session_state.get(_ID) or ""


def owner() -> str:
    """Return the owner of the current candidacy; examples never mix with the visitor's own."""
    return str(st.session_state.get(_OWNER, OWNER))


def candidacy() -> Candidacy | None:
    """Return the current candidacy as it is in the database now; what has not changed since is not read again."""
    if not candidacy_id():
        return None
    now = storage.catch_up(store(), owner(), candidacy_id(), st.session_state.get(_CACHED))
    if now is None:
        invalidate()
        return None
    st.session_state[_CACHED] = now
    _see(now.candidacy.id, now.revision)
    return now.candidacy


def write(change: Callable[..., int], candidacy_id: str, *values: object, **fields: Any) -> None:  # noqa: ANN401  any change's own
    """Make one change of `storage` to a candidacy of the current owner. Raises StorageError."""
    _see(candidacy_id, change(store(), owner(), candidacy_id, *values, **fields), own=True)


def revision() -> int:
    """Return the revision at which the current candidacy was last read."""
    kept: Kept | None = st.session_state.get(_CACHED)
    return kept.revision if kept else 0


def changed_elsewhere() -> bool:
    """Say whether another tab or device has changed the current candidacy, until the page has said so."""
    return bool(st.session_state.get(_CHANGED))


def acknowledge_change() -> None:
    """Take what another tab has changed as told."""
    st.session_state.pop(_CHANGED, None)


def snapshot(candidacy: Candidacy) -> _Day:
    """Return what a candidacy says today, read once for all who ask."""
    return _day(candidacy, clock.today())


def scored(candidacy: Candidacy) -> tuple[Readiness, Plan]:
    """Score a candidacy and plan what to do, as of today."""
    return snapshot(candidacy).scored


@lru_cache(maxsize=200)  # about 17 MB
def _day(candidacy: Candidacy, today: date) -> _Day:
    return _Day(candidacy, catalogue(), today)


def invalidate() -> None:
    """Drop every candidacy that was read or scored, so that nothing deleted stays in the server's memory."""
    _day.cache_clear()
    for key in (_CACHED, _SEEN, _CHANGED, FIELDS_SEEN, FIELDS_PENDING, PEOPLE_REMOVED):
        st.session_state.pop(key, None)


def _see(candidacy_id: str, revision: int, *, own: bool = False) -> None:
    """Note the newest revision; every write raises it by one, so that somebody else's show."""
    before = st.session_state.get(_SEEN)
    if before and before[0] == candidacy_id and before[1] + own != revision:
        st.session_state[_CHANGED] = True
    st.session_state[_SEEN] = candidacy_id, revision
