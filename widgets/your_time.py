"""The time there is for the plan: minutes a day, and days on which nothing is planned."""

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from scoring.language import minutes_words
from widgets import buttons, current, frame, saving
from widgets.fields import DATE, Field, ask, contradiction
from wording.words import day_name


def minutes(candidacy: Candidacy) -> None:
    """Ask how many minutes a day there are for the plan."""
    usual = candidacy.minutes_per_day or current.catalogue().scheduling.default_minutes_per_day
    field = Field("minutes_per_day", candidacy, usual, lambda value: {"minutes_per_day": value})
    ask(st.number_input, "Minutes a day you can give this plan", field, value=None, min_value=5, max_value=600, step=5)


def time_to_give(candidacy: Candidacy, minutes_per_day: int) -> None:
    """Say how many minutes a day the plan counts on, and let them and the days off be changed there."""
    label, key = f"{minutes_words(minutes_per_day)} a day", "your-time"
    frame.stay_open(key)
    with st.popover(label, key=key, icon=":material/schedule:", on_change="rerun") as panel:
        if panel.open:
            minutes(candidacy)
            st.caption("Nothing is planned on a day off, and messages wait for the next working day.")
            days_off(candidacy)


def days_off(candidacy: Candidacy) -> None:
    """Ask for days on which nothing should be planned."""
    key = f"day_off:{candidacy.id}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input("A holiday or day off", value=None, key=key, width=220, **DATE)
        st.button("Add this day", on_click=_add_day_off, args=(candidacy, key))
    if wrong := st.session_state.get(f"{key}:question"):
        st.warning(f"{wrong} This is not saved.")
    for day in candidacy.days_off:
        remove = (saving.write, storage.remove_day_off, candidacy.id, day)
        buttons.quiet(f"Remove {day_name(day)}", f"{key}:{day}", buttons.CLOSE, *remove)


def _add_day_off(candidacy: Candidacy, key: str) -> None:
    if day := st.session_state[key]:
        wrong = contradiction(candidacy, candidacy.model_copy(update={"days_off": (*candidacy.days_off, day)}))
        st.session_state[f"{key}:question"] = wrong
        if wrong is None:
            saving.write(storage.add_day_off, candidacy.id, day)
