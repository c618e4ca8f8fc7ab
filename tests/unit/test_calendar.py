"""Business days are Monday to Friday without days off, whichever way they are counted."""

from datetime import date, timedelta
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.calendar import add_business_days, business_days_between, is_business_day, next_business_day

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
DAYS_OFF = st.sets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=20)
FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


def test_a_weekend_is_not_a_business_day() -> None:
    assert [is_business_day(FRIDAY + timedelta(days=n)) for n in range(4)] == [True, False, False, True]


def test_a_day_off_is_not_a_business_day() -> None:
    assert not is_business_day(MONDAY, {MONDAY})


def test_a_business_day_rolls_to_itself() -> None:
    assert next_business_day(FRIDAY) == FRIDAY


def test_a_saturday_rolls_past_a_monday_off() -> None:
    assert next_business_day(SATURDAY, {MONDAY}) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (FRIDAY, 1, MONDAY),
        (SATURDAY, 1, MONDAY),
        (SATURDAY, 0, MONDAY),
        (MONDAY, -1, FRIDAY),
        (SATURDAY, -1, FRIDAY),
        (FRIDAY, 5, date(2026, 11, 27)),
    ],
)
def test_business_days_skip_the_weekend(start: date, count: int, expected: date) -> None:
    assert add_business_days(start, count) == expected


@given(DAYS, st.integers(-30, 30), DAYS_OFF)
def test_adding_business_days_agrees_with_numpy(day: date, count: int, days_off: set[date]) -> None:
    roll: Literal["backward", "forward"] = "backward" if count > 0 else "forward"
    expected = np.busday_offset(day, count, roll=roll, holidays=sorted(days_off))

    assert add_business_days(day, count, days_off) == expected


@given(DAYS, DAYS, DAYS_OFF)
def test_counting_business_days_agrees_with_numpy(one: date, other: date, days_off: set[date]) -> None:
    first, last = (day + timedelta(days=1) for day in sorted([one, other]))

    assert business_days_between(one, other, days_off) == np.busday_count(first, last, holidays=sorted(days_off))
