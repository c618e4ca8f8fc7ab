"""An advert as a list: its bullets if it has some, else its lines and sentences. The user edits what comes out."""

import re

from scoring.lines import one_line

_BULLET = re.compile(r"^\s*(?:[-–—*•·▪◦‣●○►✓✔»]|\d{1,2}[.)]|[a-z]\))\s*(?=\S)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=\S)")
_LONG_LINE = 160
_SHORTEST = 4


def requirements(advert: str, most: int) -> tuple[str, ...]:
    """Split a pasted advert into at most `most` requirements, in its order, each once.

    Headings that end in a colon, and lines too short to say anything, are left out. With two bullets or more, only
    bullets count, for what stands around them is mostly about the employer.
    """
    lines = [line for line in advert.splitlines() if line.strip()]
    bullets = [line for line in lines if _BULLET.match(line)]
    found: dict[str, str] = {}
    for line in bullets if len(bullets) > 1 else lines:
        text = one_line(_BULLET.sub("", line))
        for piece in _SENTENCE_END.split(text) if len(text) > _LONG_LINE else [text]:
            if len(piece) >= _SHORTEST and not piece.endswith(":"):
                found.setdefault(piece.casefold(), piece)
    return tuple(found.values())[:most]
