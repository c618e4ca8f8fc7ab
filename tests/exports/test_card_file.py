import io
from datetime import timedelta
from typing import Any

import page
import pytest
from pypdf import PdfReader

from exports import Paper, calendar_file, first_page
from exports.card_file import render
from scoring.candidacy import Note, NoteKind
from scoring.round_two.notes import the_note
from scoring.round_two.weak_answers import weak_points
from tests.support.exporting import HOSTILE, TODAY, candidacy_of, export_of
from tests.support.reading import text_of

CASES = (
    Note(id="c1", kind="case", text="Storm days in the call centre"),
    Note(id="r1", kind="result", text="Waiting fell to four minutes", about="c1"),
    Note(id="c2", kind="case", text="Three teams without a common plan"),
    Note(id="c3", kind="case", text="A supplier that failed"),
    Note(id="c4", kind="case", text="The case that the advert asks for"),
    Note(id="n1", kind="requirement", text="Plans rosters", links=("c4",)),
)
NO_NOTES = ()


def words(name: str = "invited", **changes: Any) -> str:  # noqa: ANN401 - fields of several types
    return " ".join(text_of(render(export_of(name, **changes))).replace("\u200b", "").split())


def noted(*notes: Note) -> list[dict[str, object]]:
    return [note.model_dump() for note in notes]


