"""Where you stand: one bullet graph per block, with its range, on the bands of the four labels."""

from itertools import pairwise

from charts.palette import Palette
from charts.picture import Picture, Rows
from scoring.catalogue import Catalogue
from scoring.readiness.rounding import whole
from scoring.results import BlockScore, Readiness
from scoring.terms import BlockName

NAMES: dict[BlockName, str] = {
    "impression": "Impression: what they have seen",
    "follow_up": "Follow-up: what happened since",
    "preparation": "Preparation: what is ready for round two",
}
_ROW = 58
_SHORT: dict[BlockName, str] = {"impression": "impression", "follow_up": "follow-up", "preparation": "preparation"}


def draw(readiness: Readiness, catalogue: Catalogue, palette: Palette) -> Picture:
    """Draw the blocks that have a number or a range; values in whole points of 100."""
    rows: Rows = [
        {
            "name": NAMES[name],
            "value": block.value,
            "low": block.low,
            "high": block.high,
            "shown": str(whole(block.value, catalogue)) if block.value is not None else _span(block, catalogue),
        }
        for name, block in readiness.blocks.items()
        if block.low is not None and block.high is not None
    ]
    labels = tuple((label.name, label.at_least) for label in catalogue.scoring.labels)
    stretches = [
        {"label": name, "from": start, "middle": (start + end) / 2, "to": end}
        for (name, start), (_, end) in pairwise([*labels, ("the end", 100)])
    ]
    bands = [{"name": row["name"], **stretch} for row in rows for stretch in stretches]
    finding = _finding(readiness, catalogue)
    return Picture(
        kind="blocks",
        rows={"rows": rows, "bands": bands, "words": bands[-len(stretches) :]},
        finding=finding,
        alt=f"{finding}. " + " ".join(f"{row['name']}: {row['shown']} of 100." for row in rows),
        head=("Part", "Points of 100", "Range", "Answered", "Counts in the whole"),
        lines=[_row(name, block, catalogue) for name, block in readiness.blocks.items()],
        palette=palette,
        height=_ROW * len(rows),
        options={"labels": tuple(name for name, _ in labels), "borders": tuple(start for _, start in labels)},
    )


def _finding(readiness: Readiness, catalogue: Catalogue) -> str:
    valued = {name: block.value for name, block in readiness.blocks.items() if block.value is not None}
    if not valued:
        return "There is no number for any part yet"
    lowest = min(valued, key=lambda name: valued[name])
    if len(valued) == 1:
        return f"So far only the {_SHORT[lowest]} counts"
    highest = max(valued, key=lambda name: valued[name])
    if whole(valued[highest], catalogue) == whole(valued[lowest], catalogue):
        return "All parts that count stand about level"
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
