"""The steps of an assessment: which there are, which one is open, and how to go on.

The open step stands in the address, so that reload and the browser's back button work; without one, the first step
that still needs something is opened. Neighbouring dimensions with few questions share a step, which is named after the first of
them and opened by the name of any.
"""

import streamlit as st

from scoring.candidacy import Candidacy
from screens.assessment.progress import Section, total
from widgets import fields, saving

INTERVIEW, PEOPLE, NEXT, GUESS, DONE = "interview", "people", "next", "guess", "done"
SETUP = {INTERVIEW: "The interview", PEOPLE: "Who was there", NEXT: "What comes next", GUESS: "Your own guess"}
_MOST_QUESTIONS = 5

Step = tuple[Section, ...]


def rating(parts: tuple[Section, ...]) -> dict[str, Step]:
    """Return the steps on which one rates, in order: neighbouring parts as long as they have few questions together."""
    steps: dict[str, Step] = {}
    for part in parts:
        last = next(reversed(steps), "")
        if last and len(total((*steps[last], part)).asked) <= _MOST_QUESTIONS:
            steps[last] += (part,)
        else:
            steps[part.id] = (part,)
    return steps


def names(parts: tuple[Section, ...]) -> dict[str, str]:
    """Return the steps in order, each with its name."""
    return {**SETUP, **{name: numbers(step, parts) for name, step in rating(parts).items()}, DONE: "All answered"}


def numbers(step: Step, parts: tuple[Section, ...]) -> str:
    """Say which questions of how many stand on a step: "Questions 1 to 4 of 18"."""
    asked = total(parts).asked
    here = total(step).asked
    first, last = asked.index(here[0]) + 1, asked.index(here[-1]) + 1
    return f"{f'Question {first}' if first == last else f'Questions {first} to {last}'} of {len(asked)}"


def current(candidacy: Candidacy, parts: tuple[Section, ...]) -> str:
    """Return the step to show and keep it in the address: the one there, the one last left, or the first that is open."""
    left = f"step:{candidacy.id}"
    wanted = st.query_params.get("step") or st.session_state.get(left)
    step = wanted if wanted in {*SETUP, DONE} else _holding(wanted, parts)
    if step is None:
        step = resume(candidacy, parts)
    st.session_state[left] = step
    if st.query_params.get("step") != step:
        st.query_params["step"] = step
    return step


def resume(candidacy: Candidacy, parts: tuple[Section, ...]) -> str:
    """Return the first step that still needs something."""
    if not any(answer.kind != "unanswered" for answer in candidacy.answers):
        if not (candidacy.role or candidacy.employer):
            return INTERVIEW
        if not candidacy.interviewers:
            return PEOPLE
        told = (candidacy.decision_date, candidacy.contact, candidacy.interest) != (None, None, None)
        if not told and candidacy.contact_rule.kind == "open":
            return NEXT
        if candidacy.forecast is None:
            return GUESS
    return next((name for name, step in rating(parts).items() if total(step).open), DONE)


def leave_for(step: str) -> None:
    """Open another step, but not while an answer on this one is not saved."""
    hold()
    if "held" not in st.session_state:
        st.query_params["step"] = step


def hold() -> None:
    """Have the page say which answers on this step are not saved, if any."""
    saving.redraw_page()
    if unsaved := fields.unsaved():
        st.session_state["held"] = unsaved


def progress(parts: tuple[Section, ...]) -> tuple[int, int]:
    """Count the answers that are there, and those that are asked for."""
    everything = total(parts)
    return everything.settled, len(everything.asked)


def _holding(wanted: str | None, parts: tuple[Section, ...]) -> str | None:
    """Return the step that holds a part or a factor."""
    held = {name: {*total(step).asked, *(part.id for part in step)} for name, step in rating(parts).items()}
    return next((name for name, inside in held.items() if wanted in inside), None)
