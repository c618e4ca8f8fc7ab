"""The truth table of every shipped condition and stop rule, kept in `tests/golden/action_conditions.yaml`, and its reasons.

Decides nothing about dates or minutes: only whether an action is open, not needed or stopped in a situation.
"""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from scoring.catalogue import Catalogue
from scoring.facts import compile_condition
from scoring.loading import load_catalogue

Table = dict[str, list[tuple[str, dict[str, Any], str]]]


def table(name: str) -> Table:
    read: Table = YAML(typ="safe").load(Path(__file__).parents[2] / "golden" / name)
    return read


def situations(lines_of: Table) -> list[Any]:
    return [
        pytest.param(action, differing, result, id=f"{action} {said}: {result}")
        for action, lines in lines_of.items()
        for said, differing, result in lines
    ]


TABLE, REASONS = table("action_conditions.yaml"), table("action_reasons.yaml")
USUAL = {
    "stage": "waiting",
    "expected_rounds": "unknown",
    "interviewers": 1,
    "days_since_interview": 3,
    "business_days_since_interview": 3,
    "thanked": True,
    "everyone_thanked": True,
    "main_thanked": True,
    "thank_you_days": 0,
    "contact_known": True,
    "unanswered_contacts": 0,
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def unknown(catalogue: Catalogue) -> dict[str, object]:
    """Every fact at unknown."""
    return dict.fromkeys(catalogue.fact)


@pytest.mark.parametrize(("name", "differing", "result"), situations(TABLE))
def test_an_action_is_open_only_where_it_helps(
    catalogue: Catalogue, unknown: dict[str, object], name: str, differing: dict[str, object], result: str
) -> None:
    facts = unknown | USUAL | differing
    action = catalogue.action[name]
    stopped = any(compile_condition(rule.when)(facts) for rule in action.stops_when)
    holds = compile_condition(action.condition)(facts)
    assert ("stopped" if stopped else "open" if holds else "not needed") == result


@pytest.mark.parametrize(("name", "differing", "reason"), situations(REASONS))
def test_the_reason_of_an_action_that_is_not_open_is_true(
    catalogue: Catalogue, unknown: dict[str, object], name: str, differing: dict[str, object], reason: str
) -> None:
    facts = unknown | USUAL | differing
    action = catalogue.action[name]
    stops = [rule.reason for rule in action.stops_when if compile_condition(rule.when)(facts)]
    told = [one.reason for one in action.reasons if compile_condition(one.when)(facts)]
    assert stops or not compile_condition(action.condition)(facts)
    assert [*stops, *told, action.condition_reason][0] == reason


def test_a_situation_names_only_facts_that_exist(unknown: dict[str, object]) -> None:
    named = {fact for lines in (*TABLE.values(), *REASONS.values()) for _, differing, _ in lines for fact in differing}
    assert named <= unknown.keys()


def test_every_action_has_a_situation_in_which_it_is_open_and_one_in_which_it_is_not(catalogue: Catalogue) -> None:
    results = {name: {result for _, _, result in TABLE.get(name, [])} for name in catalogue.action}
    assert [name for name, seen in results.items() if "open" not in seen or len(seen) < 2] == []


@pytest.mark.parametrize("outcome", ["offer", "accepted", "declined", "rejected", "parked"])
def test_no_preparation_stays_open_after_an_outcome(
    catalogue: Catalogue, unknown: dict[str, object], outcome: str
) -> None:
    facts = unknown | USUAL | {"stage": "held" if outcome == "offer" else "closed", "outcome": outcome}
    preparation = [action for action in catalogue.actions if action.channel == "round_two"]
    assert [a.id for a in preparation if not any(compile_condition(rule.when)(facts) for rule in a.stops_when)] == []
