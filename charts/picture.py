"""What every chart hands over: its rows, the finding, the same in words, and a table twin.

How a screen draws it (`spec`) and its table are made when they are asked for, with their libraries: paper draws the
rows itself and needs neither.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from charts.palette import Palette

if TYPE_CHECKING:
    import pandas as pd

Kind: TypeAlias = Literal["blocks", "weak_spots", "dimensions", "timeline"]
Rows: TypeAlias = list[dict[str, Any]]
ROW = 46


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of a `kind`: rows by the names its layers use, its finding (one sentence), and its alternative text.

    `columns` and `table_rows` are its table twin, written as people read it; `height` is that of the plot on a screen, in pixels; `options`
    are what the specification of this kind needs besides the palette.
    """

    kind: Kind
    rows: Mapping[str, Rows]
    finding: str
    alt: str
    columns: tuple[str, ...]
    table_rows: Sequence[tuple[object, ...]]
    palette: Palette
    height: int
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def spec(self) -> dict[str, Any]:
        """The chart as Vega-Lite, its rows put into the layers of its specification."""
        spec = getattr(import_module("charts.vega_lite"), self.kind)(self.palette, **self.options)
        named = [(layer, self.rows[layer["data"]["name"]]) for layer in spec["layer"]]
        layers = [{**layer, "data": {"values": rows}} for layer, rows in named if rows]  # one of nothing has no words
        return {**spec, "height": self.height, "layer": layers}

    @property
    def table(self) -> "pd.DataFrame":
        """The table twin."""
        import pandas as pd  # noqa: PLC0415  see above

        return pd.DataFrame(self.table_rows, columns=list(self.columns))
