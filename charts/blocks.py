"""Where you stand: one bullet graph per block, with its range, on the bands of the four labels."""

from itertools import pairwise

from charts.palette import Palette
from charts.picture import Picture, Rows
from scoring.catalogue import Catalogue
from scoring.results import BlockScore, Readiness
from scoring.terms import BlockName
from wording.numbers import whole
from wording.words import BLOCK_TITLES, percent, range_words

NAMES: dict[BlockName, str] = {
    "impression": f"{BLOCK_TITLES['impression']}: what they saw and what you brought",
    "follow_up": f"{BLOCK_TITLES['follow_up']}: what happened since",
    "preparation": f"{BLOCK_TITLES['preparation']}: what is ready for round two",
}
_ROW = 58


def draw(readiness: Readiness, catalogue: Catalogue, palette: Palette) -> Picture:
    """Draw the blocks that have a number or a range; values in whole points of 100."""
    rows: Rows = [
        {
            "name": NAMES[name],
            "value": block.value,
            "low": block.low,
            "high": block.high,
            "shown": str(whole(block.value, catalogue)) if block.value is not None else _span(block, catalogue),
            "told": _told(block, catalogue),
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
        alt=f"{finding}. " + " ".join(f"{row['name']}: {row['told']} of 100." for row in rows),
        columns=("Part", "Points of 100", "Range", "Answered", "Counts in the whole"),
        table_rows=[_row(name, block, catalogue) for name, block in readiness.blocks.items()],
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
        return f"So far only the {BLOCK_TITLES[lowest].lower()} counts"
    highest = max(valued, key=lambda name: valued[name])
    if whole(valued[highest], catalogue) == whole(valued[lowest], catalogue):
        return "All parts that count stand about level"
    return f"Furthest along is the {BLOCK_TITLES[highest].lower()}; the {BLOCK_TITLES[lowest].lower()} has most room to grow"


def _row(name: BlockName, block: BlockScore, catalogue: Catalogue) -> tuple[str, ...]:
    value, answered = "–" if block.value is None else str(whole(block.value, catalogue)), percent(block.coverage)
    if block.no_number == "not_due":
        value, answered = ("not due yet", answered) if block.due_from else ("does not apply", "–")
    return NAMES[name], value, _span(block, catalogue), answered, percent(block.share)


def _told(block: BlockScore, catalogue: Catalogue) -> str:
    """Write the number with its range, as nobody sees the line of it who only hears the words."""
    span = _span(block, catalogue)
    return span if block.value is None else f"{whole(block.value, catalogue)}, within {span},"


def _span(block: BlockScore, catalogue: Catalogue) -> str:
    if block.low is None or block.high is None:
        return "–"
    return range_words(block.low, block.high, catalogue)
