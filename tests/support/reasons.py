"""What each reason says, put to the test of the events alone: `TABLE` holds every sentence that explains why something is not done.

A sentence is true if any half of it is; a sentence that the table does not know counts as untrue, so that a new one gets its rule
here. Nothing in here asks the engine anything but what it shows.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

import numpy as np

from scoring.candidacy import Event, NotApplicable, Rated, day_of
from scoring.facts.reach import open_to
from scoring.letters.posting import too_soon
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.terms import SECOND
from screens.letters.rest import others
from tests.support.days import (
    ANSWERS,
    OUTSIDE,
    QUESTIONS,
    REPLIES,
    Day,
    Written,
    history,
    met_first,
    not_thanked,
    not_thanked_first,
    person,
    planned,
    promised,
    rounds,
    second_interview,
    told_of_thanks,
)


class Said(NamedTuple):
    """A reason that is shown on a day: of which action or letter, to whom if it is a letter, and the sentence."""

    day: Day
    of: str
    sentence: str
    to: str = ""


Rule = Callable[[Said, re.Match[str]], bool]


def untrue(said: Said) -> str:
    """Say what is wrong with a reason; empty if it is true."""
    for pattern, rule in TABLE:
        if match := pattern.fullmatch(said.sentence):
            return "" if rule(said, match) else f"{said.of}: {said.sentence}"
    return f"{said.of}: {said.sentence} (a sentence that no rule knows)"


# Which reasons a day shows


def of_the_plan(day: Day) -> Iterator[Said]:
    """Yield the reason of every action that is not planned."""
    for part in (day.plan.left_out, day.plan.not_due, day.plan.stopped):
        for entry in part:
            yield Said(day, entry.action, entry.reason)


def of_the_letters(day: Day) -> Iterator[Said]:
    """Yield why each letter is not offered, without the moment that stands there on every day; mostly it is an action's reason."""
    for other in others(day.now, day.plan, day.letters):
        use = day.catalogue.letter_use[other.letter]
        sentence = other.reason.removeprefix(use.moment).strip()
        actions = {name for occasion in use.occasions for name in occasion.actions}
        of = next((each.of for each in of_the_plan(day) if each.of in actions and each.sentence == sentence), None)
        if sentence:
            yield Said(day, of or other.letter, sentence)


def of_the_warnings(day: Day) -> Iterator[Said]:
    """Yield what speaks against sending each letter today to each person whom it may go to."""
    for letter in day.catalogue.letters:
        for who in open_to(letter.id, day.candidacy, day.catalogue):
            if sentence := too_soon(letter.id, who, day.now):
                yield Said(day, letter.id, sentence, who)


# What the events say


def level(said: Said, factor: str) -> int:
    """Return the level of the user's own answer; -1 without one, and where such an interview leaves the factor out."""
    answer = _answer(said, factor)
    return answer.level if isinstance(answer, Rated) and not _left_out(said, factor) else -1


def _left_out(said: Said, factor: str) -> bool:
    held = [one for one in said.day.catalogue.interviews if one.id in _settings(said)[one.group]]
    named = any(factor in entry.factors for one in held for entry in one.leaves_out)
    elsewhere = {name for one in said.day.catalogue.interviews for name in one.asks}
    elsewhere -= {name for one in held for name in one.asks}
    return factor in elsewhere or (named and factor not in said.day.candidacy.asked_anyway)


def _answer(said: Said, factor: str) -> object:
    found = [each for each in said.day.candidacy.answers if each.factor == factor and each.rater == "self"]
    return found[0] if found else None


def _at_least(**levels: int) -> Rule:
    return lambda said, _: all(level(said, factor) >= least for factor, least in levels.items())


def _well_enough(**levels: int) -> Rule:
    """Tell whether some of these factors are rated, all of them high enough, and the others do not apply."""
    return lambda said, _: (
        all(level(said, factor) >= least or _out(said, factor) for factor, least in levels.items())
        and not all(_out(said, factor) for factor in levels)
    )


def _nothing_to_do(said: Said, _: re.Match[str]) -> bool:
    asked = re.findall(r"\b[A-Z]\d\b", said.day.catalogue.action[said.of].condition)
    return all(_out(said, factor) for factor in asked)


