from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest

from scoring.catalogue import Setting
from scoring.facts import Snapshot
from scoring.facts.settings import asked_factors, repair_how
from scoring.loading import load_catalogue
from scoring.readiness import repair_credit
from scoring.readiness.repairs import credited_levels
from scoring.readiness.weak_spots import channel
from tests.support.golden import candidacy_of, day

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("action", "factor", "credit"),
    [
        ("A02", "M1", 1.0),  # a message, and a factor that a message or round two repairs
        ("A07", "U3", 1.0),  # a message, and a factor that only a message repairs
        ("A12", "P2", 0.5),  # a message, and a factor that is partly repairable
        ("A02", "U1", 0.0),  # computed from its day, never credited
        ("A05", "V7", 0.0),  # a message, and a factor that only round two repairs
        ("A22", "C1", 0.0),  # pays off in round two: shows when preparation is rated again
        ("A13", "L1", 0.0),  # nobody who decides sees it
    ],
)
def test_only_what_they_see_before_deciding_earns_a_credit(action: str, factor: str, credit: float) -> None:
    assert repair_credit(CATALOGUE.action[action], CATALOGUE.factor[factor], CATALOGUE) == credit


def credited(*actions: dict[str, Any], today: int = 5, **answers: int | str) -> dict[str, float]:
    given = {"depth": "full", "interviewers": 2, "answers": answers, "actions": list(actions)}
    candidacy = candidacy_of(given, CATALOGUE)
    return credited_levels(Snapshot(candidacy, CATALOGUE, day(today)))


def done(action: str, *repaired: str, on: int = 1, status: str = "done") -> dict[str, Any]:
    return {"day": on, "action": action, "status": status, "repaired": list(repaired)}


def test_a_finished_repair_adds_one_level() -> None:
    assert credited(done("A02", "M1"), M1=2)["M1"] == 3


def test_two_repairs_of_one_factor_add_one_level_together() -> None:
    assert credited(done("A02", "M2"), done("A36", "M2"), M2=1)["M2"] == 2


def test_no_repair_goes_beyond_the_highest_level() -> None:
    assert credited(done("A02", "M1"), M1=4)["M1"] == 4


def test_an_action_that_addressed_nothing_adds_nothing() -> None:
    assert credited(done("A02"), M1=2)["M1"] == 2


def test_what_is_not_done_adds_nothing() -> None:
    assert credited(done("A02", "M1", status="not_for_me"), M1=2)["M1"] == 2


def test_what_will_be_done_later_adds_nothing_yet() -> None:
    assert credited(done("A02", "M1", on=6), M1=2)["M1"] == 2


def test_a_factor_without_a_level_stays_without_one() -> None:
    assert "M1" not in credited(done("A02", "M1"), M1="cannot judge")


@pytest.mark.parametrize(
    ("factor", "stage", "thanked", "through"),
    [
        ("E1", "waiting", False, "message"),
        ("C1", "waiting", False, "message"),
        ("V1", "waiting", False, "round_two"),
        ("E1", "invited", False, "none"),
        ("C1", "invited", False, "round_two"),
        ("V1", "invited", False, "round_two"),
        ("C1", "held", False, "none"),
        ("C1", "closed", False, "none"),
        ("U1", "waiting", False, "message"),
        ("U1", "waiting", True, "none"),
    ],
)
def test_a_weak_spot_names_what_can_still_change_it(factor: str, stage: str, thanked: bool, through: str) -> None:
    assert channel(CATALOGUE.factor[factor], standing_at(stage, thanked=thanked)) == through


STAGES: dict[str, list[dict[str, object]]] = {
    "waiting": [],
    "invited": [{"kind": "invited", "second_interview_day": 9}],
    "held": [{"kind": "second_interview_held"}],
    "closed": [{"kind": "rejected"}],
}


def standing_at(stage: str, *, thanked: bool = False, given: Mapping[str, object] = MappingProxyType({})) -> Snapshot:
    sent: list[dict[str, object]] = [{"kind": "thank_you_sent"}] if thanked else []
    events = [event | {"day": 2} for event in (*sent, *STAGES[stage])]
    told: dict[str, object] = {"depth": "full", "interviewers": 1, "events": events, **given}
    return Snapshot(candidacy_of(told, CATALOGUE), CATALOGUE, day(4))


@pytest.mark.parametrize(
    ("factor", "given", "through"),
    [
        ("C1", {"contact_rule": "none"}, "round_two"),
        ("L2", {"contact_rule": "none"}, "none"),
        ("U4", {"contact_rule": "none"}, "message"),
        ("C1", {"contact_rule": "through"}, "message"),
        ("M1", {"kind": "recorded"}, "round_two"),
        ("E1", {"kind": "recorded"}, "none"),
        ("L1", {"kind": "screen"}, "message"),
    ],
)
def test_a_message_changes_nothing_where_none_may_go_or_carries_it(
    factor: str, given: dict[str, object], through: str
) -> None:
    assert channel(CATALOGUE.factor[factor], standing_at("waiting", given=given)) == through


@pytest.mark.parametrize("setting", CATALOGUE.interviews, ids=lambda setting: f"{setting.group} {setting.id}")
def test_what_a_message_would_have_mended_has_advice_without_one(setting: Setting) -> None:
    several = setting.group == "circumstance"
    given: dict[str, object] = {"circumstances": [setting.id]} if several else {setting.group: setting.id}
    usual, now = standing_at("waiting"), standing_at("waiting", given=given)
    changed = [one for one in CATALOGUE.factors if channel(one, usual) == "message" != channel(one, now)]
    asked = {one.id for one in asked_factors(now.candidacy, CATALOGUE)}
    assert [
        one.id for one in changed if one.id in asked and repair_how(one, now.candidacy, CATALOGUE) == one.repair_how
    ] == []


def test_a_factor_that_cannot_be_repaired_has_no_channel() -> None:
    gone = CATALOGUE.factor["C1"].model_copy(update={"repairable": "no"})
    assert channel(gone, standing_at("waiting")) == "none"
