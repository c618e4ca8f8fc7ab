"""What a career adviser would never let happen on any day, said without the engine's help.

It reads the events of a candidacy and what the product says on a day (plan, letters, readiness), and has ideas of its own of who a
person is, who was met, who was thanked and which days people are at work.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

import numpy as np

from scoring.candidacy import Candidacy, Event, Rated, day_of
from scoring.catalogue import Catalogue
from scoring.facts import Snapshot
from scoring.letters.offers import Offer, offers
from scoring.planning import plan
from scoring.readiness import readiness
from scoring.results import Plan, PlanItem, Readiness

QUESTIONS = {"status", "decision_date"}
ANSWERS = {"thank_you", "confirmation", "reply"}
OUTSIDE = {"referee", "inside"}
REPLIES = {"reply_received", "invited", "task_agreed", "offer", "rejected"}
"""News from them is a reply, too."""

DEBRIEF, PROMISE, TASK = "A01", "A06", "A09"
THANKS = {"A02", "A03", "A04", "A35"}
ON_THE_MORNING = {"A09", "A24", "A30", "A31", "A33", "A35"}
"""What belongs to the day of round two: the way there, a last look, the closing lines, the thanks; and answers they wait for."""

_ENDS = {"accepted", "declined", "rejected", "parked"}
THANKS_ARE_THANKS = 5
"""Up to this day nothing is asked of anybody before the thanks; later a missing note no longer holds up a check-in."""


class Written(NamedTuple):
    """A message to somebody, sent or planned: `action` names the plan's entry, `missed` says that a call reached nobody."""

    day: date
    people: frozenset[str]
    about: str | None
    action: str | None = None
    missed: bool = False


@dataclass(frozen=True)
class Day:
    """A candidacy on a day with all that the product says of it."""

    candidacy: Candidacy
    catalogue: Catalogue
    today: date
    minutes: int | None = None

    @cached_property
    def now(self) -> Snapshot:
        return Snapshot(self.candidacy, self.catalogue, self.today)

    @cached_property
    def plan(self) -> Plan:
        return plan(self.now, self.minutes)

    @cached_property
    def letters(self) -> tuple[Offer, ...]:
        return offers(self.now, self.plan)

    @cached_property
    def readiness(self) -> Readiness:
        return readiness(self.now)

    @cached_property
    def list(self) -> tuple[PlanItem, ...]:
        """What is to be worked on today."""
        return tuple(item for item in self.plan.items if any(share.day == self.today for share in item.shares))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        return tuple(event for event in self.candidacy.events_in_order if event.on <= self.today)

    @cached_property
    def thanks_offered(self) -> frozenset[str]:
        """Those to whom a note of thanks is offered today."""
        uses = self.catalogue.letter_use
        notes = {name for name, use in uses.items() if use.sends and use.sends.kind == "thank_you_sent"}
        return frozenset(offer.to for offer in self.letters if offer.letter in notes)

    @property
    def stage(self) -> str:
        return self.readiness.stage.value

    @property
    def number(self) -> int:
        return (self.today - self.candidacy.interview_day).days

    def gap(self, one: date, other: date) -> int:
        """Count the business days from the earlier day to the later one."""
        first, last = sorted((one, other))
        off = list(self.candidacy.days_off)
        return int(np.busday_count(first + timedelta(days=1), last + timedelta(days=1), holidays=off))

    def about(self, item: PlanItem) -> str | None:
        """Return what an item of the plan writes to somebody; a part of a note writes nothing by itself."""
        contact = self.catalogue.action[item.action].contact
        return None if contact is None or contact.inside_note else contact.about


def breaches(day: Day) -> list[str]:
    """List what an adviser would not let pass on a day."""
    return [f"{rule.__name__.replace('_', ' ').strip()}: {found}" for rule in RULES for found in rule(day)]


# Who is who


