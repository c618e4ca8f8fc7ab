"""What every chart hands over: the chart, its finding, the same in words for a screen reader, and a table twin."""

from dataclasses import dataclass
from typing import Any

import altair as alt

from charts.palette import Palette

Rows = list[dict[str, Any]]
ROW = 46
NAME = -15


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its finding (one sentence), its alternative text and its table: a heading row and rows of text."""

    chart: alt.LayerChart
    finding: str
    alt: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart_of(rows: Rows) -> Any:  # noqa: ANN401  Altair makes its methods by decorator; no type checker follows
    """Start a chart on rows, without a data frame in between."""
    return alt.Chart(alt.InlineData(values=rows))


def row_axis() -> alt.Y:
    """Return one line per name, in the order of the data, without an axis: the names stand above the lines."""
    return alt.Y("name:N", sort=None, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0.1))


def names_above(base: Any, palette: Palette, dy: int = NAME) -> Any:  # noqa: ANN401  see chart_of
    """Write each name above its line, from the left edge."""
    return base.mark_text(align="left", baseline="middle", dy=dy, color=palette.text, fontSize=14, limit=330).encode(
        x=alt.value(0), text="name:N"
    )


def finish(layers: list[Any], palette: Palette, height: int) -> alt.LayerChart:
    """Stack the layers in the house style: transparent ground, no frame, quiet grid, readable type."""
    drawn: alt.LayerChart = (
        alt.layer(*layers)
        .properties(height=height, width="container", padding={"left": 2, "right": 8, "top": 4, "bottom": 4})
        .configure(background="transparent", font='"Source Sans", sans-serif')
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=palette.soft,
            titleColor=palette.soft,
            gridColor=palette.line,
            domain=False,
            ticks=False,
            labelFontSize=13,
            titleFontSize=13,
            titleFontWeight="normal",
            labelPadding=6,
            titlePadding=8,
        )
    )
    return drawn
