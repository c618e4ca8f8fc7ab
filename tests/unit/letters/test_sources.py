"""Worksheets gather what was written in Round two, and what was typed once is not asked for again."""

from datetime import date

import pytest

from scoring.candidacy import Candidacy, Event, Note
from scoring.facts import Snapshot
from scoring.letters.blanks import Blank
from scoring.letters.drafting import draft
from scoring.loading import load_catalogue
from screens.interviews.examples import example
from tests.support.candidacies import note

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 18)


def waiting(*notes: Note, **changes: object) -> Candidacy:
    return example("waiting", TODAY).model_copy(update={"notes": notes, **changes})


def body(letter: str, candidacy: Candidacy) -> str:
    return draft(CATALOGUE.letter[letter], "yourself", Snapshot(candidacy, CATALOGUE, TODAY)).body


def blank(key: str, letter: str, who: str, candidacy: Candidacy) -> Blank:
    found = draft(CATALOGUE.letter[letter], who, Snapshot(candidacy, CATALOGUE, TODAY))
    return next(one for one in found.blanks if one.of.key == key)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What landed:", "landed"),
        ("What fell flat:", "fell_flat"),
        ("What was left unsaid:", "unsaid"),
        ("What I promised, and by when:", "promised"),
    ],
)
def test_the_debrief_sheet_holds_every_line_of_the_debrief(heading: str, kind: str) -> None:
    text = body("T20", waiting(note("a", kind, "The first\nthing"), note("b", kind, "the second")))
    assert f"{heading}\n- The first thing\n- the second\n\n" in text


def test_the_debrief_sheet_names_who_was_there_with_what_counts_for_them() -> None:
    cares = note("k", "person", "Counts that are right", about="i1", links=("cares",))
    text = body("T20", waiting(cares, note("new", "person", "Ola Berg, Chief executive")))
    assert "- Dana Ortiz, Head of operations: Counts that are right\n- Józef Nowak, Team lead, planning\n\n" in text
    assert "Ola Berg" not in text


def test_the_debrief_sheet_names_those_of_a_later_interview_once_it_took_place_and_what_they_asked() -> None:
    held = Event.model_validate({"kind": "second_interview_held", "on": TODAY})
    ola = note("new", "person", "Ola Berg, Chief executive")
    text = body("T20", waiting(ola, note("a", "question", "Why us?", about="new"), events=(held,)))
    assert "- Ola Berg, Chief executive\n" in text
    assert "- Why us? (Ola Berg)\n" in text


def test_the_debrief_sheet_says_who_asked_what() -> None:
    text = body("T20", waiting(note("a", "question", "Why us?", about="i2"), note("b", "question", "Why now?")))
    assert "word for word:\n- Why us? (Józef Nowak)\n- Why now?\n\n" in text


def test_the_debrief_sheet_holds_the_next_step_as_far_as_it_is_known() -> None:
    assert "- Decision: by 27 November\n- Priya Raman, Recruiter, by email, priya.raman@" in body("T20", waiting())
    event = {"kind": "invited", "on": TODAY, "second_interview": "2026-11-24T10:00:00+01:00"}
    mine = waiting(events=(Event.model_validate(event),), decision_date=None, contact=None)
    assert "channel:\n- Second interview: 24 November at 10:00\n\nWhat could" in body("T20", mine)


@pytest.mark.parametrize(
    ("number", "about"), [(2, "assumption"), (3, "approach"), (4, "first_steps"), (5, "gain"), (6, "risk")]
)
def test_the_value_plan_holds_its_parts(number: int, about: str) -> None:
    text = body("T21", waiting(note("a", "value_plan", "one thing", about=about)))
    part = next(part for part in text.split("\n\n") if part.startswith(f"{number}."))
    assert part.endswith("\n- one thing")
    assert text.count("- one thing") == 1


