"""What sending a letter means: who it goes to, who has it already, what it writes down, and whether it may go out on a day.

Decides nothing about due dates (`scoring.planning.plan`); when a message may go out is asked of `scoring.contacts`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from scoring.candidacy import ActionState, Candidacy, Event
from scoring.catalogue.letter_shapes import LetterUse, Sends, To
from scoring.contacts import event_id, refusal
from scoring.facts import Snapshot
from scoring.facts.messages import Dated, Message
from scoring.facts.reach import recipients
from scoring.people import CONTACT, MAIN, REFEREES
from scoring.results import Plan


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter that went out on a day, for an action of the plan or for none. `reached` says that a call was answered."""

    letter: str
    to: str
    day: date
    action: str | None = None
    reached: bool = False

    def event_id(self, *more: str) -> str:
        """Return the id of what this writes down."""
        return event_id(self.letter, self.to, self.day, self.action or "", *more)


@dataclass(frozen=True, slots=True)
class Sending:
    """What is written down in one transaction: the events, and the action when this was the last letter it asks for."""

    events: tuple[Event, ...]
    action: ActionState | None


def sending(posted: Posted, now: Snapshot) -> Sending:
    """Return what it means that a letter went out."""
    use, who, candidacy = now.catalogue.letter_use[posted.letter], posted.to, now.candidacy
    events = _events(use, posted, now)
    if posted.reached:
        answer = {"kind": "reply_received", "on": posted.day, "from": _to(who, candidacy), "action": posted.action}
        events += (Event.model_validate({**answer, "id": posted.event_id("reply")}),)
    if posted.action is None:
        return Sending(events, None)
    after = candidacy.model_copy(update={"events": (*candidacy.events, *events)})
    occasion = next(one for one in use.occasions if posted.action in one.actions)
    left = set(still_to_have(use, occasion.to, Snapshot(after, now.catalogue, max(now.today, posted.day)))) - {who}
    several = occasion.to in {"further_interviewers", "everybody", "round_two", "referees"}
    done = None if several and left else ActionState(action=posted.action, status="done", on=posted.day)
    return Sending(events, done)


def still_to_have(use: LetterUse, to: To, now: Snapshot) -> tuple[str, ...]:
    """Return those of whom an occasion speaks who have not had the letter yet."""
    return tuple(who for who in recipients(now.candidacy, to, now.thanks_round) if not has_it(use, who, now))


def has_it(use: LetterUse, who: str, now: Snapshot) -> bool:
    """Say whether a person has had what may be sent once only: thanks after each round, and the word to a referee."""
    if use.sends and use.sends.kind == "thank_you_sent":
        actions = (now.catalogue.action[name] for occasion in use.occasions for name in occasion.actions)
        again = any(action.due.anchor == "last_round" for action in actions)
        return now.people.get(who, who) in now.thanked(again=again)
    return use.sends is not None and who in REFEREES and any(who in one.message.people for one in now.sent)


def too_soon(letter: str, who: str, now: Snapshot, plan: Plan | None = None, action: str | None = None) -> str | None:
    """Return the sentence that says why a letter should not go out on the day, None if it may; planned thanks go first."""
    mine = _message(letter, who, action, now)
    found = refusal(mine, now.today, now, _planned_thanks(now, plan)) if mine else None
    return found.reason if found else None


def _planned_thanks(now: Snapshot, plan: Plan | None) -> Iterable[Dated]:
    for item in plan.items if plan else ():
        action = now.catalogue.action[item.action]
        if action.contact and action.contact.about == "thank_you" and (message := now.message(action)):
            yield Dated(item.day, message, action=item.action)


def _events(use: LetterUse, posted: Posted, now: Snapshot) -> tuple[Event, ...]:
    sends, candidacy = use.sends, now.candidacy
    contact = now.catalogue.action[posted.action].contact if posted.action else None
    answers = contact is not None and contact.about in {"reply", "confirmation"}
    if (sends is None and not answers) or (sends and _goes_inside_thank_you(sends, now)):
        return ()
    what: dict[str, object] = {"kind": "contact", "to": _to(posted.to, candidacy)}
    if sends:
        what |= {"kind": sends.kind, "about": None if answers else sends.about, "channel": sends.channel}
    return (Event.model_validate({**what, "on": posted.day, "action": posted.action, "id": posted.event_id()}),)


def _goes_inside_thank_you(sends: Sends, now: Snapshot) -> bool:
    """Say whether this goes inside a thank-you that is still to be sent, so that it is no message of its own."""
    return sends.inside_note and not now.facts["everyone_thanked"]


def _to(who: str, candidacy: Candidacy) -> str | None:
    """Return what an event calls a person: an id that means somebody, else nobody."""
    return None if who == MAIN or (who == CONTACT and candidacy.contact is None) else who


def _message(letter: str, who: str, action: str | None, now: Snapshot) -> Message | None:
    """Return what a letter says to a person, for an action of the plan or for any that it may be for."""
    use, people = now.catalogue.letter_use[letter], frozenset({now.people.get(who, who)})
    if use.sends is None or _goes_inside_thank_you(use.sends, now):
        return None
    if action and (planned := now.message(now.catalogue.action[action])):
        return replace(planned, people=people)
    actions = (now.catalogue.action[name] for occasion in use.occasions for name in occasion.actions)
    after_call = use.sends.channel != "phone" and any(one.contact and one.contact.after_call for one in actions)
    about = "thank_you" if use.sends.kind == "thank_you_sent" else use.sends.about or "useful_item"
    return Message(people, now.catalogue.message_kind[about], after_call=after_call)
