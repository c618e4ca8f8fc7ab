"""What costs most: the weak spots as a sorted dot plot, each with the points it costs and how it can still be mended."""

import altair as alt

from charts.palette import Palette
from charts.picture import ROW, Picture, Rows, chart_of, finish, names_above, row_axis
from scoring.catalogue import Catalogue
from scoring.results import Channel, Readiness, WeakSpot

CHANNELS: dict[Channel, str] = {
    "message": "they can still see it",
    "round_two": "for round two",
    "none": "for another time",
}
_SHAPES: dict[Channel, str] = {"message": "circle", "round_two": "diamond", "none": "square"}
MOST = 10


def shown(readiness: Readiness, most: int = MOST) -> tuple[WeakSpot, ...]:
    """Return the costliest weak spots, and the lowest-rated factor even where it costs little."""
    top = readiness.weak_spots[:most]
    if not top:
        return ()
    lowest = min(readiness.weak_spots, key=lambda spot: spot.level)
    return top if any(spot.level == lowest.level for spot in top) else (*top[:-1], lowest)


def draw(readiness: Readiness, catalogue: Catalogue, palette: Palette) -> Picture:
    """Draw the costliest weak spots; the axis counts points of the headline."""
    spots = shown(readiness)
    data: Rows = [
        {
            "name": catalogue.factor[spot.factor].short_name,
            "points": spot.points_lost or 0.0,
            "channel": CHANNELS[spot.channel],
            "shown": f"{spot.points_lost or 0:.1f}  {CHANNELS[spot.channel]}",
        }
        for spot in spots
    ]
    used = list(dict.fromkeys(spot.channel for spot in spots))
    widest = max((row["points"] for row in data), default=1.0)
    x = alt.X(
        "points:Q",
        scale=alt.Scale(domain=[0, widest * 1.6], nice=False),
        axis=alt.Axis(grid=False, labels=False),
        title=None,
    )
    base = chart_of(data).encode(y=row_axis())
    colours = {"message": palette.seen, "round_two": palette.prepare, "none": palette.other}
    domain = [CHANNELS[channel] for channel in used]
    finding = _finding(readiness, catalogue)
    layers = [
        base.mark_bar(size=2, color=palette.line).encode(x=x),
        base.mark_point(filled=True, size=110, opacity=1).encode(
            x=x,
            color=alt.Color("channel:N", scale=alt.Scale(domain=domain, range=[colours[c] for c in used]), legend=None),
            shape=alt.Shape("channel:N", scale=alt.Scale(domain=domain, range=[_SHAPES[c] for c in used]), legend=None),
        ),
        base.mark_text(align="left", dx=12, color=palette.text, fontSize=13).encode(x=x, text="shown:N"),
        names_above(base, palette),
    ]
    return Picture(
        chart=finish(layers, palette, ROW * max(len(data), 1)),
        finding=finding,
        alt=f"{finding}. Points each factor costs: "
        + "; ".join(f"{row['name']} {row['points']:.1f}" for row in data)
        + ".",
        head=("Factor", "Points it costs", "What can still be done"),
        rows=tuple((str(row["name"]), f"{row['points']:.1f}", str(row["channel"])) for row in data),
    )


def _finding(readiness: Readiness, catalogue: Catalogue) -> str:
    spots = readiness.weak_spots
    if not spots:
        return "Nothing costs points: every answer is at the top"
    first = catalogue.factor[spots[0].factor].short_name
    lost = sum(spot.points_lost or 0 for spot in spots)
    few = spots[:5]
    held = sum(spot.points_lost or 0 for spot in few)
    if lost and len(spots) > len(few):
        return f"“{first}” costs most; the first five make up {held / lost:.0%} of what is missing"
    return f"“{first}” costs most"
