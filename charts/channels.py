"""How the ways of mending look: a colour and a shape each, the same in every chart."""

from typing import Any

import altair as alt

from charts.palette import Palette
from scoring.results import Channel

WORDS: dict[Channel, str] = {
    "message": "they can still see it",
    "round_two": "for round two",
    "none": "for another time",
}
_SHAPES: dict[Channel, str] = {"message": "circle", "round_two": "diamond", "none": "square"}


def marked(layer: Any, palette: Palette) -> Any:  # noqa: ANN401  see charts.picture.layer_of
    """Draw a filled mark whose colour and shape both tell the channel."""
    colours = {"message": palette.seen, "round_two": palette.prepare, "none": palette.other}
    domain = list(_SHAPES)
    return layer.mark_point(filled=True, size=110, opacity=1).encode(
        color=alt.Color("channel:N", scale=alt.Scale(domain=domain, range=[*colours.values()]), legend=None),
        shape=alt.Shape("channel:N", scale=alt.Scale(domain=domain, range=[*_SHAPES.values()]), legend=None),
    )
