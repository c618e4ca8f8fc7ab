"""How the ways of mending are told: in words and by a shape each, the same in every chart."""

from typing import Final

from scoring.results import Channel

WORDS: Final[dict[Channel, str]] = {
    "message": "they can still see it",
    "round_two": "for round two",
    "none": "for another time",
}
SHAPES: Final[dict[Channel, str]] = {"message": "circle", "round_two": "diamond", "none": "square"}
