"""Which cases may answer which line of an advert, by the words that they share.

Whole words without their endings, weighted by how rare they are (TF-IDF), compared by the angle between them. Numbers and
small words say nothing. What it finds is a suggestion to confirm, and never counts by itself.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt

from scoring.catalogue.round_two_shapes import LikenessWords
from scoring.lines import plain_words

_READ = 2_000  # signs of a text; what it is about stands there
_PLURAL = "s"
_ENDINGS = (_PLURAL, "ation", "ment", "ance", "ence", "ing", "ion", "ie", "ied", "er", "or", "ed", "e", "y")
_SHORTEST_STEM, _ENOUGH = 3, 3

Vector = Mapping[str, float]


def likeness(one: Iterable[str], others: Iterable[str], words: LikenessWords) -> tuple[tuple[float, ...], ...]:
    """Return, for each text of `one`, how much it shares with each text of `others`, from 0 to 1."""
    same = {_stem(word): group[0] for group in words.alike for word in group}
    small = {*words.small, *(word + _PLURAL for word in words.small)}
    left, right = ([_counted(text, small, same) for text in texts] for texts in (one, others))
    everywhere = Counter(word for text in (*left, *right) for word in text)
    number = len(left) + len(right)
    rows, columns = ([_weighted(text, everywhere, number) for text in texts] for texts in (left, right))
    return tuple(tuple(_cosine(row, column) for column in columns) for row in rows)


def _counted(text: str, small: set[str], same: Mapping[str, str]) -> Counter[str]:
    said = filter(str.isalpha, "".join(sign if sign.isalnum() else " " for sign in text[:_READ]).split())
    telling = (one for one in said if one.casefold() not in small or (len(one) > 1 and one.isupper()))
    return Counter(same.get(stem, stem) for stem in (_stem(plain_words(word)) for word in telling))


def _stem(word: str) -> str:
    """Return a word without its endings, so that "planning", "planner" and "plans" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending)
    return word[:-1] if word[-2:-1] == word[-1:] else word


def _weighted(grams: Counter[str], everywhere: Counter[str], number: int) -> Vector:
    weights = {gram: count * (log((1 + number) / (1 + everywhere[gram])) + 1) for gram, count in sorted(grams.items())}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {gram: weight / length for gram, weight in weights.items()}


def _cosine(one: Vector, other: Vector) -> float:
    """Return how near two texts are; a single word in common says less than its weight."""
    shared = [one[word] * other[word] for word in one if word in other]
    return min(1.0, sum(shared) * min(1.0, (1 + len(shared)) / _ENOUGH))
