"""Drafts: a template with its blanks filled, and a kept draft with the blanks that were filled since.

Decides how a filled, an open and an empty optional blank read in the text. Where values come from is decided in
`scoring.letters.blanks`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.catalogue import Letter
from scoring.expressions import Expression, expression, literal
from scoring.facts import Snapshot
from scoring.letters.blanks import Blank, look_up, round_of
from scoring.lines import one_line
from scoring.terms import SECOND

BRACES = expression(r"\{([^{}]+)\}")
_EMPTY_LINES = expression(r"\n{3,}")
_SUBJECT = expression(r"Subject: (.*)\n+")
_STOPS = ".,;:!?"
_SMALL = expression(
    r"(an?|the|my|our|your|their|his|her|its?|this|that|these|those|there|they|we|you|s?he|how|what|when|where|why|who|which|"
    r"because|and|but|if|as|in|on|at|to|from|with|for|of|by|is|are|do|does|no|not|one|two|some|every|each) ",
    any_case=True,
)


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
    known = now.catalogue.letter_blank
    found = {f"{{{text}}}": look_up(known[text], who, now) for text in BRACES.findall(letter.text)}
    whole = "\n".join(line for given in letter.text.split("\n") if (line := _line(given, found)) is not None)
    whole = _EMPTY_LINES.sub("\n\n", whole).strip()
    top = _SUBJECT.match(whole)
    blanks = tuple({blank.about: blank for blank in found.values()}.values())
    return Draft(top[1] if top else "", whole[top.end() :] if top else whole, blanks)


def round_of_letter(letter: Letter, now: Snapshot) -> int:
    """Return the number of the round that a letter is about, 2 where that makes no difference."""
    blanks = (now.catalogue.letter_blank[text] for text in BRACES.findall(letter.text))
    return max((round_of(blank, now) for blank in blanks), default=SECOND)


def refilled(text: str, blanks: Iterable[Blank]) -> str:
    """Fill the open questions of a text that the user has edited; all other words stay as they are."""
    found = {blank.marker: blank for blank in blanks if blank.value and blank.marker}
    markers = expression("|".join(map(literal, sorted(found, key=len, reverse=True))))
    return _filled(text, markers, found) if found else text


def _line(given: str, found: dict[str, Blank]) -> str | None:
    """Return a line of the letter with its blanks filled; None when nothing but an empty optional blank stood there."""
    line = _filled(given, BRACES, found)
    if all(found[place[0]].value or found[place[0]].marker for place in BRACES.finditer(given)):
        return line
    return one_line(line).replace(" .", ".") or None


def _filled(text: str, places: Expression, found: dict[str, Blank]) -> str:
    """Return a text with a value, or its question, in each place; a question or a call keeps its own sign."""
    done, end = "", 0
    for place in places.finditer(text):
        done += text[end : place.start()]
        end = place.end()
        after = text[end : end + 1]
        words = _fitted(found[place[0]], done, after)
        end += after == "." and words.endswith(("?", "!"))
        done += words
    return done + text[end:]


def _fitted(blank: Blank, before: str, after: str) -> str:
    """Return a value as its sentence needs it: a capital at the beginning only, and one stop at the end."""
    value, lead, end = blank.value, *blank.of.around.split("{}")
    if not value:
        return blank.marker
    opening = (before + lead).removeprefix("Subject: ").rstrip()
    if not opening or opening[-1] in ".!?" or before.endswith("\n"):
        value = value[0].upper() + value[1:]
    elif not blank.of.proper and _SMALL.match(value):
        value = value[0].lower() + value[1:]
    if (end or after).strip() or (after and not blank.of.optional):
        bare = value.rstrip(_STOPS)
        value = value if value.endswith(("?", "!")) and (end or after) == "." else bare
        end = "" if value.endswith(("?", "!")) else end
    return f"{lead}{value[len(lead) if lead and value.casefold().startswith(lead) else 0 :]}{end}"
