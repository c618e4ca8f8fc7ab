"""What an adviser expects of the plan in the golden cases that say so: days after the interview, and why something is not planned."""

from pathlib import Path

import pytest

from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning import plan
from tests.support.golden import CASES, INTERVIEW_DAY, candidacy_of, day, read_case

PLANNED = [path for path in sorted(CASES.glob("*.yaml")) if "plan" in read_case(path)]


@pytest.mark.parametrize("path", PLANNED, ids=lambda path: path.stem)
def test_a_plan_comes_out_as_worked_by_hand(path: Path) -> None:
    catalogue, case = load_catalogue(), read_case(path)
    today, expected = day(case["given"]["days_after_interview"]), case["plan"]
    result = plan(Snapshot(candidacy_of(case["given"], catalogue), catalogue, today), expected.get("minutes_per_day"))
    days = {item.action: (item.day - INTERVIEW_DAY).days for item in result.items}
    kinds = {entry.action: entry.kind for part in (result.left_out, result.not_due, result.stopped) for entry in part}
    assert {name: days.get(name) for name in expected["days"]} == expected["days"]
    assert {name: kinds.get(name) for name in expected["unplanned"]} == expected["unplanned"]
