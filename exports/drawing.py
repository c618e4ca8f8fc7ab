"""Charts for paper: a Vega-Lite form as vector (SVG) or as pixels (PNG), in the fonts of the report.

Nothing is loaded from anywhere: a form brings its rows, and no address is allowed.
"""

from functools import cache
from pathlib import Path
from typing import Any

import vl_convert

from exports.export import Picture

FONTS = Path(__file__).parent / "fonts"
_FONT = "'Source Sans 3', sans-serif"  # quoted: without, the digit makes the name invalid and no letter is drawn
_WIDTH = 640
_PIXELS = 2.5


def svg(picture: Picture) -> str:
    """Return a chart as SVG, 640 units wide."""
    _know_fonts()
    return str(vl_convert.vegalite_to_svg(_on_paper(picture), allowed_base_urls=[]))


def png(picture: Picture) -> bytes:
    """Return a chart as PNG on white, fine enough to print."""
    _know_fonts()
    return bytes(vl_convert.vegalite_to_png(_on_paper(picture), scale=_PIXELS, allowed_base_urls=[]))


def _on_paper(picture: Picture) -> dict[str, Any]:
    config = picture.spec["config"] | {"font": _FONT, "background": "white"}
    config["axis"] = config.get("axis", {}) | {"labelLimit": 0}  # measuring every label against a limit takes longest
    return picture.spec | {"width": _WIDTH, "config": config}


@cache
def _know_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))
