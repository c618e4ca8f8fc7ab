"""Phrases that an editor can read, compiled to patterns: `a/b` either word, `look~` any ending, `*` up to four words.

`<number>` is a figure or a number word. Decides how a phrase meets a text, never what a phrase means.
"""

import re
from functools import lru_cache

_SIGN = r"['\u2019]?"
_WORD = r"[\w%&£$€.,'\u2019-]+"
_GAP = rf"(?:{_WORD}\s+){{0,4}}?"
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|half"
_FIGURE = rf"(?:[\w£$€.,-]*\d[\w%.,-]*|{_NUMBERS})"
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?!\s|$)[^.!?\n]+)*[.!?]*")


@lru_cache(maxsize=1024)
def compiled(phrase: str) -> re.Pattern[str]:
    """Compile a phrase; it meets whole words in any case."""
    pattern, before = "", ""
    for word in phrase.split():
        gap = word == "*"
        pattern += before + (_GAP if gap else _one(word))
        before = "" if gap else r"[\s,]+"
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def meets(sentence: str, phrases: tuple[str, ...]) -> bool:
    """Say whether a sentence holds one of the phrases."""
    return any(compiled(phrase).search(sentence) for phrase in phrases)


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; a line that ends without a full stop is one too."""
    return tuple(found for line in _SENTENCE.findall(text) if (found := line.strip()))


def _one(word: str) -> str:
    choices = "|".join(_ending(choice) for choice in word.split("/"))
    return f"(?:{choices})"


def _ending(word: str) -> str:
    if word == "<number>":
        return _FIGURE
    stem = re.escape(word.rstrip("~")).replace("'", _SIGN)
    return stem + r"\w*" if word.endswith("~") else stem
