"""Ticking actions: done, not for me, what a message made up for, and undo.

An action that sends something is also written down as an event on its day, so that the thank-you counts and nobody is
written to twice too soon. Undo takes both back.
"""

import streamlit as st

import storage
from scoring.candidacy import ActionState, Candidacy
from scoring.catalogue import Action
from scoring.contacts import event_id, events_of
from scoring.facts import Snapshot
from scoring.readiness.blocks import TOP_LEVEL
from widgets import clock, current, flash, saving
from widgets.fields import merged, refused


def done(candidacy: Candidacy, action: Action) -> None:
    """Tick an action off today, and write down what it sent."""
    now = current.snapshot(candidacy)
    state, sent = ActionState(action=action.id, status="done", on=now.today), events_of(action, now)
    if not refused(candidacy, *sent) and saving.write(storage.tick, candidacy.id, state, sent):
        question = flash.WHAT_WAS_IN_IT if any(event.kind == "thank_you_sent" for event in sent) else None
        back = "You can take this back under “Done or set aside”."
        flash.say(f"Done: {action.title}. {back}", question or _rated_anew(action, now))


def _rated_anew(action: Action, now: Snapshot) -> flash.Question | None:
    """Ask for the preparation that an action has raised: it counts once another sentence is chosen."""
    factors = [now.catalogue.factor[name] for name in action.factors] if action.channel == "round_two" else []
    below = (
        one for one in factors if one.block == "preparation" and now.standing.levels.get(one.id, TOP_LEVEL) < TOP_LEVEL
    )
    raised = next(below, None)
    return flash.Question("See whether another sentence is true of it now", raised.dimension) if raised else None


def set_aside(candidacy: Candidacy, action: Action) -> None:
    """Note that an action is not for this person."""
    state = ActionState(action=action.id, status="not_for_me", on=clock.today())
    if saving.write(storage.tick, candidacy.id, state):
        flash.say(f"Set aside: {action.title}. You can take this back under “Done or set aside”.")


def switch_on(candidacy: Candidacy, action: Action) -> None:
    """Take in an action that is off unless somebody wants it."""
    if saving.write(storage.opt_in, candidacy.id, action.id):
        flash.say(f"Switched on: {action.title}. “Not for me” takes it out again.")


def undo(candidacy: Candidacy, action: Action) -> None:
    """Take back a tick with what it wrote down: its own messages, or the last letter of that day, which ticked it."""
    on = next((state.on for state in candidacy.actions if state.action == action.id), None)
    sent = [event for event in candidacy.events if (event.action, event.on) == (action.id, on) and event.id]
    own = [event.id for event in sent if event.id == event_id(action.id, event.to, event.on)]
    if saving.write(storage.untick, candidacy.id, action.id, own or [event.id for event in sent[-1:]]):
        flash.say(f"Taken back: {action.title}.")


def addressed(candidacy: Candidacy, state: ActionState, key: str) -> None:
    """Keep which factors a finished message made up for."""
    newest = current.candidacy() or candidacy
    stored = next((one.repaired for one in newest.actions if one.action == state.action), ())
    changed = state.model_copy(update={"repaired": merged(state.repaired, st.session_state[key], stored)})
    saving.write(storage.save_repaired, candidacy.id, changed)