def person(candidacy: Candidacy, name: str | None, otherwise: str) -> str:
    """Return the id of whoever a name means: an id, a name in any case or Unicode form, an address; nobody means `otherwise`."""
    said = _key(name) or otherwise
    if said in {"main_interviewer", "main"}:
        return _main(candidacy)
    contact = candidacy.contact
    if said == "contact" or (contact and said in {_key(contact.name), _key(contact.address)}):
        if contact is None:
            return _main(candidacy)
        return (
            _interviewer(candidacy, _key(contact.name)) or _interviewer(candidacy, _key(contact.address)) or "contact"
        )
    return _interviewer(candidacy, said) or _added(candidacy).get(said, said)


def _main(candidacy: Candidacy) -> str:
    return next((each.id for each in candidacy.interviewers if not each.removed), "main")


def _interviewer(candidacy: Candidacy, said: str) -> str | None:
    if not said:
        return None
    for told in ("id", "name", "email"):
        for each in candidacy.interviewers:
            if _key(getattr(each, told)) == said:
                return each.id
    return None


def _added(candidacy: Candidacy) -> dict[str, str]:
    """Return those who were added for round two, by id and by name."""
    notes = [note for note in candidacy.notes if note.kind == "person" and note.about is None and note.text.strip()]
    return {key: note.id for note in notes for key in (_key(note.id), _key(note.text.partition(",")[0]))}


def _key(name: str | None) -> str:
    return " ".join(normalize("NFKC", normalize("NFKC", name or "").casefold()).split())


# Who was met, and who has been thanked


def rounds(day: Day) -> list[date]:
    """Return the days of the later interviews that are over, the latest last; one that was called off before is none."""
    over = [event.on for event in day.events if event.kind == "second_interview_held"]
    dates = [day_of(event.second_interview) for event in day.events if event.second_interview]
    again = max((event.on for event in day.events if event.kind == "reopened"), default=date.min)
    ended = [each.on for each in day.events if each.kind in _ENDS and each.on > again]
    return over or [each for each in dates[-1:] if each < day.today and not any(on <= each for on in ended)]


def met(day: Day) -> list[str]:
    """Return everybody who was there last time and is still named: round two's people if any are known, else round one's."""
    first = met_first(day)
    if not rounds(day):
        return first
    present = {each.id for each in day.candidacy.interviewers if not each.removed}
    noted = {note.about for note in day.candidacy.notes if note.kind == "person" and note.text.strip()}
    came = [each for each in first if each in noted & present]
    came += dict.fromkeys(_added(day.candidacy).values())
    return came or first


def met_first(day: Day) -> list[str]:
    """Return everybody who was there in round one and is still named."""
    return [each.id for each in day.candidacy.interviewers if not each.removed] or ["main"]


def thanked(day: Day, since: date, before: date = date.max) -> set[str]:
    """Return those to whom a note went from a day on and before another, by events, and by ticks that name no event."""
    by_event = {
        person(day.candidacy, event.to, "main_interviewer")
        for event in day.events
        if event.kind == "thank_you_sent" and since <= event.on < before
    }
    first = since == day.candidacy.interview_day
    ticks = {name for name, on in _ticks(day) if name in THANKS and (first or since <= on)}
    if not first:
        return by_event | (set(met(day)) if "A35" in ticks else set())
    alone = {_main(day.candidacy)} if ticks & {"A02", "A04"} else set()
    return by_event | alone | (set(met_first(day)[1:]) if "A03" in ticks else set())


def _ticks(day: Day) -> list[tuple[str, date]]:
    """Return what is ticked as done, with its day."""
    return [(s.action, s.on) for s in day.candidacy.actions if s.status == "done" and s.on <= day.today]


def not_thanked(day: Day) -> list[str]:
    """Return those of whoever was met last who have no thanks for it, by the events."""
    had = thanked(day, (rounds(day) or [day.candidacy.interview_day])[-1])
    return [each for each in met(day) if each not in had]


