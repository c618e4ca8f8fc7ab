"""What a printed report says, as plain words in reading order: PDF, word processor file and Markdown lay out the same content.

Decides which parts there are, in which order and how much of each; how they look is for the renderers. What the user typed is
cleaned of signs that turn or break a line; names are cut where no line could hold them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exports.export import Export
from exports.first_page import dates_and_people, next_steps, strengths
from exports.lines import lines_of, short
from exports.round_two_part import Prepared, prepared
from scoring.candidacy import answer_of
from scoring.facts.settings import repair_how
from scoring.language import minutes_words, round_name
from scoring.results import PlanItem, Unplanned, WeakSpot
from scoring.terms import Stage
from wording import channels
from wording.numbers import whole
from wording.sentences import (
    NOT_A_CHANCE,
    applies,
    block_words,
    catalogue_sentence,
    change_sentence,
    item_note,
    left_out,
    nothing_planned,
    opening,
    passed_on,
    unplanned_groups,
    verdict,
)
from wording.words import (
    BLOCK_TITLES,
    cost_words,
    count_words,
    day_name,
    day_near,
    decimal,
    job_words,
    listing,
    percent,
    range_words,
    since_words,
    stage_words,
)

_BOXES = "Tick a box when its action is done, and note it in Round Two so that the plan follows."

IN_DETAIL = 5
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
    """A planned action on one day with its small print; `lines` are whole sentences, `box` says that it is finished on it."""

    title: str
    note: str
    lines: tuple[str, ...]
    box: bool


@dataclass(frozen=True, slots=True)
class DayOfSteps:
    """What is planned for one day."""

    name: str
    total: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Readiness and plan in words, part by part in the order in which they are read.

    The first page ends with `people`, the plan with `days`, the weak spots with `questions`; what follows `prepared` is an appendix.
    """

    title: str
    job: str
    running: str
    about: str
    round: str
    opening: tuple[str, ...]
    numbers: tuple[tuple[str, str, str], ...]
    blocks: tuple[tuple[str, str], ...]
    strengths: tuple[tuple[str, str], ...]
    next_steps: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    pace: str
    days: tuple[DayOfSteps, ...]
    nothing: str
    spots: tuple[Spot, ...]
    change: str
    questions: tuple[str, ...]
    prepared: tuple[Prepared, ...]
    other_spots: tuple[tuple[str, ...], ...]
    unplanned: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    parts: tuple[tuple[str, ...], ...]
    method: tuple[str, ...]
    made: str


def report_of(export: Export) -> Report:
    """Put readiness and plan into words, in the order in which they are read."""
    readiness, catalogue, candidacy, plan = export.readiness, export.catalogue, export.candidacy, export.plan
    spots, blocks = readiness.weak_spots, {} if readiness.stage is Stage.CLOSED else readiness.blocks
    return Report(
        title=verdict(readiness, catalogue, candidacy),
        job=short(job_words(candidacy)),
        running=short(job_words(candidacy), _LONGEST_RUNNING),
        about=f"{since_words(candidacy, export.today).capitalize()} · {stage_words(export.now)}",
        round=round_name(readiness.round),
        opening=(*opening(readiness, catalogue, candidacy), *filter(None, [catalogue_sentence(candidacy, catalogue)])),
        numbers=_numbers(export),
        blocks=tuple((BLOCK_TITLES[name], block_words(block, catalogue)) for name, block in blocks.items()),
        strengths=strengths(export),
        next_steps=next_steps(export),
        people=dates_and_people(export),
        pace=f"{minutes_words(plan.minutes_per_day)} a day. {_BOXES}",
        days=_days(export),
        nothing=f"{nothing_planned(export.now)}.",
        spots=tuple(_spot(spot, export) for spot in spots[:IN_DETAIL]),
        change=change_sentence(readiness, catalogue),
        questions=tuple(check.question for check in readiness.checks),
        prepared=prepared(export),
        other_spots=tuple(
            (catalogue.factor[spot.factor].short_name, decimal(spot.points_lost), channels.WORDS[spot.channel])
            for spot in spots[IN_DETAIL:]
        ),
        unplanned=tuple((title, _by_reason(entries, export)) for title, entries in unplanned_groups(plan)),
        parts=tuple(
            (BLOCK_TITLES[name], percent(block.share), percent(block.coverage) if applies(block) else "–")
            for name, block in blocks.items()
        ),
        method=(NOT_A_CHANCE, *left_out(candidacy, catalogue), *_cross_check(export), *catalogue.limits),
        made=made_words(export),
    )


