"""Which cases may answer which line of an advert, by the letters that they share.

Character n-grams weighted by how rare they are (TF-IDF), compared by the angle between them. It finds words with the same
stem and no paraphrase, so what it finds is a suggestion to confirm, and never counts by itself.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt

_SIZES = (3, 4, 5)
_SHORT = 3
_READ = 2_000  # signs of a text; what it is about stands there

Vector = Mapping[str, float]


def likeness(one: Iterable[str], others: Iterable[str]) -> tuple[tuple[float, ...], ...]:
    """Return, for each text of `one`, how much it shares with each text of `others`, from 0 to 1."""
    left, right = [_grams(text) for text in one], [_grams(text) for text in others]
    everywhere = Counter(gram for grams in (*left, *right) for gram in grams)
    number = len(left) + len(right)
    rows, columns = ([_weighted(grams, everywhere, number) for grams in texts] for texts in (left, right))
    return tuple(tuple(_cosine(row, column) for column in columns) for row in rows)


def _grams(text: str) -> Counter[str]:
    words = "".join(sign if sign.isalnum() else " " for sign in text[:_READ]).split()
    padded = [f" {word.casefold()} " for word in words if _says_something(word)]
    return Counter(word[i : i + size] for word in padded for size in _SIZES for i in range(len(word) - size + 1))


def _says_something(word: str) -> bool:
    """Tell whether a word is more than "the" or "of": longer than three signs, or an abbreviation such as SQL."""
    return len(word) > _SHORT or (len(word) > 1 and not word.islower() and not word.istitle())


def _weighted(grams: Counter[str], everywhere: Counter[str], number: int) -> Vector:
    weights = {gram: count * (log((1 + number) / (1 + everywhere[gram])) + 1) for gram, count in sorted(grams.items())}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {gram: weight / length for gram, weight in weights.items()}


def _cosine(one: Vector, other: Vector) -> float:
    shorter, longer = sorted((one, other), key=len)
    return min(1.0, sum(weight * longer.get(gram, 0.0) for gram, weight in shorter.items()))
