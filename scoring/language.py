"""British English by Babel: how a day, a number of things and a length of time are written, in a reason as on a screen."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.units import format_unit

ENGLISH: Final = "en_GB"
PLURALS: Final[Mapping[str, str]] = json.loads(
    (Path(__file__).resolve().parents[1] / "data" / "plurals.json").read_text("utf-8")
)
_HOUR = 60


@lru_cache(maxsize=1024)
def day_words(day: date, pattern: str) -> str:
    """Write a day by a pattern of Unicode's, such as "EEEE d MMMM"."""
    return format_date(day, pattern, ENGLISH)


@lru_cache(maxsize=1024, typed=True)  # one point, but 1.0 points
def plural_form(number: float | Decimal, word: str) -> str:
    """Return a word of `data/plurals.json` in the form that goes with a number. Raises KeyError for any other word."""
    many = PLURALS[word]
    return word if Locale.parse(ENGLISH).plural_form(number) == "one" else many


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
