"""Why the number is what it is: the points lost by dimension, which add up to what is missing from 100."""

from collections import defaultdict

from charts.palette import Palette
from charts.picture import ROW, Picture
from scoring.catalogue import Catalogue
from scoring.language import counted
from scoring.results import Readiness
from wording.numbers import whole
from wording.words import decimal

_ROOM = 1.2


def draw(readiness: Readiness, catalogue: Catalogue, palette: Palette) -> Picture:
    """Draw the points that each dimension takes from the headline, the costliest first."""
    lost = points_lost(readiness, catalogue)
    rows = [{"name": name, "points": points, "shown": decimal(points)} for name, points in lost.items()]
    finding = _finding(lost, readiness.headline.value, catalogue)
    return Picture(
        kind="dimensions",
        rows={"rows": rows, "edge": [{"points": _ROOM * max(lost.values(), default=1.0)}]},
        finding=finding,
        alt=f"{finding}. " + "; ".join(f"{row['name']} {row['shown']}" for row in rows) + ".",
        columns=("Dimension", "Points it costs"),
        table_rows=[(row["name"], row["shown"]) for row in rows],
        palette=palette,
        height=ROW * len(rows),
    )


def points_lost(readiness: Readiness, catalogue: Catalogue) -> dict[str, float]:
    """Add up the points lost by dimension, the costliest first; dimensions that cost nothing are left out."""
    sums = defaultdict[str, float](float)
    for spot in readiness.weak_spots:
        sums[catalogue.dimension[catalogue.factor[spot.factor].dimension].name] += spot.points_lost or 0.0
    return {name: sums[name] for name in sorted(sums, key=sums.__getitem__, reverse=True) if sums[name] > 0}


def _finding(lost: dict[str, float], headline: float | None, catalogue: Catalogue) -> str:
    if not lost or headline is None:
        return "No points are lost"
    name, most = next(iter(lost.items()))
    missing = 100 - whole(headline, catalogue)
    return f"Of the {counted(missing, 'point')} missing from 100, {decimal(most, 0)} are in “{name}”"
