"""The time there is for the plan: minutes a day, and days on which nothing is planned."""

from typing import Any

import streamlit as st

from scoring.candidacy import Candidacy
from scoring.language import minutes_words
from widgets import current, frame
from widgets.fields import DAY_FORMAT, Field, ask, keep
from wording.words import day_name


def minutes(candidacy: Candidacy) -> None:
    """Ask how many minutes a day there are for the plan."""
    usual = candidacy.minutes_per_day or current.catalogue().scheduling.default_minutes_per_day
    field = Field("minutes_per_day", candidacy, usual, lambda _, value: {"minutes_per_day": value or usual})
    ask(st.number_input, "Minutes a day you can give this", field, min_value=5, max_value=600, step=5)


def time_to_give(candidacy: Candidacy, minutes_per_day: int) -> None:
    """Say how many minutes a day the plan counts on, and let them and the days off be changed there."""
    label = f"{minutes_words(minutes_per_day)} a day"
    with frame.small_panel(label, "your-time", icon=":material/schedule:") as panel:
        if panel.open:
            minutes(candidacy)
            st.caption("Nothing is planned on a day off, and messages wait for the next working day.")
            days_off(candidacy)


def days_off(candidacy: Candidacy) -> None:
    """Ask for days on which nothing should be planned."""
    field = Field("days_off", candidacy, None, lambda now, day: {"days_off": tuple(sorted({*now.days_off, day}))})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = f"day_off:{candidacy.id}"
        st.date_input("A holiday or day off", value=None, key=key, format=DAY_FORMAT, width=220)
        st.button("Add this day", on_click=_add_day_off, args=(field, key))
    for day in sorted(candidacy.days_off):
        left = {"days_off": tuple(other for other in candidacy.days_off if other != day)}
        st.button(
            f"Remove {day_name(day)}",
            key=f"{key}:{day}",
            type="tertiary",
            icon=":material/close:",
            on_click=_keep,
            args=(field, left),
        )


def _add_day_off(field: Field, key: str) -> None:
    if day := st.session_state[key]:
        keep(field, field.changes(field.candidacy, day))


def _keep(field: Field, changes: dict[str, Any]) -> None:
    keep(field, changes)
