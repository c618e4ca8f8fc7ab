"""What sending a letter means: who has it already, what it writes down, and whether it comes too soon.

Decides nothing about due dates (`scoring.planning.plan`). The distances between messages are in `data/scheduling.yaml`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from scoring.calendar import ONE_DAY, is_business_day, spoken
from scoring.candidacy import ActionState, Candidacy, Event
from scoring.catalogue import Catalogue
from scoring.catalogue.letter_shapes import LetterUse, Sends, To
from scoring.contacts import clash
from scoring.facts import Snapshot
from scoring.facts.messages import ANSWERS, OUTSIDE, Message, Sent, people
from scoring.language import counted, plural_form
from scoring.letters.recipients import CONTACT, INSIDE, MAIN, REFEREES, joined, joined_later, recipient, recipients
from scoring.lines import name_key
from scoring.round_two.people import round_two_day

_FARTHEST = 3660  # ten years: more than anybody's days off


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter that went out on a day, for an action of the plan or for none. `reached` says that a call was answered."""

    letter: str
    to: str
    day: date
    action: str | None = None
    reached: bool = False

    def event_id(self, *more: str) -> str:
        """Name what this writes down; the ids of an action's events begin with the action's."""
        return joined(self.action or self.letter, self.to, f"{self.day:%Y%m%d}", *more)


@dataclass(frozen=True, slots=True)
class Sending:
    """What is written down in one transaction: the events, and the action when this was the last letter it asks for."""

    events: tuple[Event, ...]
    action: ActionState | None


def sending(posted: Posted, candidacy: Candidacy, catalogue: Catalogue) -> Sending:
    """Return what it means that a letter went out."""
    use, who = catalogue.letter_use[posted.letter], posted.to
    events = _events(use, posted, candidacy, catalogue)
    if posted.reached:
        answer = {"kind": "reply_received", "on": posted.day, "from": _to(who, candidacy)}
        events += (Event.model_validate({**answer, "id": posted.event_id("reply")}),)
    if posted.action is None:
        return Sending(events, None)
    after = candidacy.model_copy(update={"events": (*candidacy.events, *events)})
    occasion = next(one for one in use.occasions if posted.action in one.actions)
    left = set(still_to_have(use, occasion.to, after)) - {who}
    several = occasion.to in {"further_interviewers", "everybody", "round_two", "referees"}
    done = None if several and left else ActionState(action=posted.action, status="done", on=posted.day)
    return Sending(events, done)


def still_to_have(use: LetterUse, to: To, candidacy: Candidacy) -> tuple[str, ...]:
    """Return those of whom an occasion speaks who have not had the letter yet."""
    return tuple(who for who in recipients(candidacy, to) if not has_it(use, who, candidacy))


def has_it(use: LetterUse, who: str, candidacy: Candidacy) -> bool:
    """Say whether a person has had what may be sent once only: thanks after each round, and the word to a referee."""
    sends = use.sends
    if sends is None or not (sends.kind == "thank_you_sent" or who in REFEREES):
        return False
    second, went_to = round_two_day(candidacy), _went_to(who, candidacy)
    after_round_two = any(one.to == "round_two" for one in use.occasions)
    for event in candidacy.events:
        if event.kind != sends.kind or event.about != sends.about or not went_to(event):
            continue
        if sends.kind == "contact" or (second is not None and event.on >= second) == after_round_two:
            return True
    return False


def too_soon(letter: str, who: str, now: Snapshot) -> str | None:
    """Return the sentence that says why a letter should wait, with the first day on which it need not; None if it may go.

    Answers to what they did wait for nobody.
    """
    candidacy, day, times = now.candidacy, now.today, now.catalogue.scheduling
    mine = _message(letter, who, now)
    if mine is None or mine.answers:
        return None
    sent = now.sent if who not in REFEREES else _without_other_referee(who, now)
    asked = now.awaits_date
    if asked and mine.unsolicited:
        return f"You asked for the decision date on {spoken(asked)}; now it is their turn."
    close = [
        one
        for one in sent
        if not _is_unanswered_call(one, mine, candidacy) and clash(mine, day, one.message, one.day, now)
    ]
    if not close:
        return None
    newest = max(close, key=lambda one: one.day)
    if mine.asks and newest.message.asks:
        done, two, gap = "asked how things stand", "such questions", times.between_status_questions_business_days
    else:
        done = f"wrote to {recipient(candidacy, who).name or 'this person'}"
        two, gap = "messages to one person", times.between_contacts_business_days
    between = f"{counted(gap, 'business day')} {plural_form(gap, 'belongs')} between two {two}"
    free = _first_free(mine, close, now)
    return f"You {done} on {spoken(newest.day)}. {between}, so {free} is the first day for this."


