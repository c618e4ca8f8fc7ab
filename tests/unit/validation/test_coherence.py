import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.candidacy import MOST, SCHEMA, Candidacy
from scoring.loading import load_catalogue
from scoring.validation.coherence import MAX_BYTES, InputError, parse_candidacy, problems

CATALOGUE = load_catalogue()
EXAMPLE = (Path(__file__).parents[2] / "golden" / "candidacy.json").read_text(encoding="utf-8")


def edited(path: tuple[str | int, ...], value: object) -> str:
    """Return the example with one place changed."""
    document = json.loads(EXAMPLE)
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    if isinstance(place, list) and path[-1] == len(place):
        place.append(value)
    else:
        place[path[-1]] = value
    return json.dumps(document)


def complaint(text: str | bytes) -> str:
    with pytest.raises(InputError) as caught:
        parse_candidacy(text, CATALOGUE)
    return str(caught.value)


def test_the_example_is_read() -> None:
    assert parse_candidacy(EXAMPLE, CATALOGUE).employer == "Northfield Foods"


@pytest.mark.parametrize("text", [EXAMPLE.encode(), b"\xef\xbb\xbf" + EXAMPLE.encode(), "\ufeff" + EXAMPLE])
def test_bytes_and_a_byte_order_mark_are_read_like_text(text: str | bytes) -> None:
    assert parse_candidacy(text, CATALOGUE) == parse_candidacy(EXAMPLE, CATALOGUE)


def test_writing_and_reading_gives_the_same_candidacy() -> None:
    candidacy = parse_candidacy(EXAMPLE, CATALOGUE)
    assert parse_candidacy(candidacy.model_dump_json(), CATALOGUE) == candidacy


FIELDS = [
    (("answers", 3, "level"), 7, "answers[3].level: must be a whole number from 0 to 4, not 7."),
    (("answers", 3, "level"), 2.5, "answers[3].level: must be a whole number from 0 to 4, not 2.5."),
    (("answers", 3, "level"), True, "answers[3].level: must be a whole number from 0 to 4, not true."),
    (("answers", 3, "level"), "2", 'answers[3].level: must be a whole number from 0 to 4, not "2".'),
    (("answers", 3, "level"), None, "answers[3].level: must be a whole number from 0 to 4, not null."),
    (("answers", 3, "level"), float("nan"), "answers[3].level: must be a whole number from 0 to 4, not NaN."),
    (("answers", 3, "level"), [], "answers[3].level: must be a whole number from 0 to 4, not a list."),
    (("interest",), 0, "interest: must be a whole number from 1 to 5, not 0."),
    (("forecast",), 101, "forecast: must be a whole number from 0 to 100, not 101."),
    (("minutes_per_day",), 1, "minutes_per_day: must be a whole number from 5 to 600, not 1."),
    (("depth",), "deep", 'depth: must be one of quick, full, not "deep".'),
    (
        ("answers", 3),
        {"factor": "P4"},
        "answers[3].kind: is missing.",
    ),
    (("answers", 3, "kind"), "guessed", "answers[3].kind: must be"),
    (("answers", 3), "P4", 'answers[3]: must be an object with named fields, not "P4".'),
    (("answers",), {}, "answers: must be a list, not an object."),
    (("answers", 3), {"factor": "P4", "kind": "rated"}, "answers[3].level: is missing."),
    (("answers", 3, "lvl"), 1, "answers[3].lvl: is not a field of a candidacy; check its spelling or remove it."),
    (("emplyer",), "x", "emplyer: is not a field of a candidacy; check its spelling or remove it."),
    (("a\nb",), "x", '"a\\nb": is not a field of a candidacy; check its spelling or remove it.'),
    (("x" * 41,), "x", "a text of 41 characters: is not a field of a candidacy; check its spelling or remove it."),
    (
        ("employer",),
        "x" * 10_001,
        "employer: must be text of at most 10,000 characters, not a text of 10,001 characters.",
    ),
    (("id",), "two words", 'id: must be 1 to 64 letters, digits, hyphens or underscores, not "two words".'),
    (("first_interview",), {}, "first_interview.ended: is missing."),
    (
        ("first_interview", "ended"),
        "2026-11-16T15:30:00",
        "first_interview.ended: must be a date and time with its time zone such as 2026-11-16T15:30:00+01:00",
    ),
    (("decision_date",), "soon", 'decision_date: must be a date such as 2026-11-16, not "soon".'),
    (
        ("events", 0, "second_interview"),
        "soon",
        "events[0].second_interview: must be a date such as 2026-11-16 or a date",
    ),
    (("schema",), "1", 'schema: must be 1, not "1".'),
    (("schema",), 0, "schema: must be 1, not 0."),
    (("employer",), "a\0b", "employer: holds a null character; retype that text."),
    (("answers", 3, "evidence"), "a\0b", "answers[3].evidence: holds a null character; retype that text."),
]


