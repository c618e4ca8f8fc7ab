"""Buttons without a border, alone or at the end of a line of text."""

from collections.abc import Callable
from typing import Any

import streamlit as st

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
        quiet(named(label, text.replace("**", "")), key, UNDO, undo, *args, hint=hint)