@pytest.mark.parametrize("name", ["fresh", "waiting", "invited"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_card_is_one_accessible_page(name: str, paper: Paper) -> None:
    export = export_of(name)
    content = render(
        type(export)(export.candidacy, export.catalogue, export.readiness, export.plan, TODAY, paper=paper)
    )
    assert len(PdfReader(io.BytesIO(content)).pages) == 1
    assert page.is_pdf_compliant_bytes(content)


def test_an_invitation_of_a_later_day_is_not_known_yet() -> None:
    export = export_of("invited", today=TODAY - timedelta(days=6))
    assert "No day is known yet" in text_of(render(export))
    assert b"Second interview" not in calendar_file.render(export)
    assert "Second interview" not in [name for name, _ in first_page.dates_and_people(export)]


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_whatever_was_noted_the_card_stays_one_page(typed: str) -> None:
    kinds: tuple[NoteKind, ...] = (
        "case",
        "case",
        "case",
        "problem",
        "fell_flat",
        "fell_flat",
        "ask",
        "ask",
        "ask",
        "ask",
        "ask",
        "ask",
        "closing",
    )
    notes = [Note(id=f"n{place}", kind=kind, text=typed) for place, kind in enumerate(kinds)]
    content = render(export_of("invited", role=typed, employer=typed, notes=noted(*notes)))
    assert len(PdfReader(io.BytesIO(content)).pages) == 1
    assert page.is_pdf_compliant_bytes(content)


def test_the_card_says_when_who_and_whom_to_call() -> None:
    card, candidacy = words(), candidacy_of("invited")
    assert "Round two, Tuesday 24 November" in card
    assert "at 10:00" in card
    assert candidacy.interviewers[0].name in card
    assert candidacy.contact is not None
    assert candidacy.contact.name in card


def test_a_long_name_does_not_push_out_how_to_reach_them() -> None:
    contact = candidacy_of("invited").contact
    assert contact is not None
    long = contact.model_dump() | {"name": "Freiherrin " * 20, "role": "Beauftragte " * 20, "address": "+49 30 5550100"}
    assert "Beauftragte…, +49 30 5550100" in words(contact=long)


def test_without_an_invitation_the_card_is_calm() -> None:
    card = words("waiting")
    assert "The morning of round two" in card
    assert "No day is known yet. Print this card again when the invitation is here." in card


def test_cases_come_with_their_results_and_those_the_advert_asks_for_first() -> None:
    card = words(notes=noted(*CASES))
    assert "Waiting fell to four minutes" in card
    assert card.index("The case that the advert asks for") < card.index("Storm days in the call centre")
    assert "A supplier that failed" not in card


def test_without_cases_there_are_three_lines_to_write_on() -> None:
    assert words(notes=NO_NOTES).count("A case: what was wrong, your part, what came of it") == 3


def test_answers_to_weak_spots_come_first() -> None:
    export = export_of("invited")
    last = weak_points(export.candidacy, export.readiness, export.catalogue)[-1].answer
    assert last.about is not None
    answered = the_note(export.candidacy, "answer", last.about).model_copy(
        update={"text": "I led two of them for six months"}
    )
    assert "I led two of them for six months" in words(notes=noted(answered))


def test_chosen_questions_replace_those_of_the_bank() -> None:
    bank = words(notes=NO_NOTES)
    own = words(notes=noted(Note(id="q", kind="ask", text="Who decides what a storm is?", about="role")))
    assert "What happens after today, and when?" in bank
    assert "Who decides what a storm is?" in own
    assert "What happens after today, and when?" not in own


def test_the_own_closing_line_stands_in_place_of_the_catalogues() -> None:
    assert "Before you go" in words(notes=NO_NOTES)
    assert "This is the work I want to do" in words(
        notes=noted(Note(id="n", kind="closing", text="This is the work I want to do"))
    )


def test_no_brace_of_a_letter_is_printed() -> None:
    assert not set("{}") & set(words(interest=5, notes=NO_NOTES))


def test_the_closing_line_names_the_problem_that_is_written_down() -> None:
    card = words(interest=5, notes=noted(Note(id="p", kind="problem", text="Storm calls swamp the planners")))
    assert "You described a problem: Storm calls swamp the planners." in card


def test_a_blank_of_the_closing_line_that_nobody_filled_is_a_line_to_write_on() -> None:
    card = words(interest=5, notes=NO_NOTES, answers=())
    assert "You described a problem: …………………." in card
    assert "[" not in card


def test_no_advice_for_another_day_stands_on_the_card() -> None:
    export = export_of("invited", notes=NO_NOTES)
    advice = {point.advice for point in weak_points(export.candidacy, export.readiness, export.catalogue)}
    assert advice - {None}
    card = words(notes=NO_NOTES)
    assert [one for one in advice if one and one in card] == []


def crowd(number: int) -> list[dict[str, str]]:
    return [{"id": f"p{place}", "name": f"Person {place}"} for place in range(number)]


def test_of_eight_people_two_are_counted() -> None:
    assert "Person 5 (from round one) and two others" in words(interviewers=crowd(8), notes=NO_NOTES)


def test_those_of_round_one_stand_behind_who_is_new() -> None:
    card = words(interviewers=crowd(5), notes=noted(Note(id="n", kind="person", text="Ola Berg, head of planning")))
    assert "Who Ola Berg, head of planning; Person 0 (from round one);" in card
    assert "Person 4 (from round one)" in card


@pytest.mark.parametrize(("address", "asked"), [("zoe@arve.example", True), (None, True), ("+49 30 5550100", False)])
def test_a_telephone_number_that_is_not_known_has_a_line_to_write_on(address: str | None, asked: bool) -> None:
    contact = {"name": "Zoë Quéméneur", "address": address}
    assert ("Telephone" in words(contact=contact)) == asked


def test_what_came_with_the_invitation_stands_on_the_card() -> None:
    events = candidacy_of("invited").model_dump()["events"]
    for event in events:
        event["note"] = "Main gate, ask for Ms Roy" if event["kind"] == "invited" else None
    assert "They wrote Main gate, ask for Ms Roy" in words(events=events)


@pytest.mark.parametrize("place", ["Where", "If you are late"])
def test_the_card_has_room_for(place: str) -> None:
    assert place in words()


def test_the_card_of_round_three_is_named_after_it_and_has_its_people_first() -> None:
    told = [
        {"kind": "invited", "on": TODAY - timedelta(days=6), "second_interview": TODAY - timedelta(days=3)},
        {"kind": "invited", "on": TODAY, "second_interview": TODAY + timedelta(days=5)},
    ]
    ola = Note(id="ola", kind="person", text="Ola Berg")
    kim = Note(id="kim", kind="person", text="Kim Lund", links=("round-3",))
    card = words(events=told, notes=noted(ola, kim))
    assert "Round three, Monday 23 November" in card
    assert "Kim Lund;" in card
    assert "Ola Berg (earlier)" in card
