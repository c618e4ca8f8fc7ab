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
NUMBERS: Final = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_ORDINALS: Final = (
    *("", "first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
_HOUR = 60


@lru_cache(maxsize=1024)
def day_words(day: date, pattern: str) -> str:
    """Write a day by a pattern of Unicode's, such as "EEEE d MMMM"."""
    return format_date(day, pattern, ENGLISH)


def round_name(number: int) -> str:
    """Name a round of interviews, the first one being 1: "round two"."""
    return f"round {NUMBERS[number] if number < len(NUMBERS) else number}"


def an_interview(number: int) -> str:
    """Name the interview of a round with its article: "a second interview"."""
    name = interview_name(number)
    return f"{'an' if name[0] in 'ei' else 'a'} {name}"


def interview_name(number: int) -> str:
    """Name the interview of a round: "second interview", from the thirteenth on by its round."""
    return f"{_ORDINALS[number]} interview" if number < len(_ORDINALS) else f"interview of {round_name(number)}"


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
