"""Saving: one write at a time, what another tab has changed, and trouble shown calmly."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

import streamlit as st

from scoring.candidacy import Candidacy
from scoring.loading import CatalogueError
from storage import StorageError
from widgets import current
from wording.screen import error_words

_LOOKED, _OWN_WRITES = "revision_looked_at", "own_writes"


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
    at_hand = current.at_hand()
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
        st.error(error_words(error))
        st.button("Try again")
    except CatalogueError as error:
        st.title("The catalogue has a mistake")
        st.error("Nothing is scored with half a catalogue. Mend this and reload the page:")
        st.code(str(error), language=None)


@contextmanager
def current_or_rerun() -> Generator[Candidacy]:
    """Hand a fragment the current candidacy, with trouble shown in its place; start over when it is gone."""
    with trouble_shown():
        found = current.candidacy()
        if found is None:
            st.rerun()
        yield found
