"""Typesetting with Typst: a template of this folder and its content become a PDF or a picture.

The content goes in as JSON, so nothing in it is ever read as markup. The PDF is tagged for screen readers (PDF/UA-1);
where no font can show a sign, the standard does not allow the file, so it is made without its seal and says so.
"""

import json
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from exports.export import Picture
from scoring.expressions import SPACE, expression

_LONG_WORD = expression(rf"([^{SPACE}]{{30,}})([^{SPACE}]{{10}})")
_PIECE = expression(r"(?s).{30}")
_PPI: Final = 240
_FOLDER: Final = Path(__file__).parent
_TEMPLATES: Final = _FOLDER / "templates"
MISSING_CHARACTERS: Final = (
    "No font on this machine can show some of the signs in your words, so they may look like empty boxes here. "
    "Your data file keeps them as you typed them."
)


def typeset(template: str, content: dict[str, Any], today: date) -> bytes:
    """Return the PDF of a template (`report` or `card`) filled with `content`, dated on `today`."""
    dated = {"format": "pdf", "timestamp": datetime.combine(today, time(), UTC)}
    try:
        return _compiled(template, content, pdf_standards=["ua-1"], **dated)
    except typst.TypstError as error:
        if "PDF/UA" not in error.message:
            raise
        return _compiled(template, content | {"remark": MISSING_CHARACTERS}, pdf_standards=["1.7"], **dated)


def pixels(picture: Picture) -> bytes:
    """Return a chart as PNG on white, 166 mm wide and fine enough to print."""
    return _compiled("picture", {"picture": picture}, format="png", ppi=_PPI)


def _compiled(template: str, content: dict[str, Any], **kind: Any) -> bytes:  # noqa: ANN401 - options of several types
    made = typst.compile(
        _TEMPLATES / f"{template}.typ",
        root=_TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        **kind,
    )
    if not isinstance(made, bytes):
        raise TypeError("a template makes one file")
    return made


def breakable(value: Any) -> Any:  # noqa: ANN401 - JSON is any of five things
    """Return content in which a word that no line can hold may break; nothing is added that shows."""
    match value:
        case str():
            return _LONG_WORD.sub(lambda word: _PIECE.sub(lambda piece: f"{piece[0]}\u200b", word[1]) + word[2], value)
        case dict():
            return {key: breakable(part) for key, part in value.items()}
        case list() | tuple():
            return [breakable(part) for part in value]
    return value


@cache
def _fonts() -> typst.Fonts:
    """Find our own fonts and, for other scripts, those of the machine; looking through them takes a moment, once."""
    return typst.Fonts(font_paths=[_FOLDER / "fonts"])
