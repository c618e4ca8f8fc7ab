"""On which days an action is worked on, and for how long on each: what every file that shows days asks."""

from datetime import date

from scoring.results import PlanItem


def shares(item: PlanItem) -> tuple[tuple[date, int], ...]:
    """Return each day of a planned action with its minutes, the day on which it is finished last."""
    return tuple(sorted((share.day, share.minutes) for share in item.shares)) or ((item.day, item.minutes),)
