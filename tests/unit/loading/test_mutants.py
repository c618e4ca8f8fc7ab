"""A catalogue that passes the lint never raises, whichever field of it is changed; `bench/mutants.py` tries 20,000 changes."""

import pytest

from tests.support.mutants import Mutant, every_mutant, some, tried

KNOWN = (
    Mutant(("scheduling", "changeover_minutes"), -5),
    Mutant(("scheduling", "urgent_within_hours"), 10**9),
    Mutant(("scoring", "pending", 0, "until_day"), 10**9),
    *(mutant for mutant in every_mutant() if mutant.where[-1] == "around" and mutant.value == "  "),
    Mutant(("actions", 0, "due", "offset_days"), 10**9),
    Mutant(("actions", 0, "condition"), "stage >= 2"),
)


@pytest.mark.parametrize("mutant", some(300, seed=12), ids=str)
def test_a_changed_field_is_refused_or_does_no_harm(mutant: Mutant) -> None:
    assert tried(mutant) is None


@pytest.mark.parametrize("mutant", KNOWN, ids=str)
def test_what_once_got_through_the_lint_is_refused_or_does_no_harm(mutant: Mutant) -> None:
    assert tried(mutant) is None


def test_every_part_of_the_catalogue_is_changed() -> None:
    parts = {mutant.where[0] for mutant in every_mutant()}
    assert parts >= {"actions", "factors", "letters", "letter_uses", "scheduling", "scoring", "round_two", "stop_rules"}