@pytest.mark.parametrize("letter", ["T20", "T21"])
def test_both_sheets_begin_from_the_problem_in_their_words(letter: str) -> None:
    assert "in their words:\nThey lose a day.\n" in body(letter, waiting(note("p", "problem", "They lose a day.")))
    assert "in their words:\nLate deliveries from two" in body(letter, waiting())


@pytest.mark.parametrize("letter", ["T13", "T20", "T21"])
def test_a_list_that_is_empty_leaves_its_heading_and_asks_for_nothing(letter: str) -> None:
    found = draft(CATALOGUE.letter[letter], "yourself", Snapshot(waiting(), CATALOGUE, TODAY))
    assert not found.open
    assert "- \n" not in found.body


def test_the_question_bank_ends_with_what_was_noted() -> None:
    assert body("T13", waiting(note("q", "ask", "Why now?", about="role"))).endswith("for round two:\n- Why now?")


def test_every_list_is_one_that_round_two_asks_for() -> None:
    material = CATALOGUE.round_two
    asked = {(prompt.kind, prompt.about) for part in material.parts for prompt in part.prompts} | {("ask", None)}
    lists = [one for one in CATALOGUE.letter_blanks if one.lines]
    assert {(one.notes.kind, one.notes.about) for one in lists if one.notes} <= asked
    assert all(one.optional for one in lists)


def test_a_case_fills_a_letter_with_what_came_of_it_and_without_that_is_a_hint() -> None:
    case = note("c", "case", "I rebuilt the stock count.")
    assert blank("case", "T01", "i1", waiting(case)).value == ""
    assert blank("case", "T01", "i1", waiting(case)).hint.endswith("I rebuilt the stock count.")
    whole = waiting(case, note("r", "result", "write-offs fell by a third", about="c"))
    assert blank("case", "T01", "i1", whole).value == "I rebuilt the stock count; write-offs fell by a third"


@pytest.mark.parametrize(
    ("key", "letter", "kind", "about"),
    [
        ("topic", "T02", "question", "i2"),
        ("their_task", "T02", "person", "i2"),
        ("answer", "T01", "value_plan", "approach"),
        ("idea", "T07", "value_plan", "approach"),
        ("project", "T07", "research", "fact"),
        ("weak_point", "T09", "fell_flat", None),
        ("fact", "T11", "answer", "C5"),
        ("answer_by", "T17", "offer", "time"),
        ("first_topic", "T22", "ask", "role"),
    ],
)
def test_what_was_noted_elsewhere_is_a_hint_beside_its_blank(
    key: str, letter: str, kind: str, about: str | None
) -> None:
    found = blank(key, letter, "i2", waiting(note("a", kind, "what I noted", about=about)))
    assert found.hint.endswith("what I noted")
    assert found.value == ""


def test_a_hint_about_one_person_is_no_hint_for_another() -> None:
    mine = waiting(note("a", "question", "Why us?", about="i2"))
    assert blank("topic", "T02", "i1", mine).hint == ""


def test_what_fills_a_blank_in_a_letter_is_written_where_round_two_reads_it() -> None:
    found = blank("problem", "T01", "i1", waiting())
    assert (found.note.kind, found.note.about, found.given) == ("problem", None, False)
    mine = waiting(found.note.model_copy(update={"text": "They lose a day."}))
    again = blank("problem", "T01", "i1", mine)
    assert (again.note.id, again.value, again.given) == (found.note.id, "They lose a day.", True)
    assert "They lose a day." in body("T20", mine)


def test_the_newest_note_is_the_one_that_a_letter_changes() -> None:
    mine = waiting(note("old", "promised", "the list"), note("new", "promised", "the guide"))
    assert blank("item", "T04", "i1", mine).note.id == "new"


def test_other_blanks_have_a_note_of_their_own() -> None:
    for key in ("case", "sender"):
        assert (blank(key, "T01", "i1", waiting()).note.kind, blank(key, "T01", "i1", waiting()).note.about) == (
            "blank",
            key,
        )
