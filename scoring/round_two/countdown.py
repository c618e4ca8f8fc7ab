"""Countdown: the days until the second interview and the user's own hours in them.

Decides nothing about what is worth doing; that is the plan.
"""

from scoring.calendar import ONE_DAY, business_days_between
from scoring.facts import Snapshot
from scoring.results import Plan
from scoring.terms import Frozen


class Countdown(Frozen):
    """Days until the second interview; minutes that the user has before that day, and those that the plan has filled."""

    days: int
    business_days: int
    minutes: int
    planned: int


def countdown(now: Snapshot, steps: Plan) -> Countdown | None:
    """Count from the day of the snapshot and its plan on; None without a date for the second interview, or when it is past.

    Business days and minutes are those before the day of the interview, today included.
    """
    second, today = now.second_interview, now.today
    if second is None or second < today:
        return None
    days = (second - today).days
    last = second - ONE_DAY
    return Countdown(
        days=days,
        business_days=business_days_between(today - ONE_DAY, last, now.days_off) if days else 0,
        minutes=days * steps.minutes_per_day,
        planned=sum(item.minutes for item in steps.items if item.day < second),
    )
