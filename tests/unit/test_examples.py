"""The shipped examples are whole, coherent and happen around any day."""

from datetime import date, timedelta

import pytest

from scoring.catalogue.round_two_shapes import Prompt
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.round_two.cases import cover
from scoring.round_two.notes import the_note, written
from scoring.round_two.people import expected
from scoring.validation.coherence import problems
from screens.interviews.examples import EXAMPLES, example, load_example

DAYS = [date(2026, 11, 16), date(2024, 2, 29), date(2027, 12, 31), date(2031, 8, 2)]


def test_the_examples_show_three_moments_of_one_story() -> None:
    stages = [
        Snapshot(load_example(name).candidacy, load_catalogue(), load_example(name).today).stage for name in EXAMPLES
    ]
    assert stages == ["waiting", "waiting", "invited"]


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_is_coherent_on_any_day(name: str, today: date) -> None:
    assert problems(example(name, today), load_catalogue()) == ()


@pytest.mark.parametrize("name", EXAMPLES)
def test_on_its_own_day_nothing_moves(name: str) -> None:
    written = load_example(name)
    assert example(name, written.today) == written.candidacy


def test_every_date_moves_by_the_same_days() -> None:
    written = load_example("invited")
    week = timedelta(days=7)
    moved = example("invited", written.today + week)
    assert moved.first_interview.ended == written.candidacy.first_interview.ended + week
    assert moved.decision_date == date(2026, 12, 1)
    assert moved.days_off == (date(2026, 12, 6),)
    assert [event.on for event in moved.events] == [event.on + week for event in written.candidacy.events]
    assert [state.on for state in moved.actions] == [state.on + week for state in written.candidacy.actions]
    assert str(Snapshot(moved, load_catalogue(), written.today + week).second_moment) == "2026-12-09 10:00:00+01:00"


def test_answers_and_names_do_not_move() -> None:
    written = load_example("waiting")
    moved = example("waiting", date(2030, 1, 1))
    assert moved.answers == written.candidacy.answers
    assert moved.interviewers == written.candidacy.interviewers
    assert moved.id == "example-waiting"


def test_an_example_keeps_its_wall_clock_time() -> None:
    assert example("fresh", date(2027, 6, 1)).first_interview.ended.isoformat() == "2027-06-01T16:10:00+01:00"


def test_the_invited_example_shows_a_preparation_half_done() -> None:
    candidacy = load_example("invited").candidacy
    kinds = {note.kind for note in candidacy.notes}
    assert {"landed", "fell_flat", "unsaid", "promised", "problem", "value_plan", "must_have", "closing"} <= kinds
    assert {note.about for note in written(candidacy, "question")} == {"i1", "i2", "i3"}
    assert [len(line.confirmed) for line in cover(candidacy)] == [1, 1, 1, 0]
    assert [person.name.split()[0] for person in expected(candidacy)] == ["Marie-Noëlle", "Øyvind", "Hélène"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_note_that_there_can_be_only_one_of_is_the_one_that_its_field_shows(name: str) -> None:
    candidacy, material = load_example(name).candidacy, load_catalogue().round_two
    lines = {(prompt.kind, prompt.about) for part in material.parts for prompt in part.prompts if _is_line(prompt)}
    alone = {"reason", "result", "answer", "closing"}
    for note in candidacy.notes:
        if note.about and (note.kind in alone or (note.kind, note.about) in lines or note.kind == "person"):
            assert note == the_note(candidacy, note.kind, note.about, note.links)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_link_between_notes_leads_somewhere(name: str) -> None:
    candidacy, material = load_example(name).candidacy, load_catalogue().round_two
    known = {note.id for note in candidacy.notes} | {person.id for person in candidacy.interviewers}
    known |= {str(prompt.about) for part in material.parts for prompt in (*part.prompts, *material.person_prompts)}
    known |= {reason.id for reason in material.reasons} | {group.id for group in material.groups}
    known |= load_catalogue().letter.keys()
    named = {name for note in candidacy.notes for name in (note.about, *note.links) if name}
    assert named <= known


def _is_line(prompt: Prompt) -> bool:
    return prompt.shape == "line"
