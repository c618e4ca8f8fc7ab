from typing import Any

import pytest

from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.readiness import readiness
from scoring.results import Readiness
from tests.support.golden import candidacy_of, day
from wording.numbers import as_json, rounded

CATALOGUE = load_catalogue()


def result(number: int, **given: Any) -> Readiness:  # noqa: ANN401 - words of a golden case
    return readiness(
        Snapshot(candidacy_of({"depth": "full", "interviewers": 2} | given, CATALOGUE), CATALOGUE, day(number))
    )


@pytest.mark.parametrize(
    ("number", "shown"),
    [(46.05, 46.1), (46.04999, 46.0), (0.25, 0.3), (0.35, 0.4), (1e-12, 0.0), (-0.01, 0.0), (100.0, 100.0)],
)
def test_points_are_rounded_half_up_to_one_decimal(number: float, shown: float) -> None:
    assert str(rounded({"value": number})["value"]) == str(shown)


def test_shares_keep_three_decimals_and_all_else_stays() -> None:
    dumped = {"coverage": 0.6125, "share": 1 / 3, "level": 2, "label": "good", "value": None, "parts": [0.05, True]}
    assert rounded(dumped) == {
        "coverage": 0.613, "share": 0.333, "level": 2, "label": "good", "value": None, "parts": [0.1, True]
    }  # fmt: skip


def test_where_nothing_applies_there_is_no_number_and_the_reason_is_given() -> None:
    nothing = result(9, every_answer="does not apply")
    assert nothing.headline.no_number == "not_due"
    assert {block.no_number for block in nothing.blocks.values()} == {"not_due"}
    assert nothing.weak_spots == ()


def test_where_nothing_is_answered_everything_asked_is_missing() -> None:
    blank = result(0)
    assert blank.headline.no_number == "too_few_answers"
    missing = {name for block in blank.blocks.values() for name in block.missing}
    assert missing == CATALOGUE.factor.keys() - CATALOGUE.special - {"U1", "U2", "U3", "U4"}


def test_a_candidacy_whose_second_interview_is_over_weighs_like_an_invited_one() -> None:
    held = result(9, every_answer=2, events=[{"day": 5, "kind": "second_interview_held"}])
    assert (held.stage, [block.share for block in held.blocks.values()]) == ("held", [0.15, 0.1, 0.75])


def test_an_answer_one_cannot_give_lowers_the_coverage_and_is_not_missing() -> None:
    block = result(9, every_answer=2, answers={"V1": "cannot judge"}).blocks["preparation"]
    assert (block.coverage, block.missing) == (13 / 16, ())


def test_the_interchange_form_names_what_the_design_of_the_file_promises() -> None:
    form = as_json(result(9, every_answer=2))
    assert list(form) == [
        "today", "catalogue", "stage", "round", "depth", "headline", "blocks", "weak_spots", "next_label", "checks", "last"
    ]  # fmt: skip
    assert form["today"] == "2026-11-25"
    assert list(form["blocks"]) == ["impression", "follow_up", "preparation"]
    assert list(form["weak_spots"][0]) == ["factor", "level", "points_lost", "channel", "actions"]


@pytest.mark.parametrize("outcome", ["rejected", "declined", "accepted", "parked"])
def test_what_has_ended_has_only_a_last_number(outcome: str) -> None:
    before = result(9, every_answer=2)
    after = result(9, every_answer=2, events=[{"kind": outcome, "day": 9}])
    assert (after.headline.value, after.headline.no_number) == (None, "closed")
    assert (after.weak_spots, after.checks, after.next_label) == ((), (), None)
    assert after.last == before


def test_a_second_no_leaves_the_last_number_from_before_the_first() -> None:
    ended = [{"kind": "parked", "day": 9}, {"kind": "rejected", "day": 12}]
    assert result(12, every_answer=2, events=ended).last == result(9, every_answer=2)


def test_who_told_real_cases_is_not_told_that_they_were_missing() -> None:
    reasons = result(9, every_answer=2, answers={"C1": 3, "M2": 1}).headline.gate_reasons
    assert list(reasons) == ["G7"]
    assert "case" not in reasons["G7"]


def test_no_gate_holds_the_word_back_for_want_of_a_note() -> None:
    unsent = {"U1": 0, "U2": 0, "U3": 0, "U4": 0, "U5": 0}
    assert result(9, every_answer=3, answers=unsent).headline.gates == ()


@pytest.mark.parametrize("number", [1, 4, 9])
def test_a_missing_note_costs_points_once(number: int) -> None:
    said = result(number, every_answer=2, answers={"U2": 0, "U3": 0})
    left_open = result(number, every_answer=2, answers={"U2": "cannot judge", "U3": "cannot judge"})
    assert said.headline == left_open.headline
    assert not {"U2", "U3"} & {spot.factor for spot in said.weak_spots}


def test_each_gate_says_why() -> None:
    headline = result(9, every_answer=2, answers={"C1": 1, "M2": 1}).headline
    assert list(headline.gate_reasons) == ["G1", "G7"]
    assert all(reason.endswith(".") for reason in headline.gate_reasons.values())