def _out(said: Said, factor: str) -> bool:
    return isinstance(_answer(said, factor), NotApplicable) or _left_out(said, factor)


def _either(*rules: Rule) -> Rule:
    return lambda said, match: any(rule(said, match) for rule in rules)


def _low_interest(said: Said, _: re.Match[str]) -> bool:
    return (said.day.candidacy.interest or 5) <= 2


def _stage(*stages: str) -> Rule:
    return lambda said, _: said.day.stage in stages


def _outcome(*kinds: str) -> Rule:
    return lambda said, _: _ended(said) in kinds


def _ended(said: Said) -> str | None:
    ends = {"offer", "accepted", "declined", "rejected", "parked", "reopened"}
    kinds = [event.kind for event in said.day.events if event.kind in ends]
    return kinds[-1] if kinds else None


def _kinds(said: Said) -> set[str]:
    return {event.kind for event in said.day.events}


def _without(kind: str) -> Rule:
    return lambda said, _: kind not in _kinds(said)


def _done(said: Said, *names: str) -> bool:
    states = said.day.candidacy.actions
    return any(s.action in names and s.status == "done" and s.on <= said.day.today for s in states)


def _three_columns(said: Said, _: re.Match[str]) -> bool:
    number = len(rounds(said.day)) + 1
    mine = (note for note in said.day.candidacy.notes if number < SECOND or f"round-{number}" in note.links)
    return {"landed", "fell_flat", "unsaid"} <= {note.kind for note in mine if note.text.strip()}


def _no_further(said: Said, _: re.Match[str]) -> bool:
    """Nobody but the one who led the talk waits for thanks."""
    return not not_thanked_first(said.day)[1:] or told_of_thanks(said.day) or _done(said, "A03")


def _last_reply(said: Said) -> tuple[int, date | None]:
    replies = [(place, event.on) for place, event in enumerate(said.day.events) if event.kind in REPLIES]
    return replies[-1] if replies else (-1, None)


def _open_questions(said: Said) -> list[Event]:
    """Return the questions about the process that were asked since the last reply and the last interview."""
    place, _ = _last_reply(said)
    asked = [event for event in said.day.events[place + 1 :] if event.kind == "contact" and event.about in QUESTIONS]
    return [event for event in asked if event.on >= _last_interview(said.day)]


def _asked_for_date(said: Said, _: re.Match[str]) -> bool:
    return any(event.about == "decision_date" for event in _open_questions(said))


def _missed_call(said: Said) -> bool:
    """Say whether the employer was called about the process and has not replied since."""
    return any(event.channel == "phone" for event in _open_questions(said))


def _since_reply(said: Said) -> int:
    _, on = _last_reply(said)
    return (said.day.today - on).days if on else 10_000


def _since_decision(said: Said) -> int:
    stated = said.day.candidacy.decision_date
    return (said.day.today - stated).days if stated else 10_000


def _last_interview(day: Day) -> date:
    return (rounds(day) or [day.candidacy.interview_day])[-1]


def _a_month(said: Said, _: re.Match[str]) -> bool:
    return (
        (said.day.today - _last_interview(said.day)).days >= _waits(said)[1]
        and _since_reply(said) >= 7
        and _since_decision(said) >= 14
    )


def _waits(said: Said) -> tuple[int, int]:
    """Return after how many days one checks in and stops asking, if they name no date."""
    return (42, 180) if "academic" in said.day.candidacy.circumstances else (7, 30)


def _date(match: re.Match[str], said: Said, name: str = "day") -> date:
    """Return the day that a sentence names, the one nearest to today."""
    told = match[name]
    days = [datetime.strptime(f"{told} {said.day.today.year + n}", "%d %B %Y").date() for n in (-1, 0, 1)]  # noqa: DTZ007
    return min(days, key=lambda day: abs(day - said.day.today))


def _state(status: str) -> Rule:
    def rule(said: Said, match: re.Match[str]) -> bool:
        on = _date(match, said)
        ticked = any(s.action == said.of and s.status == status and s.on == on for s in said.day.candidacy.actions)
        contact = said.day.catalogue.action[said.of].contact
        about = contact.about if contact else ""
        sent = [e for e in said.day.events if e.on == on and about in {e.about, e.kind.removesuffix("_sent")}]
        return ticked or (status == "done" and bool(sent))

    return rule


