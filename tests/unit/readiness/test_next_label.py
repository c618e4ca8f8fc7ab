from itertools import combinations_with_replacement

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.catalogue.judgements import Gate, Label, Scoring
from scoring.facts import compile_condition
from scoring.loading import load_catalogue
from scoring.readiness import label_of
from scoring.readiness.next_label import Raisable, next_label
from scoring.readiness.verdict import capped, closed_gates

NAMES = ("A", "B", "C", "D")
LABELS = tuple(
    Label(name=name, at_least=border, meaning=name) for name, border in (("strong", 30), ("thin", 0), ("good", 15))
)
CONDITIONS = ["A <= 1 or B <= 1", "A <= 1 and B <= 2", "C == 0", "D < 3 and A < 3", "outside"]


def scoring_with(*conditions: str) -> Scoring:
    gates = tuple(Gate(id=when, when=when, cap="thin", reason="A reason.") for when in conditions)
    return load_catalogue().scoring.model_copy(update={"labels": LABELS, "gates": gates})


def reaches(rises: tuple[str, ...], border: int, raisable: list[Raisable], scoring: Scoring) -> bool:
    levels = {one.factor: one.level + rises.count(one.factor) for one in raisable}
    points = sum(one.points * levels[one.factor] for one in raisable)
    facts = levels | {"outside": False}
    return (
        max(levels.values()) <= 4
        and points >= border
        and not any(compile_condition(g.when)(facts) for g in scoring.gates)
    )


@given(
    st.lists(st.integers(0, 4), min_size=4, max_size=4),
    st.lists(st.sampled_from([0.5, 1.0, 2.0, 3.0]), min_size=4, max_size=4),
    st.lists(st.booleans(), min_size=4, max_size=4),
    st.lists(st.sampled_from(CONDITIONS[:-1]), unique=True, max_size=3),
)
@settings(max_examples=500)
def test_no_smaller_or_kinder_set_reaches_the_next_label(
    levels: list[int], points: list[float], still: list[bool], conditions: list[str]
) -> None:
    scoring = scoring_with(*conditions)
    raisable = [Raisable(*parts) for parts in zip(NAMES, levels, points, still, strict=True)]
    facts = dict(zip(NAMES, levels, strict=True)) | {"outside": False}
    value = sum(one.points * one.level for one in raisable)
    label = capped(label_of(value, LABELS), closed_gates(scoring, facts), LABELS)
    found = next_label(value, label, facts, raisable, scoring)

    border = {"thin": 15, "good": 30}.get(label)
    sizes = range(17) if border is not None else ()
    tried = (
        [
            rises
            for rises in combinations_with_replacement(NAMES, size)
            if reaches(rises, border or 0, raisable, scoring)
        ]
        for size in sizes
    )
    smallest = next((sets for sets in tried if sets), [])
    if found is None:
        assert smallest == []
        return
    past = {one.factor: not one.open for one in raisable}
    worth = {one.factor: one.points for one in raisable}
    kindest = min((sum(past[name] for name in rises), -sum(worth[name] for name in rises)) for rises in smallest)
    assert tuple(sorted(found.factors)) in smallest
    assert (sum(past[name] for name in found.factors), -sum(worth[name] for name in found.factors)) == kindest


def test_there_is_no_label_above_the_highest() -> None:
    assert next_label(35, "strong", {"A": 4}, [Raisable("A", 4, 1.0, True)], scoring_with()) is None


def test_a_gate_that_no_answer_opens_leaves_no_way_up() -> None:
    facts = {"A": 1, "outside": True}
    assert next_label(14, "thin", facts, [Raisable("A", 1, 1.0, True)], scoring_with("outside")) is None


def test_a_border_beyond_all_levels_leaves_no_way_up() -> None:
    assert next_label(1, "thin", {"A": 3}, [Raisable("A", 3, 1.0, True)], scoring_with()) is None


def test_of_equal_sets_the_earliest_in_the_catalogue_is_named() -> None:
    raisable = [Raisable("B", 1, 2.0, True), Raisable("A", 1, 2.0, True)]
    found = next_label(13, "thin", {"A": 1, "B": 1}, raisable, scoring_with())
    assert found is not None
    assert found.factors == ("B",)


def test_a_factor_may_rise_more_than_once() -> None:
    found = next_label(9, "thin", {"A": 0}, [Raisable("A", 0, 2.0, True)], scoring_with())
    assert found is not None
    assert found.factors == ("A", "A", "A")
