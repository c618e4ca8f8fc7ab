"""The shipped catalogue holds what it says: every row of advice covered, every count right, no unverified figure."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from scoring.catalogue import Action, Anchors, Catalogue, Factor, Research
from scoring.loading import SHIPPED, load_catalogue

CATALOGUE = load_catalogue()
UNVERIFIED = [entry for entry in CATALOGUE.research if entry.tag in {"M", "S"}]
POINTS_FOR_GRADE = {"A": 2, "B": 1, "C": 0, "D": 0}


def ids(*fields: str) -> list[str]:
    return [entry.id for field in fields for entry in getattr(CATALOGUE, field)]


def test_every_row_of_every_article_is_there_once() -> None:
    expected = [f"{article.id}-{n:02}" for article in CATALOGUE.articles for n in range(1, article.rows + 1)]
    assert sorted(ids("seed_rows")) == expected


def test_the_articles_have_the_rows_that_were_read() -> None:
    assert {a.id: a.rows for a in CATALOGUE.articles} == {"S0": 25, "S1": 50, "S2": 23, "S3": 26, "S4": 26}


def test_every_row_is_covered_by_entries_that_exist() -> None:
    covering = set(ids("factors", "actions", "letters", "rules", "context_cards", "disagreements"))
    for row in CATALOGUE.seed_rows:
        assert row.covered_by, row.id
        assert set(row.covered_by) <= covering, row.id


def test_what_covers_a_row_names_it() -> None:
    named = {
        entry.id: set(entry.seed_refs)
        for field in ("factors", "actions", "letters", "rules", "context_cards")
        for entry in getattr(CATALOGUE, field)
    }
    named |= {entry.id: rows_in(entry.positions) for entry in CATALOGUE.disagreements}
    silent = [(row.id, by) for row in CATALOGUE.seed_rows for by in row.covered_by if row.id not in named[by]]
    assert silent == []


def test_a_disagreement_names_rows_that_it_covers() -> None:
    covered = {(row.id, by) for row in CATALOGUE.seed_rows for by in row.covered_by}
    named = {(row, entry.id) for entry in CATALOGUE.disagreements for row in rows_in(entry.positions)}
    assert named <= covered


def rows_in(text: str) -> set[str]:
    return set(re.findall(r"S[0-4]-[0-9]{2}", text))


def test_factors_stand_in_the_order_of_their_dimensions() -> None:
    assert ids("factors") == [named for dimension in CATALOGUE.dimensions for named in dimension.factors]


def test_what_is_found_by_id_is_what_is_listed_and_in_the_same_order() -> None:
    assert list(CATALOGUE.factor.values()) == list(CATALOGUE.factors)
    assert list(CATALOGUE.action.values()) == list(CATALOGUE.actions)


def test_every_action_has_the_shared_stop_rules_in_front_of_its_own_but_for_its_exceptions() -> None:
    for action in CATALOGUE.actions:
        shared = [rule.when for rule in CATALOGUE.stop_rules if rule.id not in action.continues_after]
        assert [rule.when for rule in action.stops_when][: len(shared)] == shared, action.id


@pytest.mark.parametrize("factor", CATALOGUE.factors, ids=ids("factors"))
def test_the_formula_weight_follows_from_articles_and_evidence_of(factor: Factor) -> None:
    why = factor.weight_rationale
    points = min(max(why.distinct_seeds - 1, 0), 2) + POINTS_FOR_GRADE[why.evidence_grade]
    assert why.formula_weight == min(max(points, 1), 3)


def test_the_catalogue_round_trips_through_its_json() -> None:
    assert Catalogue.model_validate_json(CATALOGUE.model_dump_json()) == CATALOGUE


def test_the_order_of_entries_in_a_file_moves_nothing_but_their_place(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder)
    for path in folder.glob("*/*.yaml"):
        comment, *entries = re.split(r"^(?=- id:)", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(comment + "".join(f"{entry.rstrip()}\n" for entry in reversed(entries)), "utf-8")
    shuffled = load_catalogue(folder)
    assert shuffled.factors == CATALOGUE.factors
    assert [action.id for action in shuffled.actions] != ids("actions")
    assert sorted(shuffled.actions, key=by_id) == sorted(CATALOGUE.actions, key=by_id)


def by_id(entry: Action) -> str:
    return entry.id


@pytest.mark.parametrize("entry", UNVERIFIED, ids=[entry.id for entry in UNVERIFIED])
def test_no_figure_is_printed_from_unverified(entry: Research) -> None:
    assert not re.search(r"[0-9]", entry.finding)
    without_years = re.sub(r"\b(19|20)[0-9]{2}\b", "", entry.citation)
    assert not re.search(r"[0-9]+ ?%|\b0?\.[0-9]+", without_years)


def test_every_level_of_every_factor_reads_differently() -> None:
    for factor in CATALOGUE.factors:
        assert list(factor.anchors) == [0, 1, 2, 3, 4], factor.id
        assert len(set(factor.anchors.values())) == 5, factor.id


def test_every_letter_is_used_by_an_action_or_covers_a_row() -> None:
    used = {letter for action in CATALOGUE.actions for letter in action.templates}
    used |= {by for row in CATALOGUE.seed_rows for by in row.covered_by}
    assert set(ids("letters")) <= used


def test_no_two_entries_share_an_id() -> None:
    counts = Counter(ids("factors", "actions", "letters", "rules", "context_cards", "disagreements", "dimensions"))
    assert [named for named, count in counts.items() if count > 1] == []


def test_levels_that_are_no_mapping_are_refused() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Anchors).validate_python("I did not.")
