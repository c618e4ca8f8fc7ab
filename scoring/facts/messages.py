"""Messages: who hears from the user about what, and which went out.

Events are the only truth about messages. Whether a message may go out on a day is decided in `scoring.contacts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scoring.candidacy import Event
from scoring.catalogue import Catalogue
from scoring.catalogue.shape import MessageKind
from scoring.lines import name_key
from scoring.people import CONTACT, INSIDE, MAIN, REFEREE, THROUGH

# To whom a message goes that names nobody; those who are asked about the process are the contact.
_USUAL = {"thank_you": MAIN, "useful_item": MAIN, "correction": MAIN, "referee": REFEREE, "inside": INSIDE}


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a kind to one or more people; what is `owed` was promised, what comes `after_call` replaces a missed call."""

    people: frozenset[str]
    kind: MessageKind
    owed: bool = False
    after_call: bool = False

    @property
    def answers(self) -> bool:
        """Whether it answers something the other side did or was promised, so that it waits for nobody."""
        return self.kind.answers or self.owed

    @property
    def unsolicited(self) -> bool:
        """Whether it goes to the people who decide without being asked for."""
        return not self.answers and not self.kind.outside


@dataclass(frozen=True, slots=True)
class Dated:
    """A message on its day: one that went out, by its event, or one that is planned, by its action."""

    day: date
    message: Message
    event: Event | None = None
    action: str | None = None


def passed_on(kind: MessageKind, known: Mapping[str, str]) -> bool:
    """Tell whether a message of a kind goes through one person or office; `known` are the `identities` of its candidacy."""
    return THROUGH in known and not kind.outside


def sent_message(event: Event, known: Mapping[str, str], catalogue: Catalogue) -> Dated | None:
    """Return the message that an event speaks of, None if it is none; `known` are the `identities` of its candidacy.

    What a contact was about is said by the event or, of an answer, by its action. What names nobody went to whom it
    usually goes: thanks and useful things to the main interviewer, questions and replies to the contact, and all of
    it to whoever everything goes through.
    """
    if event.kind not in {"thank_you_sent", "contact"}:
        return None
    action = catalogue.action.get(event.action or "")
    by_action = action.contact.about if action and action.contact else "useful_item"
    about = "thank_you" if event.kind == "thank_you_sent" else event.about or by_action
    usual = _USUAL.get(
        about, MAIN if action and action.contact and action.contact.to == "main_interviewer" else CONTACT
    )
    kind = catalogue.message_kind[about]
    usual = THROUGH if passed_on(kind, known) else usual
    who = name_key(event.to) or usual
    people = {known.get(who, who)} | ({usual} if kind.outside else set())
    return Dated(event.on, Message(frozenset(people), kind), event)
