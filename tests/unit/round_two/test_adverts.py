"""Adverts of different trades: what is read out of them, and which case is suggested for which line."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from scoring.candidacy import Candidacy
from scoring.loading import load_catalogue
from scoring.round_two.cases import matches
from screens.interviews.examples import example
from screens.round_two.advert import requirements
from tests.support.candidacies import note
from tests.support.screens import TODAY

MATERIAL = load_catalogue().round_two
ADVERTS: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(Path(__file__).with_name("adverts.yaml"))


def asked(advert: str) -> tuple[str, ...]:
    return requirements(advert, MATERIAL.advert, MATERIAL.limits.longest_list)


def suggested(lines: list[str], cases: list[str]) -> set[tuple[str, str]]:
    """Return which case is suggested for which line."""
    notes = [note(f"r{n}", "requirement", line) for n, line in enumerate(lines)]
    notes += [note(f"c{n}", "case", case) for n, case in enumerate(cases)]
    mine: Candidacy = example("invited", TODAY).model_copy(update={"notes": tuple(notes)})
    texts = {one.id: one.text for one in notes}
    return {(line.requirement.text, texts[case]) for line in matches(mine, MATERIAL) for case in line.suggested}


@pytest.mark.parametrize("advert", ADVERTS, ids=[one["name"] for one in ADVERTS])
def test_an_advert_becomes_the_list_of_what_it_asks_for(advert: dict[str, Any]) -> None:
    assert list(asked(advert["advert"])) == advert["asks"]


def test_cases_are_suggested_for_lines_that_they_answer() -> None:
    wanted, found = set(), set()
    for advert in ADVERTS:
        cases = [case["text"] for case in advert["cases"]]
        found |= suggested(advert["asks"], cases)
        for line, case in product(advert["asks"], advert["cases"]):
            if line.startswith(tuple(case["fits"])):
                wanted.add((line, case["text"]))
    hits = len(found & wanted)
    print(f"{hits} of {len(wanted)} found, {len(found)} suggested, wrong: {sorted(found - wanted)}")  # noqa: T201  an editor wants the figure
    assert hits / len(wanted) >= 0.6
    assert hits / len(found) >= 0.9


@pytest.mark.parametrize(
    ("line", "case", "likely"),
    [
        ("A record of leading teams of 100 or more", "With a morning list I cut the waiting", False),
        ("A record of leading teams of 100 or more", "Led 140 people", True),
        ("Serve 60 customers a day", "Took 60 photographs in a day", False),
        ("Plan rosters", "Planning the rota of a clinic", True),
        ("Coaches newcomers", "Taught three newcomers", True),
        ("IT support", "it was a quiet day", False),
        ("Party wall surveys", "Partial refunds for late trains", False),
    ],
)
def test_whole_words_that_say_something_make_a_case_likely(line: str, case: str, likely: bool) -> None:
    assert bool(suggested([line], [case])) is likely


@pytest.mark.parametrize(
    "line",
    [
        "3.5 years of payroll experience",
        "Min. 3 years in sales",
        "Knows tools, e.g. SAP or Lexware",
        "B.Sc. or the like",
    ],
)
@pytest.mark.parametrize("mark", ["", "- ", "• ", "1. "])
def test_a_number_or_an_abbreviation_with_a_point_stays_whole(mark: str, line: str) -> None:
    assert asked(f"Your profile\n\n{mark}{line}\n{mark}Driving licence")[0] == line


@pytest.mark.parametrize(
    "heading", ["What we offer", "Our benefits:", "WHY JOIN US", "**Perks**", "What's in it for you?", "You can expect"]
)
def test_what_stands_under_an_offer_is_not_asked(heading: str) -> None:
    advert = f"Your tasks\n\n- Plan rosters\n- Coach newcomers\n\n{heading}\n\n- A crèche on site\n- Health insurance\n"
    assert asked(advert) == ("Plan rosters", "Coach newcomers")
    assert asked(f"{advert}\nRequirements\n- Patience\n- Tact") == (
        "Plan rosters",
        "Coach newcomers",
        "Patience",
        "Tact",
    )
