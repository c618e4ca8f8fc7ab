"""Weak spots: which factors cost most points, and what can still be done about each.

Decides the order and the channel. The words about a factor are in the catalogue, the dates in the plan.
"""

from collections.abc import Mapping

from scoring.catalogue import Action, Factor
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
            actions=tuple(action for action in factors[name].actions if now.usable(action)),
        )
        for name, level in now.standing.levels.items()
        if level < TOP_LEVEL and worth[name]
    ]
    return tuple(sorted(spots, key=lambda spot: (-(spot.points_lost or 0.0), spot.level)))


def channel(factor: Factor, now: Snapshot) -> Channel:
    """Say through what the factor can still be changed: a message before they decide, round two, or nothing.

    The day of a thank-you that is sent is past. A message takes an action that such an interview leaves usable and that can
    still come up; where they take none, what it would have mended has a way of its own.
    """
    if factor.repairable == "no" or (factor.derived and now.facts["thanked"]):
        return "none"
    actions = (now.catalogue.action[name] for name in factor.actions if now.usable(name))
    unwanted = any(setting.refuses and factor.id in setting.repairs for setting in now.settings)
    carried = not unwanted and any(action.channel == "message" and _can_come(action, now) for action in actions)
    match now.stage:
        case Stage.WAITING if carried and factor.repair_channel != "round_two":
            return "message"
        case Stage.WAITING | Stage.INVITED:
            return "none" if factor.repair_channel == "message" else "round_two"
    return "none"


def _can_come(action: Action, now: Snapshot) -> bool:
    """Tell whether an action still has an occasion: a part of a note as long as one is to go out, a task once one is agreed."""
    if action.contact and action.contact.inside_note:
        return not now.facts["everyone_thanked"]
    return action.due.anchor != "task_deadline" or now.anchors["task_deadline"] is not None
