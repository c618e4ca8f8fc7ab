import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.readiness import readiness
from scoring.validation.coherence import parse_candidacy, problems
from tests.support.golden import CASES, candidacy_of, day, read_case
from wording.numbers import as_json

GOLDEN = CASES.parent


def differences(expected: object, actual: object, place: str = "") -> list[str]:
    """List where `actual` differs from what a case states; a case need not state everything."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return [line for key in expected for line in differences(expected[key], actual.get(key), f"{place}.{key}")]
    return [] if expected == actual else [f"{place[1:]}: expected {expected}, got {actual}"]


def readable(result: dict[str, Any]) -> dict[str, Any]:
    """Put a result into the words of a case: weak spots and checks by id."""
    spots, checks = result["weak_spots"], result["checks"]
    return result | {"weak_spots": [spot["factor"] for spot in spots], "checks": [check["id"] for check in checks]}


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_case_comes_out_as_worked_by_hand(path: Path) -> None:
    catalogue, case = load_catalogue(), read_case(path)
    candidacy, expected = candidacy_of(case["given"], catalogue), case["expect"]
    today = day(case["given"]["days_after_interview"])
    actual = readable(as_json(readiness(Snapshot(candidacy, catalogue, today))))
    for block in expected.get("blocks", {}).values():
        if "due_from" in block:
            block["due_from"] = day(int(block["due_from"].removeprefix("day "))).isoformat()
    if expected.get("weak_spots"):
        actual["weak_spots"] = actual["weak_spots"][: len(expected["weak_spots"])]
    assert problems(candidacy, catalogue) == ()
    assert differences(expected, actual) == []


def test_the_exchange_example_gives_exactly_what_it_promises() -> None:
    catalogue = load_catalogue()
    expected = json.loads((GOLDEN / "expected.json").read_bytes())
    candidacy = parse_candidacy((GOLDEN / "candidacy.json").read_bytes(), catalogue)
    actual = as_json(readiness(Snapshot(candidacy, catalogue, date.fromisoformat(expected["today"]))))
    assert differences(expected, actual) == []


def test_the_worked_example_is_the_exchange_example() -> None:
    catalogue = load_catalogue()
    case = candidacy_of(read_case(CASES / "worked_example.yaml")["given"], catalogue)
    example = parse_candidacy((GOLDEN / "candidacy.json").read_bytes(), catalogue)
    today = day(2)
    assert readiness(Snapshot(case, catalogue, today)) == readiness(Snapshot(example, catalogue, today))
