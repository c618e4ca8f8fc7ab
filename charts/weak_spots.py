"""What costs most: the weak spots as a sorted dot plot, each with the points it costs and how it can still be mended."""

from charts.palette import Palette
from charts.picture import ROW, Picture, Rows
from scoring.catalogue import Catalogue
from scoring.results import Readiness, WeakSpot
from wording import channels
from wording.words import decimal, percent

MOST = 10
FIRST = 5
_ROOM = 1.6


def shown(readiness: Readiness) -> tuple[WeakSpot, ...]:
    """Return the costliest weak spots, and the lowest-rated factor even where it costs little."""
    top = readiness.weak_spots[:MOST]
    if not top:
        return ()
    lowest = min(readiness.weak_spots, key=lambda spot: spot.level)
    return top if any(spot.level == lowest.level for spot in top) else (*top[:-1], lowest)


def draw(readiness: Readiness, catalogue: Catalogue, palette: Palette, most: int | None = None) -> Picture:
    """Draw the costliest weak spots in points of the headline; without a headline they stand in order, without points.

    With `most`, just so many of them.
    """
    spots = shown(readiness) if most is None else readiness.weak_spots[:most]
    rows: Rows = [
        {
            "name": catalogue.factor[spot.factor].short_name,
            "points": spot.points_lost or 0.0,
            "channel": spot.channel,
            "shown": " · ".join(filter(None, (decimal(spot.points_lost), channels.WORDS[spot.channel]))),
        }
        for spot in spots
    ]
    edge = [{"points": _ROOM * max((row["points"] for row in rows), default=0) or 1.0}]
    finding = _finding(readiness, catalogue)
    return Picture(
        kind="weak_spots",
        rows={"rows": rows, "edge": edge},
        finding=finding,
        alt=f"{finding}. Points each factor costs: "
        + "; ".join(f"{row['name']}: {row['shown']}" for row in rows)
        + ".",
        columns=("Factor", "Points it costs", "What can still be done"),
        table_rows=[
            (catalogue.factor[spot.factor].short_name, decimal(spot.points_lost), channels.WORDS[spot.channel])
            for spot in spots
        ],
        palette=palette,
        height=ROW * len(rows),
    )


def _finding(readiness: Readiness, catalogue: Catalogue) -> str:
    spots = readiness.weak_spots
    if not spots:
        return "Nothing costs points: every answer is at the top"
    growing = next(iter(readiness.open_spots), None)
    first = catalogue.factor[spots[0].factor].short_name
    lost = sum(spot.points_lost or 0 for spot in spots)
    held = sum(spot.points_lost or 0 for spot in spots[:FIRST])
    if not lost:
        heaviest = catalogue.factor[(growing or spots[0]).factor].short_name
        return f"“{heaviest}” weighs most{' among what can grow' if growing else ''}"
    if len(spots) > FIRST:
        return f"“{first}” costs most; the first five make up {percent(held / lost)} of what is missing"
    return f"“{first}” costs most"