def not_thanked_first(day: Day) -> list[str]:
    """Return those of round one who have no thanks for it, by the events."""
    over = rounds(day)
    had = thanked(day, day.candidacy.interview_day, over[0] if over else date.max)
    return [each for each in met_first(day) if each not in had]


def told_of_thanks(day: Day) -> bool:
    """Say whether the user told in an answer that a note went out."""
    said = {answer.factor: answer for answer in day.candidacy.answers if answer.rater == "self"}
    u1, u2, u3 = (said.get(name) for name in ("U1", "U2", "U3"))
    return any(isinstance(answer, Rated) and answer.level >= least for answer, least in ((u1, 2), (u2, 1), (u3, 1)))


def _set_aside(day: Day) -> set[str]:
    return {s.action for s in day.candidacy.actions if s.status == "not_for_me" and s.on <= day.today}


def _second(day: Day) -> date | None:
    dates = [day_of(event.second_interview) for event in day.events if event.second_interview]
    return dates[-1] if dates else None


# Messages, sent and planned


def history(day: Day) -> Iterator[Written]:
    """Yield what was written to whom, by the events, and by ticks of messages that left no event."""
    written = {(event.about, event.on) for event in day.events}
    for name, on in _ticks(day):
        contact = day.catalogue.action[name].contact
        if contact is None or contact.inside_note or (contact.about, on) in written:
            continue
        who = {person(day.candidacy, contact.to, contact.to)}
        if contact.to == "each_interviewer":
            who = set(met(day)) if name == "A35" else set(met_first(day)[1:])
        elif contact.about in OUTSIDE:
            who = {f"{contact.about} {name}"}
        yield Written(on, frozenset(who), contact.about)
    for place, event in enumerate(day.events):
        if event.kind == "thank_you_sent":
            yield Written(event.on, frozenset({person(day.candidacy, event.to, "main_interviewer")}), "thank_you")
        elif event.kind == "contact" and event.about in OUTSIDE:
            yield Written(event.on, frozenset({f"{event.about} {_key(event.to)}"}), event.about)
        elif event.kind == "contact":
            reply = any(later.kind in REPLIES for later in day.events[place:])
            about = event.about or _about_of(event.action, day)
            usual = "main_interviewer" if about in {"useful_item", "correction"} else "contact"
            to = frozenset({person(day.candidacy, event.to, usual)})
            yield Written(event.on, to, about, missed=event.channel == "phone" and not reply)


def _about_of(action: str | None, day: Day) -> str | None:
    """Return what an answer was about, which only its action says."""
    contact = day.catalogue.action[action].contact if action in day.catalogue.action else None
    return contact.about if contact else None


def planned(day: Day) -> Iterator[Written]:
    """Yield what the plan writes to whom."""
    alone = frozenset({_main(day.candidacy)})
    notes = {item.day for item in day.plan.items if day.about(item) == "thank_you"}
    for item in day.plan.items:
        contact = day.catalogue.action[item.action].contact
        about = contact.about if contact and not (contact.inside_note and item.day in notes) else None
        if about is None or contact is None:
            continue
        if contact.to == "each_interviewer":
            to = frozenset(not_thanked(day)) - (alone if item.action == "A03" else frozenset())  # whoever led has A02
        elif contact.to in {"main_interviewer", "contact"}:
            to = frozenset({person(day.candidacy, contact.to, contact.to)})
        else:
            to = frozenset({about})  # the same referees, and the same person inside
        yield Written(item.day, to, about, item.action)


def answers(one: Written, day: Day) -> bool:
    """Say whether a message answers what they did or asked for: thanks, replies, and what was promised to them."""
    l3 = next((a for a in day.candidacy.answers if a.factor == "L3" and a.rater == "self"), None)
    promised = isinstance(l3, Rated) and l3.level >= 3
    return one.about in ANSWERS or (one.action == PROMISE and promised)


