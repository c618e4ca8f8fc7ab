"""A flash message: one sentence for the top of the next page drawn."""

import streamlit as st

_KEY = "message"


def say(message: str, question: str | None = None) -> None:
    """Keep a sentence for the next page, with the step of the assessment that now has a question."""
    st.session_state[_KEY] = message, question


def take() -> tuple[str, str | None] | None:
    """Return the sentence that was kept and drop it."""
    kept: tuple[str, str | None] | None = st.session_state.pop(_KEY, None)
    return kept
