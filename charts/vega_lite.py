"""How a screen draws each chart: Vega-Lite specifications in the house style, built with Altair once per palette.

A specification names its datasets; `charts.picture` fills them in. Paper draws the same rows in another way.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import altair as alt

from charts.palette import Palette
from wording.channels import SHAPES

Spec = Mapping[str, Any]
# One line per name in the order of the data, and a line of points from zero; without axes, as names and values stand at them.
_NAMES = alt.Y("name:N", sort=None, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0.1))
_POINTS = alt.X("points:Q", scale=alt.Scale(domainMin=0, nice=False), axis=None)


@cache
def blocks(palette: Palette, labels: tuple[str, ...], borders: tuple[int, ...]) -> Spec:
    """Draw a bar on bands for each block, with its range; `labels` name the bands that begin at `borders`."""
    hundred = alt.Scale(domain=[0, 100], nice=False)
    axis = alt.Axis(values=[*borders, 100], grid=False, labelPadding=8)
    fills = alt.Scale(domain=list(labels), range=list(palette.bands))
    bands, words, rows = (_layer(name).encode(y=_NAMES) for name in ("bands", "words", "rows"))
    return _spec_of(
        [
            bands.mark_bar(size=18).encode(
                x=alt.X("from:Q", scale=hundred, title=None, axis=axis),
                x2="to:Q",
                color=alt.Color("label:N", scale=fills, legend=None),
            ),
            words.mark_text(align="center", baseline="top", dy=16, color=palette.soft, fontSize=13).encode(
                x=alt.X("middle:Q", scale=hundred), text="label:N"
            ),
            rows.mark_bar(size=8, color=palette.bar).encode(x=alt.X("value:Q", scale=hundred)),
            rows.mark_rule(strokeWidth=2, color=palette.text).encode(x=alt.X("low:Q", scale=hundred), x2="high:Q"),
            rows.mark_text(align="left", dx=6, color=palette.text, fontSize=14, fontWeight="bold").encode(
                x=alt.X("high:Q", scale=hundred), text="shown:N"
            ),
            _names_above(rows, palette, -20),
        ],
        palette,
    )


@cache
def weak_spots(palette: Palette) -> Spec:
    """Draw a dot at the points of each factor, its channel by colour and shape."""
    return _costs(palette, 12, {"size": 2, "color": palette.line}, marked=True)


@cache
def dimensions(palette: Palette) -> Spec:
    """Draw a bar for the points of each dimension."""
    return _costs(palette, 6, {"size": 10, "color": palette.bar, "cornerRadiusEnd": 2})


@cache
def timeline(palette: Palette) -> Spec:
    """Draw a mark for each action on a line of days, in lanes, and a line for each date."""
    day = alt.X("day:T", scale=alt.Scale(type="utc", nice=False), axis=None)
    pixel = alt.Y("y:Q", scale=None, axis=None)
    rows, dates, days, edges = (_layer(name).encode(x=day) for name in ("rows", "dates", "days", "edges"))
    lanes = _layer("lanes").encode(x=alt.value(0), y=pixel, text="name:N")
    return _spec_of(
        [
            edges.mark_point(opacity=0),
            days.mark_text(baseline="bottom", color=palette.soft, fontSize=13).encode(y=pixel, text="name:N"),
            dates.mark_rule(strokeDash=[3, 3], color=palette.soft, size=1.5).encode(y=pixel, y2="end:Q"),
            dates.mark_text(align="right", baseline="top", dx=-5, color=palette.text, fontSize=13).encode(
                y=pixel, text="name:N"
            ),
            lanes.mark_text(align="left", fontSize=13, stroke=palette.background, strokeWidth=6),
            lanes.mark_text(align="left", fontSize=13, color=palette.text),
            _marked(rows.encode(y=pixel), palette),
        ],
        palette,
    )


def _layer(dataset: str) -> Any:  # noqa: ANN401  Altair makes its methods by decorator; no type checker follows
    """Start a layer on the rows that will be filled in under this name."""
    return alt.Chart(alt.NamedData(dataset))


def _names_above(layer: Any, palette: Palette, dy: int = -15) -> Any:  # noqa: ANN401  see _layer
    """Write each name above its line, from the left edge."""
    return layer.mark_text(align="left", baseline="middle", dy=dy, color=palette.text, fontSize=14, limit=330).encode(
        x=alt.value(0), text="name:N"
    )


def _costs(palette: Palette, gap: int, bar: Mapping[str, Any], *, marked: bool = False) -> Spec:
    """Draw a bar for the points of each row, with the value `gap` pixels behind it; the rows `edge` leave room for that."""
    rows = _layer("rows").encode(x=_POINTS, y=_NAMES)
    layers = [
        rows.mark_bar(**bar),
        _layer("edge").mark_point(opacity=0, color=palette.text).encode(x=_POINTS),
        rows.mark_text(align="left", dx=gap, color=palette.text, fontSize=13).encode(text="shown:N"),
        _names_above(rows, palette),
    ]
    if marked:
        layers.insert(2, _marked(rows, palette))
    return _spec_of(layers, palette)


def _marked(layer: Any, palette: Palette) -> Any:  # noqa: ANN401  see _layer
    """Draw a filled mark whose colour and shape both tell the channel."""
    domain, colours = list(SHAPES), [palette.seen, palette.bar, palette.other]
    return layer.mark_point(filled=True, size=110, opacity=1).encode(
        color=alt.Color("channel:N", scale=alt.Scale(domain=domain, range=colours), legend=None),
        shape=alt.Shape("channel:N", scale=alt.Scale(domain=domain, range=[*SHAPES.values()]), legend=None),
    )


def _spec_of(layers: list[Any], palette: Palette) -> Spec:
    """Stack the layers in the house style (transparent background, no frame, readable type) as a Vega-Lite specification."""
    drawn = (
        alt.layer(*layers)
        .properties(
            width="container",
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
            padding={"left": 2, "right": 8, "top": 4, "bottom": 4},
        )
        .configure(background="transparent", font='"Source Sans", sans-serif')
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=palette.soft, gridColor=palette.line, domain=False, ticks=False, labelFontSize=13, labelPadding=6
        )
    )
    spec: Spec = drawn.to_dict()
    return spec
