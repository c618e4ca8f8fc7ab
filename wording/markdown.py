"""Text that somebody typed, made safe for Markdown: shown as typed, never read as markup."""

import re

from wording.words import clean_line

_INLINE = re.compile(r"([\\`*_\[\]<>|~$^]|&(?=#?\w+;)|:(?=//)|#(?=#*$))")
_BLOCK = re.compile(r"^([-+=#:]|\d+(?=[.)](\s|$)))")


def inline(text: str) -> str:
    """Return a text on one line, for a heading, a table cell, a list item or a paragraph."""
    escaped = _INLINE.sub(r"\\\1", clean_line(text))
    return _BLOCK.sub(_first_sign, escaped)


def quoted(text: str) -> str:
    """Return a text of any number of lines as a block quote that keeps its line breaks."""
    lines = [inline(line) for line in text.splitlines()]
    return "\n".join(f"> {line}\\" for line in lines if line).removesuffix("\\")


def _first_sign(start: re.Match[str]) -> str:
    sign = start.group(1)
    return sign + "\\" if sign.isdigit() else "\\" + sign
