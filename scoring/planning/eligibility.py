"""Eligibility: which actions are open on a day, and for each other action the reason why it is not.

Decides in a fixed order: done or set aside, stopped, refused for good, not chosen or before an invitation, waiting for a
date, not needed, too late, stopped before its first day comes. Which of the open actions fit into the days is decided in `scoring.planning.packing`.
"""

from dataclasses import dataclass
from datetime import date

from scoring.calendar import spoken
from scoring.catalogue import Action
from scoring.contacts import refusal
from scoring.facts import Snapshot, compile_condition
from scoring.facts.conditions import names_in
from scoring.facts.messages import Message
from scoring.facts.snapshot import PASSING
from scoring.planning.due import COMES_UP, COUNTS_DOWN, NAMED_BY_THEM, Window, window
from scoring.results import Unplanned, UnplannedKind
from scoring.terms import Stage

_KEENEST = 5
_DOES_NOT_APPLY = "What this is for does not apply to this interview."
_ASKED_BY = {"invitation": "invited", "task_deadline": "task_agreed"}


@dataclass(frozen=True, slots=True)
class Eligible:
    """An action that may be planned: its days, its minutes for everybody it goes to, and what it sends out."""

    action: Action
    window: Window
    minutes: int
    message: Message | None


def assess(action: Action, now: Snapshot) -> Eligible | Unplanned:
    """Say whether an action is open today or, if not, why."""
    what = now.message(action)
    found = _done(action, what, now) or _stopped(action, now) or _unwelcome(action, what, now) or _dormant(action, now)
    if found:
        return found
    days = window(action, now)
    if days is None:
        ended = _not_needed(action, what, now) if now.stage is Stage.CLOSED else None
        return ended or unplanned(action, "waiting_for_event", COMES_UP[action.due.anchor])
    if found := _not_needed(action, what, now) or _too_late(action, what, days, now):
        return found
    if gone_by(action, days.due, now):
        return unplanned(action, "too_late", f"It would come up on {spoken(days.due)}, and by then it is of no use.")
    people = max(1, len(what.people)) if what and action.per_interviewer else 1
    return Eligible(action, days, action.effort_min * people, what)


def in_the_last_days(action: Action, what: Message | None, day: date, now: Snapshot) -> bool:
    """Tell whether a day is so close to round two that only a few things have a place on it, and this is none of them."""
    notice = now.notice_on(day)
    kept = action.due.anchor in NAMED_BY_THEM or _thanks(what) or (notice is not None and action.id in notice.actions)
    return notice is not None and not kept


def is_carrier_note(action: Action) -> bool:
    """Tell whether an action is a note of thanks after round one, into which others may go."""
    about = action.contact.about if action.contact else None
    return about == "thank_you" and action.due.anchor != "last_round"


def unplanned(action: Action, kind: UnplannedKind, reason: str) -> Unplanned:
    """Say why an action is not planned."""
    return Unplanned(action=action.id, kind=kind, reason=reason)


def _thanks(what: Message | None) -> bool:
    return what is not None and what.kind.id == "thank_you"


def _done(action: Action, what: Message | None, now: Snapshot) -> Unplanned | None:
    """Close what the user has done or set aside.

    What repeats comes up again, and so do thanks for whom the note has not reached, and what a newer invitation or task asks for.
    """
    state, asked = now.actions.get(action.id), _ASKED_BY.get(action.due.anchor)
    if state and any(event.kind == asked and event.on > state.on for event in now.events):
        return None
    if state and state.status == "not_for_me":
        return unplanned(action, "not_for_me", f"You set this aside on {spoken(state.on)}.")
    if state and not action.repeats and not (_thanks(what) and what and what.people):
        return unplanned(action, "done", f"You did this on {spoken(state.on)}.")
    return None


def gone_by(action: Action, day: date, now: Snapshot) -> bool:
    """Tell whether a stop rule will have closed an action by a later day on which nothing has happened."""
    rules = [rule for rule in action.stops_when if day > now.today and names_in(rule.when) & PASSING]
    facts = {**now.facts, **now.passing(day)} if rules else now.facts
    return any(compile_condition(rule.when)(facts) for rule in rules)


def _stopped(action: Action, now: Snapshot) -> Unplanned | None:
    """Close what makes no sense for such an interview or a stop rule cancels, and preparation for one that is over."""
    if reason := now.cancelled.get(action.id):
        return unplanned(action, "stopped", reason)
    for rule in action.stops_when:
        if compile_condition(rule.when)(now.facts):
            return unplanned(action, "stopped", rule.reason)
    prepares = action.due.anchor in COUNTS_DOWN and action.due.offset_days < 0
    if prepares and now.stage in {Stage.HELD, Stage.CLOSED}:
        return unplanned(action, "stopped", "The time to prepare is over.")
    return None


def _unwelcome(action: Action, what: Message | None, now: Snapshot) -> Unplanned | None:
    """Close a message that may not go out any more; what goes into a note that can still be sent is none."""
    refused = refusal(what, now.today, now) if what else None
    if refused is None or not refused.final or _goes_into_a_note(action, now):
        return None
    return unplanned(action, "stopped", refused.reason)


def _goes_into_a_note(action: Action, now: Snapshot) -> bool:
    """Tell whether an action is part of a note that can still be sent; without one it would be a message of its own."""
    if action.contact is None or not action.contact.inside_note:
        return False
    return any(is_carrier_note(other) and isinstance(assess(other, now), Eligible) for other in now.catalogue.actions)


def _dormant(action: Action, now: Snapshot) -> Unplanned | None:
    """Close what the user has not chosen, and what only an invitation makes worth while."""
    off = action.opt_in and action.id not in now.candidacy.opted_in
    if off and compile_condition(action.condition)(now.facts):  # else it would do nothing once it is switched on
        return unplanned(action, "opt_in", "Off unless you switch it on.")
    if action.waiting_mode == "collapsed" and now.stage is Stage.WAITING:
        return unplanned(action, "waiting_for_invitation", "Comes up when you are invited.")
    return None


def _not_needed(action: Action, what: Message | None, now: Snapshot) -> Unplanned | None:
    """Close an action whose condition does not hold, saying so where only low interest stands against it, or that reaches nobody."""
    holds = compile_condition(action.condition)
    if not holds(now.facts):
        low = now.facts["interest"] is not None and holds({**now.facts, "interest": _KEENEST})
        true = (one.reason for one in action.reasons if compile_condition(one.when)(now.facts))
        asked = names_in(action.condition) & now.catalogue.factor.keys()
        usual = _DOES_NOT_APPLY if asked and asked <= now.ruled_out else action.condition_reason
        return unplanned(action, "low_interest" if low else "not_needed", next(true, usual))
    if what is not None and not what.people:
        return unplanned(action, "not_needed", "Everybody whom this is for has your thanks.")
    return None


def _too_late(action: Action, what: Message | None, days: Window, now: Snapshot) -> Unplanned | None:
    """Close what is of no use any more, and what has no place in the last hours before round two."""
    if days.latest < days.due:
        last = spoken(days.latest)
        ahead = f"Nobody is at work until its last useful day, {last}."
        return unplanned(action, "too_late", f"Its last useful day was {last}." if days.latest < now.today else ahead)
    if in_the_last_days(action, what, now.today, now):
        return unplanned(action, "short_notice", "The interview is close, so a few things done whole come first.")
    return None
