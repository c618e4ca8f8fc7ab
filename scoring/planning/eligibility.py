"""Eligibility: which actions are open on a day, and for each other action the reason why it is not.

Decides in a fixed order: done or set aside, stopped, silent, asleep, waiting for a date, not needed, too late. Which of the open actions fit into the days is decided in `scoring.planning.packing`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from scoring.calendar import spoken
from scoring.candidacy import ActionState, Candidacy
from scoring.catalogue import Action, Catalogue
from scoring.catalogue.judgements import ShortNotice
from scoring.contacts import Message, Sent, awaits_date, history, message
from scoring.facts import Facts, compile_condition
from scoring.language import counted, plural_form
from scoring.planning.due import COMES_UP, COUNTS_DOWN, Window, anchors, repeated, window
from scoring.readiness import Score, score
from scoring.results import Unplanned
from scoring.terms import Stage

Where = Literal["left_out", "not_due", "stopped"]
_KEENEST = 5


@dataclass(frozen=True, slots=True)
class Open:
    """An action that may be planned: its days, its minutes for everybody it goes to, and what it sends out."""

    action: Action
    window: Window
    minutes: int
    message: Message | None


@dataclass(frozen=True, slots=True)
class Closed:
    """An action that is not planned, with the list of the plan in which it is named."""

    where: Where
    entry: Unplanned


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that the eligibility of an action on one day depends on.

    A ticked message counts as sent in `facts` and `known` too, whether or not the user logged it.
    """

    candidacy: Candidacy
    catalogue: Catalogue
    today: date
    scored: Score
    known: dict[str, date | None]
    sent: tuple[Sent, ...]
    states: dict[str, ActionState]
    asked_for_date: date | None
    facts: Facts

    @property
    def days_off(self) -> Collection[date]:
        """The days on which the user says nobody is at work."""
        return self.candidacy.days_off

    @property
    def fit_check(self) -> str | None:
        """The action that goes before all others because the user's own interest is low, if a gate asks for it."""
        return self.catalogue.scheduling.fit_check if self.scored.headline.show else None


def situation(candidacy: Candidacy, catalogue: Catalogue, today: date) -> Situation:
    """Collect what is known on `today`."""
    sent = history(candidacy, catalogue, today)
    said = sorted((state for state in candidacy.actions if state.on <= today), key=lambda state: state.on)
    scored, asked = score(candidacy, catalogue, today), awaits_date(candidacy, sent, today)
    pressed = max((one.day for one in sent if one.message.presses), default=None)
    return Situation(
        candidacy=candidacy,
        catalogue=catalogue,
        today=today,
        scored=scored,
        known=anchors(candidacy, today) | {"previous_contact": pressed},
        sent=sent,
        states={state.action: state for state in said},
        asked_for_date=asked,
        facts=scored.facts | {"date_question_asked": asked is not None or scored.facts["date_question_asked"]},
    )


def examine(action: Action, now: Situation) -> Open | Closed:
    """Say whether an action is open today or, if not, why."""
    what = message(action, now.candidacy, now.catalogue, now.sent)
    shut = _said(action, now) or _stopped(action, now) or _silent(action, what, now) or _asleep(action, now)
    if shut:
        return shut
    days = _window(action, now)
    if days is None:
        return closed("not_due", action, "waiting_for_event", COMES_UP[action.due.anchor])
    nobody = what is not None and not what.people and bool(now.candidacy.present_interviewers)
    if nobody or not compile_condition(action.condition)(now.facts):
        return _not_needed(action, now)
    if days.latest < days.due:
        return closed("left_out", action, "too_late", f"Its last useful day was {spoken(days.latest)}.")
    notice = short_notice(now)
    if notice and action.id not in notice.actions and action.due.anchor != "task_deadline":
        return closed("left_out", action, "short_notice", "Round two is close, so a few things done whole come first.")
    people = max(1, len(what.people)) if what and action.per_interviewer else 1
    return Open(action, days, action.effort_min * people, what)


def is_host(action: Action) -> bool:
    """Tell whether an action is a note of thanks after round one, into which others may go."""
    about = action.contact.about if action.contact else None
    return about == "thank_you" and action.due.anchor != "second_interview"


