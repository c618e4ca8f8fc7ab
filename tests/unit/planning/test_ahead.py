"""Looking ahead: what is planned for a day is still wanted on it, and the way to round two keeps its room."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from scoring.facts import Snapshot, compile_condition
from scoring.loading import load_catalogue
from scoring.planning import plan
from tests.support.golden import INTERVIEW_DAY, candidacy_of
from tests.support.walks import WALKS, days_of, read_walk

CATALOGUE = load_catalogue()


def on(number: int) -> date:
    return INTERVIEW_DAY + timedelta(days=number)


@pytest.mark.parametrize("path", sorted(WALKS.glob("*.yaml")), ids=lambda path: path.stem)
def test_nothing_is_planned_for_a_day_on_which_its_own_stop_rule_will_hold(path: Path) -> None:
    for road in read_walk(path):
        for number, today, candidacy in days_of(road, CATALOGUE):
            for item in plan(Snapshot(candidacy, CATALOGUE, today)).items:
                facts = Snapshot(candidacy, CATALOGUE, item.day).facts
                stops = [
                    one.reason for one in CATALOGUE.action[item.action].stops_when if compile_condition(one.when)(facts)
                ]
                assert not stops, f"day {number}: {item.action} on {item.day}"


def test_at_the_weekend_nothing_is_planned_that_monday_stops() -> None:
    waits = candidacy_of({"depth": "full", "interviewers": 1, "contact": True, "answers": {"L1": 1}}, CATALOGUE)
    saturday, monday = (plan(Snapshot(waits, CATALOGUE, on(number))) for number in (5, 7))
    assert "A14" in {entry.action for entry in monday.stopped}
    said = {entry.action: entry.reason for entry in saturday.left_out}
    assert said["A14"] == "It would come up on 23 November, and by then it is of no use."


@pytest.mark.parametrize("minutes", [30, 45, 60])
def test_the_way_to_round_two_has_its_room_before_anything_else(minutes: int) -> None:
    """Three days before round two, with a day off in between, the eve is too short for everything."""
    events = [
        {"day": 0, "kind": "thank_you_sent", "to": "i1"},
        {"day": 4, "kind": "invited", "second_interview_day": 10},
    ]
    given = {"depth": "full", "interviewers": 1, "minutes_per_day": minutes, "events": events, "every_answer": 1}
    invited = candidacy_of(given, CATALOGUE).model_copy(update={"days_off": (on(8),)})
    days = {item.action: item.day for item in plan(Snapshot(invited, CATALOGUE, on(7))).items}
    assert days["A30"] == on(9)
    assert "A19" not in days or days["A19"] > on(10)