@pytest.mark.parametrize(("path", "value", "message"), FIELDS, ids=[line[2][:50] for line in FIELDS])
def test_a_field_that_does_not_fit_is_named(path: tuple[str | int, ...], value: object, message: str) -> None:
    assert complaint(edited(path, value)).startswith(message)


NEWER = "schema: this was written by a newer version of Round Two; update it and try again."
FILES = [
    ("", "This file cannot be read: the file is not valid JSON, at line 1 column 0."),
    ("{", "This file cannot be read: the file is not valid JSON, at line 1 column 1."),
    ("[1]", "the file: must be an object with named fields, not a list."),
    ("null", "the file: must be an object with named fields, not null."),
    (b"\xff\xfe{\x00", "This file cannot be read: the file is not valid JSON, at line 1 column 1."),
    (b'{"id": "\xff"}', "This file cannot be read: the file is not UTF-8 text, at line 1 column 9."),
    ('{"id": "\\ud800"}', "id: holds half a character (a lone surrogate); retype that text."),
    ('{"notes": [{}, {"text": "a\\ud83db"}]}', "notes[1].text: holds half a character (a lone surrogate); retype that"),
    ('{"\\ud800": 1}', "This file cannot be read: a text holds half a character (a lone surrogate)"),
    (
        edited(("minutes_per_day",), 10**400),
        "minutes_per_day: must be a whole number from 5 to 600, not a value of 401 ch",
    ),
    (
        edited(("answers", 0, "level"), -(10**400)),
        "answers[0].level: must be a whole number from 0 to 4, not a value of",
    ),
    (
        edited(("schema",), 10**400),
        NEWER,
    ),
    ('{"id": "\ud800"}', "This file cannot be read: a text holds half a character (a lone surrogate)."),
    ("[" * 100_000, "This file cannot be read: the file is nested too deeply"),
    ('{"a":' * 100_000, "This file cannot be read: the file is nested too deeply"),
    ('{"id": ' + "9" * 5000 + "}", "This file cannot be read: the file is not valid JSON"),
    (" " * (MAX_BYTES + 1), "This file is larger than 5 MB, too large for one candidacy."),
    (edited(("schema",), 2), NEWER),
    ('{"schema": 3, "new": 1}', NEWER),
]


@pytest.mark.parametrize(("text", "message"), FILES, ids=[line[1][-40:] + str(n) for n, line in enumerate(FILES)])
def test_a_file_that_cannot_be_read_gets_one_sentence(text: str | bytes, message: str) -> None:
    assert complaint(text).startswith(message)


INCOHERENT = [
    (("first_interview", "ended"), "1900-11-16T15:30:00Z", "first_interview.ended: must lie between 1990 and 2100"),
    (("decision_date",), "2101-01-01", "decision_date: must lie between 1990 and 2100, not on 2101-01-01."),
    (("days_off", 0), "1989-12-31", "days_off[0]: must lie between"),
    (("actions", 1, "on"), "0001-01-01", "actions[1].on: must lie between"),
    (
        ("decision_date",),
        "2026-11-15",
        "decision_date: their decision on 2026-11-15 must not be before the first interview on 2026-11-16.",
    ),
    (
        ("events", 2),
        {"kind": "invited", "on": "2026-11-18", "second_interview": "2026-11-16"},
        "events[2].second_interview: the next interview on 2026-11-16 must be after the first interview on 2026-11-16.",
    ),
    (
        ("events", 2),
        {"kind": "invited", "on": "2026-11-18", "second_interview": "2026-11-16T18:00:00+01:00"},
        "events[2].second_interview: the next interview on 2026-11-16 must be after",
    ),
    (
        ("events", 1, "on"),
        "2026-11-15",
        "events[1].on: a thank-you must not be before the first interview on 2026-11-16.",
    ),
    (
        ("events", 2),
        {"kind": "contact", "on": "2026-11-15", "about": "status"},
        "events[2].on: a contact about the process must not be before",
    ),
    (
        ("events", 2),
        {"kind": "second_interview_held", "on": "2026-11-16"},
        "events[2].on: a further interview must be after the first on 2026-11-16.",
    ),
    (
        ("events", 2),
        {"kind": "task_agreed", "on": "2026-11-17", "deadline": "2026-11-15"},
        "events[2].deadline: the task's last day, 2026-11-15, must not be before the first interview on 2026-11-16.",
    ),
    (
        ("events", 2),
        {"kind": "offer", "on": "2026-11-20", "respond_by": "2026-11-19"},
        "events[2].respond_by: the day for your answer, 2026-11-19, must not be before the offer on 2026-11-20.",
    ),
    (("answers", 0, "factor"), "Z9", "answers[0].factor: Z9 is not a factor of this catalogue."),
    (("answers", 1, "factor"), "P1", "answers[1].factor: P1 stands there twice; keep one of the two."),
    (("interviewers", 1, "id"), "i1", "interviewers[1].id: i1 stands there twice; keep one of the two."),
    (("actions", 0, "action"), "A99", "actions[0].action: A99 is not an action of this catalogue."),
    (("actions", 1, "action"), "A02", "actions[1].action: A02 stands there twice; keep one of the two."),
    (("actions", 0, "repaired"), ["V1"], "actions[0].repaired[0]: V1 is not a factor that A02 can repair."),
    (("opted_in",), ["A99"], "opted_in[0]: A99 is not an action of this catalogue."),
    (("asked_anyway",), ["Z9"], "asked_anyway[0]: Z9 is not a factor of this catalogue."),
    (("opted_in",), ["A11", "A11"], "opted_in[1]: A11 stands there twice; keep one of the two."),
]


