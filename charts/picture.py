"""What every chart hands over: its Vega-Lite form with its rows, the finding, the same in words, and a table twin."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.palette import Palette

Rows = list[dict[str, Any]]
Form = Mapping[str, Any]
ROW = 46
_NAME_ABOVE = -15


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its finding (one sentence), its alternative text and its table twin, written as people read it."""

    spec: dict[str, Any]
    finding: str
    alt: str
    table: pd.DataFrame


def filled(form: Form, height: int, **datasets: Rows) -> dict[str, Any]:
    """Put rows into a form, by the names its layers use; `height` in pixels."""
    return {**form, "height": height, "datasets": datasets}


def layer_of(dataset: str) -> Any:  # noqa: ANN401  Altair makes its methods by decorator; no type checker follows
    """Start a layer on the rows that will be filled in under this name."""
    return alt.Chart(alt.NamedData(dataset))


def row_axis() -> alt.Y:
    """Return one line per name, in the order of the data, without an axis: the names stand above the lines."""
    return alt.Y("name:N", sort=None, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0.1))


def points_axis() -> alt.X:
    """Return a line of points from zero, without an axis: the values stand at their marks."""
    return alt.X("points:Q", scale=alt.Scale(domainMin=0, nice=False), axis=None)


def names_above(layer: Any, palette: Palette, dy: int = _NAME_ABOVE) -> Any:  # noqa: ANN401  see layer_of
    """Write each name above its line, from the left edge."""
    return layer.mark_text(align="left", baseline="middle", dy=dy, color=palette.text, fontSize=14, limit=330).encode(
        x=alt.value(0), text="name:N"
    )


def room_for_values(palette: Palette) -> Any:  # noqa: ANN401  see layer_of
    """Stretch the line of points to the one in the rows `edge`, so that no value is cut off; it shows nothing."""
    return layer_of("edge").mark_point(opacity=0, color=palette.text).encode(x=points_axis())


def form_of(layers: list[Any], palette: Palette) -> Form:
    """Stack the layers in the house style (transparent ground, no frame, readable type) as a Vega-Lite form."""
    drawn = (
        alt.layer(*layers)
        .properties(width="container", padding={"left": 2, "right": 8, "top": 4, "bottom": 4})
        .configure(background="transparent", font='"Source Sans", sans-serif')
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=palette.soft, gridColor=palette.line, domain=False, ticks=False, labelFontSize=13, labelPadding=6
        )
    )
    form: Form = drawn.to_dict()
    return form
