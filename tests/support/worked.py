"""The worked example with other fields, and what a plan of it says of an action."""

import json
from datetime import date, timedelta
from typing import Any

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.results import Plan, PlanItem, Unplanned
from tests.support.golden import CASES
from tests.support.strategies import changed

EXAMPLE: dict[str, Any] = json.loads((CASES.parent / "candidacy.json").read_bytes())
INTERVIEW = date(2026, 11, 16)


def day(number: int) -> date:
    return INTERVIEW + timedelta(days=number)


def candidacy(**fields: object) -> Candidacy:
    """Return the worked example with other fields."""
    return Candidacy.model_validate(EXAMPLE | fields)


def untold(**fields: object) -> Candidacy:
    """Return the worked example on its first evening: nothing is sent, and no answer tells of a note."""
    answers = [one for one in EXAMPLE["answers"] if one["factor"] not in {"U2", "U3"}]
    return candidacy(**{"events": [], "actions": [], "answers": answers} | fields)


def happened(*events: dict[str, object]) -> list[dict[str, object]]:
    return [*EXAMPLE["events"], *events]


def ticked(action: str, number: int, status: str = "done") -> dict[str, object]:
    return {"action": action, "status": status, "on": day(number)}


def item(result: Plan, action: str) -> PlanItem:
    return next(one for one in result.items if one.action == action)


def unplanned(result: Plan, action: str) -> Unplanned:
    return next(one for one in (*result.left_out, *result.not_due, *result.stopped) if one.action == action)


def with_action(catalogue: Catalogue, name: str, **fields: object) -> Catalogue:
    """Return the catalogue with one action changed."""
    actions = [one.model_copy(update=fields) if one.id == name else one for one in catalogue.actions]
    return changed(catalogue, actions=tuple(actions))
