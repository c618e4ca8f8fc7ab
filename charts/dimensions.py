"""Why the number is what it is: the points lost by dimension, which add up to what is missing from 100."""

from collections import defaultdict

from charts.palette import Palette
from charts.picture import ROW, Picture
from scoring.catalogue import Catalogue
from scoring.results import Readiness

_ROOM = 1.2


def draw(readiness: Readiness, catalogue: Catalogue, palette: Palette) -> Picture:
    """Draw the points that each dimension takes from the headline, the costliest first."""
    lost = points_lost(readiness, catalogue)
    rows = [{"name": name, "points": points, "shown": f"{points:.1f}"} for name, points in lost.items()]
    finding = _finding(lost)
    return Picture(
        kind="dimensions",
        rows={"rows": rows, "edge": [{"points": _ROOM * max(lost.values(), default=1.0)}]},
        finding=finding,
        alt=f"{finding}. " + "; ".join(f"{row['name']} {row['shown']}" for row in rows) + ".",
        head=("Dimension", "Points it costs"),
        lines=[(row["name"], row["shown"]) for row in rows],
        palette=palette,
        height=ROW * len(rows),
    )


def points_lost(readiness: Readiness, catalogue: Catalogue) -> dict[str, float]:
    """Add up the points lost by dimension, the costliest first; dimensions that cost nothing are left out."""
    sums = defaultdict[str, float](float)
    for spot in readiness.weak_spots:
        sums[catalogue.dimension[catalogue.factor[spot.factor].dimension].name] += spot.points_lost or 0.0
    return {name: sums[name] for name in sorted(sums, key=sums.__getitem__, reverse=True) if sums[name] > 0}


def _finding(lost: dict[str, float]) -> str:
    if not lost:
        return "No points are lost"
    name, most = next(iter(lost.items()))
    return f"Of the {sum(lost.values()):.0f} points missing from 100, {most:.0f} are in “{name}”"
