"""When it happens: planned actions on a line of days, in lanes by who can see them, with the dates that matter."""

from collections import Counter
from datetime import date, timedelta

from charts.palette import Palette
from charts.picture import Picture, Rows
from scoring.calendar import spoken
from scoring.catalogue import Catalogue
from scoring.facts import Snapshot
from scoring.language import counted, day_words, minutes_words, round_name
from scoring.results import Channel, Plan
from scoring.terms import Stage
from wording.channels import LANES
from wording.sentences import nothing_planned

_TOP, _TOP_WITHOUT_DATES, _LANE, _FIRST_MARK, _STEP = 38, 12, 74, 18, 15
_DAYS, _MOST_DAYS, _MARGIN = 26, 6, 15


def draw(plan: Plan, now: Snapshot, palette: Palette) -> Picture:
    """Draw one mark per planned action and day of work, in lanes; the width is a line of calendar days."""
    catalogue, dates = now.catalogue, _dates(plan, now)
    lanes = [lane for lane in LANES if any(catalogue.action[item.action].channel == lane for item in plan.items)]
    top = _TOP if dates else _TOP_WITHOUT_DATES
    rows = _marks(plan, catalogue, lanes, top)
    last = max([plan.today + timedelta(days=6), *(item.day for item in plan.items), *(day for day, _ in dates)])
    margin = timedelta(days=1 + (last - plan.today).days // _MARGIN)
    height = top + _LANE * len(lanes) + _DAYS
    finding = _finding(plan, dates) if plan.items else nothing_planned(now)
    return Picture(
        kind="timeline",
        rows={
            "rows": rows,
            "lanes": [
                {"y": top + _LANE * place, "channel": lane, "name": LANES[lane]} for place, lane in enumerate(lanes)
            ],
            "dates": [{"day": _instant(day), "name": name, "y": 8, "end": height - _DAYS} for day, name in dates],
            "days": _named_days(plan.today, last, height - 4),
            "edges": [{"day": _instant(plan.today - margin)}, {"day": _instant(last + margin)}],
        },
        finding=finding,
        alt=f"{finding}. " + "; ".join(f"{row['date']}: {row['title']}" for row in rows) + ".",
        columns=("Day", "Action", "Minutes"),
        table_rows=[(row["date"], row["title"], row["minutes"]) for row in rows],
        palette=palette,
        height=height,
    )


def _named_days(first: date, last: date, y: int) -> Rows:
    """Name days at even distances, few enough for a telephone; the first one is today."""
    length = (last - first).days
    step = -(-length // _MOST_DAYS)
    days = [first + timedelta(days=passed) for passed in range(0, length + 1, step)]
    return [{"day": _instant(day), "name": day_words(day, "d MMM"), "y": y} for day in days]


def _marks(plan: Plan, catalogue: Catalogue, lanes: list[Channel], top: int) -> Rows:
    """Place every item in its lane on each day on which it is worked on; those of one day stand under each other."""
    used: Counter[tuple[date, str]] = Counter()
    rows: Rows = []
    work = sorted(((item, share) for item in plan.items for share in item.shares), key=lambda pair: pair[1].day)
    for item, share in work:
        action = catalogue.action[item.action]
        place = used[share.day, action.channel]
        used[share.day, action.channel] += 1
        rows.append(
            {
                "day": _instant(share.day),
                "y": top + _LANE * lanes.index(action.channel) + _FIRST_MARK + _STEP * place,
                "channel": action.channel,
                "date": spoken(share.day),
                "title": action.title,
                "minutes": share.minutes,
            }
        )
    return rows


def _dates(plan: Plan, now: Snapshot) -> list[tuple[date, str]]:
    """Return the days that matter and are still to come."""
    named: list[tuple[date | None, str]] = [
        (now.candidacy.decision_date if plan.stage is not Stage.CLOSED else None, "decision"),
        (now.second_interview, round_name(now.number)),
        (now.answer_by if now.outcome == "offer" else None, "your answer"),
    ]
    return [(day, name) for day, name in named if day is not None and day >= plan.today]


def _finding(plan: Plan, dates: list[tuple[date, str]]) -> str:
    day = min(plan.by_day)
    first = plan.by_day[day]
    when = "today" if day == plan.today else f"on {spoken(day)}"
    some = f" {len(first)} of them" if len(plan.items) > 1 else ""
    words = f"{counted(len(plan.items), 'thing')} to do,{some} {when} ({minutes_words(sum(first.values()))})"
    return f"{words}; {dates[-1][1]} on {spoken(dates[-1][0])}" if dates else words


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
