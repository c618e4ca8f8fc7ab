"""Messages: who hears from the user, and what has been sent so far.

Decides which events and finished actions are messages, and which names mean one person. How far apart messages have to be
is decided in `scoring.contacts`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from scoring.candidacy import Candidacy, Event
from scoring.catalogue import Action, Catalogue
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
    def unsolicited(self) -> bool:
        """Whether it goes to the people who decide without being asked for."""
        return not self.answers and self.about not in OUTSIDE


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that went out, with its day."""

    day: date
    message: Message
    event: Event | None = None


def people(candidacy: Candidacy) -> dict[str, str]:
    """Return one key for each person, by id, name, address, and as main interviewer or contact.

    Somebody who is both contact and interviewer is one person. Without a contact, questions go to the main interviewer.
    """
    keys: dict[str, str] = {}
    for person in candidacy.interviewers:
        for name in (person.id, person.name, person.email):
            keys.setdefault(name_key(name), person.id)
    keys[_MAIN] = next((person.id for person in candidacy.present_interviewers), _MAIN)
    if candidacy.contact is None:
        keys[_CONTACT] = keys[_MAIN]
    else:
        names = [name_key(candidacy.contact.name), name_key(candidacy.contact.address)]
        keys[_CONTACT] = next((keys[name] for name in names if name and name in keys), _CONTACT)
        for name in names:
            keys.setdefault(name, keys[_CONTACT])
    return keys


def message(
    action: Action, candidacy: Candidacy, catalogue: Catalogue, keys: dict[str, str], sent: Collection[Sent]
) -> Message | None:
    """Return what an action sends out and to whom, or None when it sends nothing; `keys` holds those of `people`.

    Each interviewer means everyone whom no other note of the same occasion addresses and who has not been thanked.
    """
    contact = action.contact
    if contact is None:
        return None
    if contact.to != "each_interviewer":
        return Message(frozenset({keys.get(contact.to, contact.to)}), contact.about)
    reached = {person.id for person in candidacy.present_interviewers}
    if any(_same_occasion(other, action) for other in catalogue.actions):
        reached.discard(keys[_MAIN])
        reached -= {name for one in sent if one.message.about == contact.about for name in one.message.people}
    return Message(frozenset(reached), contact.about)


def logged_message(event: Event, keys: dict[str, str]) -> Sent:
    """Return the message that an event speaks of."""
    about = "thank_you" if event.kind == "thank_you_sent" else event.about
    return Sent(event.on, Message(frozenset({_recipient(event, keys)}), about), event)


def _same_occasion(other: Action, action: Action) -> bool:
    mine, yours = action.contact, other.contact
    return bool(
        mine and yours and yours.to == _MAIN and mine.about == yours.about and other.due.anchor == action.due.anchor
    )


def _recipient(event: Event, keys: dict[str, str]) -> str:
    """Return the key of the person an event went to; referees and people inside are kept apart from those who decide."""
    if event.about in OUTSIDE:
        return "referee" if event.about == "referee" else "inside_contact"
    name = name_key(event.to) or (_MAIN if event.kind == "thank_you_sent" else _CONTACT)
    return keys.get(name, name)
