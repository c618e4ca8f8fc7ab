"""Readiness, plan and catalogue as plain text for a terminal: calm, short, no colour and no markup.

Each is laid out by a template. What the user typed stands on one line without control characters, so it cannot steer a terminal.
"""

from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exports.export import Export
from exports.report import report_of
from scoring.catalogue import Catalogue
from scoring.language import minutes_words
from wording import channels
from wording.numbers import whole
from wording.sentences import catalogue_sentence, left_out
from wording.words import BLOCK_TITLES, STAGE_WORDS, count_words, day_name, decimal, job_words, since_words

_TEMPLATES = Environment(  # noqa: S701 - a terminal knows no markup
    loader=FileSystemLoader(Path(__file__).parent / "templates"), undefined=StrictUndefined, trim_blocks=True
)
_WORDS: Final[dict[str, Any]] = {
    "block_titles": BLOCK_TITLES,
    "channel_words": channels.WORDS,
    "count_words": count_words,
    "decimal": decimal,
    "minutes_words": minutes_words,
    "whole": whole,
}


def readiness_text(export: Export) -> str:
    """Return the verdict, the blocks and the weak spots that cost most."""
    return _filled("readiness.txt", export)


def plan_text(export: Export) -> str:
    """Return the plan by day, and what is not in it, with reasons."""
    return _filled("plan.txt", export)


def catalogue_text(catalogue: Catalogue) -> str:
    """Return every factor with its id, weight and depth, by dimension."""
    return _TEMPLATES.get_template("catalogue.txt", globals=_WORDS).render(catalogue=catalogue).rstrip()


def facts_text(catalogue: Catalogue) -> str:
    """Return what conditions may ask, a line for each fact: its name, its values and what it means."""
    rows = ((fact.name, fact.unit or ", ".join(fact.words) or "yes or no", fact.meaning) for fact in catalogue.facts)
    return "\n".join(f"{name:<32}{values:<52}{meaning}".rstrip() for name, values, meaning in rows)


def _filled(template: str, export: Export) -> str:
    since, stage = since_words(export.candidacy, export.today), STAGE_WORDS[export.readiness.stage]
    day = day_name(export.today, year=True)
    return _TEMPLATES.get_template(template, globals=_WORDS).render(
        report=report_of(export),
        left_out=left_out(export.candidacy, export.catalogue),
        readiness=export.readiness,
        plan=export.plan,
        catalogue=export.catalogue,
        about=f"{job_words(export.candidacy)} · {since} · {stage}",
        changed=catalogue_sentence(export.candidacy, export.catalogue),
        made=f"An index of your own ratings, not a chance. Catalogue {export.readiness.catalogue}, {day}.",
    )
