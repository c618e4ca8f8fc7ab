"""The small words that every page and file shares: days, counts, lists, points, ranges and names.

Lengths of time and the forms of nouns are in `scoring.language`, whole sentences about a result in `wording.sentences`.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from babel.lists import format_list

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.facts import Snapshot
from scoring.language import ENGLISH, NUMBERS, counted, day_words, interview_name, plural_form, round_name
from scoring.lines import one_line
from scoring.readiness import label_of
from scoring.terms import SECOND, BlockName, Stage
from wording.numbers import half_up, whole

BLOCK_TITLES: Final[dict[BlockName, str]] = {
    "impression": "Impression",
    "follow_up": "Follow-up",
    "preparation": "Preparation",
}

_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_JOINERS = frozenset("\u200c\u200d\u200e\u200f")


def day_name(day: date, *, year: bool = False) -> str:
    """Write a day as "Thursday 19 November", with its year on request."""
    return day_words(day, "EEEE d MMMM y" if year else "EEEE d MMMM")


def day_near(day: date, today: date) -> str:
    """Write a day as seen from `today`: with "Today" or "Tomorrow" in front, and its year when that differs."""
    words = day_name(day, year=day.year != today.year)
    near = {today: "Today", today + timedelta(days=1): "Tomorrow"}.get(day)
    return f"{near}, {words}" if near else words


def moment_name(moment: date | datetime) -> str:
    """Write a day, with its time of day when there is one: "Thursday 3 December at 10:00"."""
    if isinstance(moment, datetime):
        return f"{day_name(moment.date())} at {moment:%H:%M}"
    return day_name(moment)


def restored_words(added: int, copied: int, unchanged: int) -> str:
    """Say what a restore did with how many interviews."""
    parts = [
        f"{count_words(number, 'interview')} {what}"
        for number, what in (
            (added, "brought back"),
            (copied, "brought in as a copy beside the one you have"),
            (unchanged, "already here, unchanged"),
        )
        if number
    ]
    return sentence(listing(parts) if parts else "The file holds no interviews")


def count_words(number: int, noun: str) -> str:
    """Write a number of things, up to twelve in words: "seven answers", "one answer", "14 answers"."""
    return f"{NUMBERS[number]} {plural_form(number, noun)}" if number < len(NUMBERS) else counted(number, noun)


def listing(words: Iterable[str]) -> str:
    """Join words as a reader would: "a", "a and b", "a, b and c"."""
    return format_list(list(words), locale=ENGLISH)


def sentence(text: str) -> str:
    """Return a text as a sentence: capital first letter, full stop at the end."""
    stripped = text.strip()
    return capital(stripped if stripped.endswith((".", "!", "?")) else f"{stripped}.")


def capital(text: str) -> str:
    """Return a text with a capital first letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def range_words(low: float, high: float, catalogue: Catalogue) -> str:
    """Write a range in whole numbers: "37 to 55"."""
    return f"{whole(low, catalogue)} to {whole(high, catalogue)}"


def band_words(low: float, high: float, catalogue: Catalogue) -> str:
    """Write the words that a range reaches over: "mixed", or "between thin and good"."""
    labels = catalogue.scoring.labels
    first, last = label_of(low, labels), label_of(high, labels)
    return first if first == last else f"between {first} and {last}"


def points_words(points: float | None) -> str:
    """Write what an action adds, as arithmetic on the index: "about +3 points"; nothing without a gain."""
    if points is None or points < 0.05:  # noqa: PLR2004 - less would print as 0.0
        return ""
    if points < 1:
        return "less than 1 point"
    return f"about +{counted(int(half_up(points, 0)), 'point')}"


def cost_words(points: float | None) -> str:
    """Write what a weak spot costs: "costs 11.3 points"; nothing without a headline."""
    return "" if points is None else f"costs {decimal(points)} {plural_form(Decimal(decimal(points)), 'point')}"


def decimal(number: float | None, places: int = 1) -> str:
    """Write a number to so many places, half up as in every file; nothing for no number."""
    return "" if number is None else f"{half_up(number, places):.{places}f}"


def percent(share: float) -> str:
    """Write a share of one in whole percent, half up: "13%"."""
    return f"{half_up(share, 2):.0%}"


def clean_line(text: str) -> str:
    """Return what somebody typed on one line, without invisible characters that turn or break a line."""
    kept = (
        char for char in text if char not in _DIRECTIONS and (char.isspace() or char.isprintable() or char in _JOINERS)
    )
    return one_line("".join(kept))


def job_words(candidacy: Candidacy) -> str:
    """Name the candidacy by what was typed: "Operations analyst at Northfield Foods", or by its day."""
    role, employer = clean_line(candidacy.role), clean_line(candidacy.employer)
    if role and employer:
        return f"{role} at {employer}"
    return role or employer or f"First interview on {day_name(candidacy.interview_day)}"


def stage_words(now: Snapshot) -> str:
    """Say where a candidacy stands in a word or three: "waiting", "invited to round three", "second interview held"."""
    match now.stage:
        case Stage.INVITED:
            return "invited" if now.number == SECOND else f"invited to {round_name(now.number)}"
        case Stage.HELD:
            return "offer made" if now.outcome == "offer" else f"{interview_name(now.number)} held"
    return now.stage.value


def since_words(candidacy: Candidacy, today: date) -> str:
    """Say how long ago the first interview was: "two days after the first interview"."""
    days = (today - candidacy.interview_day).days
    if days == 0:
        return "the day of the first interview"
    if days < 0:
        return f"{count_words(-days, 'day')} before the first interview"
    return f"{count_words(days, 'day')} after the first interview"
