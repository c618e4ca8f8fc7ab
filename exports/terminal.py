"""Readiness and plan as plain text for a terminal: calm, short, no colour and no markup.

What the user typed stands on one line without control characters, so it cannot steer a terminal.
"""

from collections.abc import Iterator

from exports.export import Export
from exports.report import report_of
from scoring.catalogue import Catalogue, Fact
from scoring.language import minutes_words
from scoring.readiness.verdict import whole
from wording import channels
from wording.words import BLOCK_TITLES, STAGE_WORDS, count_words, day_name, decimal, job_words, since_words

_SHOWN = 10
_NAME_WIDTH = 40


def readiness_text(export: Export) -> str:
    """Return the verdict, the blocks and the weak spots that cost most."""
    return "\n".join(_readiness(export))


def plan_text(export: Export) -> str:
    """Return the plan by day, and what is not in it, with reasons."""
    return "\n".join(_plan(export))


def _readiness(export: Export) -> Iterator[str]:
    report, catalogue, spots = report_of(export), export.catalogue, export.readiness.weak_spots
    yield report.title
    yield _about(export)
    yield ""
    yield from report.opening
    yield ""
    yield "Where you stand"
    for title, words, *_ in report.blocks:
        yield f"  {title:<14}{words}"
    if spots:
        yield ""
        yield "What to work on next, by points it costs"
        for spot in spots[:_SHOWN]:
            yield f"  {decimal(spot.points_lost):>4}  {catalogue.factor[spot.factor].short_name:<{_NAME_WIDTH}}{channels.WORDS[spot.channel]}"
        if len(spots) > _SHOWN:
            yield f"        and {count_words(len(spots) - _SHOWN, 'other')} that cost less"
    if report.change:
        yield ""
        yield report.change
    for question in report.questions:
        yield f"A question back to you: {question}"
    yield ""
    yield _made(export)


def _plan(export: Export) -> Iterator[str]:
    report, plan = report_of(export), export.plan
    yield f"Action plan, {minutes_words(plan.minutes_per_day)} a day"
    yield _about(export)
    if plan.projected is not None:
        yield f"With this plan the index would stand at about {whole(plan.projected, export.catalogue)}."
    if not report.days:
        yield ""
        yield "Nothing is planned for now."
    for day in report.days:
        yield ""
        yield day.name
        for step in day.steps:
            yield f"  [ ] {step.title} ({step.note})"
    for title, entries in report.unplanned:
        yield ""
        yield title
        for name, reason in entries:
            yield f"  {name}: {reason}"
    yield ""
    yield _made(export)


def _about(export: Export) -> str:
    candidacy, stage = export.candidacy, export.readiness.stage
    return " · ".join((job_words(candidacy), since_words(candidacy, export.today), STAGE_WORDS[stage]))


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
