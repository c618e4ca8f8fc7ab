"""Every stop rule of every shipped action stops it in some situation, with its own reason."""

from collections.abc import Iterator

import pytest

from scoring.catalogue import Action, StopRule
from scoring.facts import compile_condition
from scoring.facts.conditions import names_in
from scoring.loading import load_catalogue

CATALOGUE = load_catalogue()
UNKNOWN: dict[str, object] = dict.fromkeys(CATALOGUE.fact)
NOTHING_HAPPENED = UNKNOWN | {"stage": "waiting", "days_since_interview": 0, "unanswered_contacts": 0}
SITUATIONS: dict[str, dict[str, object]] = {
    "the user said no": {"stage": "closed", "outcome": "declined"},
    "they said no": {"stage": "closed", "outcome": "rejected"},
    "parked": {"stage": "closed", "outcome": "parked"},
    "an offer": {"stage": "held", "outcome": "offer"},
    "an offer accepted": {"stage": "closed", "outcome": "accepted"},
    "round two is over": {"stage": "held"},
    "invited": {"stage": "invited", "days_since_interview": 3, "business_days_since_interview": 3},
    "one round only": {"expected_rounds": "one"},
    "asked for the date": {"date_question_asked": True},
    "the date is known": {"decision_date_known": True},
    "a month of silence": {
        "days_since_interview": 31,
        "business_days_since_interview": 22,
        "usual_wait_over": True,
        "last_day_to_ask_passed": True,
    },
    "an answer tells of the note": {"thank_you_told": True},
    "an answer tells of a note for each": {"thank_you_told": True, "U2": 3},
    "a week after round two": {"stage": "held", "days_since_round": 7},
    "a week of silence": {"days_since_interview": 8, "business_days_since_interview": 6, "usual_wait_over": True},
    "a sample is chosen": {"opted_in_A08": True, "D1": 2},
    "somebody replied": {"reply_received": True},
    "a call reached nobody": {"phone_attempt_failed": True},
}
RULES = [
    pytest.param(action, rule, id=f"{action.id}: {rule.when}")
    for action in CATALOGUE.actions
    for rule in action.stops_when
]


def stopping(action: Action, rule: StopRule) -> Iterator[str]:
    """Yield the situations in which this rule is the first to stop the action."""
    for name, differing in SITUATIONS.items():
        facts = NOTHING_HAPPENED | differing
        first = next((one for one in action.stops_when if compile_condition(one.when)(facts)), None)
        if first is rule:
            yield name


@pytest.mark.parametrize(("action", "rule"), RULES)
def test_a_stop_rule_stops_its_action_in_some_situation(action: Action, rule: StopRule) -> None:
    assert list(stopping(action, rule)) != []


@pytest.mark.parametrize(("action", "rule"), RULES)
def test_a_stop_rule_leaves_its_action_alone_when_nothing_has_happened(action: Action, rule: StopRule) -> None:
    assert not compile_condition(rule.when)(NOTHING_HAPPENED), action.id


@pytest.mark.parametrize(("action", "rule"), RULES)
def test_a_stop_rule_reads_only_facts_that_exist(action: Action, rule: StopRule) -> None:
    assert names_in(rule.when) <= UNKNOWN.keys(), action.id
