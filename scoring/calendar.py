"""Business days: Monday to Friday without the days off that the user entered.

Decides how days are counted, added and rolled forward. Knows no country's holidays and no clock.
"""

from bisect import bisect_right
from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

from scoring.language import day_words

SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_business_day(day: date, days_off: Collection[date] = ()) -> bool:
    """Tell whether people are at work on `day`."""
    return day.weekday() < SATURDAY and day not in days_off


def next_business_day(day: date, days_off: Collection[date] = ()) -> date:
    """Return `day` itself if it is a business day, else the first one after it."""
    while not is_business_day(day, days_off):
        day += ONE_DAY
    return day


def add_business_days(day: date, count: int, days_off: Collection[date] = ()) -> date:
    """Return the day `count` business days after `day` (before it, if negative).

    From a weekend or a day off the first step leads to the nearest business day; zero steps roll forward to one.
    """
    if count == 0:
        return next_business_day(day, days_off)
    step = ONE_DAY if count > 0 else -ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_business_day(day, days_off)
    return day


def business_days_between(start: date, end: date, days_off: Collection[date] = ()) -> int:
    """Count the business days after the earlier day up to and including the later one; never negative."""
    first, last = min(start, end), max(start, end)
    weeks, rest = divmod((last - first).days, 7)
    partial = sum((first.weekday() + offset) % 7 < SATURDAY for offset in range(1, rest + 1))
    off = _working_days(frozenset(days_off))
    return 5 * weeks + partial - (bisect_right(off, last) - bisect_right(off, first))


@lru_cache(maxsize=64)
def _working_days(days_off: frozenset[date]) -> tuple[date, ...]:
    """Return the days off on which people would be at work, in order."""
    return tuple(sorted(day for day in days_off if day.weekday() < SATURDAY))


def spoken(day: date) -> str:
    """Return a day as it stands in a sentence: 24 November."""
    return day_words(day, "d MMMM")
