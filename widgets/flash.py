"""A flash message: one sentence for the top of the next page drawn, and perhaps a question that it raises."""

from typing import NamedTuple

import streamlit as st

_KEY = "message"


class Question(NamedTuple):
    """What to answer next: the words that lead there, and the step of the assessment that holds it."""

    words: str
    step: str


WHAT_WAS_IN_IT = Question("It counts now: say what was in it", "U")


def say(message: str, question: Question | None = None) -> None:
    """Keep a sentence for the next page, with the question that comes of it."""
    st.session_state[_KEY] = message, question


def take() -> tuple[str, Question | None] | None:
    """Return the sentence that was kept and drop it."""
    kept: tuple[str, Question | None] | None = st.session_state.pop(_KEY, None)
    return kept
