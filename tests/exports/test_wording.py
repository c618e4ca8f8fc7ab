from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.loading import load_catalogue
from scoring.readiness import label_of
from tests.support.exporting import HOSTILE, TODAY, candidacy_of
from wording import words as wording
from wording.numbers import whole


def test_a_day_is_written_with_its_weekday_and_no_leading_zero() -> None:
    assert wording.day_name(date(2026, 11, 5)) == "Thursday 5 November"


def test_a_day_carries_its_year_on_request() -> None:
    assert wording.day_name(date(2027, 1, 1), year=True) == "Friday 1 January 2027"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 18), "Today, Wednesday 18 November"),
        (date(2026, 11, 19), "Tomorrow, Thursday 19 November"),
        (date(2026, 11, 20), "Friday 20 November"),
        (date(2027, 1, 4), "Monday 4 January 2027"),
    ],
)
def test_a_day_is_named_as_seen_from_today(day: date, words: str) -> None:
    assert wording.day_near(day, TODAY) == words


def test_a_moment_is_written_in_the_time_zone_it_was_given_in() -> None:
    assert wording.moment_name(datetime(2026, 12, 3, 9, 5, tzinfo=UTC)) == "Thursday 3 December at 09:05"


@pytest.mark.parametrize(("number", "words"), [(1, "one answer"), (12, "twelve answers"), (13, "13 answers")])
def test_counts_are_words_up_to_twelve(number: int, words: str) -> None:
    assert wording.count_words(number, "answer") == words


@pytest.mark.parametrize(
    ("words", "joined"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), (["{0}", "b"], "{0} and b")],
)
def test_a_list_is_joined_as_a_reader_would(words: list[str], joined: str) -> None:
    assert wording.listing(words) == joined


@pytest.mark.parametrize(
    ("value", "shown"),
    [(39.7, 39), (39.4, 39), (40.0, 40), (59.6, 59), (60.5, 61), (79.99, 79), (99.6, 100), (0.0, 0), (45.5, 46)],
)
def test_a_whole_number_never_crosses_the_border_of_a_label(value: float, shown: int) -> None:
    assert whole(value, load_catalogue()) == shown


@given(st.floats(min_value=0, max_value=100))
def test_the_number_shown_always_carries_the_label_of_the_exact_one(value: float) -> None:
    catalogue = load_catalogue()
    shown = whole(value, catalogue)
    assert label_of(shown, catalogue.scoring.labels) == label_of(value, catalogue.scoring.labels)
    assert abs(shown - value) < 1


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (None, ""),
        (0.0, ""),
        (0.4, "less than 1 point"),
        (1.2, "about +1 point"),
        (2.5, "about +3 points"),
    ],
)
def test_points_are_written_as_arithmetic(points: float | None, words: str) -> None:
    assert wording.points_words(points) == words


@pytest.mark.parametrize(
    ("points", "words"),
    [(None, ""), (11.25, "costs 11.3 points"), (1.0, "costs 1.0 points"), (0.0, "costs 0.0 points")],
)
def test_what_a_weak_spot_costs_is_rounded_as_in_every_file(points: float | None, words: str) -> None:
    assert wording.cost_words(points) == words


def test_a_share_is_written_in_whole_percent() -> None:
    assert [wording.percent(share) for share in (0.0, 0.125, 0.285, 1.0)] == ["0%", "13%", "29%", "100%"]


def test_a_job_is_named_by_role_and_employer() -> None:
    assert wording.job_words(candidacy_of()) == "Operations analyst at Northfield Foods"


def test_a_job_without_names_is_named_by_its_day() -> None:
    assert wording.job_words(candidacy_of(role=" ", employer="")) == "First interview on Monday 16 November"


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_a_clean_line_has_no_line_break_and_no_control_character(typed: str) -> None:
    line = wording.clean_line(typed)
    assert len(line.splitlines()) <= 1
    assert not set(line) & {"\x00", "\x1b", "\u202e"}


def test_a_clean_line_keeps_joined_emoji_and_other_scripts() -> None:
    assert wording.clean_line("\U0001f469\u200d\U0001f373 عربي Łódź") == "\U0001f469\u200d\U0001f373 عربي Łódź"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 16), "the day of the first interview"),
        (date(2026, 11, 17), "one day after the first interview"),
        (date(2026, 11, 18), "two days after the first interview"),
        (date(2026, 11, 15), "one day before the first interview"),
    ],
)
def test_time_since_the_interview_is_told_in_days(today: date, words: str) -> None:
    assert wording.since_words(candidacy_of(), today) == words
