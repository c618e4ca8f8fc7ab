"""A day of a candidacy as an adviser reads it: who is who, who was met and thanked, and what was written or is to be.

It has ideas of its own of all that, without the engine's help; what must hold of a day is in `tests.support.courtesy`.
"""

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
REPLIES = {"reply_received", "invited", "task_agreed", "second_interview_held", "offer", "rejected"}
"""News from them is a reply, too."""

SECOND = 2
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


# Who is who


def person(candidacy: Candidacy, name: str | None, otherwise: str) -> str:
    """Return the id of whoever a name means: an id, a name in any case or Unicode form, an address; nobody means `otherwise`."""
    said = _key(name) or otherwise
    if said in {"main_interviewer", "main"}:
        return _main(candidacy)
    contact, agent = candidacy.contact, candidacy.contact_rule.through
    if candidacy.contact_rule.kind == "through":
        names = {_key(agent.name), _key(agent.email)} - {""} if agent else set()
        if said == "through":
            return next(filter(None, (_interviewer(candidacy, name) for name in sorted(names))), "through")
        if said in names:
            return _interviewer(candidacy, said) or "through"
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
    over, ahead = _road(day)
    again = max((event.on for event in day.events if event.kind == "reopened"), default=date.min)
    ended = [each.on for each in day.events if each.kind in _ENDS and each.on > again]
    took_place = ahead and ahead < day.today and not any(on <= ahead for on in ended)
    return [*over, ahead] if ahead and took_place else over


def _road(day: Day) -> tuple[list[date], date | None]:
    """Return the days of the later interviews that something else has followed or that were noted, and the day set for the next."""
    over: list[date] = []
    ahead: date | None = None
    for event in day.events:
        if event.kind == "second_interview_held":
            over, ahead = [*over, event.on], None
        elif event.kind == "invited":
            if ahead and ahead < event.on:
                over, ahead = [*over, ahead], None
            ahead = day_of(event.second_interview) if event.second_interview else ahead
    return over, ahead


def met(day: Day) -> list[str]:
    """Return everybody who was there last time and is still named: round two's people if any are known, else round one's."""
    first = met_first(day)
    if not rounds(day):
        return first
    present = {each.id for each in day.candidacy.interviewers if not each.removed}
    people = [note for note in day.candidacy.notes if note.kind == "person" and note.text.strip()]
    for number in range(len(rounds(day)) + 1, 1, -1):
        tagged = {note.about or note.id for note in people if f"round-{number}" in note.links}
        plain = {note.about or note.id for note in people if not any(tag.startswith("round-") for tag in note.links)}
        noted = tagged if number > SECOND else plain
        came = [each for each in first if each in noted & present]
        came += [each for each in dict.fromkeys(_added(day.candidacy).values()) if each in noted]
        if came:
            return came
    return first


def met_first(day: Day) -> list[str]:
    """Return everybody who was there in round one and is still named."""
    return [each.id for each in day.candidacy.interviewers if not each.removed] or ["main"]


def passes_on(day: Day, *, again: bool = False) -> str | None:
    """Return who passes thanks on to everybody: the one whom everything goes through, or whom a panel is thanked by."""
    if day.candidacy.contact_rule.kind == "through":
        return person(day.candidacy, "through", "through")
    panel = day.candidacy.first_interview.kind == "panel" and not again
    return person(day.candidacy, "contact", "contact") if panel else None


def no_thanks_here(day: Day) -> bool:
    """Say whether a note of thanks has no place: they take no messages, are colleagues, or nobody was there live."""
    first, mine = day.candidacy.first_interview, day.candidacy
    recorded = "recorded" in {first.kind, first.format} and not rounds(day)
    return recorded or mine.contact_rule.kind == "none" or "internal" in mine.circumstances


def waits_for_thanks(day: Day) -> list[str]:
    """Return to whom a note goes that thanks those who have had none, by the events."""
    via, waiting = passes_on(day, again=bool(rounds(day))), not_thanked(day)
    return [via] if via and waiting else waiting


