"""The set-up questions of a candidacy, each saved on its own as soon as it makes sense.

A date that cannot be right is answered with a question at its field and is not saved; what was entered stays there.
"""

from datetime import date, time
from typing import Any

import streamlit as st

import storage
from exports.wording import day_name
from scoring.candidacy import Candidacy
from widgets import frame, people, session
from widgets.fields import Field, ask, choose, store, text

FORMATS = {"in_person": "In person", "video": "By video", "phone": "By phone"}
ROUNDS = {"one": "One", "two": "Two", "three_or_more": "Three or more", "unknown": "I do not know"}
INTEREST = {1: "Not at all", 2: "A little", 3: "Fairly", 4: "Much", 5: "Very much"}
DAY_FORMAT = "DD/MM/YYYY"


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
    questions = session.catalogue().setup_questions
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


def minutes(candidacy: Candidacy) -> None:
    """Ask how many minutes a day there are for the plan."""
    usual = candidacy.minutes_per_day or session.catalogue().scheduling.default_minutes_per_day
    field = Field("minutes_per_day", candidacy, usual, lambda _, value: {"minutes_per_day": value or usual})
    ask(st.number_input, "Minutes a day you can give this", field, min_value=5, max_value=600, step=5)


def time_to_give(candidacy: Candidacy, minutes_per_day: int) -> None:
    """Say how many minutes a day the plan counts on, and let them and the days off be changed there."""
    label = f"{minutes_per_day} minutes a day"
    with frame.small_panel(label, "your-time", icon=":material/schedule:") as panel:
        if panel.open:
            minutes(candidacy)
            st.caption("Nothing is planned on a day off, and messages wait for the next working day.")
            days_off(candidacy)


def forecast(candidacy: Candidacy) -> None:
    """Ask for the person's own guess, before anything is rated; afterwards it only shows."""
    if any(answer.rater == "self" and answer.kind != "unanswered" for answer in candidacy.answers):
        guess = "You gave no guess." if candidacy.forecast is None else f"Your guess was {candidacy.forecast} of 100."
        st.write(f"{guess} It stays as it was before you rated anything, so that you can compare it with what happens.")
        return
    question = session.catalogue().setup_questions["Q9"]
    field = _plain("forecast", candidacy)
    ask(st.number_input, question, field, min_value=0, max_value=100, step=5, placeholder="0 to 100")


def depth(candidacy: Candidacy) -> None:
    """Ask how many questions to answer; answers beyond a quick check are kept."""
    catalogue = session.catalogue()
    words = {
        "quick": f"Quick check: {len(catalogue.core_factors)} questions",
        "full": f"Everything: {len(catalogue.factors)} questions",
    }
    choose("How much do you want to answer?", _plain("depth", candidacy), words)
    st.caption("You can change this at any time. No answer is lost.")


def days_off(candidacy: Candidacy) -> None:
    """Ask for days on which nothing should be planned."""
    key = f"day_off:{candidacy.id}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input("A holiday or day off", value=None, key=key, format=DAY_FORMAT, width=220)
        st.button("Add this day", on_click=_add_day_off, args=(candidacy.id, key))
    for day in candidacy.days_off:
        st.button(
            f"Remove {day_name(day)}",
            key=f"{key}:{day}",
            type="tertiary",
            icon=":material/close:",
            on_click=_remove_day_off,
            args=(candidacy.id, day),
        )


def _line(label: str, name: str, candidacy: Candidacy) -> None:
    text(label, f"{name}:{candidacy.id}", getattr(candidacy, name), lambda value: store(candidacy.id, {name: value}))


def _plain(name: str, candidacy: Candidacy) -> Field:
    return Field(name, candidacy, getattr(candidacy, name), lambda _, value: {name: value})


def _set_time(candidacy: Candidacy, moment: time | None) -> dict[str, Any]:
    ended = candidacy.first_interview.ended
    chosen = moment or ended.time()
    return {"interview_time": ended.timetz().replace(hour=chosen.hour, minute=chosen.minute)}


def _add_day_off(candidacy_id: str, key: str) -> None:
    if day := st.session_state[key]:
        session.attempt(lambda: storage.add_day_off(session.store(), session.owner(), candidacy_id, day))


def _remove_day_off(candidacy_id: str, day: date) -> None:
    session.attempt(lambda: storage.remove_day_off(session.store(), session.owner(), candidacy_id, day))
