"""The arithmetic of the index: block values, the headline made of them, their coverage, shares and ranges.

Every number shown, including a projected one, comes from `block_values` and `index`. Which level a factor stands at is
decided in `scoring.facts.standing`; which word a number gets in `scoring.readiness.verdict`.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from scoring.catalogue import Catalogue
from scoring.catalogue.judgements import Coverage
from scoring.facts import Snapshot, Standing
from scoring.results import NoNumber
from scoring.terms import BLOCKS, BlockName, Stage, without_noise

TOP_LEVEL = 4
POINTS_PER_LEVEL = 100 / TOP_LEVEL

Levels = Mapping[str, float]
Points = Mapping[BlockName, float]
Shares = Mapping[BlockName, float]
Weights = Mapping[BlockName, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything the numbers of one candidacy are read from.

    `covered` is the rated part of the weight that is due, 0 to 1, for the blocks in which something is due; `shares`
    is each block's part of the headline. `points` are those of the blocks by the names of the result: `value` as performed,
    `low` and `high` with unknown answers filled, and `after_repairs`.
    """

    standing: Standing
    covered: Mapping[BlockName, float]
    shares: Shares
    points: Mapping[str, Points]


def tally(now: Snapshot, credited: Levels) -> Tally:
    """Add up the answers of a snapshot; `credited` holds the levels after repairs."""
    known, catalogue = now.standing, now.catalogue
    unknown, fill = [*known.unsure, *known.missing], catalogue.scoring.unknown
    low, high = (known.levels | dict.fromkeys(unknown, level) for level in (fill.low, fill.high))
    levels = {"value": known.levels, "low": low, "high": high, "after_repairs": credited}
    covered = _coverage(known, catalogue)
    points = {name: block_values(stood, catalogue.weights) for name, stood in levels.items()}
    return Tally(known, covered, _shares(covered, now.stage, catalogue), points)


def block_values(levels: Levels, weights: Weights) -> dict[BlockName, float]:
    """Return 0 to 100 points for every block that has a factor with a level.

    Points are weight times level over weight times top level, of the factors that have a level.
    """
    values: dict[BlockName, float] = {}
    for block, block_weights in weights.items():
        points = total = 0.0
        for factor, weight in block_weights.items():
            if factor in levels:
                points += weight * levels[factor]
                total += weight
        if total:
            values[block] = 100 * points / (TOP_LEVEL * total)
    return values


def headline_value(values: Points, shares: Shares) -> float:
    """Return 0 to 100 points: the mean of the blocks by their shares. Every block that has a share needs a value."""
    return without_noise(sum(share * values[block] for block, share in shares.items() if share))


def index(levels: Levels, shares: Shares, weights: Weights) -> float:
    """Return the headline that these levels make. Every block that has a share needs a factor with a level."""
    return headline_value(block_values(levels, weights), shares)


def points_per_level(levels: Levels, shares: Shares, catalogue: Catalogue) -> dict[str, float]:
    """Return the points that one level of each rated factor is worth in the headline."""
    worth: dict[str, float] = {}
    for block, weights in catalogue.weights.items():
        rated = {name: weight for name, weight in weights.items() if name in levels}
        total = sum(rated.values())
        worth |= {name: shares[block] * POINTS_PER_LEVEL * weight / total for name, weight in rated.items()}
    return worth


def widened(value: float, low: float, high: float, band: int) -> tuple[float, float]:
    """Return the range, at least `band` points to either side of the value and within 0 to 100."""
    return max(0.0, min(low, value - band)), min(100.0, max(high, value + band))


def why_no_number(coverage: float | None, limits: Coverage) -> NoNumber | None:
    """Say why this share of answers, None where nothing is due, allows no number; None when it does."""
    if coverage is None:
        return "not_due"
    if coverage >= limits.number_from:
        return None
    return "range_only" if coverage >= limits.range_from else "too_few_answers"


def _coverage(known: Standing, catalogue: Catalogue) -> dict[BlockName, float]:
    """Return the rated share of the weight that is due, 0 to 1, for every block in which something is due."""
    covered: dict[BlockName, float] = {}
    for block, weights in catalogue.weights.items():
        rated = sum(weights.get(name, 0) for name in known.levels)
        due = rated + sum(weights.get(name, 0) for name in (*known.unsure, *known.missing))
        if due:
            covered[block] = rated / due
    return covered


def _shares(in_play: Container[BlockName], stage: Stage, catalogue: Catalogue) -> dict[BlockName, float]:
    """Return each block's part of the headline; a block in which nothing is due gives its part to the others."""
    weights = catalogue.scoring.stage_weights["waiting" if stage is Stage.WAITING else "invited"]
    parts = {block: getattr(weights, block) if block in in_play else 0.0 for block in BLOCKS}
    total = sum(parts.values())
    return {block: part / total if total else 0.0 for block, part in parts.items()}
