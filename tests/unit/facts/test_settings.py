"""What each kind of interview, format, contact rule and circumstance leaves out, asks, cancels and brings."""

import json
from datetime import timedelta
from itertools import permutations
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.candidacy import (
    Candidacy,
    Circumstance,
    ContactRuleKind,
    InterviewFormat,
    InterviewKind,
    NotApplicable,
    Rated,
)
from scoring.facts import Snapshot
from scoring.facts.settings import actions_of, asked_factors, left_out, repair_how, settings_of
from scoring.planning import plan
from scoring.readiness import readiness
from scoring.validation.coherence import parse_candidacy
from tests.support.golden import CASES, candidacy_of, day
from tests.support.strategies import CATALOGUE, lives, passed

USUAL = {"depth": "full", "interviewers": 2}


def had(**given_: object) -> Candidacy:
    return candidacy_of({**USUAL, **given_}, CATALOGUE)


def asked(candidacy: Candidacy) -> set[str]:
    return {factor.id for factor in asked_factors(candidacy, CATALOGUE)}


CHANGES: list[tuple[dict[str, Any], str, str]] = [
    ({}, "", ""),
    ({"kind": "screen"}, "C1 C2 D1 D2 E1 E2 E3 P4 U4", "N1"),
    ({"kind": "technical"}, "C1 M1 M3 E1 V7", "N4 N5 N6 N7"),
    ({"kind": "panel"}, "R2 D2 D3 E1 L3 U2", ""),
    ({"kind": "assessment_centre"}, "R3 C1 D2", "N8 N9"),
    ({"kind": "recorded"}, "R1 R2 R3 M3 D1 D2 D3 L1 L2 L3 U1 U2 U3", "N2 N3"),
    ({"format": "recorded"}, "R1 R2 R3 M3 D1 D2 D3 L1 L2 L3 U1 U2 U3", "N2 N3"),
    ({"kind": "technical", "format": "recorded"}, "C1 M1 M3 E1 V7 R1 R2 R3 D1 D2 D3 L1 L2 L3 U1 U2 U3", "N2 N3 N5 N6"),
    ({"format": "phone"}, "R5", ""),
    ({"interviewers": 1}, "R3 U2", ""),
    ({"interviewers": 1, "asked_anyway": ["R3"]}, "U2", ""),
    ({"interviewers": 0}, "", ""),
    ({"format": "video"}, "", ""),
    ({"contact_rule": "through"}, "U2", ""),
    ({"contact_rule": "none"}, "P2 U1 U2 U3 U5", ""),
    ({"circumstances": ["internal"]}, "P2 P4 E3 U1 U2 U3 U4", ""),
    ({"circumstances": ["new_field"]}, "", ""),
    ({"circumstances": ["academic"]}, "", ""),
    ({"circumstances": ["public_sector"]}, "P2 E1", ""),
    ({"contact_rule": "none", "circumstances": ["public_sector"]}, "P2 E1 U1 U2 U3 U5", ""),
]


@pytest.mark.parametrize(("given_", "without", "besides"), CHANGES, ids=[str(line[0]) for line in CHANGES])
def test_an_interview_leaves_out_what_could_not_come_up_and_asks_what_did(
    given_: dict[str, Any], without: str, besides: str
) -> None:
    usual = CATALOGUE.factor.keys() - CATALOGUE.special
    assert asked(had(**given_)) == usual - set(without.split()) | set(besides.split())


def test_the_quick_check_of_recorded_answers_asks_for_proof_too() -> None:
    quick = {factor.id for factor in asked_factors(had(kind="recorded", depth="quick"), CATALOGUE)}
    assert quick - {factor.id for factor in CATALOGUE.core_factors} == {"N2", "N3", "P1"}


def test_what_is_left_out_says_what_it_is_about_and_why() -> None:
    found = left_out(had(kind="recorded", contact_rule="none"), CATALOGUE)
    assert {(entry.about, entry.reason) for entry in found.values()} == {
        ("a live talk", "Nobody was there live."),
        ("messages to them", "They take no messages."),
    }


def test_where_they_take_no_messages_that_is_the_first_reason() -> None:
    for given_ in ({"kind": "panel"}, {"kind": "recorded"}, {"circumstances": ["internal"]}, {"kind": "technical"}):
        now = Snapshot(had(**{"contact_rule": "none", "circumstances": ["public_sector"], **given_}), CATALOGUE, day(1))
        assert {now.cancelled[name] for name in ("A02", "A03", "A07", "A35")} == {"They take no messages, as you said."}
        assert now.cancelled["A24"].endswith("an invitation is accepted the way it says.")
        assert now.left_out["U1"].reason == "They take no messages."
        assert "write" not in repair_how(CATALOGUE.factor["C2"], now.candidacy, CATALOGUE)


def test_what_was_left_out_can_be_asked_all_the_same() -> None:
    mine = had(kind="screen", asked_anyway=["C1"])
    assert "C1" in asked(mine)
    assert "C1" in left_out(mine, CATALOGUE)
    assert "C1" not in Snapshot(mine, CATALOGUE, day(1)).left_out


def test_what_only_another_kind_asks_is_not_asked_at_anybodys_wish() -> None:
    assert asked(had(asked_anyway=["N4", "N8"])) & CATALOGUE.special == set()


