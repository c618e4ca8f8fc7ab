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

    `head` and `lines` are its table twin, written as people read it; `height` is that of the ground on a screen, in pixels; `options` are
    what the form of this kind needs besides the palette.
    """

    kind: Kind
    rows: Mapping[str, Rows]
    finding: str
    alt: str
    head: tuple[str, ...]
    lines: Sequence[tuple[object, ...]]
    palette: Palette
    height: int
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def spec(self) -> dict[str, Any]:
        """The chart as Vega-Lite, its rows put into the layers of the form."""
        form = getattr(import_module("charts.vega_lite"), self.kind)(self.palette, **self.options)
        layers = [{**layer, "data": {"values": self.rows[layer["data"]["name"]]}} for layer in form["layer"]]
        return {**form, "height": self.height, "layer": layers}

    @property
    def table(self) -> "pd.DataFrame":
        """The table twin."""
        import pandas as pd  # noqa: PLC0415  see above

        return pd.DataFrame(self.lines, columns=list(self.head))