def _asked_on(said: Said, match: re.Match[str]) -> bool:
    on = _date(match, said)
    asked = any(event.about == "decision_date" and event.on == on for event in _open_questions(said))
    return asked or any(s.action == "A17" and s.on == on for s in said.day.candidacy.actions)


def _last_day_to_ask(said: Said, match: re.Match[str]) -> bool:
    """Tell whether it is a month (of an academic post half a year) after the interview, two weeks after their date or a week after their last news, the last of these."""
    stated, replies = said.day.candidacy.decision_date, [e.on for e in said.day.events if e.kind in REPLIES]
    ends = [
        _last_interview(said.day) + timedelta(days=_waits(said)[1] - 1),
        *(on + timedelta(days=6) for on in replies),
    ]
    ends += [stated + timedelta(days=13)] if stated and stated >= _last_interview(said.day) else []
    return _date(match, said) == max(ends) and (match[1] == "was") == (max(ends) < said.day.today)


def _soon(said: Said, _: re.Match[str]) -> bool:
    dates = [day_of(event.second_interview) for event in said.day.events if event.second_interview]
    return bool(dates) and 0 <= (dates[-1] - said.day.today).days <= 2


def _no_room(said: Said, match: re.Match[str]) -> bool:
    """Minutes are the reason: with ten hours every day it would be planned by then, or no working day until then has them free."""
    day, last = said.day, _date(match, said)
    if any(item.action == said.of and item.day <= last for item in plan(day.now, 600).items):
        return True
    needs = day.catalogue.action[said.of].effort_min
    days = [day.today + timedelta(days=n) for n in range((last - day.today).days + 1)]
    return not any(
        _free_minutes(day, on) >= needs for on in days if np.is_busday(on, holidays=list(day.candidacy.days_off))
    )


def _works(day: Day, first: date, last: date) -> bool:
    """Tell whether anybody is at work on one of these days."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return any(on.weekday() < 5 and on not in day.candidacy.days_off for on in days)


def _days_are_full(said: Said, match: re.Match[str], *, or_too_short: bool = False) -> bool:
    """Every working day until then has as many things as a day should hold, what is finished today counted too.

    With `or_too_short` a day may have too few minutes left instead, and one such day there is.
    """
    day, last = said.day, _date(match, said)
    on_days = [state.on for state in day.candidacy.actions] + [event.on for event in day.candidacy.events]
    finished = on_days.count(day.today)
    days = [day.today + timedelta(days=n) for n in range((last - day.today).days + 1)]
    listed = {on: sum(item.day == on for item in day.plan.items) + finished * (on == day.today) for on in days}
    needs, enough = day.catalogue.action[said.of].effort_min, day.catalogue.scheduling.items_per_day
    working = [on for on in days if on.weekday() < 5 and on not in day.candidacy.days_off]
    short = [on for on in working if or_too_short and _free_minutes(day, on) < needs]
    return all(listed[on] >= enough or on in short for on in working) and bool(short) == or_too_short


def _no_other_day(said: Said, match: re.Match[str]) -> bool:
    """Something was done today, and no working day is left after it."""
    day, last = said.day, _date(match, said)
    touched = any(state.on == day.today for state in day.candidacy.actions) or any(
        event.on == day.today for event in day.candidacy.events
    )
    return touched or not _works(day, day.today + timedelta(days=1), last)


def _held(group: str, *names: str) -> Rule:
    """Return what tells whether one of these kinds, formats, contact rules or circumstances is the person's own."""
    return lambda said, _: bool({*names} & _settings(said)[group])


def _settings(said: Said) -> dict[str, set[str]]:
    mine = said.day.candidacy
    kind, form = mine.first_interview.kind, mine.first_interview.format
    return {
        "kind": {kind},
        "format": {"recorded"} if kind == "recorded" else {form},
        "contact_rule": {mine.contact_rule.kind},
        "circumstance": {*mine.circumstances},
        "people": {"one"} if sum(not one.removed for one in mine.interviewers) == 1 else set(),
    }