def made_words(export: Export) -> str:
    """Say what made a page: the day, the depth of the answers and the version of the catalogue."""
    depth = "quick check" if export.readiness.depth == "quick" else "full assessment"
    return (
        f"Made on {day_name(export.today, year=True)} from a {depth}, with catalogue {export.readiness.catalogue} "
        f"and {minutes_words(export.plan.minutes_per_day)} a day."
    )


def _numbers(export: Export) -> tuple[tuple[str, str, str], ...]:
    """Return name, number and remark of what stands under the verdict; none without a headline."""
    headline, catalogue = export.readiness.headline, export.catalogue
    if headline.value is None or headline.low is None or headline.high is None:
        return ()
    numbers: tuple[tuple[str, float | None, str], ...] = (
        ("As performed", headline.value, range_words(headline.low, headline.high, catalogue)),
        ("After repairs", headline.after_repairs, "with what you have mended"),
        ("With this plan", export.plan.projected if export.plan.lifts else None, "by arithmetic, not a promise"),
    )
    return tuple((name, str(whole(value, catalogue)), note) for name, value, note in numbers if value is not None)


def _spot(spot: WeakSpot, export: Export) -> Spot:
    factor = export.catalogue.factor[spot.factor]
    titles = listing(export.catalogue.action[action].title for action in spot.actions)
    points = (
        ("What happened so far" if factor.derived else "What you said", factor.anchors[spot.level]),
        ("The next level", factor.anchors.get(spot.level + 1, "")),
        ("What to do", repair_how(factor, export.candidacy, export.catalogue)),
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


def _days(export: Export) -> tuple[DayOfSteps, ...]:
    """Return what is worked on on each day; a long action stands on each of its days with its share of that day."""
    items = {item.action: item for item in export.plan.items}
    return tuple(
        DayOfSteps(
            day_near(day, export.today),
            f"{count_words(len(work), 'thing')}, {minutes_words(sum(work.values()))}".capitalize(),
            tuple(_step(items[action], minutes, day, export) for action, minutes in work.items()),
        )
        for day, work in export.plan.by_day.items()
    )


def _step(item: PlanItem, minutes: int, day: date, export: Export) -> Step:
    """Put one day's share of an action into words; how it is done stands where it is begun, with a box where it is finished."""
    action = export.catalogue.action[item.action]
    first, last = day == item.shares[0].day, day == item.shares[-1].day
    lines = [action.wording, action.if_then, f"Done when: {action.done_when}"] if first else []
    if first and item.letter:
        lines.append(f"Start from the letter “{export.catalogue.letter[item.letter].name}”.")
    note = item_note(item, action.channel, minutes, finished=last)
    note = ", ".join(filter(None, (note, short(passed_on(action, export.now)))))
    return Step(action.title if first else f"{action.title}, continued", note, tuple(filter(None, lines)), box=last)


def _by_reason(entries: Iterable[Unplanned], export: Export) -> tuple[tuple[str, str], ...]:
    """Return actions and their reason, those with one reason on one line."""
    titles: dict[str, list[str]] = {}
    for entry in entries:
        titles.setdefault(entry.reason, []).append(export.catalogue.action[entry.action].title)
    return tuple((listing(names), reason) for reason, names in titles.items())


def _cross_check(export: Export) -> tuple[str, ...]:
    value = export.readiness.headline.unit_weight
    return () if value is None else (f"With all weights equal the index would be {whole(value, export.catalogue)}.",)
