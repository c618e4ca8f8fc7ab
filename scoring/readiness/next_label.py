"""The fewest one-level rises that would change the word.

Decides by arithmetic alone: rises enough to reach the next border and to open every gate below it. It takes for granted
that a gate opened by some rises stays open under more, as every gate of the shipped catalogue does.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, product
from operator import le
from typing import NamedTuple

from scoring.catalogue.judgements import Gate, Scoring
from scoring.facts import Facts, compile_condition
from scoring.facts.conditions import names_in
from scoring.readiness.blocks import TOP_LEVEL
from scoring.readiness.verdict import closed_gates, ladder
from scoring.results import NextLabel
from scoring.terms import FLOAT_NOISE, LabelName, without_noise


class Raisable(NamedTuple):
    """A factor that can rise: its level, what one more is worth in the headline, and whether it can still be changed."""

    factor: str
    level: int
    points: float
    open: bool


def next_label(
    value: float, label: LabelName, facts: Facts, raisable: Sequence[Raisable], scoring: Scoring
) -> NextLabel | None:
    """Return the next label and the smallest set of one-level rises that reaches it; None where there is none.

    `raisable` holds every factor of the headline that can rise, in catalogue order. Of equally small sets: the one with most
    rises that can still be made, then the one that gains most, then the earliest in the catalogue.
    """
    steps = ladder(scoring.labels)
    names = [step.name for step in steps]
    place = names.index(label) + 1
    if place == len(steps):
        return None
    gates = [gate for gate in closed_gates(scoring, facts) if gate.cap in names[:place]]
    missing = steps[place].at_least - value
    found = (_cheapest(opening, missing, raisable) for opening in _levels_that_open(gates, facts, raisable))
    sets = [rises for rises in found if rises is not None]
    best = min(sets, key=lambda rises: _preference(rises, raisable), default=None)
    return None if best is None else NextLabel(label=names[place], factors=tuple(one.factor for one in best))


def _preference(rises: Sequence[Raisable], raisable: Sequence[Raisable]) -> tuple[int, int, float, list[int]]:
    points = without_noise(sum(rise.points for rise in rises))
    return len(rises), sum(not rise.open for rise in rises), -points, [raisable.index(rise) for rise in rises]


def _levels_that_open(gates: Sequence[Gate], facts: Facts, raisable: Sequence[Raisable]) -> list[dict[str, int]]:
    """Return the smallest changes that open all of these gates, as new levels by factor."""
    openings: list[dict[str, int]] = [{}]
    for gate in gates:
        ways = _ways_to_open(gate, facts, raisable)
        openings = [
            {name: max(opening.get(name, 0), way.get(name, 0)) for name in opening | way}
            for opening in openings
            for way in ways
        ]
    return openings


def _ways_to_open(gate: Gate, facts: Facts, raisable: Sequence[Raisable]) -> list[dict[str, int]]:
    """Return the new levels that open one gate, leaving out those that go beyond another way."""
    closed = compile_condition(gate.when)
    levels = {one.factor: one.level for one in raisable if one.factor in names_in(gate.when)}
    trial = dict(facts)
    ways: list[tuple[int, ...]] = []
    for tried in sorted(product(*(range(level, TOP_LEVEL + 1) for level in levels.values())), key=sum):
        if any(all(map(le, way, tried)) for way in ways):
            continue
        trial.update(zip(levels, tried, strict=True))
        if not closed(trial):
            ways.append(tried)
    return [dict(zip(levels, way, strict=True)) for way in ways]


def _cheapest(opening: Mapping[str, int], missing: float, raisable: Sequence[Raisable]) -> list[Raisable] | None:
    """Return the rises of an opening plus the fewest more that gain the missing points; None where all do not."""
    needed = [one for one in raisable for _ in range(opening.get(one.factor, one.level) - one.level)]
    missing -= sum(one.points for one in needed) + FLOAT_NOISE
    by_points = sorted(raisable, key=lambda one: -one.points)
    left = [one for one in by_points for _ in range(TOP_LEVEL - max(opening.get(one.factor, 0), one.level))]
    for count, gained in enumerate(accumulate((one.points for one in left), initial=0.0)):
        if gained >= missing:
            return [*needed, *_most_changeable(left, count, missing)]
    return None


def _most_changeable(left: Sequence[Raisable], count: int, missing: float) -> Sequence[Raisable]:
    """Return `count` rises that gain the missing points, as few as can be of them past; the largest first."""
    still, past = ([one for one in left if one.open is wanted] for wanted in (True, False))
    mixes = ([*still[: count - late], *past[:late]] for late in range(count + 1))
    enough = (mix for mix in mixes if len(mix) == count and sum(one.points for one in mix) >= missing)
    return next(enough, left[:count])
