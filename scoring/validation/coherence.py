"""Whether a candidacy fits itself and the catalogue, and whether a file can be read as one.

Decides what is refused: unknown ids, entries given twice, dates out of order. What a single field may hold is in
`scoring.candidacy`. Nothing here repairs an input; it names the field and leaves the answer to the user.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sized
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from scoring.candidacy import MOST, ActionState, Candidacy, ContactRule, Event, answer_of, day_of
from scoring.catalogue import Catalogue
from scoring.contacts import with_its_events
from scoring.people import RESERVED
from scoring.terms import again
from scoring.validation.field_words import describe_errors, field_path

MAX_BYTES = 5_000_000
FIRST_YEAR, LAST_YEAR = 1990, 2100
_REPORT = {"candidacy", "readiness", "plan"}
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_DATES_OF_EVENTS = ("on", "second_interview", "deadline", "respond_by")
_AFTER_THE_INTERVIEW = {
    "thank_you_sent": "a thank-you",
    "contact": "a contact about the process",
    "reply_received": "a reply",
    "task_agreed": "an agreed task",
    "offer": "an offer",
    "accepted": "accepting an offer",
    "declined": "declining",
    "rejected": "a rejection",
}


class InputError(ValueError):
    """A file that cannot be taken over; the message is one sentence that names the field."""


class FieldProblem(NamedTuple):
    """What is wrong at a field, such as `events[2].on`; the message goes on from the field's name."""

    field: str
    message: str


class _Path(NamedTuple):
    """A place in a document; deep and wide ones share what they have above them."""

    above: "_Path | None"
    step: str | int


def parse_candidacy(text: str | bytes, catalogue: Catalogue, most_bytes: int = MAX_BYTES) -> Candidacy:
    """Read a candidacy file, or the candidacy inside an exported report.

    Raises InputError for the first thing that is wrong, and changes nothing.
    """
    data = _bytes(text)
    if len(data) > most_bytes:
        raise InputError(f"This file is larger than {most_bytes // 1_000_000} MB, too large for one candidacy.")
    whole = parsed(data)
    if isinstance(whole, dict) and whole.keys() >= _REPORT:
        whole = whole["candidacy"]
        data = json.dumps(whole).encode()
    if isinstance(whole, dict) and "first_interview" in whole and "schema" not in whole:
        raise InputError("schema: is missing; write the version of the format, which is 1.")
    try:
        candidacy = Candidacy.model_validate_json(data)
    except ValidationError as error:
        refuse_unkeepable(whole)
        raise InputError(describe_errors(error.errors(include_url=False), whole)) from None
    if b"\\u0000" in data:  # JSON has no other way to write one
        refuse_unkeepable(whole)
    if found := problems(candidacy, catalogue):
        raise InputError(f"{found[0].field}: {found[0].message}")
    return with_its_events(_with_its_contact_rule(candidacy, catalogue), catalogue)


def _with_its_contact_rule(candidacy: Candidacy, catalogue: Catalogue) -> Candidacy:
    """Return a candidacy in which somebody was asked not to write where their thanks do not apply.

    Files from before contact rules said it so.
    """
    answer = answer_of(candidacy, catalogue.scoring.thank_you.factor)
    told = answer is not None and answer.kind == "not_applicable" and "contact_rule" not in candidacy.model_fields_set
    return candidacy.model_copy(update={"contact_rule": ContactRule(kind="none")}) if told else candidacy


def parsed(data: bytes) -> object:
    """Return what the file holds, None where it is not JSON. Raises InputError for a key given twice."""
    try:
        return json.loads(data, object_pairs_hook=_each_key_once)
    except InputError:
        raise
    except (ValueError, RecursionError):
        return None


def problems(candidacy: Candidacy, catalogue: Catalogue) -> tuple[FieldProblem, ...]:
    """Return everything about a candidacy that does not fit the catalogue or itself, field by field."""
    return (
        *_too_many(candidacy),
        *_dates_out_of_range(candidacy),
        *_dates_out_of_order(candidacy),
        *_given_twice(candidacy),
        *_unknown(candidacy, catalogue),
    )