def closed(where: Where, action: Action, kind: str, reason: str) -> Closed:
    """Put an action on one of the lists of what is not planned."""
    entry = {"action": action.id, "reason": reason, "kind": kind}
    return Closed(where, Unplanned.model_validate(entry))


def short_notice(now: Situation) -> ShortNotice | None:
    """Return the set of actions for the hours left before round two, or None when there is more time.

    A task agreed with them is kept beside the set; everything else is left out openly.
    """
    second = now.known["round_two_ahead"]
    if second is None:
        return None
    hours = (second - now.today).days * 24
    fitting = [notice for notice in now.catalogue.scheduling.short_notice if hours <= notice.hours]
    return min(fitting, key=lambda notice: notice.hours, default=None)


def hard_stop(now: Situation) -> date:
    """Return the last day for a question about the process; it counts from a stated date that lies beyond it."""
    wait = timedelta(days=now.catalogue.scheduling.hard_stop_calendar_day)
    last, stated = now.candidacy.interview_day + wait, now.candidacy.decision_date
    return stated + wait if stated and stated > last else last


def _said(action: Action, now: Situation) -> Closed | None:
    """Close what the user has done or set aside; what repeats comes up again."""
    state = now.states.get(action.id)
    if state and state.status == "not_for_me":
        return closed("stopped", action, "not_for_me", f"You set this aside on {spoken(state.on)}.")
    if state and not action.repeats:
        return closed("stopped", action, "done", f"You did this on {spoken(state.on)}.")
    return None


def _stopped(action: Action, now: Situation) -> Closed | None:
    """Close what a stop rule cancels, and preparation for an interview that is over."""
    for rule in action.stops_when:
        if compile_condition(rule.when)(now.facts):
            return closed("stopped", action, "stopped", rule.reason)
    prepares = action.due.anchor in COUNTS_DOWN and action.due.offset_days < 0
    if prepares and now.scored.stage in {Stage.HELD, Stage.CLOSED}:
        return closed("stopped", action, "stopped", "The time to prepare is over.")
    return None


def _silent(action: Action, what: Message | None, now: Situation) -> Closed | None:
    """Close a message after the decision-date question, and a question after the hard stop."""
    if what is None or not what.presses:
        return None
    if now.asked_for_date and not _goes_into_a_note(action, now):
        asked = f"You asked for the decision date on {spoken(now.asked_for_date)}; now it is their turn."
        return closed("stopped", action, "stopped", asked)
    if what.asks and now.today > hard_stop(now):
        days = now.catalogue.scheduling.hard_stop_calendar_day
        passed = f"{counted(days, 'day')} {plural_form(days, 'has')} passed; one more question would not help you."
        return closed("stopped", action, "stopped", passed)
    return None


def _goes_into_a_note(action: Action, now: Situation) -> bool:
    """Tell whether an action is part of a note that can still be sent; without one it would be a message of its own."""
    if action.contact is None or not action.contact.inside_note:
        return False
    return any(is_host(other) and isinstance(examine(other, now), Open) for other in now.catalogue.actions)


def _asleep(action: Action, now: Situation) -> Closed | None:
    """Close what the user has not chosen, and what only an invitation makes worth while."""
    if action.opt_in and action.id not in now.candidacy.opted_in:
        return closed("left_out", action, "opt_in", "Off unless you switch it on.")
    if action.waiting_mode == "collapsed" and now.scored.stage is Stage.WAITING:
        return closed("not_due", action, "waiting_for_invitation", "Comes up when you are invited.")
    return None


def _window(action: Action, now: Situation) -> Window | None:
    state = now.states.get(action.id)
    if state and action.repeats:
        return repeated(state.on, now.today, action)
    return window(action, now.known, now.today, now.days_off)


def _not_needed(action: Action, now: Situation) -> Closed:
    """Close an action whose condition does not hold; where only low interest stands against it, say so."""
    holds = compile_condition(action.condition)
    keen = {**now.facts, "interest": _KEENEST}
    if now.facts["interest"] is not None and holds(keen) and not holds(now.facts):
        return closed("left_out", action, "low_interest", action.condition_reason)
    return closed("not_due", action, "not_needed", action.condition_reason)
