"""Where you stand: one bullet graph per block, with its range, on the bands of the four labels."""

from itertools import pairwise
from typing import Any

import altair as alt

from charts.palette import Palette
from charts.picture import Picture, Rows, chart_of, finish, names_above, row_axis
from scoring.catalogue import BlockName, Catalogue
from scoring.results import BlockScore, Readiness
from scoring.rounding import whole

NAMES: dict[BlockName, str] = {
    "impression": "Impression: what they have seen",
    "follow_up": "Follow-up: what happened since",
    "preparation": "Preparation: what is ready for round two",
}
_ROW = 58
_SHORT: dict[BlockName, str] = {"impression": "impression", "follow_up": "follow-up", "preparation": "preparation"}


def draw(readiness: Readiness, catalogue: Catalogue, palette: Palette) -> Picture:
    """Draw the blocks that have a number or a range; values in whole points of 100."""
    data: Rows = [
        {
            "name": NAMES[name],
            "value": block.value,
            "low": block.low,
            "high": block.high,
            "shown": str(whole(block.value, catalogue)) if block.value is not None else _span(block, catalogue),
            "at": block.high,
        }
        for name, block in readiness.blocks.items()
        if block.low is not None and block.high is not None
    ]
    finding = _finding(readiness)
    return Picture(
        chart=finish(_layers(data, catalogue, palette), palette, _ROW * max(len(data), 1) + 46),
        finding=finding,
        alt=f"{finding}. " + " ".join(f"{row['name']}: {row['shown']} of 100." for row in data),
        head=("Block", "Points of 100", "Range", "Answered", "Counts in the whole"),
        rows=tuple(_row(name, block, catalogue) for name, block in readiness.blocks.items()),
    )


def _layers(data: Rows, catalogue: Catalogue, palette: Palette) -> list[Any]:
    borders = [label.at_least for label in catalogue.scoring.labels]
    bands = [
        {"name": row["name"], "from": start, "to": end, "label": label.name}
        for row in data
        for label, (start, end) in zip(catalogue.scoring.labels, pairwise([*borders, 100]), strict=True)
    ]
    x = alt.Scale(domain=[0, 100], nice=False)
    ground = chart_of(bands).encode(y=row_axis())
    base = chart_of(data).encode(y=row_axis())
    words = [label.name for label in catalogue.scoring.labels]
    return [
        ground.mark_bar(size=18).encode(
            x=alt.X("from:Q", scale=x, title=None, axis=alt.Axis(values=[*borders, 100], grid=False, labelPadding=22)),
            x2="to:Q",
            color=alt.Color("label:N", scale=alt.Scale(domain=words, range=list(palette.bands)), legend=None),
        ),
        ground.transform_filter(alt.datum.name == data[-1]["name"])
        .mark_text(align="center", baseline="top", dy=16, color=palette.soft, fontSize=13)
        .transform_calculate(middle="(datum.from + datum.to) / 2")
        .encode(x=alt.X("middle:Q", scale=x), text="label:N"),
        base.mark_bar(size=8, color=palette.bar).encode(x=alt.X("value:Q", scale=x)),
        base.mark_rule(strokeWidth=2, color=palette.text).encode(x=alt.X("low:Q", scale=x), x2="high:Q"),
        base.mark_text(align="left", dx=6, color=palette.text, fontSize=14, fontWeight="bold").encode(
            x=alt.X("at:Q", scale=x), text="shown:N"
        ),
        names_above(base, palette, -20),
    ]


def _finding(readiness: Readiness) -> str:
    valued = {name: block.value for name, block in readiness.blocks.items() if block.value is not None}
    if not valued:
        return "There is no number for any part yet"
    lowest = min(valued, key=lambda name: valued[name])
    if len(valued) == 1:
        return f"So far only the {_SHORT[lowest]} counts"
    highest = max(valued, key=lambda name: valued[name])
    return f"Furthest along is the {_SHORT[highest]}; the {_SHORT[lowest]} has most room to grow"


def _row(name: BlockName, block: BlockScore, catalogue: Catalogue) -> tuple[str, ...]:
    value = "–" if block.value is None else str(whole(block.value, catalogue))
    if block.no_number == "not_due":
        value = "not due yet"
    return NAMES[name], value, _span(block, catalogue), f"{block.coverage:.0%}", f"{block.share:.0%}"


def _span(block: BlockScore, catalogue: Catalogue) -> str:
    if block.low is None or block.high is None:
        return "–"
    return f"{whole(block.low, catalogue)} to {whole(block.high, catalogue)}"