def _set_apart(*factors: str) -> Rule:
    """Return what tells whether one of these factors does not apply."""
    return lambda said, _: any(_out(said, factor) for factor in factors)


def _round_two(said: Said) -> date:
    """Return the day on which the last of the later interviews took place, else the one set for the next."""
    return (rounds(said.day) or [second_interview(said.day) or date.max])[-1]


def _ahead(day: Day) -> list[Event]:
    """Return the invitations to a day that is still to come."""
    return [event for event in day.events if event.second_interview and day_of(event.second_interview) > day.today]


def _free_minutes(day: Day, on: date) -> int:
    """Return the minutes of a day that nothing takes; what takes several days, or is finished today, may take all of them."""
    touched = [state.on for state in day.candidacy.actions] + [event.on for event in day.candidacy.events]
    if on == day.today and on in touched:
        return 0
    busy = [item for item in day.plan.items if item.begin <= on <= item.day]
    if any(item.begin < item.day for item in busy):
        return 0
    return day.plan.minutes_per_day - sum(item.minutes for item in busy)


def _others_first(said: Said, _: re.Match[str]) -> bool:
    """Another message has gone out lately or is planned, to the same person, or one of them asks how things stand."""
    contact = said.day.catalogue.action[said.of].contact
    if contact is None:
        return False
    mine = _mine(said)
    if contact.to == "each_interviewer":
        mine |= set(not_thanked_first(said.day))
    asks = contact.about in QUESTIONS
    recent = [one for one in history(said.day) if said.day.gap(one.day, said.day.today) < 5]
    others_ = [*recent, *(one for one in planned(said.day) if one.action != said.of)]
    outside = contact.about if contact.about in OUTSIDE else None
    order = {"useful_item"} if asks else QUESTIONS if contact.about == "useful_item" else set()
    return any(
        mine & one.people
        or (asks and one.about in QUESTIONS)
        or (outside and outside == one.about)
        or one.about in order  # something useful comes before a question, whoever is asked
        for one in others_
    )


def _somebody_to_ask(said: Said) -> bool:
    """Say whether a contact is known, or the name of whoever everything goes through."""
    mine = said.day.candidacy
    named = mine.contact_rule.kind == "through" and mine.contact_rule.through and mine.contact_rule.through.name
    return bool(mine.contact or named)


def _no_anchor(said: Said, _: re.Match[str]) -> bool:
    """Nobody of the employer's has been written to unasked."""
    return all(one.about in ANSWERS | OUTSIDE for one in history(said.day))


def _no_second_date(said: Said, _: re.Match[str]) -> bool:
    return second_interview(said.day) is None and said.day.stage != "held"


def _no_deadline(said: Said, _: re.Match[str]) -> bool:
    return not any(event.kind == "task_agreed" and event.deadline for event in said.day.events)


def _planned_for(said: Said, match: re.Match[str]) -> bool:
    """Say whether the plan has one of the letter's actions for that day."""
    names = {name for one in said.day.catalogue.letter_use[said.of].occasions for name in one.actions}
    on = _date(match, said)
    return any(item.action in names and on in {item.begin, item.day} for item in said.day.plan.items)


def _too_close(said: Said, match: re.Match[str]) -> bool:
    """Say whether a message went out on that day, is too close, and the day named is the first that is free."""
    day, on, gap = said.day, _date(match, said), int(match["number"])
    questions = match["what"] == "such questions"
    mine = person(day.candidacy, said.to, said.to)
    sent = [
        one
        for one in history(day)
        if (one.about in QUESTIONS if questions else mine in one.people or one.about in OUTSIDE)
    ]
    if not any(one.day == on and day.gap(on, day.today) < gap for one in sent):
        return False
    if match["free"] is None:
        return True
    free = _date(match, said, "free")
    between = [day.today + timedelta(days=n) for n in range((free - day.today).days)]
    off = list(day.candidacy.days_off)
    works = [each for each in between if np.is_busday(each, holidays=off)]
    return bool(np.is_busday(free, holidays=off)) and all(
        any(day.gap(one.day, each) < 5 for one in sent) for each in works
    )


