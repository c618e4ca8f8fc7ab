"""Readiness and plan as plain text for a terminal: calm, short, no colour and no markup.

What the user typed stands on one line without control characters, so it cannot steer a terminal.
"""

from collections.abc import Iterator
from itertools import groupby

from exports.export import Export
from scoring.catalogue import Catalogue, Fact
from scoring.language import minutes_words
from scoring.readiness.rounding import whole
from scoring.terms import BLOCKS
from wording import channels
from wording.sentences import block_words, change_sentence, item_note, opening, unplanned_groups, verdict
from wording.words import (
    BLOCK_TITLES,
    STAGE_WORDS,
    count_words,
    day_name,
    day_near,
    decimal,
    job_words,
    since_words,
)

_SHOWN = 10
_NAME_WIDTH = 40


def readiness_text(export: Export) -> str:
    """Return the verdict, the blocks and the weak spots that cost most."""
    return "\n".join(_readiness(export))


def plan_text(export: Export) -> str:
    """Return the plan by day, and what is not in it, with reasons."""
    return "\n".join(_plan(export))


def _readiness(export: Export) -> Iterator[str]:
    readiness, catalogue, candidacy = export.readiness, export.catalogue, export.candidacy
    yield verdict(readiness, catalogue, candidacy)
    yield " · ".join((job_words(candidacy), since_words(candidacy, export.today), STAGE_WORDS[readiness.stage]))
    yield ""
    yield from opening(readiness, catalogue, candidacy)
    yield ""
    yield "Where you stand"
    for name in BLOCKS:
        yield f"  {BLOCK_TITLES[name]:<14}{block_words(readiness.blocks[name], catalogue)}"
    if readiness.weak_spots:
        yield ""
        yield "What to work on next, by points it costs"
        for spot in readiness.weak_spots[:_SHOWN]:
            yield f"  {decimal(spot.points_lost):>4}  {catalogue.factor[spot.factor].short_name:<{_NAME_WIDTH}}{channels.WORDS[spot.channel]}"
        if len(readiness.weak_spots) > _SHOWN:
            yield f"        and {count_words(len(readiness.weak_spots) - _SHOWN, 'other')} that cost less"
    if change := change_sentence(readiness, catalogue):
        yield ""
        yield change
    for check in readiness.checks:
        yield f"A question back to you: {check.question}"
    yield ""
    yield _made(export)


def _plan(export: Export) -> Iterator[str]:
    plan, catalogue = export.plan, export.catalogue
    yield f"Action plan, {minutes_words(plan.minutes_per_day)} a day"
    yield " · ".join(
        (job_words(export.candidacy), since_words(export.candidacy, export.today), STAGE_WORDS[plan.stage])
    )
    if plan.projected is not None:
        yield f"With this plan the index would stand at about {whole(plan.projected, catalogue)}."
    if not plan.items:
        yield ""
        yield "Nothing is planned for now."
    for day, items in groupby(plan.items, key=lambda item: item.day):
        yield ""
        yield day_near(day, export.today)
        for item in items:
            yield f"  [ ] {catalogue.action[item.action].title} ({item_note(item)})"
    for title, entries in unplanned_groups(plan):
        yield ""
        yield title
        for entry in entries:
            yield f"  {catalogue.action[entry.action].title}: {entry.reason}"
    yield ""
    yield _made(export)


def _made(export: Export) -> str:
    return (
        "An index of your own ratings, not a chance. "
        f"Catalogue {export.readiness.catalogue}, {day_name(export.today, year=True)}."
    )


def catalogue_text(catalogue: Catalogue) -> str:
    """Return every factor with its id, weight and depth, by dimension."""
    return "\n".join(_catalogue(catalogue))


def facts_text(catalogue: Catalogue) -> str:
    """Return what conditions may ask, a line for each fact: its name, its values and what it means."""
    return "\n".join(f"{fact.name:<32}{_values(fact):<52}{fact.meaning}".rstrip() for fact in catalogue.facts)


def _values(fact: Fact) -> str:
    return fact.unit or ", ".join(fact.words) or "yes or no"


def _catalogue(catalogue: Catalogue) -> Iterator[str]:
    yield f"Catalogue {catalogue.version}"
    for dimension in catalogue.dimensions:
        yield ""
        yield f"{dimension.name} ({BLOCK_TITLES[dimension.block].lower()})"
        for name in dimension.factors:
            factor = catalogue.factor[name]
            depth = "quick check" if factor.core else "full only"
            yield f"  {factor.id:<4}{factor.short_name:<{_NAME_WIDTH}}weight {factor.weight}, {depth}"
