"""Weights, sums and borders: what must be sound in a catalogue that its models alone cannot say.

Decides nothing about the judgements themselves, only that they do not contradict each other. Links between entries are
checked in `scoring.loading.links`, conditions in `scoring.loading.condition_faults`.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import fsum, isclose
from typing import get_args

from scoring.catalogue import Catalogue
from scoring.catalogue.judgements import Scoring
from scoring.catalogue.shape import About
from scoring.language import counted
from scoring.loading import condition_faults, letter_gaps
from scoring.loading.links import Fault, again
from scoring.loading.yaml_source import Steps
from scoring.terms import LabelName


def faults(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what contradicts itself or the rest of the catalogue."""
    yield from _dimensions(catalogue)
    yield from _weights(catalogue)
    yield from _seed_rows(catalogue)
    yield from _numbers(catalogue)
    yield from _prompts(catalogue)
    yield from _messages(catalogue)
    yield from condition_faults.faults(catalogue)
    yield from letter_gaps.faults(catalogue)


def _dimensions(catalogue: Catalogue) -> Iterator[Fault]:
    for i, factor in enumerate(catalogue.factors):
        dimension = catalogue.dimension.get(factor.dimension)
        if dimension and factor.block != dimension.block:
            difference = f"{factor.block}, but in dimension {dimension.id} of block {dimension.block}"
            yield Fault(("factors", i, "block"), f"Factor {factor.id} is in block {difference}; make them agree.")


def _weights(catalogue: Catalogue) -> Iterator[Fault]:
    for i, factor in enumerate(catalogue.factors):
        why = factor.weight_rationale
        if factor.weight != why.formula_weight and not why.override:
            message = f"Factor {factor.id} weighs {factor.weight}, the formula says {why.formula_weight}"
            yield Fault(("factors", i, "weight"), f"{message}; use that weight or give the reason in `override`.")
        articles = len({_article(row) for row in factor.seed_refs})
        if why.distinct_seeds != articles:
            steps = ("factors", i, "weight_rationale", "distinct_seeds")
            yield Fault(steps, f"The seed rows of factor {factor.id} come from {articles} articles; write {articles}.")
    for name in catalogue.scoring.thank_you.told_by.keys() - catalogue.factor.keys():
        place = ("scoring", "thank_you", "told_by", name)
        yield Fault(place, f"There is no factor {name}; correct the id or add that entry.")
    derived = catalogue.factor.get(catalogue.scoring.thank_you.factor)
    if derived and not derived.derived:
        message = f"Factor {derived.id} is computed from the thank-you, but not marked so; give it `derived: true`."
        yield Fault(("scoring", "thank_you", "factor"), message)


def _seed_rows(catalogue: Catalogue) -> Iterator[Fault]:
    articles = {article.id for article in catalogue.articles}
    for i, row in enumerate(catalogue.seed_rows):
        if not row.covered_by:
            yield Fault(("seed_rows", i, "covered_by"), f"Nothing covers seed row {row.id}; name the entry that does.")
        if _article(row.id) not in articles:
            yield Fault(("seed_rows", i, "id"), f"There is no article {_article(row.id)}; correct the id of this row.")
    for i, article in enumerate(catalogue.articles):
        rows = sum(_article(row.id) == article.id for row in catalogue.seed_rows)
        if rows != article.rows:
            message = f"Article {article.id} has {counted(rows, 'seed row')}; write {rows} or add the missing rows."
            yield Fault(("articles", i, "rows"), message)


def _article(row: str) -> str:
    return row.partition("-")[0]


def _numbers(catalogue: Catalogue) -> Iterator[Fault]:
    scoring = catalogue.scoring
    for stage in ("waiting", "invited"):
        steps: Steps = ("scoring", "stage_weights", stage)
        weights = scoring.stage_weights.get(stage)
        if weights is None:
            yield Fault(steps, f"The weights of the stage {stage} are missing; add them.")
        elif not isclose(total := fsum(weights.model_dump().values()), 1):
            yield Fault(steps, f"The weights of the stage {stage} add up to {total:g}; change them to add up to 1.")
        elif min(weights.model_dump().values()) < 0:
            yield Fault(steps, f"A weight of the stage {stage} is below 0; use 0 or more.")
    if not 0 <= scoring.coverage.range_from <= scoring.coverage.number_from <= 1:
        message = "Coverage must rise from `range_from` to `number_from` between 0 and 1; correct the two."
        yield Fault(("scoring", "coverage"), message)
    yield from _labels(scoring)
    yield from _thank_you_steps(scoring)


def _labels(scoring: Scoring) -> Iterator[Fault]:
    if tuple(label.name for label in scoring.labels) != get_args(LabelName):
        names = ", ".join(get_args(LabelName))
        yield Fault(("scoring", "labels"), f"The labels must be {names}; name each of them once, in this order.")
    borders = [label.at_least for label in scoring.labels]
    if borders[:1] != [0]:
        yield Fault(("scoring", "labels", 0, "at_least"), "The first label must start at 0; set its `at_least` to 0.")
    for i, (lower, upper) in enumerate(pairwise(borders), start=1):
        if upper <= lower:
            label = scoring.labels[i].name
            message = f"Label {label} starts at {upper}, but the one before it at {lower}; let the borders rise."
            yield Fault(("scoring", "labels", i, "at_least"), message)


def _thank_you_steps(scoring: Scoring) -> Iterator[Fault]:
    days = [step.up_to_day for step in scoring.thank_you.steps]
    limits = [day for day in days[:-1] if day is not None]
    if not days or days[-1] is not None or len(limits) < len(days) - 1 or limits != sorted(set(limits)):
        message = "The days of the steps must rise and the last `up_to_day` must be null; put them in that order."
        yield Fault(("scoring", "thank_you", "steps"), message)


def _prompts(catalogue: Catalogue) -> Iterator[Fault]:
    """Find what two parts of the preparation ask for: both may be open, and neither would know of the other's words."""
    asked = (
        (("round_two", "parts", i, "prompts", k, "kind"), (prompt.kind, prompt.about))
        for i, part in enumerate(catalogue.round_two.parts)
        for k, prompt in enumerate(part.prompts)
    )
    for steps, _ in again(asked):
        yield Fault(steps, "Another prompt asks for this already; let one of the two parts recall it.")


def _messages(catalogue: Catalogue) -> Iterator[Fault]:
    missing = sorted({kind for part in get_args(About) for kind in get_args(part)} - catalogue.message_kind.keys())
    if missing:
        yield Fault(("messages",), f"Nothing says what holds for a message of the kind {missing[0]}; add it.")
