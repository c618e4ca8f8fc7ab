"""What a printed report says, as plain words in reading order: PDF, word processor file and Markdown lay out the same content.

Decides which parts there are and how much of each; how they look is for the renderers. What the user typed is cleaned
of signs that turn or break a line; names are cut where no line could hold them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from exports.export import Export
from scoring.candidacy import answer_of
from scoring.language import minutes_words
from scoring.readiness.verdict import whole
from scoring.results import PlanItem, WeakSpot
from wording import channels
from wording.sentences import NOT_A_CHANCE, block_words, change_sentence, item_note, opening, unplanned_groups, verdict
from wording.words import (
    BLOCK_TITLES,
    STAGE_WORDS,
    clean_line,
    cost_words,
    count_words,
    day_name,
    day_near,
    decimal,
    job_words,
    listing,
    moment_name,
    percent,
    range_words,
    since_words,
)

_BOXES = "Tick a box when its action is done, and note it in Round Two so that the plan follows."

_IN_DETAIL = 5
_LONGEST_NAME = 160
_LONGEST_RUNNING = 80


@dataclass(frozen=True, slots=True)
class Spot:
    """A weak spot in full: what it costs, what was said, and what comes next."""

    name: str
    cost: str
    points: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A planned action with its small print; `lines` are whole sentences."""

    title: str
    note: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayOfSteps:
    """What is planned for one day."""

    name: str
    total: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Readiness and plan in words."""

    title: str
    job: str
    running: str
    about: str
    opening: tuple[str, ...]
    numbers: tuple[tuple[str, str, str], ...]
    blocks: tuple[tuple[str, ...], ...]
    spots: tuple[Spot, ...]
    other_spots: tuple[tuple[str, ...], ...]
    change: str
    questions: tuple[str, ...]
    second_interview: str
    pace: str
    days: tuple[DayOfSteps, ...]
    unplanned: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    method: tuple[str, ...]
    made: str


def report_of(export: Export) -> Report:
    """Put readiness and plan into words, in the order in which they are read."""
    readiness, catalogue, candidacy, plan = export.readiness, export.catalogue, export.candidacy, export.plan
    spots = readiness.weak_spots
    second = candidacy.second_interview
    return Report(
        title=verdict(readiness, catalogue, candidacy),
        job=short(job_words(candidacy)),
        running=short(job_words(candidacy), _LONGEST_RUNNING),
        about=f"{since_words(candidacy, export.today).capitalize()} · {STAGE_WORDS[readiness.stage]}",
        opening=opening(readiness, catalogue, candidacy),
        numbers=_numbers(export),
        blocks=tuple(
            (BLOCK_TITLES[name], block_words(block, catalogue), percent(block.share), percent(block.coverage))
            for name, block in readiness.blocks.items()
        ),
        spots=tuple(_spot(spot, export) for spot in spots[:_IN_DETAIL]),
        other_spots=tuple(
            (catalogue.factor[spot.factor].short_name, decimal(spot.points_lost), channels.WORDS[spot.channel])
            for spot in spots[_IN_DETAIL:]
        ),
        change=change_sentence(readiness, catalogue),
        questions=tuple(check.question for check in readiness.checks),
        second_interview="" if second is None else f"Second interview: {moment_name(second)}.",
        pace=f"{minutes_words(plan.minutes_per_day)} a day. {_BOXES}",
        days=tuple(_day(day, items, export) for day, items in groupby(plan.items, key=lambda planned: planned.day)),
        unplanned=tuple(
            (title, tuple((catalogue.action[entry.action].title, entry.reason) for entry in entries))
            for title, entries in unplanned_groups(plan)
        ),
        method=(NOT_A_CHANCE, *catalogue.limits),
        made=made_words(export),
    )


def made_words(export: Export) -> str:
    """Say what made a page: the day, the depth of the answers and the version of the catalogue."""
    depth = "quick check" if export.readiness.depth == "quick" else "full assessment"
    return (
        f"Made on {day_name(export.today, year=True)} from a {depth}, with catalogue {export.readiness.catalogue} "
        f"and {minutes_words(export.plan.minutes_per_day)} a day."
    )


def short(text: str, most: int = _LONGEST_NAME) -> str:
    """Return a text on one line, cut at a word where it is longer than `most` characters."""
    line = clean_line(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    whole_words = cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut
    return whole_words.rstrip(" ,;:.–-") + "…"


def lines_of(text: str | None) -> tuple[str, ...]:
    """Return the lines of what somebody typed, cleaned, without the blank ones."""
    return tuple(line for line in map(clean_line, (text or "").splitlines()) if line)


def _numbers(export: Export) -> tuple[tuple[str, str, str], ...]:
    """Return name, number and remark of what stands under the verdict; none without a headline."""
    headline, catalogue = export.readiness.headline, export.catalogue
    if headline.value is None or headline.low is None or headline.high is None:
        return ()
    numbers: tuple[tuple[str, float | None, str], ...] = (
        ("As performed", headline.value, range_words(headline.low, headline.high, catalogue)),
        ("After repairs", headline.after_repairs, "with what you have mended"),
        ("With this plan", export.plan.projected, "by arithmetic, not a promise"),
        ("All weights equal", headline.unit_weight, "as a cross-check"),
    )
    return tuple((name, str(whole(value, catalogue)), note) for name, value, note in numbers if value is not None)


def _spot(spot: WeakSpot, export: Export) -> Spot:
    factor = export.catalogue.factor[spot.factor]
    titles = listing(export.catalogue.action[action].title for action in spot.actions)
    points = (
        ("What you said", factor.anchors[spot.level]),
        ("The next level", factor.anchors.get(spot.level + 1, "")),
        ("What to do", factor.repair_how),
        ("Actions", titles),
    )
    answer = answer_of(export.candidacy, spot.factor)
    words = (
        ("Your words", lines_of(answer.evidence if answer else None)),
        ("And against it", lines_of(answer.contra if answer else None)),
    )
    return Spot(
        name=factor.short_name,
        cost=", ".join(filter(None, (channels.WORDS[spot.channel], cost_words(spot.points_lost)))).capitalize(),
        points=tuple(point for point in points if point[1]),
        words=tuple(part for part in words if part[1]),
    )


def _day(day: date, items: Iterable[PlanItem], export: Export) -> DayOfSteps:
    steps = tuple(items)
    total = f"{count_words(len(steps), 'thing')}, {minutes_words(sum(item.minutes for item in steps))}"
    return DayOfSteps(day_near(day, export.today), total.capitalize(), tuple(_step(item, export) for item in steps))


def _step(item: PlanItem, export: Export) -> Step:
    action = export.catalogue.action[item.action]
    lines = [action.wording, action.if_then, f"Done when: {action.done_when}"]
    if item.letter:
        lines.append(f"Start from the letter “{export.catalogue.letter[item.letter].name}”.")
    return Step(action.title, item_note(item), tuple(filter(None, lines)))
