"""What every plan must keep, checked from the outside: its own counting of days, its own idea of who is written to."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

import numpy as np

from scoring.candidacy import Candidacy, day_of
from scoring.catalogue import Action, Catalogue
from scoring.results import Plan, PlanItem

QUESTIONS = {"status", "decision_date"}
ANSWERS = {"thank_you", "confirmation", "reply"}
REPLIES = {"reply_received", "invited", "task_agreed", "offer", "rejected"}


class Written(NamedTuple):
    """A message to one person on a day, sent or planned."""

    day: date
    person: str
    about: str | None
    action: str | None


def violations(plan: Plan, candidacy: Candidacy, catalogue: Catalogue) -> list[str]:
    """List everything that is wrong with a plan, in words."""
    return [
        *_names(plan, candidacy, catalogue),
        *_days(plan, candidacy, catalogue),
        *_minutes(plan, catalogue),
        *_contacts(plan, candidacy, catalogue),
    ]


def is_business_day(day: date, candidacy: Candidacy) -> bool:
    return bool(np.is_busday(day, holidays=list(candidacy.days_off)))


def _names(plan: Plan, candidacy: Candidacy, catalogue: Catalogue) -> Iterator[str]:
    named = [entry.action for part in (plan.items, plan.left_out, plan.not_due, plan.stopped) for entry in part]
    if sorted(named) != sorted(_had(candidacy, catalogue)):
        yield f"the plan does not name every action once: {sorted(named)}"
    if any(not entry.reason for part in (plan.left_out, plan.not_due, plan.stopped) for entry in part):
        yield "an action is unplanned without a reason"


def _had(candidacy: Candidacy, catalogue: Catalogue) -> set[str]:
    """Return the actions that such an interview has: those of every interview, and those that one of its settings adds."""
    first = candidacy.first_interview
    form = "recorded" if first.kind == "recorded" else first.format
    mine = {first.kind, form, candidacy.contact_rule.kind, *candidacy.circumstances}
    added = {name for one in catalogue.interviews for name in one.adds}
    return catalogue.action.keys() - added | {
        name for one in catalogue.interviews if one.id in mine for name in one.adds
    }


def _days(plan: Plan, candidacy: Candidacy, catalogue: Catalogue) -> Iterator[str]:
    second = _second_interview(candidacy, plan.today)
    for item in plan.items:
        action = catalogue.action[item.action]
        alone = action.contact is not None and not action.contact.inside_note
        about = action.contact.about if action.contact and alone else None
        if not plan.today <= item.due <= item.latest or not plan.today <= item.day <= item.latest:
            yield f"{item.action} is not between today and its last day"
        forward = action.due.anchor in {"second_interview", "task_deadline"}
        if item.day < item.due and not forward and action.id != catalogue.scheduling.fit_check:
            yield f"{item.action} comes before it is due"
        if action.due.day_type == "business" and not is_business_day(item.day, candidacy):
            yield f"{item.action} counts business days and stands on {item.day}"
        as_asked = about in {"confirmation", "reply"} and item.day == item.due
        if alone and about != "thank_you" and not as_asked and not is_business_day(item.day, candidacy):
            yield f"{item.action} writes to somebody on {item.day}"
        if second and action.channel == "round_two" and plan.stage == "invited":
            last = second if action.due.latest_days == 0 else second - timedelta(days=1)
            if item.day > last:
                yield f"{item.action} comes after round two"
        yield from _lateness(item, action, plan, candidacy)


def _lateness(item: PlanItem, action: Action, plan: Plan, candidacy: Candidacy) -> Iterator[str]:
    if item.late and item.due > plan.today and is_business_day(plan.today, candidacy):
        yield f"{item.action} is late and still due on {item.due}"
    anchor = {"interview_end": candidacy.interview_day, "today": plan.today}.get(action.due.anchor)
    if anchor is None or action.repeats:
        return
    first = anchor + timedelta(days=action.due.offset_days)
    if action.due.day_type == "business":
        first = _day(np.busday_offset(anchor, action.due.offset_days, "backward", holidays=list(candidacy.days_off)))
    elif action.contact and action.contact.about != "thank_you" and not action.contact.inside_note:
        first = _day(np.busday_offset(first, 0, "forward", holidays=list(candidacy.days_off)))
    second = _second_interview(candidacy, plan.today)
    if action.channel != "none" and second and second >= plan.today:
        first = min(first, second - timedelta(days=1))
    if item.late != (first < plan.today):
        yield f"{item.action} should have been done by {first}, and late is {item.late}"


def _day(day: np.datetime64) -> date:
    return date.fromisoformat(str(day))


def _minutes(plan: Plan, catalogue: Catalogue) -> Iterator[str]:
    for day in {item.day for item in plan.items}:
        short = [
            item
            for item in plan.items
            if item.day == day and item.minutes <= plan.minutes_per_day and not _agreed(item, catalogue)
        ]
        if sum(item.minutes for item in short) > plan.minutes_per_day:
            yield f"{day} holds too many minutes"
        until = sum(item.minutes for item in plan.items if item.day <= day and not _agreed(item, catalogue))
        if until > plan.minutes_per_day * ((day - plan.today).days + 1):
            yield f"the days up to {day} hold too many minutes"
    for item in plan.items:
        if not plan.today <= item.begin <= item.day:
            yield f"{item.action} begins on {item.begin}"
        if item.minutes <= plan.minutes_per_day and item.begin != item.day and not _agreed(item, catalogue):
            yield f"{item.action} fits into a day and is spread"


def _agreed(item: PlanItem, catalogue: Catalogue) -> bool:
    """Tell whether an item is a task agreed with them, thanks or an answer, also to an offer: minutes keep none of them out."""
    action = catalogue.action[item.action]
    at_once = action.due.anchor in {"task_deadline", "answer_by"} or action.id == catalogue.scheduling.at_once
    return at_once or (action.contact is not None and action.contact.about in ANSWERS)


def _contacts(plan: Plan, candidacy: Candidacy, catalogue: Catalogue) -> Iterator[str]:
    history, planned = list(_history(candidacy, plan.today)), list(_planned(plan, candidacy, catalogue))
    asked = [one.day for one in history if one.about == "decision_date"]
    replies = [event.on for event in candidacy.events if event.kind in REPLIES and event.on <= plan.today]
    outside = ANSWERS | {"referee", "inside"}
    pressing = [one for one in planned if one.about not in outside and not _owed(one, candidacy, catalogue)]
    if asked and (not replies or max(replies) < max(asked)) and pressing:
        yield f"{pressing[0].action} breaks the silence after the decision-date question"
    pairs = [*((old, new) for old in history for new in planned), *combinations(planned, 2)]
    for one, other in pairs:
        first, second = sorted((one, other), key=lambda written: written.day)
        if one.action == other.action or (
            second.about == "thank_you"
            or _owed(second, candidacy, catalogue)
            or (second.about in ANSWERS and (first.day < second.day or first.action is None or first.about in ANSWERS))
            or (second.about in ANSWERS and _owed(first, candidacy, catalogue))
        ):
            continue
        if _replaces_a_call(second, first, candidacy, catalogue, plan.today):
            continue
        gap = abs(int(np.busday_count(first.day, second.day, holidays=list(candidacy.days_off))))
        after = int(is_business_day(second.day, candidacy)) - int(is_business_day(first.day, candidacy))
        gap += after if first.day != second.day else 0
        if one.person == other.person and gap < 2:
            yield f"{one} and {other} are too close for one person"
        if one.about in QUESTIONS and other.about in QUESTIONS and gap < 5:
            yield f"{one} and {other} are two questions within a week"
        if first.action and first.about == "decision_date" and second in pressing and first.day < second.day:
            yield f"{second} follows the planned decision-date question"


def _owed(one: Written, candidacy: Candidacy, catalogue: Catalogue) -> bool:
    """Tell whether a planned message was promised: a line of the debrief says so."""
    contact = catalogue.action[one.action].contact if one.action else None
    promised = any(note.kind == "promised" and note.text.strip() for note in candidacy.notes)
    return contact is not None and contact.owed_when is not None and promised


def _replaces_a_call(second: Written, first: Written, candidacy: Candidacy, catalogue: Catalogue, today: date) -> bool:
    rule = catalogue.action[second.action].due if second.action else None
    calls = [
        event.on
        for event in candidacy.events
        if event.kind == "contact" and event.on <= today and event.about not in {"referee", "inside"}
    ]
    is_mail = rule is not None and rule.anchor == "previous_contact" and rule.offset_days == 0
    return is_mail and first.action is None and first.day == max(calls, default=None)


def _history(candidacy: Candidacy, today: date) -> Iterator[Written]:
    for event in candidacy.events:
        if event.on <= today and event.kind == "thank_you_sent":
            yield Written(event.on, _person(candidacy, event.to or "main_interviewer"), "thank_you", None)
        if event.on <= today and event.kind == "contact":
            outside = {"referee": "referee", "inside": "inside_contact"}.get(event.about or "")
            usual = "contact" if event.about in QUESTIONS | {"reply", "confirmation"} else "main_interviewer"
            yield Written(event.on, outside or _person(candidacy, event.to or usual), event.about, None)


def _planned(plan: Plan, candidacy: Candidacy, catalogue: Catalogue) -> Iterator[Written]:
    thanked = {_person(candidacy, e.to or "main_interviewer") for e in candidacy.events if e.kind == "thank_you_sent"}
    actions = {item.action: catalogue.action[item.action] for item in plan.items}
    notes = {
        item.day
        for item in plan.items
        if (contact := actions[item.action].contact)
        and contact.about == "thank_you"
        and actions[item.action].due.anchor != "last_round"
    }
    for item in plan.items:
        contact = actions[item.action].contact
        if contact is None or (contact.inside_note and item.day in notes):
            continue
        people = [_person(candidacy, contact.to)]
        if contact.to == "each_interviewer":
            everybody = [person.id for person in candidacy.interviewers]
            after_round_two = actions[item.action].due.anchor == "last_round"
            people = everybody if after_round_two else [name for name in everybody[1:] if name not in thanked]
        for person in people:
            yield Written(item.day, person, contact.about, item.action)


def _person(candidacy: Candidacy, name: str) -> str:
    contact, main = candidacy.contact, candidacy.interviewers[0].id if candidacy.interviewers else "main_interviewer"
    if name == "main_interviewer" or (name == "contact" and contact is None):
        return main
    if contact and name in {"contact", contact.name}:
        same = [
            p.id for p in candidacy.interviewers if contact.name == p.name or (p.email and p.email == contact.address)
        ]
        return same[0] if same else "contact"
    return next((person.id for person in candidacy.interviewers if name in {person.id, person.name}), name)


def _second_interview(candidacy: Candidacy, today: date) -> date | None:
    known = [event for event in candidacy.events_in_order if event.on <= today and event.second_interview]
    return day_of(known[-1].second_interview) if known and known[-1].second_interview else None
