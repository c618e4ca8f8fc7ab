"""Drafts from before sheets had fields, of which no word is lost."""

from datetime import date

import pytest

from scoring.candidacy import Note
from scoring.facts import Snapshot
from scoring.letters.drafting import draft
from scoring.loading import load_catalogue
from screens.interviews.examples import example
from tests.support.candidacies import note
from widgets.old_sheets import carried_over

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 18)
OLD_DEBRIEF = """Who was there (name, role, what counts most for them):
- Dana Ortiz, Head of operations
Somebody from finance, quiet

Questions, word for word:
- Why us?

What landed:
- The night shift story
my sketch 👍

What fell flat:

What was left unsaid:
That I have led people

What I promised, and by when:
- the guide

Their problem, in their words:
They lose a day

Next step, date, contact, channel:
- Decision: by 27 November
they call on Friday

What could somebody else in the room have seen differently?
That I was calm
"""
OLD_BANK = """Role: Which result should be visible after six months, and what usually stands in its way? Who held it before?

Senior: Where should this unit be in three years?

Round one: You described a problem: They lose a day. What has moved since?

Mine, as noted for round two:
- Why now?
Who decides?"""


def day(*notes: Note) -> Snapshot:
    return Snapshot(example("waiting", TODAY).model_copy(update={"notes": notes}), CATALOGUE, TODAY)


def carried(letter: str, body: str, *notes: Note) -> list[tuple[str, str | None, str]]:
    return [(one.kind, one.about, one.text) for one in carried_over(CATALOGUE.letter[letter], body, day(*notes))]


def test_each_line_of_an_old_debrief_goes_where_its_heading_says() -> None:
    before = (
        note("l", "landed", "The night shift story"),
        note("q", "question", "Why us?"),
        note("p", "promised", "the guide"),
    )
    assert carried("T20", OLD_DEBRIEF, *before) == [
        ("blank", "more", "Somebody from finance, quiet"),
        ("landed", None, "my sketch 👍"),
        ("unsaid", None, "That I have led people"),
        ("problem", None, "They lose a day"),
        ("blank", "more", "they call on Friday"),
        ("blank", "more", "That I was calm"),
    ]


def test_an_old_value_plan_keeps_its_parts() -> None:
    old = "Notes first\n\n2. What I assume, and what I would check first:\nMost calls ask the same\n\n6. The main risk, and what I need from them:\nfigures"
    assert carried("T21", old) == [
        ("value_plan", "risk", "Notes first"),
        ("value_plan", "assumption", "Most calls ask the same"),
        ("value_plan", "risk", "figures"),
    ]


def test_dashes_inside_a_line_are_part_of_its_words() -> None:
    old = "2. What I assume, and what I would check first:\n- -5 % churn\n---\nGrade A-"
    assert carried("T21", old) == [
        ("value_plan", "assumption", "-5 % churn"),
        ("value_plan", "assumption", "Grade A-"),
    ]


def test_an_old_question_bank_keeps_the_own_questions_and_not_those_that_are_offered() -> None:
    before = (note("a", "ask", "Why now?", about="role"), note("p", "problem", "They lose a day"))
    assert carried("T13", OLD_BANK, *before) == [
        ("ask", "role", "Who held it before?"),
        ("ask", "role", "Who decides?"),
    ]


@pytest.mark.parametrize("letter", ["T13", "T20", "T21"])
def test_an_old_draft_that_says_nothing_of_its_own_leaves_nothing(letter: str) -> None:
    now = day(
        note("l", "landed", "A"), note("v", "value_plan", "B", about="gain"), note("a", "ask", "C?", about="role")
    )
    assert carried_over(CATALOGUE.letter[letter], draft(CATALOGUE.letter[letter], "yourself", now).body, now) == ()


def test_a_draft_that_is_read_twice_gives_each_note_once() -> None:
    once = carried_over(CATALOGUE.letter["T20"], OLD_DEBRIEF, day())
    mended = tuple(one.model_copy(update={"text": "Mended since"}) for one in once)
    assert carried_over(CATALOGUE.letter["T20"], OLD_DEBRIEF, day(*mended)) == ()