def _events(use: LetterUse, posted: Posted, candidacy: Candidacy, catalogue: Catalogue) -> tuple[Event, ...]:
    sends = use.sends
    contact = catalogue.action[posted.action].contact if posted.action else None
    answers = contact is not None and contact.about in ANSWERS - {"thank_you"}
    if sends is None or answers or _goes_inside_thank_you(sends, candidacy):
        return ()
    what = {"kind": sends.kind, "about": sends.about, "channel": sends.channel, "to": _to(posted.to, candidacy)}
    return (Event.model_validate({**what, "on": posted.day, "id": posted.event_id()}),)


def _goes_inside_thank_you(sends: Sends, candidacy: Candidacy) -> bool:
    """Say whether this goes inside a thank-you that is not sent yet, so that it is no message of its own."""
    return sends.inside_note and not any(event.kind == "thank_you_sent" for event in candidacy.events)


def _to(who: str, candidacy: Candidacy) -> str | None:
    """Return what an event calls a person: an interviewer's id, `contact`, a name where one is known, else nobody."""
    if who == CONTACT or any(person.id == who for person in candidacy.interviewers):
        return who
    return recipient(candidacy, who).name or None


def _went_to(who: str, candidacy: Candidacy) -> Callable[[Event], bool]:
    """Return what tells of an event whether it went to a person; one to nobody in particular went to the main interviewer."""
    if who in REFEREES:
        name = name_key(recipient(candidacy, who).name)
        return lambda event: who in (event.id or "") or (event.to is not None and name_key(event.to) == name)
    if later := joined_later(who, candidacy):
        names = {name_key(who), name_key(later.name)}
        return lambda event: name_key(event.to) in names
    known = people(candidacy)
    main = known["main_interviewer"]
    mine = main if who == MAIN else who
    return lambda event: (main if event.to is None else known.get(name_key(event.to), event.to)) == mine


def _message(letter: str, who: str, now: Snapshot) -> Message | None:
    sends = now.catalogue.letter_use[letter].sends
    if sends is None or _goes_inside_thank_you(sends, now.candidacy):
        return None
    about, known = "thank_you" if sends.kind == "thank_you_sent" else sends.about, now.people
    outside = {INSIDE: "inside_contact", MAIN: known["main_interviewer"], **dict.fromkeys(REFEREES, "referee")}
    return Message(frozenset({outside.get(who) or known.get(name_key(who), who)}), about)


def _without_other_referee(who: str, now: Snapshot) -> tuple[Sent, ...]:
    """Return what was sent without the messages to the other of two referees, whom the history does not tell apart."""
    mine = _went_to(who, now.candidacy)
    return tuple(one for one in now.sent if not one.event or one.message.about not in OUTSIDE or mine(one.event))


def _is_unanswered_call(one: Sent, mine: Message, candidacy: Candidacy) -> bool:
    """Say whether a message was a call that reached nobody, which a mail may follow at once."""
    if mine.about != "status" or one.event is None or one.event.channel != "phone":
        return False
    return not any(event.kind == "reply_received" and event.on >= one.day for event in candidacy.events)


def _first_free(mine: Message, close: list[Sent], now: Snapshot) -> str:
    """Name the first working day on which a message keeps its distance from those that were too close."""

    def fits(free: date) -> bool:
        return not any(clash(mine, free, one.message, one.day, now) for one in close)

    days = (now.today + number * ONE_DAY for number in range(_FARTHEST))
    return spoken(next(free for free in days if is_business_day(free, now.days_off) and fits(free)))
