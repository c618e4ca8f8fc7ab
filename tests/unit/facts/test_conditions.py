from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from scoring.facts import compile_condition
from scoring.facts.conditions import ConditionError, names_in
from scoring.loading import load_catalogue

TABLE: dict[str, list[tuple[dict[str, Any], bool]]] = YAML(typ="safe", pure=True).load(
    Path(__file__).parents[2] / "golden" / "gates_and_checks.yaml"
)

HOLDS = [
    ("True", {}, True),
    ("False", {}, False),
    ("thanked", {"thanked": True}, True),
    ("thanked", {"thanked": False}, False),
    ("thanked", {"thanked": None}, False),
    ("not thanked", {"thanked": False}, True),
    ("not thanked", {"thanked": None}, True),
    ("C1 < 2", {"C1": 1}, True),
    ("C1 < 2", {"C1": 2}, False),
    ("C1 <= 2", {"C1": 2}, True),
    ("C1 <= 2", {"C1": 3}, False),
    ("C1 > 2", {"C1": 3}, True),
    ("C1 > 2", {"C1": 2}, False),
    ("C1 >= 2", {"C1": 2}, True),
    ("C1 >= 2", {"C1": 1}, False),
    ("C1 == 2", {"C1": 2}, True),
    ("C1 == 2", {"C1": 1}, False),
    ("C1 != 2", {"C1": 1}, True),
    ("C1 != 2", {"C1": 2}, False),
    ("2 > C1", {"C1": 1}, True),
    ("1 <= C1 <= 3", {"C1": 2}, True),
    ("1 <= C1 <= 3", {"C1": 4}, False),
    ("1 <= C1 <= 3", {"C1": 0}, False),
    ("days > -1", {"days": 0}, True),
    ("days > -1", {"days": -1}, False),
    ("C1 < C2", {"C1": 1, "C2": 2}, True),
    ("stage == 'waiting'", {"stage": "waiting"}, True),
    ("stage == 'waiting'", {"stage": "held"}, False),
    ("stage in ('held', 'closed')", {"stage": "held"}, True),
    ("stage in ('held', 'closed')", {"stage": "waiting"}, False),
    ("stage not in ('held', 'closed')", {"stage": "waiting"}, True),
    ("stage not in ('held', 'closed')", {"stage": "held"}, False),
    ("C1 is None", {"C1": None}, True),
    ("C1 is None", {"C1": 0}, False),
    ("C1 is not None", {"C1": 0}, True),
    ("C1 is not None", {"C1": None}, False),
    ("a and b", {"a": True, "b": True}, True),
    ("a and b", {"a": True, "b": False}, False),
    ("a or b", {"a": False, "b": True}, True),
    ("a or b", {"a": False, "b": False}, False),
    ("a or b and c", {"a": True, "b": False, "c": False}, True),
    ("not (a or b)", {"a": False, "b": False}, True),
]

UNKNOWN_IS_FALSE = [
    "C1 < 2",
    "C1 <= 2",
    "C1 > 2",
    "C1 >= 2",
    "C1 == 2",
    "C1 != 2",
    "2 > C1",
    "C1 in (1, 2)",
    "C1 not in (1,)",
]

REFUSED = [
    ("", "cannot be read"),
    ("C1 <", "cannot be read"),
    ("C1 = 2", "cannot be read"),
    ("C1\0", "cannot be read"),
    ("3", "neither true nor false"),
    ("'word'", "neither true nor false"),
    ("C1 + 1", "neither true nor false"),
    ("len(C1)", "neither true nor false"),
    ("C1.real", "neither true nor false"),
    ("C1[0]", "neither true nor false"),
    ("lambda: True", "neither true nor false"),
    ("a if b else c", "neither true nor false"),
    ("[a for a in b]", "neither true nor false"),
    ("__import__('os').system('true')", "neither true nor false"),
    ("C1 < len(C2)", "not a fact, a number or a quoted word"),
    ("C1 < -C2", "not a fact, a number or a quoted word"),
    ("C1 < b'2'", "not a fact, a number or a quoted word"),
    ("C1 < 2j", "not a fact, a number or a quoted word"),
    ("C1 == (1, 2)", "not a fact, a number or a quoted word"),
    ("C1 == None", "is None"),
    ("None != C1", "is None"),
    ("C1 is 2", "stands only before None"),
    ("C1 is not True", "stands only before None"),
    ("C1 in C2", "After 'in' stands a list"),
    ("C1 in 'word'", "After 'in' stands a list"),
    ("C1 not in [1, 2]", "After 'in' stands a list"),
    ("stage < 'held'", "is not a number"),
    ("True > C1", "is not a number"),
    ("a or " * 300 + "a", "1000 characters"),
    ("a < " + "-" * 990 + "1", "30 levels deep"),
    ("not " * 249 + "a", "30 levels deep"),
    ("(" * 100 + "a" + ")" * 100 + " < " + "-" * 60 + "1", "30 levels deep"),
]


@pytest.mark.parametrize(("text", "facts", "expected"), HOLDS)
def test_a_condition_holds_as_it_reads(text: str, facts: dict[str, object], expected: bool) -> None:
    assert compile_condition(text)(facts) is expected


@pytest.mark.parametrize("text", UNKNOWN_IS_FALSE)
def test_a_comparison_with_an_unknown_value_is_false(text: str) -> None:
    assert compile_condition(text)({"C1": None}) is False


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[text[:30] for text, _ in REFUSED])
def test_what_is_not_in_the_language_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ConditionError, match=reason):
        compile_condition(text)


@given(st.text(alphabet="aC1 <>=!()'\"andornotisNe,.-[]+*:\\\n", max_size=40))
@settings(max_examples=500)
def test_any_text_is_either_a_condition_or_refused(text: str) -> None:
    with suppress(ConditionError):
        assert compile_condition(text)(dict.fromkeys(names_in(text))) in {True, False}


def test_names_are_the_facts_that_are_read() -> None:
    assert names_in("C1 <= 1 or not thanked and stage in ('held', outcome)") == {"C1", "thanked", "stage", "outcome"}


def test_a_name_without_a_fact_is_an_error_and_not_false() -> None:
    with pytest.raises(KeyError):
        compile_condition("C1 < 2")({})


def test_a_condition_is_compiled_once() -> None:
    assert compile_condition("C1 < 2") is compile_condition("C1 < 2")


def conditions() -> dict[str, str]:
    """Return the condition of every shipped gate and check."""
    scoring = load_catalogue().scoring
    return {gate.id: gate.when for gate in scoring.gates} | {check.id: check.when for check in scoring.checks}


@pytest.mark.parametrize(
    ("name", "facts", "expected"),
    [pytest.param(name, *line, id=f"{name} {line[0]}") for name, lines in TABLE.items() for line in lines],
)
def test_a_gate_or_check_holds_where_its_table_says(name: str, facts: dict[str, object], expected: bool) -> None:
    when = conditions()[name]
    unknown = dict.fromkeys(names_in(when)) | {"thanked": False}
    assert compile_condition(when)(unknown | facts) is expected


def test_every_gate_and_check_has_a_line_in_which_it_holds_and_one_in_which_it_does_not() -> None:
    seen = {name: {expected for _, expected in lines} for name, lines in TABLE.items()}
    assert seen == {name: {True, False} for name in conditions()}


def test_every_gate_and_check_reads_facts_that_exist() -> None:
    catalogue = load_catalogue()
    read = {name for when in conditions().values() for name in names_in(when)}
    assert read <= catalogue.fact.keys()
