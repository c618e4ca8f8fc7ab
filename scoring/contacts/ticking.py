"""What ticking an action off writes down: the messages it sent, as events of the day."""

from datetime import date
from typing import get_args

from scoring.candidacy import Candidacy, ContactAbout, Event
from scoring.catalogue import Action
from scoring.facts.messages import people
from scoring.lines import name_key

_AS_CONTACT = frozenset(get_args(ContactAbout))


def events_of(action: Action, candidacy: Candidacy, today: date) -> tuple[Event, ...]:
    """Return an event for each message that finishing this action today means.

    Their ids begin with the action's and hold the day. What travels inside the thank-you is no message of its own while that is not sent yet.
    """
    contact = action.contact
    keys = people(candidacy)
    named = [event.to for event in candidacy.events if event.kind == "thank_you_sent"]
    thanked = {name and keys.get(name_key(name), name) for name in named}
    if contact is None or (contact.inside_note and not thanked):
        return ()
    if contact.about == "thank_you":
        what = {"kind": "thank_you_sent"}
    elif contact.about in _AS_CONTACT:
        what = {"kind": "contact", "about": contact.about}
    else:
        return ()
    receivers = _receivers(candidacy, contact.to, thanked)
    return tuple(
        Event.model_validate({**what, "on": today, "to": who, "id": f"{action.id}-{today:%Y%m%d}-{number}"})
        for number, who in enumerate(receivers)
    )


def _receivers(candidacy: Candidacy, to: str, thanked: set[str | None]) -> list[str | None]:
    """Return who got it, as far as the candidacy knows them."""
    interviewers = [person.id for person in candidacy.present_interviewers]
    match to:
        case "each_interviewer":
            return [who for who in interviewers if who not in thanked] or [None]
        case "main_interviewer":
            return [interviewers[0] if interviewers else None]
        case "contact":
            return ["contact" if candidacy.contact else None]
        case _:
            return [None]
