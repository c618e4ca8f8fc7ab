"""Readiness: the number, its range and its word for one candidacy on one day, with what costs most.

Decides how the parts fit together and when the headline may show a number. The arithmetic is in `scoring.readiness.blocks`, the
judgements are in the catalogue, and the wording belongs to the screens.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import Any

from scoring.catalogue import Catalogue
from scoring.catalogue.judgements import Gate, Scoring
from scoring.facts import Snapshot
from scoring.readiness.blocks import (
    Levels,
    Points,
    Tally,
    headline_value,
    index,
    points_per_level,
    tally,
    why_no_number,
    widened,
)
from scoring.readiness.next_label import Raisable, next_label
from scoring.readiness.repairs import credited_levels
from scoring.readiness.verdict import capped, closed_gates, label_of, raised_checks
from scoring.readiness.weak_spots import weak_spots
from scoring.results import BlockScore, Headline, NextLabel, NoNumber, Readiness, WeakSpot
from scoring.terms import BLOCKS, FLOAT_NOISE, BlockName, Stage

_ENDED, _ENDED_BLOCK = Headline(no_number="closed"), BlockScore(no_number="closed")


@dataclass(frozen=True)
class Score:
    """The numbers of a snapshot; `credited` holds its levels after repairs."""

    now: Snapshot
    credited: Levels
    headline: Headline
    blocks: dict[BlockName, BlockScore]


def readiness(now: Snapshot) -> Readiness:
    """Score a snapshot: headline, blocks, weak spots, the next label and the checks raised.

    What has ended has no number, nothing to mend and nothing to ask; `last` is how it stood before that was known.
    """
    scored, catalogue = score(now), now.catalogue
    headline, closed = scored.headline, now.stage is Stage.CLOSED
    shares = {block: part.share for block, part in scored.blocks.items()}
    worth = points_per_level(now.standing.levels, shares, catalogue)
    spots = () if closed else weak_spots(now, worth)
    if headline.value is None:
        spots = tuple(
            spot.model_copy(update={"points_lost": None})
            for spot in sorted(spots, key=lambda spot: spot.channel == "none")
        )
    return Readiness(
        today=now.today,
        catalogue=catalogue.version,
        stage=now.stage,
        round=now.rated_round,
        depth=now.candidacy.depth,
        headline=headline,
        blocks=scored.blocks,
        weak_spots=spots,
        next_label=_next_label(scored, spots, worth),
        checks=() if closed else raised_checks(catalogue.scoring, {**now.facts, "headline": headline.value}),
        last=readiness(now.before_it_closed) if closed else None,
    )


def score(now: Snapshot) -> Score:
    """Score a snapshot without weak spots, next label and checks: the same numbers, for many candidacies at once."""
    catalogue, credited = now.catalogue, credited_levels(now)
    if now.stage is Stage.CLOSED:
        return Score(now, credited, _ENDED, dict.fromkeys(BLOCKS, _ENDED_BLOCK))
    sums = tally(now, credited)
    gates = closed_gates(catalogue.scoring, now.facts)
    return Score(
        now=now,
        credited=credited,
        headline=_headline(sums, gates, catalogue),
        blocks={block: _block(block, sums, catalogue) for block in BLOCKS},
    )


def _headline(sums: Tally, gates: Sequence[Gate], catalogue: Catalogue) -> Headline:
    """Read the headline: a number where every block in it has one, else a range, else the reason why not."""
    scoring, shares = catalogue.scoring, sums.shares
    covered = min((sums.covered[block] for block, share in shares.items() if share), default=None)
    reason = why_no_number(covered, scoring.coverage)
    numbers = _numbers(lambda points: headline_value(points, shares), sums, reason, scoring)
    if "value" in numbers:
        word = label_of(numbers["value"], scoring.labels)
        numbers |= {"label": capped(word, gates, scoring.labels), "uncapped_label": word}
        numbers["unit_weight"] = index(
            sums.standing.levels, shares, {block: dict.fromkeys(ids, 1) for block, ids in catalogue.weights.items()}
        )
    gate_reasons = {gate.id: gate.reason for gate in gates}
    show = tuple(gate.show for gate in gates if gate.show)
    bare = Headline(gates=tuple(gate_reasons), gate_reasons=gate_reasons, show=show, no_number=reason)
    return bare.model_copy(update=numbers)


def _block(block: BlockName, sums: Tally, catalogue: Catalogue) -> BlockScore:
    """Read one block, by the same rule as the headline."""
    scoring, weights, coverage = catalogue.scoring, catalogue.weights[block], sums.covered.get(block)
    reason = why_no_number(coverage, scoring.coverage)
    missing = tuple(name for name in sums.standing.missing if name in weights)
    bare = BlockScore(
        coverage=coverage or 0.0,
        share=sums.shares[block],
        no_number=reason,
        missing=missing,
        needed=() if reason in {None, "not_due"} else _needed(missing, weights, sums, coverage or 0.0, scoring),
        due_from=min((day for name, day in sums.standing.pending.items() if day and name in weights), default=None),
    )
    return bare.model_copy(update=_numbers(itemgetter(block), sums, reason, scoring))


def _numbers(of: Callable[[Points], float], sums: Tally, reason: NoNumber | None, scoring: Scoring) -> dict[str, Any]:
    """Return what may be shown: a range, and the numbers in it unless there is a reason against them."""
    if reason not in {None, "range_only"}:
        return {}
    found = {name: of(points) for name, points in sums.points.items()}
    found["low"], found["high"] = widened(found["value"], found["low"], found["high"], scoring.band_points)
    return {name: found[name] for name in ("low", "high")} if reason else found


def _needed(
    missing: tuple[str, ...], weights: Mapping[str, int], sums: Tally, coverage: float, scoring: Scoring
) -> tuple[str, ...] | None:
    """Return the first open answers that lift a block to a number, None when all of them would not."""
    due = sum(weights.get(name, 0) for name in (*sums.standing.levels, *sums.standing.unsure, *missing))
    reached = accumulate((weights[name] for name in missing), initial=coverage * due)
    enough = scoring.coverage.number_from * due - FLOAT_NOISE
    return next((missing[:number] for number, part in enumerate(reached) if part >= enough), None)


def _next_label(scored: Score, spots: Sequence[WeakSpot], worth: Mapping[str, float]) -> NextLabel | None:
    headline, now = scored.headline, scored.now
    if headline.value is None or headline.label is None:
        return None
    by_factor = {spot.factor: spot for spot in spots}
    raisable = [
        Raisable(spot.factor, spot.level, worth[spot.factor], spot.channel != "none")
        for name in now.standing.levels
        if (spot := by_factor.get(name)) and not now.catalogue.factor[name].derived
    ]
    return next_label(headline.value, headline.label, now.facts, raisable, now.catalogue.scoring)
