"""When it happens: planned actions on a line of days, in lanes by who can see them, with the dates that matter."""

from datetime import date, timedelta

import altair as alt

from charts.palette import Palette
from charts.picture import Picture, Rows, chart_of, finish
from scoring.candidacy import Candidacy, day_of
from scoring.catalogue import Catalogue
from scoring.results import Plan, PlanItem

LANES = {"message": "Messages and items they see", "round_two": "Preparation", "none": "For yourself"}
_SHAPES = {"message": "circle", "round_two": "diamond", "none": "square"}
_LANE, _STEP = 74, 15


def draw(plan: Plan, candidacy: Candidacy, catalogue: Catalogue, palette: Palette) -> Picture:
    """Draw one mark per planned action on its day; the width is a row of calendar days."""
    lanes = [lane for lane in LANES if any(catalogue.action[item.action].channel == lane for item in plan.items)]
    data = _marks(plan, catalogue, lanes)
    dates = _dates(plan, candidacy)
    last = max([plan.today + timedelta(days=6), *(item.day for item in plan.items), *(day for day, _ in dates)])
    height = _LANE * max(len(lanes), 1) + 30
    x = alt.Scale(
        type="utc",
        domain=[_instant(plan.today - timedelta(days=1)), _instant(last + timedelta(days=1))],
        nice=False,
    )
    axis = alt.Axis(
        format="%-d %b", grid=False, tickCount=alt.TimeIntervalStep(interval="day", step=_tick(plan.today, last))
    )
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, height], reverse=True, nice=False), axis=None)
    finding = _finding(plan, candidacy)
    colours = {"message": palette.seen, "round_two": palette.prepare, "none": palette.other}
    marks = chart_of(data).encode(x=alt.X("day:T", scale=x, axis=axis, title=None), y=y)
    names = chart_of([{"y": 38 + _LANE * n, "name": LANES[lane]} for n, lane in enumerate(lanes)]).encode(
        x=alt.value(0), y=y, text="name:N"
    )
    milestones = chart_of([{"day": _instant(day), "name": name, "y": 8} for day, name in dates])
    layers = [
        milestones.mark_rule(strokeDash=[3, 3], color=palette.soft, size=1.5).encode(x=alt.X("day:T", scale=x)),
        milestones.mark_text(align="right", baseline="top", dx=-5, color=palette.text, fontSize=13).encode(
            x=alt.X("day:T", scale=x), y=y, text="name:N"
        ),
        names.mark_text(align="left", fontSize=13, stroke=palette.ground, strokeWidth=6),
        names.mark_text(align="left", fontSize=13, color=palette.text),
        marks.mark_point(filled=True, size=95, opacity=1).encode(
            color=alt.Color(
                "lane:N", scale=alt.Scale(domain=lanes, range=[colours[lane] for lane in lanes]), legend=None
            ),
            shape=alt.Shape(
                "lane:N", scale=alt.Scale(domain=lanes, range=[_SHAPES[lane] for lane in lanes]), legend=None
            ),
        ),
    ]
    return Picture(
        chart=finish(layers, palette, height),
        finding=finding,
        alt=f"{finding}. " + "; ".join(f"{item['date']}: {item['title']}" for item in data) + ".",
        head=("Day", "Action", "Minutes"),
        rows=tuple((str(row["date"]), str(row["title"]), str(row["minutes"])) for row in data),
    )


def _marks(plan: Plan, catalogue: Catalogue, lanes: list[str]) -> Rows:
    """Place every item in its lane; items of one day stand under each other."""
    used: dict[tuple[date, str], int] = {}
    rows: Rows = []
    for item in plan.items:
        action = catalogue.action[item.action]
        place = used[item.day, action.channel] = used.get((item.day, action.channel), -1) + 1
        rows.append(
            {
                "day": _instant(item.day),
                "y": 56 + _LANE * lanes.index(action.channel) + _STEP * place,
                "lane": action.channel,
                "date": f"{item.day.day} {item.day:%B}",
                "title": action.title,
                "minutes": item.minutes,
            }
        )
    return rows


def _dates(plan: Plan, candidacy: Candidacy) -> list[tuple[date, str]]:
    """Return the days that matter and are still to come."""
    named: list[tuple[date | None, str]] = [
        (candidacy.decision_date, "decision"),
        (day_of(candidacy.second_interview) if candidacy.second_interview else None, "round two"),
    ]
    return [(day, name) for day, name in named if day is not None and day >= plan.today]


def _finding(plan: Plan, candidacy: Candidacy) -> str:
    if not plan.items:
        return "Nothing is planned for now"
    first: list[PlanItem] = [item for item in plan.items if item.day == plan.items[0].day]
    minutes = sum(item.minutes for item in first)
    when = "today" if first[0].day == plan.today else f"on {first[0].day.day} {first[0].day:%B}"
    words = f"{len(plan.items)} things to do, {len(first)} of them {when} ({minutes} minutes)"
    dates = _dates(plan, candidacy)
    return f"{words}; {dates[-1][1]} on {dates[-1][0].day} {dates[-1][0]:%B}" if dates else words


def _tick(first: date, last: date) -> int:
    return max(1, (last - first).days // 6)


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
