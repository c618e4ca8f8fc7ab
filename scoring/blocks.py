"""The arithmetic of the index: block values, the headline made of them, their shares and their ranges.

Every number shown, including a projected one, comes from `block_value` and `index`. Which level a factor stands at is
decided in `scoring.answers`; which word a number gets in `scoring.verdict`.
"""

from collections.abc import Mapping

from scoring.answers import Standing
from scoring.catalogue import BLOCKS, BlockName, Catalogue, Coverage, Stage
from scoring.results import BlockScore, NoNumber

TOP_LEVEL = 4
POINTS_PER_LEVEL = 100 / TOP_LEVEL
_FLOAT_NOISE_DIGITS = 9

Levels = Mapping[str, float]
Shares = Mapping[BlockName, float]
Weights = Mapping[BlockName, Mapping[str, float]]


def block_value(levels: Levels, weights: Mapping[str, float]) -> float:
    """Return 0 to 100 points: weight times level over weight times top level, of the factors that have a level.

    At least one factor needs a level.
    """
    points = weight = 0.0
    for factor, factor_weight in weights.items():
        if factor in levels:
            points += factor_weight * levels[factor]
            weight += factor_weight
    return 100 * points / (TOP_LEVEL * weight)


def index(levels: Levels, shares: Shares, weights: Weights) -> float:
    """Return the headline, 0 to 100 points: the mean of the block values by their shares.

    Every block that has a share needs a factor with a level.
    """
    total = sum(share * block_value(levels, weights[block]) for block, share in shares.items() if share)
    return round(total, _FLOAT_NOISE_DIGITS)


def block_shares(known: Standing, stage: Stage, catalogue: Catalogue) -> dict[BlockName, float]:
    """Return each block's part of the headline; a block in which nothing is due gives its part to the others."""
    weights = catalogue.scoring.stage_weights["waiting" if stage is Stage.WAITING else "invited"]
    due = {catalogue.factor[name].block for name in (*known.levels, *known.unsure, *known.missing)}
    in_play = {block: getattr(weights, block) if block in due else 0.0 for block in BLOCKS}
    total = sum(in_play.values())
    return {block: weight / total if total else 0.0 for block, weight in in_play.items()}


def points_per_level(levels: Levels, shares: Shares, catalogue: Catalogue) -> dict[str, float]:
    """Return the points that one level of each rated factor is worth in the headline."""
    worth: dict[str, float] = {}
    for block, weights in catalogue.weights.items():
        rated = {name: weight for name, weight in weights.items() if name in levels}
        total = sum(rated.values())
        worth |= {name: shares[block] * POINTS_PER_LEVEL * weight / total for name, weight in rated.items()}
    return worth


def spread(value: float, known: Standing, shares: Shares, catalogue: Catalogue) -> tuple[float, float]:
    """Return the ends of the range around `value`, the points of the rated levels under the same shares.

    They fill every unknown answer with a low and a high level, and keep the catalogue's band around the value.
    """
    scoring, unknown = catalogue.scoring, (*known.unsure, *known.missing)
    low, high = (
        index(known.levels | dict.fromkeys(unknown, level), shares, catalogue.weights)
        for level in (scoring.unknown.low, scoring.unknown.high)
    )
    return max(0.0, min(low, value - scoring.band_points)), min(100.0, max(high, value + scoring.band_points))


def why_no_number(coverage: float, limits: Coverage) -> NoNumber | None:
    """Say why this share of answers allows no number; None when it does."""
    if coverage >= limits.number_from:
        return None
    return "range_only" if coverage >= limits.range_from else "too_few_answers"


def block_score(block: BlockName, known: Standing, credited: Levels, share: float, catalogue: Catalogue) -> BlockScore:
    """Score one block: a number where the coverage allows one, else a range, else the reason why there is none."""
    weights = catalogue.weights[block]
    rated = sum(weights[name] for name in known.levels if name in weights)
    due = rated + sum(weights[name] for name in (*known.unsure, *known.missing) if name in weights)
    coverage = rated / due if due else 0.0
    reason = why_no_number(coverage, catalogue.scoring.coverage) if due else "not_due"
    value = block_value(known.levels, weights) if reason in {None, "range_only"} else None
    low, high = (None, None) if value is None else spread(value, known, {block: 1.0}, catalogue)
    return BlockScore(
        value=None if reason else value,
        low=low,
        high=high,
        coverage=coverage,
        after_repairs=None if reason else block_value(credited, weights),
        share=share,
        no_number=reason,
        missing=tuple(name for name in known.missing if name in weights),
        due_from=min((day for name, day in known.pending.items() if name in weights), default=None),
    )
