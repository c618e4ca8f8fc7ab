"""Golden walks: one person's road, day after day, as a career adviser writes it down before anybody runs it.

A file holds a road for each candidacy: who it is about (`given`, as in a golden case, and more below), what happens on which day
after the interview (`story`), and what has to be true on the days that matter (`days`), when the day's news is in and nothing is
done yet.

given, more than in a golden case (kind, format, contact_rule, circumstances are as there)
    interview: friday           the weekday of the interview; Monday unless said
    people: [{id, name, email}] the interviewers, instead of their number
    contact: {name, address}    the contact, instead of true
    off: [3, 4]                 days off
    every_answer: 2             every factor but what tells of notes (U1 to U3): on the first evening none is sent
story
    {did: A02}                  ticked, with what that writes down
    {kind: ..., day: ...}       an event; of the same day unless `day` says so
    {removes: i2}, {adds: {id: i4, name: ...}}, {leaves_out: i2}
                                a person is taken off the list, added, or missing in a file from elsewhere
    {comes: {id: n1, name: Noor Haddad, role: Head of sales}}, {comes: i1}
                                somebody who will be in round two
    {comes: i1, to_round: 3}    the same for a later round
    {answers: {U1: 4}}          answered or changed that day; with `for_round: 3` for a later round
    {promises: the figures}     a line of the debrief
    keeps_up: true              (of the road) everything on a day's list is done
    otherwise: {writes: nobody} (of the road) what is true on every day that does not say otherwise
days
    must, never                 on today's list, or not
    nowhere                     on no day of the plan
    only                        nothing else is on today's list
    first                       opens today's list (the debrief and parts of the note may stand above a note)
    before: [[A13, A14]]        the second is not planned unless the first stands before it or is done
    by: {A06: 2}                planned for that day at the latest
    thanks: [i1, i2]            exactly these are offered a note of thanks, and the list holds thanks if there are any
    letters, no_letters         `T02 i2`, or `T02` to anybody
    writes: [T24 through]       exactly these letters to the employer's people are offered; `nobody` for none
    at_most: 3                  things on today's list
    asks: [U1]                  readiness asks about these factors
    says: {A15: words}          words of the reason why an action is not planned
    stage, number               number: some or none
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scoring.candidacy import ActionState, Candidacy, ContactPerson, Event, Interviewer, Note, Rated
from scoring.catalogue import Action, Catalogue
from scoring.contacts import events_of
from scoring.facts import Snapshot
from scoring.planning import plan
from tests.support.days import DEBRIEF, Day
from tests.support.golden import INTERVIEW_DAY, candidacy_of

WALKS = Path(__file__).resolve().parents[1] / "golden" / "walks"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OF_NOTES = {"U1", "U2", "U3"}
OWN_LETTERS = {"yourself", "referee-1", "referee-2", "inside"}
_DATES = {
    "day": "on",
    "second_interview_day": "second_interview",
    "deadline_day": "deadline",
    "respond_by_day": "respond_by",
}

Road = dict[str, Any]


def read_walk(path: Path) -> list[Road]:
    """Read the roads of one walk; a file holds one for each candidacy."""
    return list(YAML(typ="safe", pure=True).load_all(path))


def days_of(road: Road, catalogue: Catalogue) -> Iterator[tuple[int, date, Candidacy]]:
    """Yield each day of a road (its number, its date) with the candidacy as it stands when the news is in and nothing is done."""
    candidacy = _opened(road["given"], catalogue)
    for number in range(road["given"]["days_after_interview"] + 1):
        today = candidacy.interview_day + timedelta(days=number)
        steps = road.get("story", {}).get(number, [])
        for step in steps:
            if "did" not in step:
                candidacy = _after(candidacy, step, number)
        yield number, today, candidacy
        now = Snapshot(candidacy, catalogue, today)
        done = [step["did"] for step in steps if "did" in step]
        if road.get("keeps_up"):
            done += [item.action for item in plan(now).items if item.begin == today and item.action not in done]
        for name in done:
            candidacy = ticked(Snapshot(candidacy, catalogue, today), catalogue.action[name])


def _opened(given: dict[str, Any], catalogue: Catalogue) -> Candidacy:
    people, contact, answers = given.get("people"), given.get("contact"), given.get("answers", {})
    told = {**given, "interviewers": len(people) if people else given["interviewers"], "contact": bool(contact)}
    if "every_answer" in told:
        usual = dict.fromkeys(set(catalogue.factor) - OF_NOTES, told.pop("every_answer"))
        told["answers"] = usual | answers
    candidacy = candidacy_of({**told, "decision_day": None}, catalogue)
    later = timedelta(days=WEEKDAYS.index(given.get("interview", "monday")))
    start = INTERVIEW_DAY + later
    changes: dict[str, Any] = {
        "first_interview": candidacy.first_interview.model_copy(
            update={"ended": candidacy.first_interview.ended + later}
        ),
        "days_off": tuple(start + timedelta(days=number) for number in given.get("off", [])),
    }
    if given.get("decision_day") is not None:
        changes["decision_date"] = start + timedelta(days=given["decision_day"])
    if people:
        changes["interviewers"] = tuple(Interviewer.model_validate(each) for each in people)
    if isinstance(contact, dict):
        changes["contact"] = ContactPerson.model_validate({"channel": "email", **contact})
    return candidacy.model_copy(update=changes)


def _after(candidacy: Candidacy, step: dict[str, Any], number: int) -> Candidacy:
    """Return the candidacy after one piece of news."""
    people, notes, answers = candidacy.interviewers, candidacy.notes, candidacy.answers
    match step:
        case {"removes": who}:
            people = tuple(p.model_copy(update={"removed": True}) if p.id == who else p for p in people)
        case {"leaves_out": who}:
            people = tuple(each for each in people if each.id != who)
        case {"adds": told}:
            people = (*people, Interviewer.model_validate(told))
        case {"comes": who}:
            notes = (*notes, _coming(who, step.get("to_round")))
        case {"promises": what}:
            notes = (*notes, Note(id="promise", kind="promised", text=what))
        case {"answers": levels}:
            rated = tuple(
                Rated(factor=name, level=level, round=step.get("for_round")) for name, level in levels.items()
            )
            answers = (*(each for each in answers if each.factor not in levels), *rated)
        case _:
            told = {"day": number, **step}
            dated = {
                _DATES.get(key, key): candidacy.interview_day + timedelta(days=value) if key in _DATES else value
                for key, value in told.items()
            }
            return candidacy.model_copy(update={"events": (*candidacy.events, Event.model_validate(dated))})
    return candidacy.model_copy(update={"interviewers": people, "notes": notes, "answers": answers})


def _coming(who: str | dict[str, str], number: int | None) -> Note:
    """Return the note that somebody comes to round two, or to a later one."""
    links = (f"round-{number}",) if number else ()
    if isinstance(who, dict):
        return Note(id=who["id"], kind="person", text=f"{who['name']}, {who['role']}", links=links)
    return Note(id=f"of-{who}-{number}", kind="person", about=who, text="Sits there again", links=links or ("before",))


def ticked(now: Snapshot, action: Action) -> Candidacy:
    """Return the candidacy after an action was ticked off on the day."""
    state = ActionState(action=action.id, status="done", on=now.today)
    others = tuple(each for each in now.candidacy.actions if each.action != action.id)
    events = (*now.candidacy.events, *events_of(action, now))
    return now.candidacy.model_copy(update={"actions": (*others, state), "events": events})


# What an adviser notes of a day


def differences(day: Day, notes: dict[str, Any]) -> list[str]:
    """List in words where a day is not as it was written down."""
    return [f"{kind}: {found}" for kind, noted in notes.items() for found in CHECKS[kind](day, noted)]


def _names(day: Day) -> list[str]:
    return [item.action for item in day.list]


def _must(day: Day, noted: list[str]) -> Iterator[str]:
    for name in noted:
        if name not in _names(day):
            yield f"{name} is not on the list {_names(day)}; {_reason(day, name)}"


def _never(day: Day, noted: list[str]) -> Iterator[str]:
    yield from (f"{name} is on the list {_names(day)}" for name in noted if name in _names(day))


def _nowhere(day: Day, noted: list[str]) -> Iterator[str]:
    for item in day.plan.items:
        if item.action in noted:
            yield f"{item.action} is planned for {item.day:%a %d %b}"


def _only(day: Day, noted: list[str]) -> Iterator[str]:
    yield from (f"{name} is on the list {_names(day)}" for name in _names(day) if name not in noted)


def _first(day: Day, noted: str) -> Iterator[str]:
    thanks = day.catalogue.action[noted].contact
    above = [DEBRIEF, "A05", "A39", "A41"] if thanks and thanks.about == "thank_you" else []
    opens = next((name for name in _names(day) if name not in above), None)
    if opens != noted:
        yield f"{opens} stands there ({_names(day)})"


def _before(day: Day, noted: list[list[str]]) -> Iterator[str]:
    places = {item.action: (item.begin, place) for place, item in enumerate(day.plan.items)}
    done = {state.action for state in day.candidacy.actions if state.on <= day.today}
    for one, other in noted:
        if other in places and one not in done and (one not in places or places[one] > places[other]):
            stands = places[one][0] if one in places else _reason(day, one)
            yield f"{one} ({stands}) does not stand before {other} ({places[other][0]})"


def _by(day: Day, noted: dict[str, int]) -> Iterator[str]:
    days = {item.action: (item.day - day.candidacy.interview_day).days for item in day.plan.items}
    for name, last in noted.items():
        if days.get(name, last + 1) > last:
            yield f"{name} is planned for day {days[name]}" if name in days else f"{name}: {_reason(day, name)}"


def _thanks(day: Day, noted: list[str]) -> Iterator[str]:
    if set(noted) != day.thanks_offered:
        yield f"offered to {sorted(day.thanks_offered)} and not to {noted}"
    listed = [item.action for item in day.list if day.about(item) == "thank_you"]
    if bool(noted) != bool(listed):
        yield f"{listed or 'no thanks'} on the list {_names(day)}"


def _letters(day: Day, noted: list[str]) -> Iterator[str]:
    for name in noted:
        if name not in _offered(day):
            yield f"{name} is not among {sorted(x for x in _offered(day) if ' ' in x)}"


def _no_letters(day: Day, noted: list[str]) -> Iterator[str]:
    yield from (f"{name} is offered" for name in noted if name in _offered(day))


def _writes(day: Day, noted: list[str] | str) -> Iterator[str]:
    wanted = set() if noted == "nobody" else set(noted)
    offered = {f"{offer.letter} {offer.to}" for offer in day.letters if offer.to not in OWN_LETTERS}
    yield from (f"{name} is offered" for name in sorted(offered - wanted))
    yield from (f"{name} is not offered" for name in sorted(wanted - offered))


def _at_most(day: Day, noted: int) -> Iterator[str]:
    if len(day.list) > noted:
        yield f"{len(day.list)} things: {_names(day)}"


def _asks(day: Day, noted: list[str]) -> Iterator[str]:
    asked = {factor for check in day.readiness.checks for factor in check.factors}
    yield from (f"nothing is asked about {name}" for name in noted if name not in asked)


def _says(day: Day, noted: dict[str, str]) -> Iterator[str]:
    for name, words in noted.items():
        if words not in _reason(day, name):
            yield f"{name}: {_reason(day, name)}"


def _stage(day: Day, noted: str) -> Iterator[str]:
    if day.stage != noted:
        yield day.stage


def _number(day: Day, noted: str) -> Iterator[str]:
    shown = day.readiness.headline.value
    if (shown is None) != (noted == "none"):
        yield f"the number is {shown}"


def _offered(day: Day) -> set[str]:
    return {words for offer in day.letters for words in (offer.letter, f"{offer.letter} {offer.to}")}


def _reason(day: Day, name: str) -> str:
    for part in (day.plan.left_out, day.plan.not_due, day.plan.stopped):
        for entry in part:
            if entry.action == name:
                return entry.reason
    return f"planned for {next(item.begin for item in day.plan.items if item.action == name):%a %d %b}"


CHECKS: dict[str, Callable[[Day, Any], Iterator[str]]] = {
    check.__name__.removeprefix("_"): check
    for check in (
        _must,
        _never,
        _nowhere,
        _only,
        _first,
        _before,
        _by,
        _thanks,
        _letters,
        _no_letters,
        _writes,
        _at_most,
        _asks,
        _says,
        _stage,
        _number,
    )
}
