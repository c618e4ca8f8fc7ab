"""Widgets that show what the database holds and save on every change.

A widget's value is seeded from the database when it first appears and again when another tab or device changed it,
but never while it holds what the person is typing: only a stored value that differs from the one last seen replaces it.
"""

from collections.abc import Callable

import streamlit as st

from widgets import session

_SEEN = "seen"


def seed(key: str, stored: object) -> None:
    """Give a widget its stored value if it has none, or if the stored value has changed since it was last seen."""
    seen = st.session_state.setdefault(_SEEN, {})
    if key not in st.session_state or seen.get(key, stored) != stored:
        st.session_state[key] = stored
    seen[key] = stored


def saved(key: str, save: Callable[[object], object]) -> None:
    """Write a widget's new value through to the database; on trouble the value stays on the screen."""
    value = st.session_state[key]
    if session.attempt(lambda: save(value)):
        noted(key, value)


def noted(key: str, value: object) -> None:
    """Note that the database now holds this value, so that it is not taken for a change from elsewhere."""
    st.session_state.setdefault(_SEEN, {})[key] = value


def text(label: str, key: str, stored: str, save: Callable[[str], object], **options: object) -> None:
    """Draw a line of text that saves while the person types, half a second after the last letter."""
    seed(key, stored)
    st.text_input(label, key=key, live="0.5s", on_change=saved, args=(key, save), **options)  # type: ignore[arg-type]
