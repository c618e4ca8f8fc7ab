"""The set-up questions of a candidacy, each saved on its own as soon as it makes sense.

A date that cannot be right is answered with a question at its field and is not saved; what was entered stays there.
"""

from datetime import time
from typing import Any

import streamlit as st

from scoring.candidacy import Candidacy
from scoring.language import counted
from widgets import current, people
from widgets.fields import DAY_FORMAT, Field, ask, choose, store, text
from widgets.your_time import minutes

FORMATS = {"in_person": "In person", "video": "By video", "phone": "By phone"}
ROUNDS = {"one": "One", "two": "Two", "three_or_more": "Three or more", "unknown": "I do not know"}
INTEREST = {1: "Not at all", 2: "A little", 3: "Fairly", 4: "Much", 5: "Very much"}


def interview(candidacy: Candidacy) -> None:
    """Ask what the interview was: role, employer, when, how and with whom."""
    _line("Which role was it for?", "role", candidacy)
    _line("Which employer?", "employer", candidacy)
    ended = candidacy.first_interview.ended
    with st.container(horizontal=True):
        day = Field("day", candidacy, ended.date(), lambda _, value: {"interview_day": value or ended.date()})
        ask(st.date_input, "Which day was the interview?", day, format=DAY_FORMAT)
        ask(st.time_input, "When did it end, roughly?", Field("time", candidacy, ended.time(), _set_time))
    held = Field("format", candidacy, candidacy.first_interview.format, lambda _, value: {"interview_format": value})
    choose("How did you meet?", held, FORMATS)
    people.interviewers(candidacy)


def what_comes_next(candidacy: Candidacy) -> None:
    """Ask what they said about the next step, and how much will and time there is."""
    questions = current.catalogue().setup_questions
    ask(
        st.date_input,
        "By which day did they say they would decide? Leave it empty if they named none.",
        _plain("decision_date", candidacy),
        format=DAY_FORMAT,
    )
    people.contact(candidacy)
    choose(questions["Q4"], _plain("expected_rounds", candidacy), ROUNDS)
    choose(questions["Q6"], _plain("interest", candidacy), INTEREST)
    minutes(candidacy)


def forecast(candidacy: Candidacy) -> None:
    """Ask for the person's own guess, before anything is rated; afterwards it only shows."""
    if any(answer.rater == "self" and answer.kind != "unanswered" for answer in candidacy.answers):
        guess = "You gave no guess." if candidacy.forecast is None else f"Your guess was {candidacy.forecast} of 100."
        st.write(f"{guess} It stays as it was before you rated anything, so that you can compare it with what happens.")
        return
    question = current.catalogue().setup_questions["Q9"]
    field = _plain("forecast", candidacy)
    ask(st.number_input, question, field, min_value=0, max_value=100, step=5, placeholder="0 to 100")


def depth(candidacy: Candidacy) -> None:
    """Ask how many questions to answer; answers beyond a quick check are kept."""
    catalogue = current.catalogue()
    words = {
        "quick": f"Quick check: {counted(len(catalogue.core_factors), 'question')}",
        "full": f"Everything: {counted(len(catalogue.factors), 'question')}",
    }
    choose("How much do you want to answer?", _plain("depth", candidacy), words)
    st.caption("You can change this at any time. No answer is lost.")


def _line(label: str, name: str, candidacy: Candidacy) -> None:
    text(label, f"{name}:{candidacy.id}", getattr(candidacy, name), lambda value: store(candidacy.id, {name: value}))


def _plain(name: str, candidacy: Candidacy) -> Field:
    return Field(name, candidacy, getattr(candidacy, name), lambda _, value: {name: value})


def _set_time(candidacy: Candidacy, moment: time | None) -> dict[str, Any]:
    ended = candidacy.first_interview.ended
    chosen = moment or ended.time()
    return {"interview_time": ended.timetz().replace(hour=chosen.hour, minute=chosen.minute)}