def _bytes(text: str | bytes) -> bytes:
    try:
        data = text.encode() if isinstance(text, str) else text
    except UnicodeEncodeError:
        raise InputError("This file cannot be read: a text holds half a character (a lone surrogate).") from None
    return data.removeprefix(_BYTE_ORDER_MARK)


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its pairs. Raises InputError for a key given twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        ((name, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise InputError(f"{field_path([name])}: is given twice in one place; keep one of the two.")
    return found


def refuse_unkeepable(whole: object) -> None:
    """Refuse texts that no database or file can keep: null characters, and halves of a character. Raises InputError."""
    left: list[tuple[_Path | None, object]] = [(None, whole)]
    while left:
        path, value = left.pop()
        if isinstance(value, str):
            if "\0" in value:
                raise InputError(f"{_written(path)}: holds a null character; retype that text.")
            if any("\ud800" <= sign <= "\udfff" for sign in value):
                raise InputError(f"{_written(path)}: holds half a character (a lone surrogate); retype that text.")
        elif isinstance(value, dict | list):
            steps = value.items() if isinstance(value, dict) else enumerate(value)
            left += [(_Path(path, step), part) for step, part in steps]


def _written(path: "_Path | None") -> str:
    steps: list[str | int] = []
    while path:
        steps.insert(0, path.step)
        path = path.above
    return field_path(steps) or "the file"


def _too_many(candidacy: Candidacy) -> Iterator[FieldProblem]:
    lists: dict[str, Sized] = {name: getattr(candidacy, name) for name in MOST if name in Candidacy.model_fields}
    lists |= {f"actions[{place}].repaired": state.repaired for place, state in enumerate(candidacy.actions)}
    lists |= {f"answers[{place}].before": answer.before for place, answer in enumerate(candidacy.answers)}
    lists |= {f"notes[{place}].links": note.links for place, note in enumerate(candidacy.notes)}
    for field, entries in lists.items():
        most = MOST[field.rpartition(".")[2]]
        if len(entries) > most:
            yield FieldProblem(field, f"may hold {most:,} entries, not {len(entries):,}; take some out.")


def _dates_out_of_range(candidacy: Candidacy) -> Iterator[FieldProblem]:
    days = {"first_interview.ended": candidacy.interview_day, "decision_date": candidacy.decision_date}
    days |= {f"days_off[{place}]": day for place, day in enumerate(candidacy.days_off)}
    for place, event in enumerate(candidacy.events):
        days |= {f"events[{place}].{name}": getattr(event, name) for name in _DATES_OF_EVENTS}
    days |= {f"actions[{place}].on": state.on for place, state in enumerate(candidacy.actions)}
    for field, day in days.items():
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            yield FieldProblem(field, f"must lie between {FIRST_YEAR} and {LAST_YEAR}, not on {day_of(day)}.")


def _dates_out_of_order(candidacy: Candidacy) -> Iterator[FieldProblem]:
    first = candidacy.interview_day
    if (day := candidacy.decision_date) and day < first:
        said = f"their decision on {day} must not be before the first interview on {first}."
        yield FieldProblem("decision_date", said)
    for place, event in enumerate(candidacy.events):
        for name, message in _event_out_of_order(event, first):
            yield FieldProblem(f"events[{place}].{name}", message)


def _event_out_of_order(event: Event, first: date) -> Iterator[tuple[str, str]]:
    if event.kind in _AFTER_THE_INTERVIEW and event.on < first:
        yield "on", f"{_AFTER_THE_INTERVIEW[event.kind]} must not be before the first interview on {first}."
    if event.kind == "second_interview_held" and event.on <= first:
        yield "on", f"a further interview must be after the first on {first}."
    if event.second_interview and (second := day_of(event.second_interview)) <= first:
        yield "second_interview", f"the next interview on {second} must be after the first interview on {first}."
    if event.deadline and event.deadline < first:
        yield "deadline", f"the task's last day, {event.deadline}, must not be before the first interview on {first}."
    if event.respond_by and event.respond_by < event.on:
        yield "respond_by", f"the day for your answer, {event.respond_by}, must not be before the offer on {event.on}."


def _given_twice(candidacy: Candidacy) -> Iterator[FieldProblem]:
    yield from _repeats("answers[{}].factor", [(answer.factor, answer.rater) for answer in candidacy.answers])
    yield from _repeats("interviewers[{}].id", [(person.id.casefold(),) for person in candidacy.interviewers])
    ids = [(f"interviewers[{place}].id", person.id) for place, person in enumerate(candidacy.interviewers)]
    ids += [(f"notes[{place}].id", note.id) for place, note in enumerate(candidacy.notes)]
    for field, name in ids:
        if name.casefold() in RESERVED:
            yield FieldProblem(field, f"{name} means somebody else; give another id.")
    yield from _repeats("actions[{}].action", [(state.action,) for state in candidacy.actions])
    yield from _repeats("notes[{}].id", [(note.id,) for note in candidacy.notes])
    for field in ("opted_in", "circumstances", "asked_anyway"):
        yield from _repeats(f"{field}[{{}}]", [(name,) for name in getattr(candidacy, field)])
    yield from _repeats("events[{}].id", [(event.id or f"event {n}",) for n, event in enumerate(candidacy.events)])


def _repeats(field: str, keys: list[tuple[str, ...]]) -> Iterator[FieldProblem]:
    """Name each entry whose key an earlier entry has; the first part of a key is what people know it by."""
    for place, key in again(enumerate(keys)):
        yield FieldProblem(field.format(place), f"{key[0]} stands there twice; keep one of the two.")


def _unknown(candidacy: Candidacy, catalogue: Catalogue) -> Iterator[FieldProblem]:
    for place, name in enumerate(answer.factor for answer in candidacy.answers):
        if name not in catalogue.factor:
            yield FieldProblem(f"answers[{place}].factor", f"{name} is not a factor of this catalogue.")
    for place, name in enumerate(candidacy.asked_anyway):
        if name not in catalogue.factor:
            yield FieldProblem(f"asked_anyway[{place}]", f"{name} is not a factor of this catalogue.")
    for place, name in enumerate(candidacy.opted_in):
        if name not in catalogue.action:
            yield FieldProblem(f"opted_in[{place}]", f"{name} is not an action of this catalogue.")
    for place, state in enumerate(candidacy.actions):
        yield from _unknown_in(state, f"actions[{place}]", catalogue)


def _unknown_in(state: ActionState, field: str, catalogue: Catalogue) -> Iterator[FieldProblem]:
    if state.action not in catalogue.action:
        yield FieldProblem(f"{field}.action", f"{state.action} is not an action of this catalogue.")
        return
    for position, name in enumerate(state.repaired):
        if name not in catalogue.action[state.action].factors:
            message = f"{name} is not a factor that {state.action} can repair."
            yield FieldProblem(f"{field}.repaired[{position}]", message)