def _told(said: Said, _: re.Match[str]) -> bool:
    """Say whether an answer tells of a note, and no event says that the main interviewer has one."""
    return told_of_thanks(said.day) and met_first(said.day)[0] in not_thanked_first(said.day)


def _main_thanked(said: Said, _: re.Match[str]) -> bool:
    return met_first(said.day)[0] not in not_thanked_first(said.day)


def _title_on(said: Said, match: re.Match[str]) -> list[Written]:
    """Return the planned messages of an action by its title, on a day."""
    on = _date(match, said)
    names = [action.id for action in said.day.catalogue.actions if action.title == match["title"]]
    return [one for one in planned(said.day) if one.action in names and one.day == on]


def _mine(said: Said) -> set[str]:
    """Return whom the action or letter of a reason goes to."""
    if said.to:
        return {person(said.day.candidacy, said.to, said.to)}
    contact = said.day.catalogue.action[said.of].contact
    if contact is None:
        return set()
    if contact.about in OUTSIDE:
        return {contact.about}
    if said.day.candidacy.contact_rule.kind == "through":
        return {person(said.day.candidacy, "through", "through")}
    return {person(said.day.candidacy, contact.to, contact.to)}


def _after_the_date_question(said: Said, match: re.Match[str]) -> bool:
    return any(one.about == "decision_date" for one in _title_on(said, match))


def _comes_first(said: Said, match: re.Match[str]) -> bool:
    """Thanks to the same person are planned for that day, or something useful that follows no question."""
    useful = [one for one in _title_on(said, match) if one.about == "useful_item"]
    action = said.day.catalogue.action.get(said.of)
    asks = action is not None and action.contact is not None and action.contact.about in QUESTIONS
    return (asks and bool(useful)) or any(
        one.about == "thank_you" and one.people & _mine(said) for one in _title_on(said, match)
    )


def _planned_once(said: Said, match: re.Match[str]) -> bool:
    """Something unasked is planned for the same person, and they are not to get two."""
    return any(one.people & _mine(said) for one in _title_on(said, match))


def _sent_once(said: Said, match: re.Match[str]) -> bool:
    """Something unasked went to the same person on that day, and they have not replied since."""
    on, (_, replied) = _date(match, said), _last_reply(said)
    sent = [one for one in history(said.day) if one.day == on and one.people & _mine(said)]
    return bool(sent) and (replied is None or replied <= on)


def _too_close_to_planned(said: Said, match: re.Match[str]) -> bool:
    """Say whether the message named is planned for that day, to the same person or as another question."""
    asks = match["what"] == "such questions"
    return any(one.about in QUESTIONS if asks else one.people & _mine(said) for one in _title_on(said, match))


def _nobody_at_work(said: Said, match: re.Match[str]) -> bool:
    return not np.is_busday(_date(match, said), holidays=list(said.day.candidacy.days_off))


def _gone_by_then(said: Said, match: re.Match[str]) -> bool:
    """On that day, with nothing new, the plan would have stopped it."""
    on = _date(match, said)
    then = Day(said.day.candidacy, said.day.catalogue, on).plan
    return on > said.day.today and said.of in {entry.action for entry in then.stopped}


def _rule(pattern: str, rule: Rule) -> tuple[re.Pattern[str], Rule]:
    return re.compile(pattern), rule


_DAY = r"(?P<day>\d+ [A-Z][a-z]+)"
_INVITED = _stage("invited")

