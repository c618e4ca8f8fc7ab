"""Colours of the charts in two themes, each with at least 3:1 contrast to its background; paper has its own in its templates."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Text, lines and backgrounds of one theme. `bands` go from thin to strong; `bar`, `seen` and `other` repeat shapes."""

    background: str
    text: str
    soft: str
    line: str
    bar: str
    seen: str
    other: str
    bands: tuple[str, str, str, str]


LIGHT = Palette(
    background="#FCFBF8",
    text="#11171A",
    soft="#4F5859",
    line="#E3DED3",
    bar="#0F6466",
    seen="#B4531F",
    other="#5E6768",
    bands=("#DAD5C9", "#E5E1D7", "#EEEBE3", "#F6F4EE"),
)
DARK = Palette(
    background="#15191B",
    text="#E8E4DB",
    soft="#B4BBBA",
    line="#30383A",
    bar="#5DB5B5",
    seen="#E39A6B",
    other="#9AA3A3",
    bands=("#262C2E", "#2F3638", "#394143", "#444D4F"),
)