def _pairs(day: Day) -> Iterator[tuple[Written, Written]]:
    """Yield an earlier message and a later one that is planned."""
    sent, to_come = list(history(day)), list(planned(day))
    for place, one in enumerate(to_come):
        yield from ((old, one) for old in sent if old.day <= one.day)
        for other in to_come[place + 1 :]:
            first, second = sorted((one, other), key=lambda each: each.day)
            yield first, second


# The rules


def _two_messages_to_one_person(day: Day) -> Iterator[str]:
    """Never two within two business days; answers wait for nobody, and a mail may follow a call that reached nobody."""
    for first, second in _pairs(day):
        both_answer = answers(first, day) and answers(second, day)
        thanks = second.about == "thank_you"
        earlier = first.day < second.day or first.action is None or both_answer
        waits_for_nobody = thanks or (answers(second, day) and earlier)
        mail_after_call = first.missed and second.about == "status"
        if not first.people & second.people or waits_for_nobody or mail_after_call:
            continue
        if day.gap(first.day, second.day) < 2:
            yield f"{_words(first)}, then {_words(second)}"


def _two_questions_within_a_week(day: Day) -> Iterator[str]:
    """Never two questions about the process within five business days, whoever gets them."""
    for first, second in _pairs(day):
        both = first.about in QUESTIONS and second.about in QUESTIONS
        if both and not first.missed and day.gap(first.day, second.day) < 5:
            yield f"{_words(first)}, then {_words(second)}"


def _asked_before_thanked(day: Day) -> Iterator[str]:
    """Nobody is asked anything while somebody who was met waits for thanks that can still be sent."""
    if day.stage != "waiting" or told_of_thanks(day) or _set_aside(day) & THANKS:
        return
    thanks = [one for one in planned(day) if one.about == "thank_you"]
    for one in planned(day):
        number = (one.day - day.candidacy.interview_day).days
        if one.about not in QUESTIONS or number > THANKS_ARE_THANKS:
            continue
        by_then = {who for each in thanks if each.day <= one.day for who in each.people}
        waiting = [who for who in not_thanked(day) if who not in by_then]
        if waiting:
            yield f"{_words(one)}, and {', '.join(waiting)} without thanks"


def _thanks_first(day: Day) -> Iterator[str]:
    """Whoever was met is thanked on the evening and the next day, each one, before all else, however few the minutes.

    Only the debrief that feeds the note, and the parts of the note itself, may stand above it.
    """
    since = rounds(day)[-1] if rounds(day) else day.candidacy.interview_day
    closed = day.stage == "closed" or any(
        event.kind == "offer" for event in day.events
    )  # the answer carries the thanks
    closed = closed or (not rounds(day) and (told_of_thanks(day) or bool(_set_aside(day) & THANKS)))
    if closed or not 0 <= (day.today - since).days <= 1 or (rounds(day) and "A35" in _set_aside(day)):
        return
    waiting = not_thanked(day)
    if missing := [who for who in waiting if who not in day.thanks_offered]:
        yield f"no note is offered to {', '.join(missing)}"
    notes = [place for place, item in enumerate(day.list) if day.about(item) == "thank_you"]
    if waiting and not notes:
        yield f"no thanks are on the list ({_listed(day)})"
        return
    for item in day.list[: max(notes, default=0)]:
        contact = day.catalogue.action[item.action].contact
        part = contact is not None and contact.inside_note
        if item.action != DEBRIEF and not part and day.about(item) != "thank_you":
            yield f"{item.action} stands above the thanks ({_listed(day)})"


def _thanked_twice(day: Day) -> Iterator[str]:
    """Nobody gets a second note for the same talk."""
    over = rounds(day)
    again = [who for who in day.thanks_offered if who not in not_thanked(day)]
    if again and (over or not told_of_thanks(day)):
        yield f"a note is offered to {', '.join(sorted(again))}"


