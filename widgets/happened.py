"""What happened since the interview: enter an event, see all of them, take one back.

An event with dates that cannot be right is answered with a question and is not saved; the entry stays on the screen.
"""

from collections.abc import Mapping
from datetime import datetime

import streamlit as st
from pydantic import ValidationError

import storage
from scoring.candidacy import Candidacy, Event
from scoring.people import INSIDE, REFEREES
from scoring.terms import Stage
from widgets import buttons, clock, current, flash, names, saving
from widgets.fields import DATE, contradicted
from widgets.people import CHANNELS
from wording.screen import LABELS, plain
from wording.words import day_name, moment_name

KINDS, ABOUT = LABELS["kinds"], LABELS["about"]
# The fields of an event that are asked for, of each and by kind, with the ends of their keys on the screen.
_ALWAYS = {"kind": "kind", "on": "on"}
_PARTS = {
    "thank_you_sent": {"to": "who"},
    "contact": {"to": "who", "about": "about", "channel": "channel"},
    "reply_received": {"from": "who"},
    "invited": {"second_interview": "second"},
    "task_agreed": {"deadline": "deadline"},
    "offer": {"respond_by": "respond_by"},
}
# Whom one writes to beside the employer: thanks do not go to them, and no answer comes from them.
_BESIDE = {*REFEREES, INSIDE}
_NEWS = {"invited", "second_interview_held", "offer"}


def panel(candidacy: Candidacy, *, suggested: str | None = None) -> None:
    """Draw the events of a candidacy and the entry of a new one. `suggested` is the kind offered first."""
    people = names.of_events(candidacy)
    for event in candidacy.events_in_order:
        text, key = f"{day_name(event.on)}: {describe(event, people)}", f"take_back:{event.id}"
        buttons.undo_row(text, "Take back", key, _take_back, candidacy.id, event.id, text, hint="Removes this entry")
    _entry(candidacy, people, suggested)


def describe(event: Event, people: Mapping[str, str]) -> str:
    """Say in a few words what happened; `people` names whom events are about. Safe for Markdown."""
    words = KINDS[event.kind]
    if event.kind == "contact" and event.about:
        words = f"I wrote or called {ABOUT[event.about][0].lower()}{ABOUT[event.about][1:]}"
    if who := event.to or event.sender:
        words += f" ({plain(people.get(who, who))})"
    if event.second_interview:
        words += f", for {moment_name(event.second_interview)}"
    if event.deadline:
        words += f", due on {day_name(event.deadline)}"
    if event.respond_by:
        words += f", answer by {day_name(event.respond_by)}"
    return words


def _entry(candidacy: Candidacy, people: Mapping[str, str], suggested: str | None) -> None:
    key = f"event:{candidacy.id}"
    kinds = list(KINDS)
    kind = st.selectbox(
        "What happened?",
        kinds,
        key=f"{key}:kind",
        format_func=KINDS.__getitem__,
        index=kinds.index(suggested) if suggested else None,
        placeholder="Choose what happened",
        on_change=st.session_state.pop,
        args=(f"{key}:question", None),  # it was about another kind of event
    )
    if kind is None:
        return
    st.date_input(LABELS["told"].get(kind, "On which day?"), value=clock.today(), key=f"{key}:on", **DATE)
    gone = {person.id for person in candidacy.interviewers if person.removed}
    there = [who for who in people if who not in gone and (kind == "contact" or who not in _BESIDE)]
    if "who" in _PARTS.get(kind, {}).values() and there:
        question = "From whom?" if kind == "reply_received" else "To whom?"
        first = None if there[0] in _BESIDE else 0
        st.selectbox(question, there, first, people.__getitem__, f"{key}:who", placeholder="Choose who it was")
    if kind == "contact":
        st.selectbox("What for?", list(ABOUT), key=f"{key}:about", format_func=ABOUT.__getitem__)
        st.selectbox("How?", list(CHANNELS), key=f"{key}:channel", format_func=CHANNELS.__getitem__)
    if kind == "invited":
        st.date_input(
            "When is the interview? Leave it empty if you do not know yet.", value=None, key=f"{key}:second", **DATE
        )
        st.time_input("At what time?", value=None, key=f"{key}:second_time")
    if kind == "task_agreed":
        st.date_input("When is it due?", value=None, key=f"{key}:deadline", **DATE)
    if kind == "offer":
        st.date_input("By when do they want an answer?", value=None, key=f"{key}:respond_by", **DATE)
    if doubtful := st.session_state.get(f"{key}:question"):
        st.warning(f"{doubtful} This is not saved yet.")
    st.button("Save what happened", on_click=_save, args=(candidacy, key))


def _save(candidacy: Candidacy, key: str) -> None:
    parts = _PARTS.get(st.session_state.get(f"{key}:kind", ""), {})
    entered = {field: st.session_state.get(f"{key}:{part}") for field, part in (_ALWAYS | parts).items()}
    second, at = entered.get("second_interview"), st.session_state.get(f"{key}:second_time")
    if second and at:
        entered["second_interview"] = datetime.combine(second, at, tzinfo=clock.now().tzinfo)
    try:
        event = Event.model_validate(entered)
    except ValidationError:
        st.session_state[f"{key}:question"] = "On which day did this happen?"
        return
    st.session_state[f"{key}:question"] = _question(candidacy, event)
    if st.session_state[f"{key}:question"] is None and _add(candidacy, event):
        counted = (
            event.kind != "thank_you_sent"
            or current.catalogue().scoring.thank_you.factor not in current.snapshot(candidacy).left_out
        )
        flash.say(LABELS["answers"][event.kind if counted else "contact"])
        st.session_state[f"{key}:kind"] = None


def _add(candidacy: Candidacy, event: Event) -> bool:
    """Write an event; news from them opens a closed candidacy again."""
    again = event.kind in _NEWS and current.snapshot(candidacy).stage is Stage.CLOSED
    new = [Event(kind="reopened", on=event.on), event] if again else [event]
    return saving.write(storage.add_events, candidacy.id, new)


def _take_back(candidacy_id: str, event_id: str | None, text: str) -> None:
    if saving.write(storage.remove_event, candidacy_id, event_id):
        flash.say(f"Taken back: {text}.")


def _question(candidacy: Candidacy, event: Event) -> str | None:
    """Ask back when an event's dates cannot be right; None when they can."""
    if event.on > clock.today():
        return "That day is still to come. Did it happen already?"
    return contradicted(candidacy, event)
