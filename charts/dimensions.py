"""Why the number is what it is: the points lost by dimension, which add up to what is missing from 100."""

import altair as alt

from charts.palette import Palette
from charts.picture import ROW, Picture, chart_of, finish, names_above, row_axis
from scoring.catalogue import Catalogue
from scoring.results import Readiness


def draw(readiness: Readiness, catalogue: Catalogue, palette: Palette) -> Picture:
    """Draw the points that each dimension takes from the headline, the costliest first."""
    lost = points_lost(readiness, catalogue)
    data = [{"name": name, "points": points, "shown": f"{points:.1f}"} for name, points in lost]
    widest = max((points for _, points in lost), default=1.0)
    x = alt.X(
        "points:Q",
        scale=alt.Scale(domain=[0, widest * 1.2], nice=False),
        axis=alt.Axis(grid=False, labels=False),
        title=None,
    )
    base = chart_of(data).encode(y=row_axis())
    finding = _finding(readiness, lost)
    return Picture(
        chart=finish(
            [
                base.mark_bar(size=10, color=palette.bar, cornerRadiusEnd=2).encode(x=x),
                base.mark_text(align="left", dx=6, color=palette.text, fontSize=13).encode(x=x, text="shown:N"),
                names_above(base, palette),
            ],
            palette,
            ROW * max(len(data), 1),
        ),
        finding=finding,
        alt=f"{finding}. " + "; ".join(f"{name} {points:.1f}" for name, points in lost) + ".",
        head=("Dimension", "Points it costs"),
        rows=tuple((name, f"{points:.1f}") for name, points in lost),
    )


def points_lost(readiness: Readiness, catalogue: Catalogue) -> list[tuple[str, float]]:
    """Add up the points lost by dimension, the costliest first; dimensions that cost nothing are left out."""
    sums: dict[str, float] = {}
    for spot in readiness.weak_spots:
        name = catalogue.dimension[catalogue.factor[spot.factor].dimension].name
        sums[name] = sums.get(name, 0.0) + (spot.points_lost or 0.0)
    return sorted(((name, points) for name, points in sums.items() if points), key=lambda pair: -pair[1])


def _finding(readiness: Readiness, lost: list[tuple[str, float]]) -> str:
    total = sum(points for _, points in lost)
    if not lost or readiness.headline.value is None:
        return "No points are lost"
    name, most = lost[0]
    return f"Of the {total:.0f} points missing from 100, {most:.0f} are in “{name}”"
