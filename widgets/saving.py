"""Saving: one write at a time, what another tab has changed, and trouble shown calmly."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from scoring.candidacy import Candidacy
from scoring.loading import CatalogueError
from storage import StorageError
from widgets import current, scripts
from wording.screen import error_words

_CLICKS, _WHOLE_PAGE, _SAVED = "clicks_since_drawn", "whole_page_due", "saved_since_drawn"


def attempt(action: Callable[[], object]) -> bool:
    """Run a write; on trouble keep its sentence for the screen and return False. Nothing is half-written."""
    st.session_state[_CLICKS] = st.session_state.get(_CLICKS, 0) + 1
    told = trouble()
    told.clear()
    try:
        action()
    except StorageError as error:
        told.append(str(error))
    else:
        st.session_state.setdefault(_SAVED, {})
    return not told


def trouble() -> list[str]:
    """Return what went wrong, as a plain list to take before a write: after it, any use of the session's state may end the run."""
    kept: list[str] = st.session_state.setdefault("trouble", [])
    return kept


def saved(key: str, words: str) -> None:
    """Have the browser told that what stood in the field of this key is in the database: it need not keep it any longer."""
    st.session_state.setdefault(_SAVED, {})[key] = words


def write(change: Callable[..., int], candidacy_id: str, *values: object, **fields: Any) -> bool:  # noqa: ANN401  any change's own
    """Attempt one change of `storage` to a candidacy of the current owner."""
    return attempt(lambda: current.write(change, candidacy_id, *values, **fields))


def redraw_page() -> None:
    """Have the whole page drawn after a click outside every fragment.

    What is typed and clicked within one moment reaches the server as one change of the field's fragment alone.
    """
    st.session_state[_WHOLE_PAGE] = True


@contextmanager
def whole_page() -> Generator[None]:
    """Draw a page whose fields all save while one types, with trouble shown in its place."""
    _all_drawn()
    scripts.keep_words()
    with trouble_shown():
        yield
        scripts.save_while_typing()
        _announce()


@contextmanager
def current_or_rerun() -> Generator[Candidacy]:
    """Hand a fragment the current candidacy, with trouble shown in its place; have the page drawn when more has changed."""
    with trouble_shown():
        found = current.candidacy()
        if found is None:
            st.rerun()
        yield found
        if st.session_state.get(_WHOLE_PAGE) or st.session_state.get(_CLICKS, 0) > 1 or current.changed_elsewhere():
            st.rerun()
        _all_drawn()
        _announce()


@contextmanager
def trouble_shown() -> Generator[None]:
    """Turn trouble with the file or the catalogue into one calm message in place of what is drawn."""
    try:
        yield
    except StorageError as error:
        st.title("Your file cannot be opened right now")
        st.error(error_words(error))
        st.button("Try again")
        st.stop()
    except CatalogueError as error:
        st.title("The catalogue has a mistake")
        st.error("Nothing is scored with half a catalogue. Mend this and reload the page:")
        st.code(str(error), language=None)
        st.stop()


def _announce() -> None:
    """Have a screen reader hear that something was saved."""
    saved_now: dict[str, str] | None = st.session_state.pop(_SAVED, None)
    scripts.announce("" if saved_now is None else "Saved.", saved_now or {})


def _all_drawn() -> None:
    for key in (_CLICKS, _WHOLE_PAGE):
        st.session_state.pop(key, None)
