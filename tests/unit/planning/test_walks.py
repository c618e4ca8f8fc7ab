"""Walks from the first evening to the end, each written down by hand before it was run; `tests/support/walks.py` says how to read one."""

from typing import Any

import pytest

from scoring.loading import load_catalogue
from tests.support.courtesy import breaches
from tests.support.days import Day
from tests.support.walks import CHECKS, WALKS, days_of, differences, read_walk

CATALOGUE = load_catalogue()
ROADS = {
    f"{path.stem}-{number}": road
    for path in sorted(WALKS.glob("*.yaml"))
    for number, road in enumerate(read_walk(path), start=1)
}


def walked(road: dict[str, Any]) -> list[tuple[int, Day]]:
    return [(number, Day(candidacy, CATALOGUE, today)) for number, today, candidacy in days_of(road, CATALOGUE)]


@pytest.mark.parametrize("name", ROADS)
def test_every_day_of_a_walk_is_as_it_was_written_down(name: str) -> None:
    noted, always = ROADS[name]["days"], ROADS[name].get("otherwise", {})
    found = {number: differences(day, always | noted.get(number, {})) for number, day in walked(ROADS[name])}
    assert {number: wrong for number, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", ROADS)
def test_every_day_of_a_walk_keeps_the_rules_of_courtesy(name: str) -> None:
    found = {number: breaches(day) for number, day in walked(ROADS[name])}
    assert {number: wrong for number, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", ROADS)
def test_the_notes_of_a_walk_can_be_read(name: str) -> None:
    road = ROADS[name]
    named = {
        word
        for notes in road["days"].values()
        for kind in ("must", "never", "nowhere", "only", "letters", "no_letters")
        for word in notes.get(kind, [])
    }
    assert {kind for notes in road["days"].values() for kind in notes} <= set(CHECKS)
    assert {word.split()[0] for word in named} <= {*CATALOGUE.action, *CATALOGUE.letter}
    assert max(road["days"]) <= road["given"]["days_after_interview"]