@pytest.mark.parametrize(("path", "value", "message"), INCOHERENT, ids=[line[2][:60] for line in INCOHERENT])
def test_what_does_not_fit_together_is_named(path: tuple[str | int, ...], value: object, message: str) -> None:
    assert complaint(edited(path, value)).startswith(message)


COHERENT = [
    (("answers", 0, "rater"), "observer"),
    (("events", 2), {"kind": "invited", "on": "2026-11-10", "second_interview": "2026-11-17"}),
    (("events", 2), {"kind": "second_interview_held", "on": "2026-11-17"}),
    (("events", 2), {"kind": "thank_you_sent", "on": "2026-11-18", "to": "somebody else"}),
    (("decision_date",), "2026-11-16"),
    (("interviewers",), []),
    (("employer",), "=cmd|' /C calc'!A0 <script> \u202e\U0001f680"),
    (("employer",), ' "level" : 3, "level" : 4 '),
    (("employer",), "\\u0000"),
]


@pytest.mark.parametrize(("path", "value"), COHERENT, ids=[str(line[1])[:60] for line in COHERENT])
def test_what_is_unusual_and_possible_is_kept(path: tuple[str | int, ...], value: object) -> None:
    document = json.loads(parse_candidacy(edited(path, value), CATALOGUE).model_dump_json())
    kept: Any = document
    for step in path:
        kept = kept[step]
    assert kept == value if not isinstance(value, dict) else value.items() <= kept.items()


@pytest.mark.parametrize(
    "written", ['"level": 0, "level": 4', '"level" : 0, "level" : 4', '"level"\n: 0, "l\\u0065vel": 4']
)
def test_a_key_given_twice_is_refused(written: str) -> None:
    text = json.dumps(json.loads(EXAMPLE)).replace('"level": 0', written, 1)
    assert complaint(text) == "level: is given twice in one place; keep one of the two."
    report = f'{{"readiness": 1, "plan": 1, "candidacy": {text}}}'
    assert complaint(report) == "level: is given twice in one place; keep one of the two."


LONG: dict[str, list[Any]] = {
    "interviewers": [{"id": f"i{n}", "name": ""} for n in range(51)],
    "days_off": ["2026-11-20"] * 1_001,
    "opted_in": ["A11"] * 501,
    "answers": [{"factor": "P1", "kind": "unanswered"}] * 501,
    "events": [{"kind": "contact", "on": "2026-11-20"}] * 2_001,
    "actions": [{"action": "A02", "status": "done", "on": "2026-11-20"}] * 501,
    "notes": [{"id": f"n{n}", "kind": "case"} for n in range(2_001)],
}


@pytest.mark.parametrize("name", LONG)
def test_a_list_that_is_too_long_is_named_with_what_it_may_hold(name: str) -> None:
    message = f"{name}: may hold {len(LONG[name]) - 1:,} entries, not {len(LONG[name]):,}; take some out."
    assert complaint(edited((name,), LONG[name])) == message


