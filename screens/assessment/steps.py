"""The steps of an assessment: which there are, which one is open, and how to go on.

The open step stands in the address, so that reload and the browser's back button work; without one, the first step
that still needs something is opened.
"""

import streamlit as st

from scoring.candidacy import Candidacy
from scoring.progress import Section, total
from widgets import fields, saving

INTERVIEW, NEXT, GUESS, DONE = "interview", "next", "guess", "done"
SETUP = {INTERVIEW: "The interview", NEXT: "What comes next", GUESS: "Your own guess"}


def names(parts: tuple[Section, ...]) -> dict[str, str]:
    """Return the steps in order, each with its name."""
    return {**SETUP, **{part.id: part.name for part in parts}, DONE: "All answered"}


def current(candidacy: Candidacy, parts: tuple[Section, ...]) -> str:
    """Return the step to show and keep it in the address: the one there, the one last left, or the first that is open."""
    left = f"step:{candidacy.id}"
    step = st.query_params.get("step") or st.session_state.get(left)
    if step not in names(parts):
        step = resume(candidacy, parts)
    st.session_state[left] = step
    if st.query_params.get("step") != step:
        go(step)
    return step


def resume(candidacy: Candidacy, parts: tuple[Section, ...]) -> str:
    """Return the first step that still needs something."""
    if not any(answer.kind != "unanswered" for answer in candidacy.answers):
        if not (candidacy.role or candidacy.employer):
            return INTERVIEW
        if candidacy.interest is None and candidacy.decision_date is None:
            return NEXT
        if candidacy.forecast is None:
            return GUESS
    return next((part.id for part in parts if part.open), DONE)


def go(step: str) -> None:
    """Open a step."""
    st.query_params["step"] = step


def leave_for(step: str) -> None:
    """Open another step, but not while an answer on this one is not saved."""
    saving.redraw_page()
    if fields.all_saved():
        go(step)
    else:
        st.session_state["held"] = True


def progress_words(parts: tuple[Section, ...]) -> str:
    """Say how many answers are there, and how many are not due yet."""
    everything = total(parts)
    words = f"{everything.settled} of {len(everything.asked)} answered"
    if everything.not_due:
        words += f", {len(everything.not_due)} not due yet"
    return words


def share(parts: tuple[Section, ...]) -> float:
    """Return the settled part of what is due, from 0 to 1."""
    everything = total(parts)
    due = len(everything.asked) - len(everything.not_due)
    return everything.settled / due if due else 1.0
