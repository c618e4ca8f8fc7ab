"""Buttons without a border, alone or at the end of a line of text."""

import time
from collections.abc import Callable
from math import inf
from typing import Any

import streamlit as st

_PRESSED, _DOUBLE_CLICK = "pressed", 0.6  # seconds
UNDO, CLOSE = ":material/undo:", ":material/close:"


def named(label: str, what: str) -> str:
    """Return the label of a button or link that is read out with what it is about; what is shown is the label alone.

    For several of one label, whose place on the page says what each is about; `static/look.css` leaves the rest unseen.
    """
    return f"{label} :gray-background[{what}]"


def quiet(
    label: str, key: str, icon: str | None, act: Callable[..., Any], *args: object, hint: str | None = None
) -> None:
    """Draw a button without a border."""
    st.button(label, key=key, type="tertiary", icon=icon, help=hint, on_click=act, args=args)


def undo_row(text: str, label: str, key: str, undo: Callable[..., Any], *args: object, hint: str | None = None) -> None:
    """Draw a line of text with a button at its end that takes back what it says."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text, width="stretch")
        quiet(named(label, text.replace("**", "")), key, UNDO, _once, undo, *args, hint=hint)


def pressed_twice(what: str) -> bool:
    """Say whether this was pressed a moment ago: the second of a double click meets whatever stands there by then."""
    pressed: dict[str, float] = st.session_state.setdefault(_PRESSED, {})
    before, pressed[what] = pressed.get(what, -inf), time.monotonic()
    return pressed[what] - before < _DOUBLE_CLICK


def press_again(what: str) -> None:
    """Let it be pressed again at once: nothing came of it."""
    st.session_state[_PRESSED].pop(what, None)


def _once(undo: Callable[..., Any], *args: object) -> None:
    if not pressed_twice("undo"):
        undo(*args)
