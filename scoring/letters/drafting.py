"""Drafts: a template with its blanks filled, and a kept draft with the blanks that were filled since.

Decides how a filled, an open and an empty optional blank read in the text. Where values come from is decided in
`scoring.letters.blanks`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.catalogue import Letter
from scoring.expressions import Found, expression, literal
from scoring.facts import Snapshot
from scoring.letters.blanks import Blank, look_up
from scoring.lines import one_line

BRACES = expression(r"\{([^{}]+)\}")
_EMPTY_LINES = expression(r"\n{3,}")
_SUBJECT = expression(r"Subject: (.*)\n+")
_STOPS = ".,;:!?"


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to one person: its text so far, and the blanks of its template in the order in which they come."""

    subject: str
    body: str
    blanks: tuple[Blank, ...]

    @property
    def open(self) -> tuple[Blank, ...]:
        """The blanks that somebody still has to fill."""
        return tuple(blank for blank in self.blanks if not blank.value and not blank.of.optional)


def draft(letter: Letter, who: str, now: Snapshot) -> Draft:
    """Fill a letter to one person from all that is known on the day; what is missing stands as its question."""
    known = {text: blank for blank in now.catalogue.letter_blanks for text in blank.texts}
    found = {text: look_up(known[text], who, now) for text in BRACES.findall(letter.text)}
    whole = "\n".join(line for given in letter.text.split("\n") if (line := _line(given, found)) is not None)
    whole = _EMPTY_LINES.sub("\n\n", whole).strip()
    top = _SUBJECT.match(whole)
    blanks = tuple({blank.about: blank for blank in found.values()}.values())
    return Draft(top[1] if top else "", whole[top.end() :] if top else whole, blanks)


def refilled(text: str, blanks: Iterable[Blank]) -> str:
    """Fill the open questions of a text that the user has edited; all other words stay as they are."""
    values = {blank.marker: blank.value for blank in blanks if blank.value and not blank.of.optional}
    if not values:
        return text
    markers = expression("|".join(map(literal, sorted(values, key=len, reverse=True))))
    return markers.sub(lambda found: _fitted(values[found[0]], text[found.end() : found.end() + 1]), text)


def _line(given: str, found: dict[str, Blank]) -> str | None:
    """Return a line of the letter with its blanks filled; None when nothing but an empty optional blank stood there."""

    def fill(place: Found) -> str:
        blank = found[place[1]]
        return _fitted(blank.value or blank.marker, given[place.end() : place.end() + 1])

    line = BRACES.sub(fill, given)
    vanished = any(not found[text].value and found[text].of.optional for text in BRACES.findall(given))
    if not vanished:
        return line
    return one_line(line) or None


def _fitted(value: str, after: str) -> str:
    """Return a value without its own last stop where the sentence goes on with one."""
    return value.rstrip(_STOPS) if after and after in _STOPS else value
