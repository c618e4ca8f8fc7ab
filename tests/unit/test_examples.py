"""The shipped examples are whole, coherent and happen around any day."""

from datetime import date, timedelta

import pytest

from scoring.coherence import problems
from scoring.examples import EXAMPLES, example, load_example
from scoring.facts import stage
from scoring.loading import load_catalogue

DAYS = [date(2026, 11, 16), date(2024, 2, 29), date(2027, 12, 31), date(2031, 8, 2)]


def test_the_examples_show_three_moments_of_one_story() -> None:
    stages = [stage(load_example(name).candidacy, load_example(name).today) for name in EXAMPLES]
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
    assert str(moved.second_interview) == "2026-12-09 10:00:00+01:00"


def test_answers_and_names_do_not_move() -> None:
    written = load_example("waiting")
    moved = example("waiting", date(2030, 1, 1))
    assert moved.answers == written.candidacy.answers
    assert moved.interviewers == written.candidacy.interviewers
    assert moved.id == "example-waiting"


def test_an_example_keeps_its_wall_clock_time() -> None:
    assert example("fresh", date(2027, 6, 1)).first_interview.ended.isoformat() == "2027-06-01T16:10:00+01:00"