def test_lists_within_lists_have_limits_too() -> None:
    linked = [{"id": "a", "kind": "case"}, {"id": "b", "kind": "requirement", "links": ["a"] * 201}]
    assert complaint(edited(("notes",), linked)).startswith("notes[1].links: may hold 200 entries, not 201;")
    repaired = [{"action": "A02", "status": "done", "on": "2026-11-20", "repaired": ["E1"] * 201}]
    assert complaint(edited(("actions",), repaired)).startswith("actions[0].repaired: may hold 200 entries, not 201;")


def test_every_list_of_the_format_has_a_limit() -> None:
    schema = Candidacy.model_json_schema()
    parts = [schema["properties"], *(part["properties"] for part in schema["$defs"].values() if "properties" in part)]
    assert {name for part in parts for name, field in part.items() if field.get("type") == "array"} == MOST.keys()


@pytest.mark.parametrize("sign", ["\x07", "\x0b", "\x85", "\u2028", "\x7f"])
def test_signs_that_do_not_show_are_kept_as_typed(sign: str) -> None:
    assert parse_candidacy(edited(("employer",), f"a{sign}b"), CATALOGUE).employer == f"a{sign}b"


def test_all_problems_are_listed_for_the_screen() -> None:
    document = json.loads(EXAMPLE)
    document["decision_date"] = "2026-11-01"
    document["answers"][0]["factor"] = "Z9"
    found = problems(Candidacy.model_validate(document), CATALOGUE)
    assert [problem.field for problem in found] == ["decision_date", "answers[0].factor"]


def test_events_with_the_same_id_are_named() -> None:
    document = json.loads(EXAMPLE)
    for event in document["events"]:
        event["id"] = "e"
    assert complaint(json.dumps(document)) == "events[1].id: e stands there twice; keep one of the two."


def test_the_schema_named_here_is_the_one_that_is_read() -> None:
    assert parse_candidacy(edited(("schema",), SCHEMA), CATALOGUE).schema_version == SCHEMA


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
places = st.sampled_from([line[0] for line in FIELDS + INCOHERENT if isinstance(line[0], tuple)])


@given(places, json_values)
@settings(max_examples=500)
def test_any_value_anywhere_is_read_or_refused_in_one_line(path: tuple[str | int, ...], value: object) -> None:
    message = "Read."
    try:
        parse_candidacy(edited(path, value), CATALOGUE)
    except InputError as error:
        message = str(error)
    assert message.endswith(".")
    assert "\n" not in message


def test_the_data_export_of_a_report_is_read_as_the_candidacy_inside_it() -> None:
    report = {"candidacy": json.loads(EXAMPLE), "readiness": {}, "plan": {}}
    assert parse_candidacy(json.dumps(report), CATALOGUE) == parse_candidacy(EXAMPLE, CATALOGUE)


def test_a_report_is_read_but_no_report_within_a_report() -> None:
    report = f'{{"readiness": 1, "plan": 1, "candidacy": {EXAMPLE}}}'
    assert parse_candidacy(report, CATALOGUE) == parse_candidacy(EXAMPLE, CATALOGUE)
    with pytest.raises(InputError, match=r"^id: is missing"):
        parse_candidacy(f'{{"readiness": 1, "plan": 1, "candidacy": {report}}}', CATALOGUE)


def test_a_text_deep_in_a_wide_document_is_named_by_its_place() -> None:
    deep = "[" * 300 + ",".join(["0"] * 20_000) + ',"\\u0000"' + "]" * 300
    with pytest.raises(InputError, match=r"^notes\[0\].*holds a null character"):
        parse_candidacy(edited(("notes",), json.loads(deep)), CATALOGUE)


def test_a_file_without_its_version_is_told_so() -> None:
    whole = json.loads(EXAMPLE)
    del whole["schema"]
    assert complaint(json.dumps(whole)) == "schema: is missing; write the version of the format, which is 1."


@pytest.mark.parametrize("name", ["contact", "Main", "referee-1", "YOURSELF"])
def test_an_interviewer_has_no_id_that_means_somebody_else(name: str) -> None:
    text = edited(("interviewers", 0, "id"), name)
    assert complaint(text) == f"interviewers[0].id: {name} means somebody else; give another id."


def test_a_note_has_no_id_that_means_somebody() -> None:
    note = {"id": "contact", "kind": "person", "text": "Zed Zimmer"}
    assert complaint(edited(("notes",), [note])) == "notes[0].id: contact means somebody else; give another id."


def test_ids_that_differ_by_their_capitals_only_are_one() -> None:
    people = [{"id": "a", "name": "Ana"}, {"id": "A", "name": "Luis"}]
    assert (
        complaint(edited(("interviewers",), people)) == "interviewers[1].id: a stands there twice; keep one of the two."
    )
