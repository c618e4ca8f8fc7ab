"""Typesetting with Typst: a template of this folder and its content become a PDF.

The content goes in as JSON, so nothing in it is ever read as markup. The PDF is tagged for screen readers (PDF/UA-1);
where no font can show a sign, the standard does not allow the file, so it is made without its seal and says so.
"""

import json
import re
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import typst

from exports.drawing import FONTS

_ENDLESS_WORD = re.compile(r"(\S{30})(?=\S{10})")
_TEMPLATES: Final = Path(__file__).parent / "templates"
MISSING_SIGNS: Final = (
    "No font on this machine can show some of the signs in your words, so they may look like empty boxes here. "
    "Your data file keeps them as you typed them."
)


def typeset(template: str, content: dict[str, Any], today: date) -> bytes:
    """Return the PDF of a template (`report` or `card`) filled with `content`, dated on `today`."""
    try:
        return _compiled(template, content, today, "ua-1")
    except typst.TypstError as error:
        if "PDF/UA" not in error.message:
            raise
        return _compiled(template, content | {"remark": MISSING_SIGNS}, today, "1.7")


def _compiled(template: str, content: dict[str, Any], today: date, standard: Literal["ua-1", "1.7"]) -> bytes:
    made = typst.compile(
        _TEMPLATES / f"{template}.typ",
        root=_TEMPLATES,
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        pdf_standards=[standard],
        timestamp=datetime.combine(today, time(), UTC),
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def foldable(value: Any) -> Any:  # noqa: ANN401 - JSON is any of five things
    """Return content in which a word that no line can hold may break; nothing is added that shows."""
    match value:
        case str():
            return _ENDLESS_WORD.sub("\\1\u200b", value)
        case dict():
            return {key: foldable(part) for key, part in value.items()}
        case list() | tuple():
            return [foldable(part) for part in value]
    return value


@cache
def _fonts() -> typst.Fonts:
    """Find our own fonts and, for other scripts, those of the machine; looking through them takes a moment, once."""
    return typst.Fonts(font_paths=[FONTS])
