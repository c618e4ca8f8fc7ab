"""Adverts of twelve trades, read by hand: which of their lines ask for something, and which case answers which line.

What counts as asked for: tasks and what the applicant should bring. What does not: the employer about itself, what is offered,
how to apply. `-s` prints what was found, missed and wrong, for each advert and together.
"""

import re
import sys
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from scoring.candidacy import Candidacy
from scoring.loading import load_catalogue
from scoring.round_two.cases import matches
from screens.round_two.advert import requirements
from tests.support.candidacies import draft, note

ADVERTS = Path(__file__).resolve().parents[2] / "golden" / "adverts"
NAMES = sorted(path.stem for path in ADVERTS.glob("*.yaml"))
CATALOGUE = load_catalogue()

LINES_FLOOR = {"found": 0.9, "right": 0.85}
CASES_FLOOR = {"found": 0.85, "right": 0.8}
"""The least share of what should be found that is found, and of what is found that is right."""

SAME_FROM = 0.6
"""Lines are one if they share this part of their words: where a line begins and ends, two readers may see differently."""


class Tally(NamedTuple):
    """How many were found as they should be, missed, and found though they should not be."""

    found: int
    missed: int
    wrong: int


def total(tallies: Collection[Tally]) -> Tally:
    return Tally(*map(sum, zip(*tallies, strict=True)))


def words(tally: Tally) -> str:
    return f"{tally.found:3} found {tally.missed:3} missed {tally.wrong:3} wrong"


def shares(tally: Tally) -> dict[str, float]:
    return {
        "found": tally.found / (tally.found + tally.missed),
        "right": tally.found / max(1, tally.found + tally.wrong),
    }


@cache
def advert(name: str) -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe", pure=True).load(ADVERTS / f"{name}.yaml")
    return read


def lines_of(name: str) -> Tally:
    """Compare the lines taken from an advert with those marked by hand; each line counts once."""
    taken, wrong = list(requirements(advert(name)["advert"], CATALOGUE.round_two.advert, 200)), 0
    open_lines = list(advert(name)["asks"])
    for line in taken:
        same = next((asked for asked in open_lines if _one_line(asked, line)), None)
        if same is None:
            wrong += 1
        else:
            open_lines.remove(same)
    return Tally(len(taken) - wrong, len(open_lines), wrong)


def cases_of(name: str) -> Tally:
    """Compare the pairs of line and case that are suggested with those that an adviser sees."""
    told = advert(name)
    cases = [note(f"c{number}", "case", case["text"]) for number, case in enumerate(told["cases"])]
    results = [
        note(f"r{number}", "result", case["came_of"], about=f"c{number}") for number, case in enumerate(told["cases"])
    ]
    lines = [note(f"q{number}", "requirement", line) for number, line in enumerate(told["asks"], start=1)]
    candidacy: Candidacy = draft().model_copy(update={"notes": (*lines, *cases, *results)})
    suggested = {
        (line.requirement.id, case) for line in matches(candidacy, CATALOGUE.round_two) for case in line.suggested
    }
    seen = {(f"q{line}", f"c{number}") for number, case in enumerate(told["cases"]) for line in case["answers"]}
    return Tally(len(suggested & seen), len(seen - suggested), len(suggested - seen))


def _one_line(one: str, other: str) -> bool:
    words, others = _words(one), _words(other)
    return bool(words & others) and len(words & others) / len(words | others) >= SAME_FROM


def _words(line: str) -> set[str]:
    return set(re.findall(r"\w+", line.lower()))


@pytest.mark.parametrize("name", NAMES)
def test_every_line_marked_by_hand_stands_in_its_advert(name: str) -> None:
    text = " ".join(advert(name)["advert"].split())
    assert [line for line in advert(name)["asks"] if line.casefold() not in text.casefold()] == []


def test_there_are_twelve_trades_with_five_cases_each() -> None:
    assert [len(advert(name)["cases"]) for name in NAMES] == [5] * 12


def test_the_lines_of_the_adverts_are_found() -> None:
    tallies = {name: lines_of(name) for name in NAMES}
    _print("lines", tallies)
    reached = shares(total(tallies.values()))
    assert {name: share for name, share in reached.items() if share < LINES_FLOOR[name]} == {}


def test_the_cases_that_answer_a_line_are_found() -> None:
    tallies = {name: cases_of(name) for name in NAMES}
    _print("cases", tallies)
    reached = shares(total(tallies.values()))
    assert {name: share for name, share in reached.items() if share < CASES_FLOOR[name]} == {}


def _print(what: str, tallies: dict[str, Tally]) -> None:
    sys.stdout.write(f"\n{what}\n")
    for name, tally in {**tallies, "together": total(tallies.values())}.items():
        sys.stdout.write(f"  {name:16}{words(tally)}\n")
