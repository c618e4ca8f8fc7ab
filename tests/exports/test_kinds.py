"""What the files say of an interview that was no plain conversation, of one through somebody in between, and without messages."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any
from zipfile import ZipFile

import pytest

from exports import FORMATS, Export
from exports.calendar_file import render as calendar
from exports.card_file import render as card
from exports.report import Report, report_of
from exports.terminal import plan_text, readiness_text
from scoring.candidacy import Candidacy
from scoring.loading import load_catalogue
from tests.support.exporting import export_of, printed
from tests.support.reading import text_of

AGENT = {"kind": "through", "through": {"name": "Noor Haddad", "role": "Agent", "email": "noor@agency.example"}}
NONE: dict[str, Any] = {"contact_rule": {"kind": "none"}}
THROUGH: dict[str, Any] = {"contact_rule": AGENT, "events": (), "actions": ()}
READ: dict[str, Callable[[bytes], str]] = {
    "pdf": text_of,
    "docx": lambda data: ZipFile(io.BytesIO(data)).read("word/document.xml").decode(),
    "xlsx": lambda data: ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml").decode(),
}


def recorded(**changes: Any) -> Export:  # noqa: ANN401  any field
    ended = export_of().candidacy.first_interview.ended
    return printed(first_interview={"ended": ended, "kind": "recorded"}, depth="quick", **changes)


def words_of(export: Export, name: str) -> str:
    data = FORMATS[name].render(export)
    return " ".join((READ[name](data) if name in READ else data.decode()).split())


@pytest.fixture(scope="module")
def of_a_recording() -> Export:
    return recorded()


@pytest.mark.parametrize("name", ["md", "pdf", "docx", "xlsx"])
def test_what_was_left_out_stands_in_a_report_once(of_a_recording: Export, name: str) -> None:
    words = words_of(of_a_recording, name)
    assert words.count("Left out: eight questions about a live talk. Nobody was there live.") == 1


@pytest.mark.parametrize("name", ["md", "pdf", "docx", "xlsx"])
def test_a_part_without_any_question_is_said_not_to_apply(of_a_recording: Export, name: str) -> None:
    words = words_of(of_a_recording, name)
    assert "Follow-up does not apply here" in words
    assert "Follow-up is not due" not in words


def test_a_terminal_says_what_was_left_out_and_what_does_not_apply(of_a_recording: Export) -> None:
    words = readiness_text(of_a_recording)
    assert "Left out: eight questions about a live talk. Nobody was there live." in words
    assert "Follow-up     does not apply here" in words


def test_the_table_of_a_part_that_does_not_apply_counts_no_answers(of_a_recording: Export) -> None:
    assert ("Follow-up", "0%", "–") in report_of(of_a_recording).parts


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "recorded"}, "recorded answers, nobody there live"),
        ({"kind": "screen", "format": "phone"}, "a recruiter's first call, by phone"),
        ({"kind": "conversation", "format": "video"}, "by video"),
        ({"kind": "conversation", "format": "recorded"}, "recorded"),
    ],
)
def test_the_first_page_says_what_kind_of_interview_it_was(fields: dict[str, str], words: str) -> None:
    ended = export_of().candidacy.first_interview.ended
    people = dict(report_of(export_of(first_interview={"ended": ended, **fields})).people)
    assert people["First interview"].endswith(f", {words}")


def test_no_strength_is_named_of_what_could_not_come_up() -> None:
    answers = [{"factor": "D1", "kind": "rated", "level": 4}, {"factor": "C1", "kind": "rated", "level": 4}]
    names = [name for name, _ in report_of(recorded(answers=answers)).strengths]
    assert load_catalogue().factor["C1"].short_name in names
    assert load_catalogue().factor["D1"].short_name not in names


def test_the_first_page_names_who_is_in_between_in_place_of_the_contact() -> None:
    people = dict(report_of(export_of(**THROUGH)).people)
    assert people["Contact"] == "Noor Haddad, Agent, noor@agency.example"


@pytest.mark.parametrize("name", ["md", "pdf", "docx", "csv", "xlsx"])
def test_each_file_names_through_whom_a_message_goes(name: str) -> None:
    words = words_of(printed(**THROUGH), name).casefold()
    assert "passed on through noor haddad" in words


def test_terminal_and_calendar_name_through_whom_a_message_goes() -> None:
    export = export_of(**THROUGH)
    assert "passed on through Noor Haddad" in plan_text(export)
    assert "Passed on through Noor Haddad" in calendar(export).decode().replace("\r\n ", "")


@pytest.mark.parametrize("rule", [{}, {"through": {"name": "  ", "role": "The agency's desk"}}])
def test_whoever_is_in_between_without_a_name_is_called_something(rule: dict[str, Any]) -> None:
    words = plan_text(export_of(contact_rule={"kind": "through", **rule}, events=(), actions=()))
    called = "The agency's desk" if rule else "the person in between"
    assert f"passed on through {called}" in words


def without_messages(day: date) -> tuple[Candidacy, Report, str]:
    events = [{"kind": "invited", "on": "2026-11-20", "second_interview": "2026-12-01"}]
    export = export_of(**NONE, events=events, actions=(), today=day)
    names = ("md", "csv", "ics", "weak-spots.csv")
    return export.candidacy, report_of(export), " ".join(words_of(export, name) for name in names if name in FORMATS)


@pytest.mark.parametrize("day", [date(2026, 11, 17), date(2026, 11, 19), date(2026, 11, 24), date(2026, 12, 1)])
def test_where_no_message_is_taken_no_file_has_one_to_be_written(day: date) -> None:
    candidacy, report, words = without_messages(day)
    assert candidacy.contact is not None
    assert (candidacy.contact.address or "?") not in words
    assert dict(report.people)["Messages"] == "They take no messages, as you said."
    steps = " ".join(line for one in report.days for step in one.steps for line in (step.title, *step.lines))
    spots = " ".join(said for spot in report.spots for _, said in spot.points)
    for message in ("thank-you", "Check in", "Confirm the invitation", "what you write to them", "useful thing"):
        assert message not in steps
        assert message not in spots


def test_the_card_names_nobody_to_call_where_no_message_is_taken() -> None:
    invited = [{"kind": "invited", "on": "2026-11-20", "second_interview": "2026-12-01"}]
    words = text_of(card(export_of(**NONE, events=invited)))
    assert "If you are late" not in words
    assert "Telephone" not in words
