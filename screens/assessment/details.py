"""The set-up questions of a candidacy, each saved on its own as soon as it makes sense.

A date that cannot be right is answered with a question at its field and is not saved; what was entered stays there.
"""

from datetime import date

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from scoring.catalogue import Setting
from scoring.facts.settings import asked_factors
from scoring.language import counted
from widgets import clock, current, people, settings
from widgets.fields import DATE, Field, ask, choose, detail, draw
from wording.words import count_words

ROUNDS = {"one": "One", "two": "Two", "three_or_more": "Three or more"}
DECISION = "By which day did they say they would decide? Leave it empty if they named none."
_LONG_AGO = 180
DEPTHS = {"quick": "Quick check", "full": "Everything"}
INTEREST = {1: "Not at all", 2: "A little", 3: "Fairly", 4: "Much", 5: "Very much"}


def interview(candidacy: Candidacy) -> None:
    """Ask what the interview was: role, employer, day, its kind, and what else holds."""
    detail("Which role was it for?", "role", candidacy, candidacy.role, "")
    detail("Which employer?", "employer", candidacy, candidacy.employer, "")
    day = Field("day", candidacy, candidacy.interview_day, lambda value: {"interview_day": value}, _unlikely_day)
    ask(st.date_input, "Which day was the interview?", day, **DATE)
    kinds = settings.of("kind")
    kind = candidacy.first_interview.kind
    field = Field("interview_kind", candidacy, kind, lambda value: {"interview_kind": value})
    ask(st.selectbox, "What kind of interview was it?", field, **settings.choices(kinds), filter_mode=None)
    if hint := kinds[kind].hint:
        st.caption(hint)
    st.markdown("Does any of this hold? If not, leave it empty.")
    with st.container(gap=None, key="circumstances"):
        for name, circumstance in settings.of("circumstance").items():
            _circumstance(name, circumstance, candidacy)


def what_comes_next(candidacy: Candidacy) -> None:
    """Ask what they said about the next step."""
    questions = current.catalogue().setup_questions
    ask(st.date_input, DECISION, _plain("decision_date", candidacy), value=None, **DATE)
    people.contact_rule(candidacy)
    rounds = None if candidacy.expected_rounds == "unknown" else candidacy.expected_rounds
    field = Field("expected_rounds", candidacy, rounds, lambda value: {"expected_rounds": value or "unknown"})
    question = f"{questions['Q4']} Leave it open if you do not know."
    ask(st.segmented_control, question, field, options=list(ROUNDS), format_func=ROUNDS.__getitem__)


def interest(candidacy: Candidacy) -> None:
    """Ask how much the person wants the job after the interview."""
    choose(current.catalogue().setup_questions["Q6"], _plain("interest", candidacy), INTEREST)


def forecast(candidacy: Candidacy) -> None:
    """Ask for the person's own guess, before anything is rated; afterwards it only shows."""
    if any(answer.rater == "self" and answer.kind != "unanswered" for answer in candidacy.answers):
        guess = "You gave no guess." if candidacy.forecast is None else f"Your guess was {candidacy.forecast} of 100."
        st.write(f"{guess} It stays as it was before you rated anything, so that you can compare it with what happens.")
        return
    question = current.catalogue().setup_questions["Q9"]
    field = _plain("forecast", candidacy)
    ask(st.number_input, question, field, value=None, min_value=0, max_value=100, step=5, placeholder="0 to 100")


def depth(candidacy: Candidacy) -> None:
    """Ask how many questions to answer; answers beyond a quick check are kept."""
    catalogue = current.catalogue()
    words = {
        depth: f"{name}: {counted(len(asked_factors(candidacy.model_copy(update={'depth': depth}), catalogue)), 'question')}"
        for depth, name in DEPTHS.items()
    }
    choose("How much do you want to answer?", _plain("depth", candidacy), words)
    st.caption("You can change this at any time. No answer is lost.")


def _circumstance(name: str, of: Setting, candidacy: Candidacy) -> None:
    draw(
        st.checkbox,
        of.name,
        f"circumstance:{candidacy.id}:{name}",
        name in candidacy.circumstances,
        lambda holds: current.write(storage.set_circumstance, candidacy.id, name, holds=holds),
    )


def _plain(name: str, candidacy: Candidacy) -> Field:
    return Field(name, candidacy, getattr(candidacy, name), lambda value: {name: value})


def _unlikely_day(day: date) -> str | None:
    """Ask back about a day that is still to come, or so long ago that nothing can be mended any more."""
    days_ago = (clock.today() - day).days
    if days_ago < 0:
        return "That day is still to come. Did the interview take place already?"
    if days_ago > _LONG_AGO:
        return f"That is {count_words(days_ago, 'day')} ago. Was it that long ago?"
    return None
