"""Why the number is what it is: the points lost by dimension, which add up to what is missing from 100."""

import pandas as pd

from charts.palette import Palette
from charts.picture import ROW, Picture
from scoring.catalogue import Catalogue
from scoring.results import Readiness

_ROOM = 1.2


def draw(readiness: Readiness, catalogue: Catalogue, palette: Palette) -> Picture:
    """Draw the points that each dimension takes from the headline, the costliest first."""
    lost = points_lost(readiness, catalogue)
    shown = lost.map("{:.1f}".format)
    rows = [
        {"name": name, "points": points, "shown": text}
        for name, points, text in zip(lost.index, lost, shown, strict=True)
    ]
    edge = [{"points": _ROOM * (lost.max() if len(lost) else 1.0)}]
    finding = _finding(lost)
    return Picture(
        kind="dimensions",
        rows={"rows": rows, "edge": edge},
        finding=finding,
        alt=f"{finding}. " + "; ".join(f"{name} {points}" for name, points in shown.items()) + ".",
        head=("Dimension", "Points it costs"),
        lines=list(shown.items()),
        palette=palette,
        height=ROW * len(rows),
    )


def points_lost(readiness: Readiness, catalogue: Catalogue) -> pd.Series:
    """Add up the points lost by dimension, the costliest first; dimensions that cost nothing are left out."""
    names = [catalogue.dimension[catalogue.factor[spot.factor].dimension].name for spot in readiness.weak_spots]
    points = pd.Series([spot.points_lost or 0.0 for spot in readiness.weak_spots], index=names, dtype=float)
    sums = points.groupby(level=0, sort=False).sum()
    return sums[sums > 0].sort_values(ascending=False, kind="stable")


def _finding(lost: pd.Series) -> str:
    if lost.empty:
        return "No points are lost"
    return f"Of the {lost.sum():.0f} points missing from 100, {lost.iloc[0]:.0f} are in “{lost.index[0]}”"
