"""Contact discipline: who hears from the user, what has been sent, and how far apart messages have to be.

Decides spacing across actions and history: two contacts to one person, two questions about the process, silence after
the decision-date question. When an action is due is decided in `scoring.planning.due`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from scoring.calendar import business_days_between
from scoring.candidacy import Candidacy, Event
from scoring.catalogue import Action, Catalogue
from scoring.catalogue.judgements import Scheduling
from scoring.facts import events_until
from scoring.lines import name_key

QUESTIONS = frozenset({"status", "decision_date"})
ANSWERS = frozenset({"thank_you", "reply", "confirmation"})
OUTSIDE = frozenset({"referee", "inside"})
_MAIN, _CONTACT = "main_interviewer", "contact"


@dataclass(frozen=True, slots=True)
class Message:
    """A message to one or more people; thank-yous, replies and confirmations answer something they did."""

    people: frozenset[str]
    about: str | None

    @property
    def asks(self) -> bool:
        """Whether it asks how the process stands."""
        return self.about in QUESTIONS

    @property
    def answers(self) -> bool:
        """Whether it answers something the other side did, so that it waits for nobody."""
        return self.about in ANSWERS

    @property
    def presses(self) -> bool:
        """Whether it goes to the people who decide without being asked for."""
        return not self.answers and self.about not in OUTSIDE


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that went out, with its day."""

    day: date
    message: Message
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Discipline:
    """The rules of contact with the calendar they are counted in."""

    rules: Scheduling
    days_off: Collection[date]

    def clash(self, one: Message, day: date, other: Message, on: date) -> bool:
        """Tell whether two messages on these days are too close, whichever of them comes first.

        The later of the two is the one that would have to wait, and an answer waits for nobody.
        """
        first, second = (one, other) if day <= on else (other, one)
        if second.answers and (day != on or first.answers):
            return False
        apart = 0
        if one.people & other.people:
            apart = self.rules.between_contacts_business_days
        if one.asks and other.asks:
            apart = max(apart, self.rules.between_status_questions_business_days)
        return bool(apart) and business_days_between(day, on, self.days_off) < apart

    @staticmethod
    def silenced(one: Message, day: date, other: Message, on: date) -> bool:
        """Tell whether one of two planned messages would follow a decision-date question that awaits its answer."""
        first, second = (one, other) if day <= on else (other, one)
        return first.about == "decision_date" and second.presses


def people(candidacy: Candidacy) -> dict[str, str]:
    """Return one key for each person, by id, name, address, and as main interviewer or contact.

    Somebody who is both contact and interviewer is one person. Without a contact, questions go to the main interviewer.
    """
    keys: dict[str, str] = {}
    for person in candidacy.interviewers:
        for name in (person.id, person.name, person.email):
            keys.setdefault(name_key(name), person.id)
    keys[_MAIN] = candidacy.interviewers[0].id if candidacy.interviewers else _MAIN
    if candidacy.contact is None:
        keys[_CONTACT] = keys[_MAIN]
    else:
        names = [name_key(candidacy.contact.name), name_key(candidacy.contact.address)]
        keys[_CONTACT] = next((keys[name] for name in names if name and name in keys), _CONTACT)
        for name in names:
            keys.setdefault(name, keys[_CONTACT])
    return keys


def message(action: Action, candidacy: Candidacy, catalogue: Catalogue, sent: Collection[Sent]) -> Message | None:
    """Return what an action sends out and to whom, or None when it sends nothing.

    Each interviewer means everyone whom no other note of the same occasion addresses and who has not been thanked.
    """
    contact = action.contact
    if contact is None:
        return None
    keys = people(candidacy)
    if contact.to != "each_interviewer":
        return Message(frozenset({keys.get(contact.to, contact.to)}), contact.about)
    reached = {person.id for person in candidacy.interviewers}
    if any(_same_occasion(other, action) for other in catalogue.actions):
        reached.discard(keys[_MAIN])
        reached -= {name for one in sent if one.message.about == contact.about for name in one.message.people}
    return Message(frozenset(reached), contact.about)


def history(candidacy: Candidacy, catalogue: Catalogue, today: date) -> tuple[Sent, ...]:
    """Return every message sent by `today`: the logged ones, and ticked actions that send something."""
    keys = people(candidacy)
    logged = [
        Sent(event.on, Message(frozenset({_recipient(event, keys)}), _about(event)), event)
        for event in events_until(candidacy, today)
        if event.kind in {"thank_you_sent", "contact"}
    ]
    ticked = [
        Sent(state.on, what)
        for state in candidacy.actions
        if state.status == "done" and state.on <= today and _goes_out_alone(catalogue.action[state.action])
        if (what := message(catalogue.action[state.action], candidacy, catalogue, logged))
    ]
    return (*logged, *ticked)


def awaits_date(candidacy: Candidacy, sent: Collection[Sent], today: date) -> date | None:
    """Return the day on which the decision date was asked for and nobody has replied since, else None."""
    asked = max((one.day for one in sent if one.message.about == "decision_date"), default=None)
    replied = max((e.on for e in events_until(candidacy, today) if e.kind == "reply_received"), default=None)
    return asked if asked and (replied is None or replied < asked) else None


def _same_occasion(other: Action, action: Action) -> bool:
    mine, yours = action.contact, other.contact
    return bool(
        mine and yours and yours.to == _MAIN and mine.about == yours.about and other.due.anchor == action.due.anchor
    )


def _goes_out_alone(action: Action) -> bool:
    return action.contact is not None and not action.contact.inside_note


def _about(event: Event) -> str | None:
    return "thank_you" if event.kind == "thank_you_sent" else event.about


def _recipient(event: Event, keys: dict[str, str]) -> str:
    """Return the key of the person an event went to; referees and people inside are kept apart from those who decide."""
    if event.about in OUTSIDE:
        return "referee" if event.about == "referee" else "inside_contact"
    name = name_key(event.to) or (_MAIN if event.kind == "thank_you_sent" else _CONTACT)
    return keys.get(name, name)
