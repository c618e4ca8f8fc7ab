"""Gains: what an action adds to the headline, in points of the index.

Decides which levels an action moves: a message credits the factors it can repair before they decide, preparation raises
the factors of its own block by one level towards the catalogue's target. The arithmetic is that of `scoring.readiness.blocks`.
"""

from collections.abc import Mapping

from scoring.catalogue import Action, Factor
from scoring.readiness import Score, repair_credit
from scoring.readiness.blocks import TOP_LEVEL, index, points_per_level
from scoring.terms import Stage


class Projection:
    """The levels as they will be when the actions added so far are done."""

    def __init__(self, scored: Score) -> None:
        self._catalogue, self._stage = scored.now.catalogue, scored.now.stage
        self._shares = {block: part.share for block, part in scored.blocks.items()}
        self._has_number = scored.headline.value is not None
        self._levels: dict[str, float] = dict(scored.now.standing.levels)
        self._credits = {name: level - self._levels[name] for name, level in scored.credited.items()}
        self._worth: Mapping[str, float] = points_per_level(self._levels, self._shares, self._catalogue)

    @property
    def points(self) -> float | None:
        """The headline after the actions added so far, or None when there is no number."""
        if not self._has_number:
            return None
        levels = {name: self._level(name) for name in self._levels}
        return index(levels, self._shares, self._catalogue.weights)

    def gain(self, action: Action) -> float | None:
        """Return the points that the action would add now; None when the headline has no number."""
        if not self._has_number:
            return None
        moved = {
            factor.id: min(TOP_LEVEL, self._raised(action, factor) + self._credit(action, factor))
            for factor in self._linked(action)
        }
        return sum(self._worth[name] * (level - self._level(name)) for name, level in moved.items())

    def add(self, action: Action) -> float | None:
        """Do the action, and return the points that it adds."""
        gain = self.gain(action)
        for factor in self._linked(action):
            self._credits[factor.id] = self._credit(action, factor)
            self._levels[factor.id] = self._raised(action, factor)
        return gain

    def weight(self, action: Action) -> float:
        """Return the weight of the factors that the action serves: its rank where points are unknown."""
        return float(sum(self._catalogue.factor[name].weight for name in action.factors))

    def _level(self, name: str) -> float:
        return min(TOP_LEVEL, self._levels[name] + self._credits[name])

    def _linked(self, action: Action) -> list[Factor]:
        return [self._catalogue.factor[name] for name in action.factors if name in self._levels]

    def _credit(self, action: Action, factor: Factor) -> float:
        """Return the levels credited to the factor with this action: one credit at most, and only while they decide."""
        credit = repair_credit(action, factor, self._catalogue) if self._stage is Stage.WAITING else 0.0
        return max(self._credits[factor.id], credit)

    def _raised(self, action: Action, factor: Factor) -> float:
        """Return the level of the factor after preparing it with this action."""
        level = self._levels[factor.id]
        open_stage = self._stage in {Stage.WAITING, Stage.INVITED}
        if not open_stage or action.channel != "round_two" or factor.block != "preparation":
            return level
        target = self._catalogue.scoring.target
        aim = target.weight_1 if factor.weight == 1 else target.other
        return level + max(0.0, min(1.0, aim - level))