def thanked(day: Day, since: date, before: date = date.max) -> set[str]:
    """Return those to whom a note went from a day on and before another, by events, and by ticks that name no event."""
    by_event = {
        person(day.candidacy, event.to, "through" if _all_through(day) else "main_interviewer")
        for event in day.events
        if event.kind == "thank_you_sent" and since <= event.on < before
    }
    first = since == day.candidacy.interview_day
    passed_on = {"through", passes_on(day, again=not first)}
    if first and passes_on(day):
        passed_on |= {_main(day.candidacy), person(day.candidacy, "contact", "contact")}
    if by_event & passed_on:
        by_event |= set(met_first(day) if first else met(day))
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
    if no_thanks_here(day):
        return False  # such an interview does not ask for notes
    said = {answer.factor: answer for answer in day.candidacy.answers if answer.rater == "self"}
    u1, u2, u3 = (said.get(name) for name in ("U1", "U2", "U3"))
    return any(isinstance(answer, Rated) and answer.level >= least for answer, least in ((u1, 2), (u2, 1), (u3, 1)))


def set_aside(day: Day) -> set[str]:
    """Return the actions that are not for this person."""
    return {s.action for s in day.candidacy.actions if s.status == "not_for_me" and s.on <= day.today}


def second_interview(day: Day) -> date | None:
    """Return the day that is set for the next interview."""
    return _road(day)[1]


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
        if _all_through(day) and contact.about not in OUTSIDE:
            who = {person(day.candidacy, "through", "through")}
        yield Written(on, frozenset(who), contact.about)
    for place, event in enumerate(day.events):
        if event.kind == "thank_you_sent":
            usual = "through" if _all_through(day) else "main_interviewer"
            yield Written(event.on, frozenset({person(day.candidacy, event.to, usual)}), "thank_you")
        elif event.kind == "contact" and event.about in OUTSIDE:
            yield Written(event.on, frozenset({f"{event.about} {_key(event.to)}"}), event.about)
        elif event.kind == "contact":
            reply = any(later.kind in REPLIES for later in day.events[place:])
            about = event.about or _about_of(event.action, day)
            usual = "main_interviewer" if about in {"useful_item", "correction"} else "contact"
            usual = "through" if _all_through(day) else usual
            to = frozenset({person(day.candidacy, event.to, usual)})
            yield Written(event.on, to, about, missed=event.channel == "phone" and not reply)


def _all_through(day: Day) -> bool:
    return day.candidacy.contact_rule.kind == "through"


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
        via = passes_on(day, again=item.action == "A35")
        if via and about not in OUTSIDE and (about == "thank_you" or _all_through(day)):
            to = frozenset({via})
        elif contact.to == "each_interviewer":
            to = frozenset(not_thanked(day)) - (alone if item.action == "A03" else frozenset())  # whoever led has A02
        elif contact.to in {"main_interviewer", "contact"}:
            to = frozenset({person(day.candidacy, contact.to, contact.to)})
        else:
            to = frozenset({about})  # the same referees, and the same person inside
        yield Written(item.day, to, about, item.action)


def answers(one: Written, day: Day) -> bool:
    """Say whether a message answers what they did or asked for: thanks, replies, and what was promised to them."""
    return one.about in ANSWERS or (one.action == PROMISE and promised(day))


def promised(day: Day) -> bool:
    """Say whether the debrief names something promised, and nothing useful has been sent."""
    named = any(note.kind == "promised" and note.text.strip() for note in day.candidacy.notes)
    return named and not any(one.about == "useful_item" for one in history(day))


def pairs(day: Day) -> Iterator[tuple[Written, Written]]:
    """Yield an earlier message and a later one that is planned."""
    sent, to_come = list(history(day)), list(planned(day))
    for place, one in enumerate(to_come):
        yield from ((old, one) for old in sent if old.day <= one.day)
        for other in to_come[place + 1 :]:
            first, second = sorted((one, other), key=lambda each: each.day)
            yield first, second
