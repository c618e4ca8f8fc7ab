"""An advert as a list of what it asks for. The user edits what comes out; the phrases that decide are in `data/round_two.yaml`."""

from collections.abc import Iterator
from typing import NamedTuple

from scoring.catalogue.round_two_shapes import AdvertWords
from scoring.expressions import SPACE, expression
from scoring.lines import one_line
from scoring.phrases import met, sentences

_MARKS = r"•·●○◦‣∙▪▫■□◆◇▶▸►➔➢➤→✓✔✗❖»\x{203A}\x{2043}\x{F0A7}\x{F0B7}\x{F0D8}\x{F0FC}"
_BULLET = expression(
    rf"[{SPACE}]*(?:[{_MARKS}][{SPACE}]*|\d{{1,2}}\.[{SPACE}]+|[o§]\t[{SPACE}]*|(?:[-–—*]|\d{{1,2}}\)|[a-z]\))(?:[{SPACE}]+|\pL))",
    any_case=True,
)
_OPENING = expression(r"(?:what|who|why|how|about|your|our|the|you)(?:['\x{2019}]s)? [^.:]*$|[\pL-]+$", any_case=True)
_ENDS = (".", "!", "?", ";")
_LONGEST_HEADING, _LONG_LINE, _SHORTEST = 8, 160, 4
_ASKS, _OFFERS, _OTHER, _OPEN = "asks", "offers", "other", ""
_NOT_ASKED = {_OFFERS, _OTHER}


class _Line(NamedTuple):
    """A line of an advert without its bullet, whether it had one, and whether it stands after an empty line."""

    text: str
    bullet: bool
    apart: bool


def requirements(advert: str, words: AdvertWords, most: int) -> tuple[str, ...]:
    """Return what an advert asks for, at most `most` lines in its order, each once.

    Below a heading over requirements everything counts but what is plainly offered. Without such a heading bullets count,
    and sentences that ask for something. A text of neither headings nor sentences is taken as a list.
    """
    found: dict[str, str] = {}
    for text in _asked(advert, words):
        if len(text) >= _SHORTEST:
            found.setdefault(text.casefold(), text)
    return tuple(found.values())[:most]


def _asked(advert: str, words: AdvertWords) -> Iterator[str]:
    lines: list[_Line] = []
    apart = True
    for line in advert.splitlines():
        said = _after_bullet(line)
        if text := one_line(line if said is None else said):
            lines.append(_Line(text, said is not None, apart))
        apart = not text
    headings: list[str | None] = []
    for place, one in enumerate(lines):
        below = [other.bullet for other in lines[place + 1 : place + 3]]
        headings.append(_heading(one, below, words, first=headings[-1:] in ([], [None])))
    prose = any(one.text.endswith(_ENDS) for one in lines if not one.bullet)
    section, bulleted = _ASKS if headings == [None] * len(lines) and not prose else _OPEN, False
    for one, heading in zip(lines, headings, strict=True):
        label, colon, _ = one.text.partition(": ")  # as in "Salary: 30,000"
        if heading is not None:
            section, bulleted = heading, False
        elif not _NOT_ASKED & {section, _kind(label, words) if colon else _OPEN}:
            bulleted = bulleted or one.bullet
            sure = one.bullet or (section == _ASKS and not bulleted)
            whole = sure and len(one.text) <= _LONG_LINE
            for piece in [one.text] if whole else sentences(one.text.replace("; ", ";\n")):
                offered = met([piece], words.offers) or (section == _OPEN and met([piece], words.benefits))
                if not offered and not piece.endswith(":") and (sure or met([piece], words.asks)):
                    yield piece


def _heading(line: _Line, below: list[bool], words: AdvertWords, *, first: bool) -> str | None:
    """Return what stands below a heading, None for a line that is none. `below` says which of two lines have bullets.

    A heading is short and has something below. It is marked as one, or its words make it one: after an empty line and not
    straight after another, above a bullet, of one word, or with a word that opens headings.
    """
    bare = line.text.strip("#*_ ")
    if line.bullet or not bare or not (below or bare.endswith(":")) or len(bare.split()) > _LONGEST_HEADING:
        return None
    if bare.endswith((":", "?")) or bare.isupper() or bare != line.text or below == [True, True]:
        return _kind(bare, words)
    apart = (first and line.apart) or below == [True] or _OPENING.match(bare)
    worded = apart and bare[-1].isalnum() and not any(sign.isdigit() for sign in bare)
    return (_kind(bare, words) or None) if worded else None


def _kind(heading: str, words: AdvertWords) -> str:
    plain = [heading.rstrip(":?! ")]
    kinds = ((_OFFERS, words.offers_headings), (_ASKS, words.asks_headings), (_OTHER, words.other_headings))
    return next((kind for kind, phrases in kinds if met(plain, phrases)), _OPEN)


def _after_bullet(line: str) -> str | None:
    """Return what follows a bullet; None without one, as in "-5 °C" and "2.5 years"."""
    bullet = _BULLET.match(line)
    if bullet is None or bullet.end() == len(line):
        return None
    return line[bullet.end() - line[bullet.end() - 1].isalpha() :]
