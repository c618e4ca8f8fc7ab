"""What ticking an action off writes down: the messages it sent, as events of the day."""

from typing import get_args

from scoring.candidacy import ContactAbout, Event
from scoring.catalogue import Action
from scoring.facts import Snapshot

_WRITTEN_DOWN = frozenset({"thank_you", *get_args(ContactAbout)})


def events_of(action: Action, now: Snapshot) -> tuple[Event, ...]:
    """Return an event for each message that finishing this action on the day means.

    Their ids begin with the action's and hold the day. What travels inside the thank-you is no message of its own while that is not sent yet.
    """
    contact = action.contact
    if contact is None or contact.about not in _WRITTEN_DOWN or (contact.inside_note and not now.facts["thanked"]):
        return ()
    what = {"kind": "thank_you_sent"} if contact.about == "thank_you" else {"kind": "contact", "about": contact.about}
    return tuple(
        Event.model_validate({**what, "on": now.today, "to": who, "id": f"{action.id}-{now.today:%Y%m%d}-{number}"})
        for number, who in enumerate(_receivers(action, contact.to, now))
    )


def _receivers(action: Action, to: str, now: Snapshot) -> list[str | None]:
    """Return who got it, as far as the candidacy knows them."""
    interviewers = [person.id for person in now.candidacy.present_interviewers]
    match to:
        case "each_interviewer":
            reached = now.message(action)
            return [who for who in interviewers if reached and who in reached.people] or [None]
        case "main_interviewer":
            return [interviewers[0] if interviewers else None]
        case "contact":
            return ["contact" if now.candidacy.contact else None]
        case _:
            return [None]
