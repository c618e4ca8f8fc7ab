"""British English by Babel: how a day, a number of things and a length of time are written, in a reason as on a screen."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.units import format_unit

ENGLISH: Final = "en_GB"
PLURALS: Final[Mapping[str, Mapping[str, str]]] = {
    "action": {"one": "action", "other": "actions"},
    "answer": {"one": "answer", "other": "answers"},
    "belongs": {"one": "belongs", "other": "belong"},
    "blank": {"one": "blank", "other": "blanks"},
    "business day": {"one": "business day", "other": "business days"},
    "candidacy": {"one": "candidacy", "other": "candidacies"},
    "day": {"one": "day", "other": "days"},
    "factor": {"one": "factor", "other": "factors"},
    "has": {"one": "has", "other": "have"},
    "interview": {"one": "interview", "other": "interviews"},
    "letter": {"one": "letter", "other": "letters"},
    "level": {"one": "level", "other": "levels"},
    "line": {"one": "line", "other": "lines"},
    "more": {"one": "more", "other": "more"},
    "more answer": {"one": "more answer", "other": "more answers"},
    "more thing": {"one": "more thing", "other": "more things"},
    "note": {"one": "note", "other": "notes"},
    "other": {"one": "other", "other": "others"},
    "piece of advice": {"one": "piece of advice", "other": "pieces of advice"},
    "piece of research": {"one": "piece of research", "other": "pieces of research"},
    "point": {"one": "point", "other": "points"},
    "question": {"one": "question", "other": "questions"},
    "reason": {"one": "reason", "other": "reasons"},
    "row": {"one": "row", "other": "rows"},
    "rule": {"one": "rule", "other": "rules"},
    "script": {"one": "script", "other": "scripts"},
    "seed row": {"one": "seed row", "other": "seed rows"},
    "sheet": {"one": "sheet", "other": "sheets"},
    "thing": {"one": "thing", "other": "things"},
    "weak spot": {"one": "weak spot", "other": "weak spots"},
    "word": {"one": "word", "other": "words"},
    "working day": {"one": "working day", "other": "working days"},
}
_HOUR = 60


@lru_cache(maxsize=1024)
def day_words(day: date, pattern: str) -> str:
    """Write a day by a pattern of Unicode's, such as "EEEE d MMMM"."""
    return format_date(day, pattern, ENGLISH)


@lru_cache(maxsize=1024, typed=True)  # one point, but 1.0 points
def plural_form(number: float | Decimal, word: str) -> str:
    """Return a word of the table in the form that goes with a number. Raises KeyError for any other word."""
    return PLURALS[word][Locale.parse(ENGLISH).plural_form(number)]


def counted(number: int, noun: str) -> str:
    """Write a number of things in digits: "1 answer", "1,200 answers"."""
    return f"{number:,} {plural_form(number, noun)}"


def either(words: Iterable[str]) -> str:
    """Join words of which one holds, each once: "a, b or c"."""
    return format_list(list(dict.fromkeys(words)), "or", ENGLISH)


@lru_cache(maxsize=1024)
def minutes_words(minutes: int) -> str:
    """Write a length of time: "25 minutes", "1 hour", "2 hours 30 minutes"."""
    hours, rest = divmod(minutes, _HOUR)
    parts = ((hours, "duration-hour"), (rest, "duration-minute"))
    written = [format_unit(number, unit, locale=ENGLISH) for number, unit in parts if number]
    return format_list(written, "unit-narrow", ENGLISH) or format_unit(0, "duration-minute", locale=ENGLISH)
