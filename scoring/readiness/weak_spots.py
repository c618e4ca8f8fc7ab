"""Weak spots: which factors cost most points, and what can still be done about each.

Decides the order and the channel. The words about a factor are in the catalogue, the dates in the plan.
"""

from collections.abc import Mapping

from scoring.catalogue import Factor
from scoring.facts import Facts, Snapshot
from scoring.readiness.blocks import TOP_LEVEL
from scoring.results import Channel, WeakSpot
from scoring.terms import Stage, without_noise


def weak_spots(now: Snapshot, worth: Mapping[str, float]) -> tuple[WeakSpot, ...]:
    """Return every rated factor of the headline below the top level, most points first.

    `worth` gives the points of one level. All points lost together are 100 less the headline. Ties: lower level first,
    then catalogue order.
    """
    factors = now.catalogue.factor
    spots = [
        WeakSpot(
            factor=name,
            level=level,
            points_lost=without_noise(worth[name] * (TOP_LEVEL - level)),
            channel=channel(factors[name], now.facts),
            actions=factors[name].actions,
        )
        for name, level in now.standing.levels.items()
        if level < TOP_LEVEL and worth[name]
    ]
    return tuple(sorted(spots, key=lambda spot: (-(spot.points_lost or 0.0), spot.level)))


def channel(factor: Factor, facts: Facts) -> Channel:
    """Say through what the factor can still be changed: a message before they decide, round two, or nothing.

    The day of a thank-you that is sent is past.
    """
    if factor.repairable == "no" or (factor.derived and facts["thanked"]):
        return "none"
    match facts["stage"]:
        case Stage.WAITING:
            return "round_two" if factor.repair_channel == "round_two" else "message"
        case Stage.INVITED:
            return "none" if factor.repair_channel == "message" else "round_two"
    return "none"
