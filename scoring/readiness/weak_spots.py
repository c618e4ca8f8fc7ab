"""Weak spots: which factors cost most points, and what can still be done about each.

Decides the order and the channel. The words about a factor are in the catalogue, the dates in the plan.
"""

from collections.abc import Mapping

from scoring.catalogue import Factor
from scoring.facts import Snapshot
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
            channel=channel(factors[name], now),
            actions=tuple(action for action in factors[name].actions if _left(action, now)),
        )
        for name, level in now.standing.levels.items()
        if level < TOP_LEVEL and worth[name]
    ]
    return tuple(sorted(spots, key=lambda spot: (-(spot.points_lost or 0.0), spot.level)))


def channel(factor: Factor, now: Snapshot) -> Channel:
    """Say through what the factor can still be changed: a message before they decide, round two, or nothing.

    The day of a thank-you that is sent is past. Where no message may carry it, nothing or round two is left.
    """
    if factor.repairable == "no" or (factor.derived and now.facts["thanked"]):
        return "none"
    by_message = factor.repair_channel != "round_two" and now.stage is Stage.WAITING and _carried(factor, now)
    if by_message:
        return "message"
    ahead = now.stage in {Stage.WAITING, Stage.INVITED} and factor.repair_channel != "message"
    return "round_two" if ahead else "none"


def _carried(factor: Factor, now: Snapshot) -> bool:
    """Say whether such an interview leaves a message that can do something about the factor."""
    return any(now.catalogue.action[name].contact and _left(name, now) for name in factor.actions)


def _left(action: str, now: Snapshot) -> bool:
    """Say whether such an interview leaves an action: one that makes sense there, and no message where none is taken."""
    contact = now.catalogue.action[action].contact
    refused = now.refuses and contact and not now.catalogue.message_kind[contact.about].though_unwanted
    return action not in now.cancelled and not refused
