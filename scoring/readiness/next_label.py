"""The fewest one-level rises that would change the word.

Decides by arithmetic alone: rises enough to reach the next border and to open every gate below it. It takes for granted
that a gate opened by some rises stays open under more, as every gate of the shipped catalogue does.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, product
from operator import le
from typing import NamedTuple

from scoring.catalogue.judgements import Gate, Scoring
from scoring.facts import Facts, compile_condition, names_in
from scoring.readiness.blocks import TOP_LEVEL
from scoring.readiness.verdict import closed_gates, ladder
from scoring.results import NextLabel
from scoring.terms import LabelName

_FLOAT_NOISE_DIGITS = 9
_FLOAT_NOISE = 1e-9


class Room(NamedTuple):
    """A factor that can rise: its level, what one more is worth in the headline, and whether it can still be changed."""

    factor: str
    level: int
    points: float
    open: bool


def next_label(
    value: float, label: LabelName, facts: Facts, rooms: Sequence[Room], scoring: Scoring
) -> NextLabel | None:
    """Return the next label and the smallest set of one-level rises that reaches it; None where there is none.

    `rooms` holds every factor of the headline that can rise, in catalogue order. Of equally small sets: the one with most
    rises that can still be made, then the one that gains most, then the earliest in the catalogue.
    """
    steps = ladder(scoring.labels)
    names = [step.name for step in steps]
    place = names.index(label) + 1
    if place == len(steps):
        return None
    gates = [gate for gate in closed_gates(scoring, facts) if gate.cap in names[:place]]
    missing = steps[place].at_least - value
    sets = [found for lift in _lifts(gates, facts, rooms) if (found := _cheapest(lift, missing, rooms)) is not None]
    if not sets:
        return None
    best = min(sets, key=lambda rises: _preference(rises, rooms))
    return NextLabel(label=names[place], factors=tuple(room.factor for room in best))


def _preference(rises: Sequence[Room], rooms: Sequence[Room]) -> tuple[int, int, float, list[int]]:
    points = round(sum(rise.points for rise in rises), _FLOAT_NOISE_DIGITS)
    return len(rises), sum(not rise.open for rise in rises), -points, [rooms.index(rise) for rise in rises]


def _lifts(gates: Sequence[Gate], facts: Facts, rooms: Sequence[Room]) -> list[dict[str, int]]:
    """Return the smallest changes that open all of these gates, as new levels by factor."""
    lifts: list[dict[str, int]] = [{}]
    for gate in gates:
        ways = _ways_to_open(gate, facts, rooms)
        lifts = [
            {name: max(lift.get(name, 0), way.get(name, 0)) for name in lift | way} for lift in lifts for way in ways
        ]
    return lifts


def _ways_to_open(gate: Gate, facts: Facts, rooms: Sequence[Room]) -> list[dict[str, int]]:
    """Return the new levels that open one gate, leaving out those that go beyond another way."""
    closed = compile_condition(gate.when)
    levels = {room.factor: room.level for room in rooms if room.factor in names_in(gate.when)}
    trial = dict(facts)
    ways: list[tuple[int, ...]] = []
    for tried in sorted(product(*(range(level, TOP_LEVEL + 1) for level in levels.values())), key=sum):
        if any(all(map(le, way, tried)) for way in ways):
            continue
        trial.update(zip(levels, tried, strict=True))
        if not closed(trial):
            ways.append(tried)
    return [dict(zip(levels, way, strict=True)) for way in ways]


def _cheapest(lift: Mapping[str, int], missing: float, rooms: Sequence[Room]) -> list[Room] | None:
    """Return the rises of a lift plus the fewest more that gain the missing points; None where all do not."""
    needed = [room for room in rooms for _ in range(lift.get(room.factor, room.level) - room.level)]
    missing -= sum(room.points for room in needed) + _FLOAT_NOISE
    by_points = sorted(rooms, key=lambda room: -room.points)
    left = [room for room in by_points for _ in range(TOP_LEVEL - max(lift.get(room.factor, 0), room.level))]
    for count, gained in enumerate(accumulate((room.points for room in left), initial=0.0)):
        if gained >= missing:
            return [*needed, *_most_open(left, count, missing)]
    return None


def _most_open(left: Sequence[Room], count: int, missing: float) -> Sequence[Room]:
    """Return `count` rises that gain the missing points, as few as can be of them past; the largest first."""
    still, past = ([room for room in left if room.open is wanted] for wanted in (True, False))
    mixes = ([*still[: count - late], *past[:late]] for late in range(count + 1))
    enough = (mix for mix in mixes if len(mix) == count and sum(room.points for room in mix) >= missing)
    return next(enough, left[:count])
