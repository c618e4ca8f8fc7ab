"""Repairs: what a message that they can see before deciding adds to a level.

Decides which finished actions credit which factors. The headline as performed never changes; the credited levels only
make the number beside it. A round-two repair earns nothing here: it shows when the user rates preparation again.
"""

from scoring.catalogue import Action, Catalogue, Factor
from scoring.facts import Snapshot
from scoring.readiness.blocks import TOP_LEVEL


def repair_credit(action: Action, factor: Factor, catalogue: Catalogue) -> float:
    """Return the levels that this action can add to this factor: one, half where partly repairable, or none."""
    seen = action.channel == "message" and factor.repair_channel in {"message", "both"}
    if not seen or factor.derived:
        return 0.0
    credit: float = getattr(catalogue.scoring.repair_credit, factor.repairable)
    return credit


def credited_levels(now: Snapshot) -> dict[str, float]:
    """Return the levels with one credit for each factor that a finished action repaired."""
    levels, catalogue = now.standing.levels, now.catalogue
    credited: dict[str, float] = dict(levels)
    for state in now.actions.values():
        if state.status == "done":
            action = catalogue.action[state.action]
            for name in state.repaired:
                if name in levels:
                    credit = repair_credit(action, catalogue.factor[name], catalogue)
                    credited[name] = max(credited[name], min(TOP_LEVEL, levels[name] + credit))
    return credited
