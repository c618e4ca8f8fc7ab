"""A snapshot: what a candidacy says on one day, and the facts that conditions, gates and checks may ask for.

Events and finished actions count from their own day on. What follows from a fact is written in the catalogue, never here.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from scoring.calendar import business_days_between
from scoring.candidacy import ActionState, Candidacy, Event
from scoring.catalogue import Action, Catalogue
from scoring.facts.conditions import Facts
from scoring.facts.events import events_until, outcome_of, second_interview_of, stage_of
from scoring.facts.messages import QUESTIONS, Message, Sent, awaits_date, logged_messages, message, people
from scoring.facts.standing import Standing, first_thank_you, standing
from scoring.terms import Stage


@dataclass(frozen=True)
class Snapshot:
    """A candidacy under a catalogue as it stands on `today`; each part is worked out once, when first asked for."""

    candidacy: Candidacy
    catalogue: Catalogue
    today: date

    @cached_property
    def days_off(self) -> frozenset[date]:
        """The days on which the user says nobody is at work."""
        return frozenset(self.candidacy.days_off)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What has happened, by day; events of one day in the order they were entered."""
        return events_until(self.candidacy, self.today)

    @cached_property
    def actions(self) -> dict[str, ActionState]:
        """What the user has said of actions, by their ids, the earliest first."""
        said = (state for state in self.candidacy.actions if state.on <= self.today)
        return {state.action: state for state in sorted(said, key=lambda state: state.on)}

    @cached_property
    def stage(self) -> Stage:
        """Where the candidacy stands."""
        return stage_of(self.events, self.today)

    @cached_property
    def second_interview(self) -> date | None:
        """The day of the second interview as far as it is known."""
        return second_interview_of(self.events)

    @cached_property
    def standing(self) -> Standing:
        """Where each answer stands."""
        return standing(self.candidacy, self.catalogue, self.today)

    @cached_property
    def people(self) -> dict[str, str]:
        """One key for each person, by every name that an event may use for them."""
        return people(self.candidacy)

    @cached_property
    def sent(self) -> tuple[Sent, ...]:
        """The messages that went out: the logged ones, and ticked actions that send something."""
        logged = logged_messages(self.events, self.people)
        ticked = [
            Sent(state.on, what)
            for state in self.actions.values()
            if state.status == "done" and _goes_out_alone(action := self.catalogue.action[state.action])
            if (what := message(action, self.candidacy, self.catalogue, self.people, logged))
        ]
        return (*logged, *ticked)

    def message(self, action: Action) -> Message | None:
        """Return what an action sends out and to whom, or None when it sends nothing."""
        return message(action, self.candidacy, self.catalogue, self.people, self.sent)

    @cached_property
    def awaits_date(self) -> date | None:
        """The day on which the decision date was asked for, while nobody has replied since."""
        return awaits_date(self.sent, self.events)

    @cached_property
    def facts(self) -> Facts:
        """Every fact; None stands for unknown. `headline` is unknown here: readiness adds it for checks."""
        not_applicable = {f"not_applicable_{name}": True for name in self.standing.not_applicable}
        return {
            **self.catalogue.unknown_facts,
            **self.standing.levels,
            **not_applicable,
            **_words_and_actions(self),
            **_circumstances(self),
            **_contacts(self),
            "alike_share": _alike_share(self),
        }


def _goes_out_alone(action: Action) -> bool:
    return action.contact is not None and not action.contact.inside_note


def _words_and_actions(now: Snapshot) -> dict[str, object]:
    wrote = {
        f"wrote_{answer.factor}": True
        for answer in now.candidacy.answers
        if answer.evidence and answer.rater == "self" and answer.evidence.strip()
    }
    done = {f"done_{name}": True for name, state in now.actions.items() if state.status == "done"}
    return {**wrote, **done, **{f"opted_in_{name}": True for name in now.candidacy.opted_in}}


def _circumstances(now: Snapshot) -> dict[str, object]:
    candidacy, today, second = now.candidacy, now.today, now.second_interview
    first, stated, contact = candidacy.interview_day, candidacy.decision_date, candidacy.contact
    direction = 1 if today >= first else -1
    return {
        "stage": now.stage.value,
        "outcome": outcome_of(now.events),
        "interest": candidacy.interest,
        "forecast": candidacy.forecast,
        "expected_rounds": candidacy.expected_rounds,
        "format": candidacy.first_interview.format,
        "interviewers": len(candidacy.present_interviewers),
        "days_since_interview": (today - first).days,
        "business_days_since_interview": direction * business_days_between(first, today, now.days_off),
        "days_until_second_interview": (second - today).days if second else None,
        "second_interview_known": second is not None,
        "days_since_decision_date": (today - stated).days if stated else None,
        "decision_date_known": stated is not None,
        "contact_known": contact is not None,
        "contact_by_phone": contact is not None and contact.channel == "phone",
        "task_agreed": any(event.kind == "task_agreed" for event in now.events),
    }


def _contacts(now: Snapshot) -> dict[str, object]:
    replied = False
    questions: list[str | None] = []
    last_contact: Event | None = None
    last_reply: Event | None = None
    answered = True
    for event in now.events:
        if event.kind == "reply_received":
            last_reply = event
            replied = answered = True
            questions = []
        elif event.kind == "contact":
            last_contact, answered = event, False
            if event.about in QUESTIONS:
                questions.append(event.about)
                replied = False
    thanked = {event.to for event in now.events if event.kind == "thank_you_sent"}
    people = now.candidacy.present_interviewers
    return {
        "thanked": bool(thanked),
        "everyone_thanked": bool(thanked)
        and (len(people) <= 1 or all(person.id in thanked or person.name in thanked for person in people)),
        "thank_you_days": first_thank_you(now.candidacy, now.today),
        "reply_received": replied,
        "unanswered_contacts": len(questions),
        "date_question_asked": now.awaits_date is not None or "decision_date" in questions,
        "phone_attempt_failed": last_contact is not None and last_contact.channel == "phone" and not answered,
        "days_since_last_contact": (now.today - last_contact.on).days if last_contact else None,
        "days_since_reply": (now.today - last_reply.on).days if last_reply else None,
    }


def _alike_share(now: Snapshot) -> float | None:
    """Return the share of the most frequent level among the user's own ratings; None while there are too few to compare."""
    computed = now.catalogue.scoring.thank_you.factor
    levels = [level for name, level in now.standing.levels.items() if name != computed]
    if len(levels) < now.catalogue.scoring.ratings_to_compare:
        return None
    return max(map(levels.count, set(levels))) / len(levels)