TABLE: tuple[tuple[re.Pattern[str], Rule], ...] = (
    # What the user said or did.
    _rule(rf"You set this aside on {_DAY}\.", _state("not_for_me")),
    _rule(rf"You did this on {_DAY}\.", _state("done")),
    _rule(
        r"Off unless you switch it on\.",
        lambda said, _: said.of not in said.day.candidacy.opted_in,
    ),
    # Where the candidacy stands.
    _rule(r"This candidacy has ended\.", _outcome("declined", "rejected")),
    _rule(r"You have parked this candidacy\.", _outcome("parked")),
    _rule(r"You have an offer\.", _outcome("offer", "accepted")),
    _rule(r"You have accepted the offer\.", _outcome("accepted")),
    _rule(r"The last interview is over\.", _stage("held")),
    _rule(r"The time to prepare is over\.", _stage("held", "closed")),
    _rule(r"You are invited[;,] .*", _INVITED),
    _rule(r"Comes up when you are invited\.", _stage("waiting")),
    _rule(
        r"You expect no second round; an invitation brings this back\.",
        lambda said, _: said.day.candidacy.expected_rounds == "one" and said.day.stage == "waiting",
    ),
    _rule(r"The interview is close, so a few things done whole come first\.", _soon),
    # What is not known yet.
    _rule(r"Comes up when you enter the date they named\.", lambda said, _: said.day.candidacy.decision_date is None),
    _rule(r"Comes up after you have asked them something\.", _no_anchor),
    _rule(r"Comes up when you agree a task and its deadline\.", _no_deadline),
    _rule(r"Comes up when the date of the next interview is known\.", _no_second_date),
    _rule(r"Comes up after the next interview\.", lambda said, _: not rounds(said.day)),
    _rule(r"Comes up when they make an offer\.", lambda said, _: _ended(said) != "offer"),
    _rule(r"There is no open offer\.", lambda said, _: _ended(said) != "offer"),
    _rule(r"You have decided\.", _outcome("accepted", "declined")),
    _rule(r"Comes up when you know how it ended\.", lambda said, _: _ended(said) in {None, "reopened"}),
    # Messages.
    _rule(rf"You asked for the decision date on {_DAY}; now it is their turn\.", _asked_on),
    _rule(r"You have asked for the decision date; now it is their turn\.", _asked_for_date),
    _rule(rf"The last day for such a question (was|is) {_DAY}; one more would not help you\.", _last_day_to_ask),
    _rule(r"The last day for a question is over, so let this one rest\.", _a_month),
    _rule(r"Other messages come first, and this one would follow too closely\.", _others_first),
    _rule(
        rf"You (wrote to .*|asked how things stand) on {_DAY}\. (?P<number>\d+) business days? belongs? between two (?P<what>[a-z ]+)(, so (?P<free>\d+ [A-Z][a-z]+) is the first day for this)?\.",
        _too_close,
    ),
    _rule(rf"After “(?P<title>.*)” on {_DAY} it is their turn\.", _after_the_date_question),
    _rule(rf"“(?P<title>.*)” on {_DAY} is enough until they reply\.", _planned_once),
    _rule(rf"What you sent on {_DAY} is enough until they reply\.", _sent_once),
    _rule(
        rf"You asked how things stand on {_DAY}\. Nothing unasked follows a question until they reply\.",
        lambda said, match: any(event.on == _date(match, said) for event in _open_questions(said)),
    ),
    _rule(
        rf"“(?P<title>.*)” on {_DAY}\. Nothing unasked follows a question until they reply\.",
        lambda said, match: any(one.about in QUESTIONS for one in _title_on(said, match)),
    ),
    _rule(rf"“(?P<title>.*)” on {_DAY} comes first\.", _comes_first),
    _rule(
        rf"“(?P<title>.*)” on {_DAY}\. (?P<number>\d+) business days? belongs? between two (?P<what>.*?)(, so .* is the first day for this)?\.",
        _too_close_to_planned,
    ),
    _rule(rf"Nobody is at work on {_DAY}(, so .* is the first day for this)?\.", _nobody_at_work),
    _rule(rf"The plan has it for {_DAY}\.", _planned_for),
    # Time.
    _rule(rf"At .* a day there is no room for this by {_DAY}\.", _no_room),
    _rule(
        r"At .* a day there is no room for this beside the note that it goes into\.",
        lambda said, _: bool(not_thanked(said.day)) and said.of in {"A05", "A39", "A41"},
    ),
    _rule(
        rf"Nobody is at work until its last useful day, {_DAY}\.",
        lambda said, match: not _works(said.day, said.day.today, _date(match, said)),
    ),
    _rule(
        r"Everybody whom this is for has your thanks\.",
        lambda said, _: len(not_thanked(said.day)) <= (said.of == "A03"),
    ),
    _rule(r"It has ended; your reply to them can hold your thanks\.", lambda said, _: said.day.stage == "closed"),
    _rule(rf"The days until {_DAY} that other messages leave for this are full\.", _others_first),
    _rule(
        r"It can wait for an invitation\.",
        lambda said, _: said.day.stage != "invited" and said.day.candidacy.expected_rounds != "one",
    ),
    _rule(
        r"You chose to make a sample, and one such message is enough\.",
        lambda said, _: "A08" in said.day.candidacy.opted_in,
    ),
    _rule(r"They take no messages, as you said\.", _held("contact_rule", "none")),
    _rule(
        r"The interview is close by then, so a few things done whole come first\.",
        lambda said, _: bool(_ahead(said.day)),
    ),
    _rule(r"Your answers say that each has a note; enter the days on which they went\.", _told),
    _rule(r"A month has passed; a note of thanks would come too late\.", lambda said, _: said.day.number >= 30),
    _rule(
        r"You are invited; the next interview is the moment for thanks\.", lambda said, _: said.day.stage == "invited"
    ),
    _rule(
        r"More than five days have passed since that interview; a note would come late now\.",
        lambda said, _: (said.day.today - _round_two(said)).days > 5,
    ),
    _rule(r"References are not used here\.", _set_apart("P4", "U4")),
    _rule(r"Your referees are briefed\.", _at_least(P4=3, U4=3)),
    _rule(
        r"Here references come with an offer, and an offer brings this back\.",
        lambda said, match: _set_apart("E3")(said, match) and _ended(said) != "offer",
    ),
    _rule(r"You have taken on a task\.", _at_least(E2=3)),
    _rule(r"A task has been agreed\.", lambda said, _: "task_agreed" in _kinds(said)),
    _rule(r"Tasks are unusual here\.", _set_apart("E2")),
    _rule(r"You have not declined\.", lambda said, _: _ended(said) != "declined"),
    _rule(r"Nobody inside can be reached\.", _set_apart("P2")),
    _rule(r"You are in touch with somebody inside\.", _at_least(P2=3)),
    _rule(r"Your interest is low, so the fit check decides whether this is worth it\.", _low_interest),
    _rule(r"What you said of your reasons is enough\.", _well_enough(M1=3, M2=3)),
    _rule(r"They have a sample from you\.", _at_least(E1=4, U3=4)),
    _rule(r"There is no contact yet whom you could ask\.", lambda said, _: not _somebody_to_ask(said)),
    # The kinds of interviews.
    *(
        _rule(re.escape(cancelled.reason), _held(setting.group, setting.id))
        for setting in load_catalogue().interviews
        for cancelled in setting.cancels
    ),
    _rule(r"The basics are clear to both sides\.", _at_least(N1=3)),
    _rule(r"Your recorded answers need no more practice\.", _well_enough(N2=3, N3=3)),
    _rule(r"What you did on the task needs no more practice\.", _well_enough(N4=3, N5=3, N6=3, N7=3)),
    _rule(r"Your part in the group needs no more practice\.", _well_enough(N8=3, N9=3)),
    _rule(r"What this is for does not apply to this interview\.", _nothing_to_do),
    _rule(r"You have asked already\.", lambda said, _: bool(_open_questions(said))),
    _rule(r"They have written within the last week\.", lambda said, _: _since_reply(said) < 7),
    _rule(rf"A few things a day are enough, and every day until {_DAY} has them\.", _days_are_full),
    _rule(
        rf"Each day until {_DAY} has a few things already, which is enough, or too few minutes left for this\.",
        lambda said, match: _days_are_full(said, match, or_too_short=True),
    ),
    _rule(
        rf"Today's list stays as it was, and every other day until {_DAY} is a day off or none for this\.",
        _no_other_day,
    ),
    _rule(rf"It would come up on {_DAY}, and by then it is of no use\.", _gone_by_then),
    _rule(rf"Its last useful day was {_DAY}\.", lambda said, match: _date(match, said) < said.day.today),
    _rule(r"More than two days have passed; a correction would come late\.", lambda said, _: said.day.number > 2),
    _rule(
        r"Once the usual waiting time is over, the check-in asks (this|for the date)\.",
        lambda said, _: said.day.number >= _waits(said)[0],
    ),
    _rule(r"The decision date is known\.", lambda said, _: said.day.candidacy.decision_date is not None),
    # The days after the interview.
    _rule(r"Your debrief is written\.", _either(_at_least(V1=4), _three_columns)),
    _rule(r"The main interviewer has your thanks\.", _main_thanked),
    _rule(r"Your answers speak of a thank-you; enter the day if the main interviewer has it\.", _told),
    _rule(r"Your answers speak of a thank-you that is out already\.", _told),
    _rule(r"This one belongs to the day of the interview or the next\.", lambda said, _: said.day.number >= 2),
    _rule(r"There is still time for the usual one\.", lambda said, _: said.day.number <= 1),
    _rule(r"Your answers do not say yet that their problem is clear to you\.", lambda said, _: level(said, "D1") < 2),
    _rule(r"Your notes have gone out already\.", lambda said, _: not not_thanked_first(said.day)),
    _rule(r"Your answers name nothing to put right\.", lambda said, _: not 0 <= level(said, "C5") <= 1),
    _rule(r"There is no further interviewer left to thank\.", _no_further),
    _rule(r"No promise of yours is open\.", lambda said, _: not promised(said.day)),
    _rule(
        r"Date and contact are entered\.",
        lambda said, _: said.day.candidacy.decision_date is not None and _somebody_to_ask(said),
    ),
    # Preparation.
    _rule(r"Your weakest answers are rehearsed\.", _at_least(V2=3)),
    _rule(r"You have practised surprise questions\.", _at_least(V2=4)),
    _rule(r"You have your cases, each with its result\.", _at_least(V5=3)),
    _rule(r"Your requirement map already carries what they stressed\.", _at_least(P1=3, C3=3, D2=3)),
    _rule(r"You know the company and the problem behind the post\.", _at_least(V3=3)),
    _rule(r"Your questions for the next interview are written\.", _at_least(V6=3)),
    _rule(r"Your value plan is written\.", _at_least(V7=3)),
    _rule(r"You have tested your answers on another person\.", _at_least(V2=4)),
    _rule(r"Your own list is written\.", _at_least(V8=3)),
    _rule(r"You have the sentence ready\.", _at_least(V8=4)),
    _rule(r"No invitation is entered\.", _without("invited")),
    _rule(r"The names are not known yet\.", lambda said, _: level(said, "V4") == 0),
    _rule(r"You have looked them up\.", _at_least(V4=4)),
    _rule(r"You have an offer; your answer to it can hold your thanks\.", lambda said, _: "offer" in _kinds(said)),
    _rule(r"Your next interview is still ahead; the notes follow it\.", lambda said, _: bool(_ahead(said.day))),
    _rule(r"This comes right after the next interview\.", lambda said, _: not rounds(said.day)),
    # The wait.
    _rule(r"There is nothing left that such a message would add\.", _well_enough(U3=4, L3=4)),
    _rule(r"No task has been agreed\.", _without("task_agreed")),
    _rule(
        r"You know the next step\.",
        lambda said, _: level(said, "L1") >= 2 or said.day.candidacy.decision_date is not None,
    ),
    _rule(
        r"You have asked as often as is wise\.",
        _either(_asked_for_date, lambda said, _: _since_reply(said) < 7 or len(_open_questions(said)) >= 2),
    ),
    _rule(
        r"You have ticked this off, and no question is open\.",
        lambda said, _: _done(said, said.of) and not _open_questions(said),
    ),
    _rule(r"No call waits for an email\.", lambda said, _: not _missed_call(said)),
    _rule(r"Fewer than two questions are unanswered\.", lambda said, _: len(_open_questions(said)) < 2),
    _rule(r"You have asked for the date already\.", _asked_for_date),
    _rule(
        r"It is too early to let this one rest\.",
        lambda said, match: not _a_month(said, match) and not _asked_for_date(said, match),
    ),
    _rule(r"No rejection has come in\.", lambda said, _: _ended(said) != "rejected"),
    _rule(
        r"What came of the first interview is on record\.",
        lambda said, _: said.day.stage != "waiting" or _ended(said) not in {None, "reopened"},
    ),
)
