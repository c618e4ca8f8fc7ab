from typing import Any

import pytest

from scoring.candidacy import Candidacy
from scoring.facts import Snapshot
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


def standing(*events: str, **fields: object) -> Snapshot:
    """Return how a first talk stands on the fifth day, after some events."""
    happened = [{"kind": kind, "day": 1, **({"to": "i1"} if kind == "thank_you_sent" else {})} for kind in events]
    candidacy = candidacy_of({"depth": "full", "interviewers": 1, "events": happened}, CATALOGUE)
    return Snapshot(Candidacy.model_validate(candidacy.model_dump() | fields), CATALOGUE, day(5))


RECORDED = {"first_interview": {"ended": "2026-11-16T15:30:00+01:00", "kind": "recorded"}}
NO_MESSAGES = {"contact_rule": {"kind": "none"}}


@pytest.mark.parametrize(
    ("factor", "events", "through"),
    [
        ("E1", [], "message"),
        ("C1", [], "message"),
        ("V1", [], "round_two"),
        ("E1", ["invited"], "none"),
        ("C1", ["invited"], "round_two"),
        ("V1", ["invited"], "round_two"),
        ("C1", ["second_interview_held"], "none"),
        ("C1", ["rejected"], "none"),
        ("U1", [], "message"),
        ("U1", ["thank_you_sent"], "none"),
    ],
)
def test_a_weak_spot_names_what_can_still_change_it(factor: str, events: list[str], through: str) -> None:
    assert channel(CATALOGUE.factor[factor], standing(*events)) == through


@pytest.mark.parametrize(
    ("factor", "fields", "through"),
    [
        ("C1", NO_MESSAGES, "round_two"),  # a message or round two mends it, and no message is taken
        ("L1", NO_MESSAGES, "none"),  # only a message mends it
        ("U1", NO_MESSAGES, "none"),
        ("P4", NO_MESSAGES, "message"),  # a referee is no employer
        ("C1", RECORDED, "round_two"),  # nobody was there live whom one could thank
        ("L1", RECORDED, "message"),  # a question about the next step goes out all the same
    ],
)
def test_no_message_mends_a_weak_spot_where_none_can_go_out(factor: str, fields: dict[str, Any], through: str) -> None:
    assert channel(CATALOGUE.factor[factor], standing(**fields)) == through


def test_a_factor_that_cannot_be_repaired_has_no_channel() -> None:
    gone = CATALOGUE.factor["C1"].model_copy(update={"repairable": "no"})
    assert channel(gone, standing()) == "none"
