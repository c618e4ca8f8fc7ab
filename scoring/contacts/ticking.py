"""What ticking an action off writes down: the messages it sent, as events of the day that name it."""

from datetime import date
from typing import get_args
from uuid import NAMESPACE_OID, uuid5

from scoring.calendar import ONE_DAY
from scoring.candidacy import Candidacy, ContactAbout, Event
from scoring.catalogue import Action, Catalogue
from scoring.facts import Snapshot
from scoring.facts.messages import Message, passed_on, sent_message
from scoring.people import CONTACT, MAIN, THROUGH


def events_of(action: Action, now: Snapshot) -> tuple[Event, ...]:
    """Return an event for each message that finishing this action on the day means, or for the outcome that it sets.

    What travels inside the thank-you is no message of its own while that is not sent yet.
    """
    contact, message = action.contact, now.message(action)
    if action.outcome:
        ended = {"kind": action.outcome, "on": now.today, "action": action.id}
        return (Event.model_validate({**ended, "id": event_id(action.id, None, now.today)}),)
    inside = contact is not None and contact.inside_note and not now.facts["everyone_thanked"]
    if contact is None or message is None or not message.people or inside:
        return ()
    if now.unwanted(message.kind):
        return ()
    about = contact.about if contact.about in get_args(ContactAbout) else None
    what = {"kind": "thank_you_sent" if contact.about == "thank_you" else "contact", "about": about}
    return tuple(
        Event.model_validate(
            {**what, "on": now.today, "to": who, "action": action.id, "id": event_id(action.id, who, now.today)}
        )
        for who in _receivers(contact.to, message, now)
    )


def event_id(sender: str, to: str | None, day: date, *more: str) -> str:
    """Return the id of a message's event: the same when two tabs write down the same message of one day."""
    return uuid5(NAMESPACE_OID, "\n".join((sender, to or "", str(day), *more))).hex


def with_its_events(candidacy: Candidacy, catalogue: Catalogue) -> Candidacy:
    """Return a candidacy in which each ticked message has its events: those that told of it without naming it, else new ones.

    Files from before events named their action need this, and files that other programs write.
    """
    for state in sorted(candidacy.actions, key=lambda state: state.on):
        action = catalogue.action.get(state.action)
        contact = action.contact if action else None
        if action is None or contact is None or contact.inside_note or state.status != "done":
            continue
        if any(event.action == action.id for event in candidacy.events):
            continue
        now = Snapshot(candidacy, catalogue, state.on)
        told = tuple(_is_of(one, action, now) for one in candidacy.events)
        events = tuple(
            one.model_copy(update={"action": action.id}) if mine else one
            for one, mine in zip(candidacy.events, told, strict=True)
        )
        missing = events_of(action, now) if contact.about == "thank_you" or not any(told) else ()
        candidacy = candidacy.model_copy(update={"events": (*events, *missing)})
    return candidacy


def _is_of(event: Event, action: Action, now: Snapshot) -> bool:
    """Tell whether an event that names no action is a message of this one, sent on the day of its tick or beside it."""
    sent, contact = sent_message(event, now.people, now.catalogue), action.contact
    if sent is None or contact is None or event.action or sent.message.kind.id != contact.about:
        return False
    if (earlier := (event.id or "").partition("-")[0]) in now.catalogue.action:  # ids once began with the action's
        return earlier == action.id
    either = contact.about != "thank_you" or action.due.anchor == "last_round"
    meant = either or (now.people[MAIN] in sent.message.people) == (contact.to == "main_interviewer")
    return meant and abs(event.on - now.today) <= ONE_DAY


def _receivers(to: str, message: Message, now: Snapshot) -> list[str | None]:
    """Return who got it, as far as the candidacy knows them; the contact by that word, as it may become somebody else.

    Where everything goes through one person or office, that is who got it.
    """
    if passed_on(message.kind, now.people):
        return [THROUGH]
    if to == "contact":
        return [CONTACT if now.candidacy.contact else None]
    known: list[str | None] = [
        who for who in dict.fromkeys(now.people.values()) if who in message.people and who != MAIN
    ]
    return known if to in {"main_interviewer", "each_interviewer"} and known else [None]