def _the_right_person(day: Day) -> Iterator[str]:
    """Turn to the contact who was named with questions and replies, and write to nobody who was removed."""
    gone = {each.id for each in day.candidacy.interviewers if each.removed}
    turn_to = person(day.candidacy, "contact", "contact")
    for offer in day.letters:
        contact = day.catalogue.action[offer.action].contact if offer.action else None
        to = person(day.candidacy, offer.to, offer.to)
        if contact and contact.to == "contact" and to != turn_to:
            yield f"{offer.letter} goes to {offer.to} and not to {turn_to}"
        elif to in gone - {turn_to}:
            yield f"{offer.letter} goes to {offer.to}, who was removed"


def _a_day_off_holds_nothing(day: Day) -> Iterator[str]:
    """On a day off there is nothing to do but thanks, with what belongs into the note, and answers to news."""
    notes = {item.day for item in day.plan.items if day.about(item) == "thank_you"}
    for item in day.plan.items:
        contact = day.catalogue.action[item.action].contact
        if contact and contact.inside_note and item.day in notes:
            continue
        for share in item.shares:
            if share.day in day.candidacy.days_off and day.about(item) not in ANSWERS:
                yield f"{item.action} on {share.day:%a %d %b}"


def _nothing_after_the_end(day: Day) -> Iterator[str]:
    """After the end nobody is written to, but for the reply; there is no number and nothing to mend."""
    if day.stage != "closed":
        return
    for one in planned(day):
        if one.about != "reply":
            yield _words(one)
    result = day.readiness
    if (result.headline.value, result.headline.low, day.plan.projected) != (None, None, None):
        yield f"a number is shown ({result.headline.value}, projected {day.plan.projected})"
    if result.weak_spots or result.next_label:
        yield f"advice to mend it ({len(result.weak_spots)} weak spots)"


def _the_morning_of_round_two(day: Day) -> Iterator[str]:
    """On the day of round two there is only what belongs there."""
    if day.stage == "invited" and _second(day) == day.today:
        for item in day.list:
            if item.action not in ON_THE_MORNING:
                yield item.action


def _silence_after_the_date_question(day: Day) -> Iterator[str]:
    """Who was asked for the date and has not replied is left alone."""
    order = [event for event in day.events if event.kind in REPLIES or event.about == "decision_date"]
    if order and order[-1].kind == "contact" and day.stage == "waiting":
        for one in planned(day):
            if not answers(one, day) and one.about not in OUTSIDE:
                yield _words(one)


def _the_minutes_hold(day: Day) -> Iterator[str]:
    """No day takes more minutes than there are; thanks and answers may, and then they leave nothing for the rest."""
    thanks: Counter[date] = Counter()
    others: Counter[date] = Counter()
    for item in day.plan.items:
        for share in item.shares:
            at_once = day.about(item) in ANSWERS and item.action != TASK
            (thanks if at_once else others)[share.day] += share.minutes
        if sum(share.minutes for share in item.shares) > item.minutes:
            yield f"{item.action} takes more than its {item.minutes} minutes"
    for on, spent in sorted(others.items()):
        if spent > max(0, day.plan.minutes_per_day - thanks[on]):
            yield f"{spent} beside {thanks[on]} for thanks, of {day.plan.minutes_per_day}, on {on:%a %d %b}"


RULES = (
    _two_messages_to_one_person,
    _two_questions_within_a_week,
    _asked_before_thanked,
    _thanks_first,
    _thanked_twice,
    _the_right_person,
    _a_day_off_holds_nothing,
    _nothing_after_the_end,
    _the_morning_of_round_two,
    _silence_after_the_date_question,
    _the_minutes_hold,
)


def _words(one: Written) -> str:
    return f"{one.action or 'sent'} ({one.about}) to {', '.join(sorted(one.people)) or 'nobody'} on {one.day:%a %d %b}"


def _listed(day: Day) -> str:
    return ", ".join(item.action for item in day.list) or "nothing"
