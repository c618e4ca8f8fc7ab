"""The channels, by which what is missing can still be made up for: their words and lanes, and a shape each for charts."""

from typing import Final

from scoring.results import Channel

WORDS: Final[dict[Channel, str]] = {
    "message": "they can still see it",
    "round_two": "for the next interview",
    "none": "for another time",
}
LANES: Final[dict[Channel, str]] = {
    "message": "Messages and items they see",
    "round_two": "Preparation",
    "none": "For yourself",
}
SHAPES: Final[dict[Channel, str]] = {"message": "circle", "round_two": "diamond", "none": "square"}
