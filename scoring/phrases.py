"""Phrases that an editor can read, compiled to patterns: `a/b` either word, `look~` any ending, `*` up to four words.

`<number>` is a figure or a number word. Decides how a phrase meets a text, never what a phrase means.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from scoring.expressions import WORD, Expression, expression, literal

_SIGN = r"['\x{2019}]?"
_GAP = rf"(?:[{WORD}%&£$€.,'\x{{2019}}-]+ ){{0,4}}"
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|half"
_FIGURE = rf"(?:[{WORD}£$€.,-]*\p{{Nd}}[{WORD}%.,-]*|{_NUMBERS})"
_STOPS = ".!?"
_ABBREVIATION = expression(r"\(?(?:e\.g|i\.e|min|max|approx|incl|etc|dr|mrs?|ms|prof|st|vs)\.", any_case=True)


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text with single blanks; a line that ends without a full stop is one too."""
    return tuple(
        found for line in text.splitlines() if line for said in _said(line) if (found := said.lstrip(f"{_STOPS} "))
    )


def met(sentences: Iterable[str], phrases: tuple[str, ...]) -> list[str]:
    """Return the sentences that hold one of the phrases, as whole words in any case."""
    return _compiled(phrases).findall("\n".join(sentences)) if phrases else []


def _said(line: str) -> Iterator[str]:
    said: list[str] = []
    for word in line.split():
        said.append(word)
        if word[-1] in _STOPS and not _ABBREVIATION.fullmatch(word):
            yield " ".join(said)
            said = []
    yield " ".join(said)


@lru_cache
def _compiled(phrases: tuple[str, ...]) -> Expression:
    """Compile phrases to one expression that meets each line in which one of them stands."""
    either = "|".join(map(_pattern, phrases))
    return expression(rf"(?m)^(?:.*[^{WORD}\n])?(?:{either})(?:[^{WORD}\n].*)?$", any_case=True)


def _pattern(phrase: str) -> str:
    pattern, before = "", ""
    for word in phrase.split():
        gap = word == "*"
        pattern += before + (_GAP if gap else f"(?:{'|'.join(map(_ending, word.split('/')))})")
        before = "" if gap else "[ ,]+"
    return pattern


def _ending(word: str) -> str:
    if word == "<number>":
        return _FIGURE
    stem = literal(word.rstrip("~")).replace("\\'", _SIGN)
    return stem + rf"[{WORD}]*" if word.endswith("~") else stem