@pytest.mark.parametrize("order", [*permutations(("internal", "academic", "public_sector"))], ids=str)
def test_the_order_of_circumstances_changes_nothing(order: tuple[str, ...]) -> None:
    one, other = had(circumstances=sorted(order)), had(circumstances=list(order))
    assert settings_of(one, CATALOGUE) == settings_of(other, CATALOGUE)
    results = [(readiness(now), plan(now)) for now in (Snapshot(each, CATALOGUE, day(3)) for each in (one, other))]
    assert results[0] == results[1]


def test_every_word_of_a_candidacy_that_changes_something_has_its_entry() -> None:
    named = {(setting.group, setting.id) for setting in CATALOGUE.interviews}
    words = {
        "kind": get_args(InterviewKind),
        "format": {*get_args(InterviewFormat)} - {"in_person", "video"},
        "contact_rule": get_args(ContactRuleKind),
        "circumstance": get_args(Circumstance),
        "people": ("one",),
    }
    assert named == {(group, name) for group, names in words.items() for name in names}


def test_an_action_of_one_kind_is_on_nobody_elses_plan() -> None:
    assert CATALOGUE.special_actions & {action.id for action in actions_of(had(), CATALOGUE)} == set()
    for given_, names in (
        ({"kind": "screen"}, {"A52"}),
        ({"kind": "recorded"}, {"A53", "A57"}),
        ({"kind": "technical"}, {"A54"}),
        ({"kind": "assessment_centre"}, {"A55"}),
        ({"circumstances": ["internal"]}, {"A56"}),
        ({"contact_rule": "none"}, {"A50", "A51", "A57", "A58", "A59"}),
    ):
        mine = {action.id for action in actions_of(had(**given_), CATALOGUE)}
        assert mine & CATALOGUE.special_actions == names


# A left-out factor is as good as none


@settings(max_examples=80)
@given(lives(), passed, st.integers(0, 4))
def test_an_answer_to_what_is_left_out_is_kept_and_changes_nothing(
    life: Candidacy, after: timedelta, level: int
) -> None:
    gone = sorted(left_out(life, CATALOGUE).keys() - set(life.asked_anyway))
    others = tuple(answer for answer in life.answers if answer.factor not in gone)
    without = life.model_copy(update={"answers": others})
    answered = life.model_copy(update={"answers": (*others, *(Rated(factor=name, level=level) for name in gone))})
    one, other = (Snapshot(each, CATALOGUE, life.interview_day + after) for each in (without, answered))
    assert (readiness(one), plan(one)) == (readiness(other), plan(other))


@settings(max_examples=80)
@given(lives(), passed)
def test_a_left_out_factor_counts_like_one_that_does_not_apply(life: Candidacy, after: timedelta) -> None:
    gone = sorted(left_out(life, CATALOGUE).keys() - set(life.asked_anyway))
    others = tuple(answer for answer in life.answers if answer.factor not in gone)
    excused = (NotApplicable(factor=name, reason="It could not come up.") for name in gone)
    anyway = tuple(dict.fromkeys((*life.asked_anyway, *gone)))
    said = life.model_copy(update={"answers": (*others, *excused), "asked_anyway": anyway})
    one, other = (readiness(Snapshot(each, CATALOGUE, life.interview_day + after)) for each in (life, said))
    assert one.headline.value == other.headline.value
    assert {name: block.value for name, block in one.blocks.items()} == {
        name: block.value for name, block in other.blocks.items()
    }


# Files from before contact rules


def test_an_old_file_in_which_thanks_did_not_apply_takes_no_messages_and_keeps_its_words() -> None:
    old = _old_file()
    assert old.contact_rule.kind == "none"
    kept = next(answer for answer in old.answers if answer.factor == "U1")
    assert isinstance(kept, NotApplicable)
    assert kept.reason == "They asked me not to write."


def test_a_file_that_says_its_contact_rule_keeps_it() -> None:
    assert _old_file(contact_rule={"kind": "open"}).contact_rule.kind == "open"


def _old_file(**more: object) -> Candidacy:
    told = json.loads((CASES.parent / "candidacy.json").read_bytes())
    told["answers"] = [one for one in told["answers"] if one["factor"] != "U1"]
    told["answers"].append({"factor": "U1", "kind": "not_applicable", "reason": "They asked me not to write."})
    return parse_candidacy(json.dumps(told | more), CATALOGUE)


def test_what_can_be_done_follows_the_contact_rule_before_all_else() -> None:
    closed = candidacy_of(
        {"depth": "full", "interviewers": 1, "contact_rule": "none", "circumstances": ["public_sector"]}, CATALOGUE
    )
    rule = next(one for one in CATALOGUE.interviews if (one.group, one.id) == ("contact_rule", "none"))
    assert repair_how(CATALOGUE.factor["D1"], closed, CATALOGUE) == rule.repairs["D1"]


def test_who_was_thanked_before_everything_went_through_somebody_is_the_only_one_thanked() -> None:
    told: dict[str, object] = {
        "depth": "full",
        "contact_rule": "through",
        "interviewers": 2,
        "events": [{"kind": "thank_you_sent", "day": 0, "to": "i1"}],
    }
    now = Snapshot(candidacy_of(told, CATALOGUE), CATALOGUE, day(1))
    assert now.thanked() == {"i1"}
    assert now.facts["everyone_thanked"] is False
