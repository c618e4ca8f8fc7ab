"""Facts: what a candidacy says on a day, under the names that conditions, gates and checks may use.

Decides how events turn into a stage and into what is known of contacts and replies. Events and finished actions count
from their own day on. What follows from a fact is written in the catalogue, never here.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from scoring.candidacy import Candidacy, Event, day_of
from scoring.catalogue import Catalogue
from scoring.catalogue.judgements import Gate
from scoring.facts.conditions import names_in
from scoring.facts.standing import Standing, first_thank_you, standing
from scoring.terms import Stage

_CLOSING = frozenset({"accepted", "declined", "rejected", "parked"})
_OUTCOMES = _CLOSING | {"offer", "reopened"}
_QUESTIONS = frozenset({"status", "decision_date"})
_RATINGS_TO_COMPARE = 10
_SATURDAY = 5

_PLAIN_FACTS = frozenset(
    {
        "alike_share",
        "business_days_since_interview",
        "contact_by_phone",
        "contact_known",
        "date_question_asked",
        "days_since_decision_date",
        "days_since_interview",
        "days_since_last_contact",
        "days_since_reply",
        "days_until_second_interview",
        "decision_date_known",
        "everyone_thanked",
        "expected_rounds",
        "forecast",
        "format",
        "headline",
        "interest",
        "interviewers",
        "outcome",
        "phone_attempt_failed",
        "reply_received",
        "second_interview_known",
        "stage",
        "task_agreed",
        "thank_you_days",
        "thanked",
        "unanswered_contacts",
    }
)


def known_fact_names(factor_ids: Iterable[str], action_ids: Iterable[str]) -> frozenset[str]:
    """Return every name that a condition may use, given the factors and actions of a catalogue."""
    return frozenset(_blank(tuple(factor_ids), tuple(action_ids)))


def facts(candidacy: Candidacy, catalogue: Catalogue, today: date, known: Standing | None = None) -> dict[str, object]:
    """Return every fact on `today`; None stands for unknown. `headline` is unknown here: scoring adds it for checks.

    `known` saves sorting the answers again where that is already done.
    """
    known = known or standing(candidacy, catalogue, today)
    past = events_until(candidacy, today)
    said = _blank(tuple(catalogue.factor), tuple(catalogue.action)).copy()
    said.update(known.levels)
    said.update({f"not_applicable_{name}": True for name in known.not_applicable})
    said.update(_words_and_actions(candidacy, today))
    said.update(_circumstances(candidacy, past, today))
    said.update(_contacts(candidacy, past, today))
    said["alike_share"] = _alike_share(known, catalogue)
    return said


def facts_for(
    gates: Iterable[Gate], candidacy: Candidacy, catalogue: Catalogue, today: date, known: Standing
) -> Mapping[str, object]:
    """Return the facts that some gates read: the few at hand where these are enough, else all."""
    at_hand = dict.fromkeys(catalogue.factor) | known.levels
    at_hand |= {"stage": stage(candidacy, today).value, "interest": candidacy.interest}
    if all(names_in(gate.when) <= at_hand.keys() for gate in gates):
        return at_hand
    return facts(candidacy, catalogue, today, known)


def stage(candidacy: Candidacy, today: date) -> Stage:
    """Derive where a candidacy stands from the events up to `today`.

    An open offer counts as held, since the decision is the user's; a second interview counts as held from the day
    after it. `reopened` goes back to what the other events say.
    """
    return _stage(events_until(candidacy, today), today)


def second_interview(candidacy: Candidacy, today: date) -> date | None:
    """Return the day of the second interview as known on `today`: the latest invitation that names one."""
    return _second_interview(events_until(candidacy, today))


def events_until(candidacy: Candidacy, today: date) -> list[Event]:
    """Return what has happened by `today`, by day; events of one day in the order they were entered."""
    return sorted((event for event in candidacy.events if event.on <= today), key=lambda event: event.on)


@lru_cache(maxsize=16)
def _blank(factor_ids: tuple[str, ...], action_ids: tuple[str, ...]) -> dict[str, object]:
    """Return every fact of a catalogue at its empty value; never changed, only copied."""
    blank: dict[str, object] = dict.fromkeys([*_PLAIN_FACTS, *factor_ids])
    switches = [f"{prefix}_{name}" for name in factor_ids for prefix in ("wrote", "not_applicable")]
    switches += [f"{prefix}_{name}" for name in action_ids for prefix in ("done", "opted_in")]
    return blank | dict.fromkeys(switches, False)


def _words_and_actions(candidacy: Candidacy, today: date) -> dict[str, object]:
    wrote = {
        f"wrote_{answer.factor}": True
        for answer in candidacy.answers
        if answer.evidence and answer.rater == "self" and answer.evidence.strip()
    }
    done = {f"done_{state.action}": True for state in candidacy.actions if state.status == "done" and state.on <= today}
    return {**wrote, **done, **{f"opted_in_{name}": True for name in candidacy.opted_in}}


def _circumstances(candidacy: Candidacy, past: list[Event], today: date) -> dict[str, object]:
    second = _second_interview(past)
    return {
        "stage": _stage(past, today).value,
        "outcome": _outcome(past),
        "interest": candidacy.interest,
        "forecast": candidacy.forecast,
        "expected_rounds": candidacy.expected_rounds,
        "format": candidacy.first_interview.format,
        "interviewers": len(candidacy.present_interviewers),
        "days_since_interview": (today - candidacy.interview_day).days,
        "business_days_since_interview": _business_days(candidacy.interview_day, today, candidacy.days_off),
        "days_until_second_interview": (second - today).days if second else None,
        "second_interview_known": second is not None,
        "days_since_decision_date": (today - candidacy.decision_date).days if candidacy.decision_date else None,
        "decision_date_known": candidacy.decision_date is not None,
        "contact_known": candidacy.contact is not None,
        "contact_by_phone": candidacy.contact is not None and candidacy.contact.channel == "phone",
        "task_agreed": any(event.kind == "task_agreed" for event in past),
    }


def _contacts(candidacy: Candidacy, past: list[Event], today: date) -> dict[str, object]:
    replied = False
    questions: list[str | None] = []
    last_contact: Event | None = None
    last_reply: Event | None = None
    answered = True
    for event in past:
        if event.kind == "reply_received":
            last_reply = event
            replied = answered = True
            questions = []
        elif event.kind == "contact":
            last_contact, answered = event, False
            if event.about in _QUESTIONS:
                questions.append(event.about)
                replied = False
    thanked = {event.to for event in past if event.kind == "thank_you_sent"}
    people = candidacy.present_interviewers
    return {
        "thanked": bool(thanked),
        "everyone_thanked": bool(thanked)
        and (len(people) <= 1 or all(person.id in thanked or person.name in thanked for person in people)),
        "thank_you_days": first_thank_you(candidacy, today),
        "reply_received": replied,
        "unanswered_contacts": len(questions),
        "date_question_asked": "decision_date" in questions,
        "phone_attempt_failed": last_contact is not None and last_contact.channel == "phone" and not answered,
        "days_since_last_contact": (today - last_contact.on).days if last_contact else None,
        "days_since_reply": (today - last_reply.on).days if last_reply else None,
    }


def _stage(past: list[Event], today: date) -> Stage:
    outcome = _outcome(past)
    if outcome in _CLOSING:
        return Stage.CLOSED
    kinds = {event.kind for event in past}
    second = _second_interview(past)
    if outcome == "offer" or "second_interview_held" in kinds or (second is not None and second < today):
        return Stage.HELD
    return Stage.INVITED if "invited" in kinds else Stage.WAITING


def _outcome(past: list[Event]) -> str | None:
    newest = next((event.kind for event in reversed(past) if event.kind in _OUTCOMES), None)
    return None if newest == "reopened" else newest


def _second_interview(past: list[Event]) -> date | None:
    moment = next((event.second_interview for event in reversed(past) if event.second_interview), None)
    return None if moment is None else day_of(moment)


def _alike_share(known: Standing, catalogue: Catalogue) -> float | None:
    """Return the share of the most frequent level among the user's own ratings; None below ten, where chance decides."""
    computed = catalogue.scoring.thank_you.factor
    levels = [level for name, level in known.levels.items() if name != computed]
    if len(levels) < _RATINGS_TO_COMPARE:
        return None
    return max(map(levels.count, set(levels))) / len(levels)


def _business_days(start: date, end: date, days_off: tuple[date, ...]) -> int:
    """Count Monday to Friday after `start` up to and including `end`, without days off."""
    off = sum(start < day <= end and day.weekday() < _SATURDAY for day in set(days_off))
    return _weekdays_up_to(end) - _weekdays_up_to(start) - off


def _weekdays_up_to(day: date) -> int:
    weeks, rest = divmod(day.toordinal(), 7)
    return 5 * weeks + min(rest, 5)
