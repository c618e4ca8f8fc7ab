"""The road to round two: the time left, the parts of the preparation in the order in which they are shown, what comes next.

Doubts about the job come first: the section about the user's own side moves to the front.
"""

from scoring.calendar import ONE_DAY, business_days_between
from scoring.catalogue import Catalogue
from scoring.catalogue.round_two_shapes import Aftermath, Part
from scoring.facts import Snapshot, compile_condition
from scoring.results import Plan, Readiness
from scoring.terms import Frozen

_FIT_CHECK = "own"


class Countdown(Frozen):
    """Days until the second interview; minutes that the user has before that day, and those that the plan has filled."""

    days: int
    business_days: int
    minutes: int
    planned: int


def countdown(now: Snapshot, steps: Plan) -> Countdown | None:
    """Count from the day of the snapshot and its plan on; None without a date for the second interview, or when it is past.

    Business days and minutes are those before the day of the interview, today included; a day off has no minutes.
    """
    second, before = now.second_interview, now.today - ONE_DAY
    if second is None or second < now.today:
        return None
    days = (second - now.today).days
    working = business_days_between(before, second - ONE_DAY, now.days_off) if days else 0
    own = sum(now.today + number * ONE_DAY not in now.days_off for number in range(days))
    planned = sum(item.minutes for item in steps.items if item.day < second)
    return Countdown(days=days, business_days=working, minutes=own * steps.minutes_per_day, planned=planned)


def parts_in_order(result: Readiness, catalogue: Catalogue) -> dict[str, tuple[Part, ...]]:
    """Return the parts under their headings: those of a short preparation first, the user's own wishes before them in doubt."""
    material, doubt = catalogue.round_two, result.headline.show
    found: dict[str, tuple[Part, ...]] = {}
    for part in sorted(material.parts, key=lambda part: (not doubt or part.id != _FIT_CHECK, part.minutes is None)):
        heading = material.first if part.minutes else part.section
        found[heading] = (*found.get(heading, ()), part)
    return found


def aftermath(now: Snapshot) -> Aftermath | None:
    """Return what comes next after round two or after news, None before either."""
    return next((after for after in now.catalogue.round_two.after if compile_condition(after.when)(now.facts)), None)
