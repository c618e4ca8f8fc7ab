"""How far an assessment has come, counted by dimension."""

from datetime import timedelta

import pytest

from scoring.candidacy import Candidacy, Event, NotApplicable, Rated, Unanswered, Unsure
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from screens.assessment.progress import Section, sections, total
from tests.support.candidacies import draft

CATALOGUE = load_catalogue()
DAY = draft().interview_day
ALL = [factor.id for factor in CATALOGUE.factors if factor.id not in CATALOGUE.special]
CORE = [factor.id for factor in CATALOGUE.core_factors]


def of(candidacy: Candidacy, days: int = 0) -> dict[str, Section]:
    return {part.id: part for part in sections(Snapshot(candidacy, CATALOGUE, DAY + timedelta(days=days)))}


def full(**changes: object) -> Candidacy:
    return draft().model_copy(update={"depth": "full", **changes})


def test_a_full_assessment_asks_every_factor_in_the_order_of_the_screen() -> None:
    parts = sections(Snapshot(full(), CATALOGUE, DAY))
    assert list(dict.fromkeys(part.dimension for part in parts)) == [
        one for one in CATALOGUE.dimensions if one.id != "N"
    ]
    assert [name for part in parts for name in part.asked] == ALL


def test_a_long_dimension_is_cut_into_even_sections_with_names_of_their_own() -> None:
    parts = of(full())
    assert (parts["V"].asked, parts["V-2"].asked) == (("V1", "V2", "V3", "V4"), ("V5", "V6", "V7", "V8"))
    assert parts["V-2"].name == f"{CATALOGUE.dimension['V'].name}, part 2"
    assert max(len(part.asked) for part in parts.values()) <= 5


def test_a_quick_check_asks_the_core_factors_and_skips_dimensions_without_any() -> None:
    parts = of(draft())
    assert "E" not in parts
    assert sorted(name for part in parts.values() for name in part.asked) == sorted(CORE)


def test_at_the_start_everything_that_is_due_is_open() -> None:
    parts = of(full())
    assert parts["C"] == Section(CATALOGUE.dimension["C"], ("C1", "C2", "C3", "C4", "C5"), parts["C"].asked, ())
    assert parts["C"].settled == 0


def test_every_kind_of_answer_settles_a_factor_and_words_alone_do_not() -> None:
    answers = (
        Rated(factor="C1", level=0),
        Unsure(factor="C2"),
        NotApplicable(factor="C5", reason="never came up"),
        Unanswered(factor="C3", evidence="only words"),
    )
    part = of(full(answers=answers))["C"]
    assert part.open == ("C3", "C4")
    assert part.settled == 3


def test_an_observers_answer_settles_nothing() -> None:
    assert of(full(answers=(Rated(factor="C1", rater="observer", level=4),)))["C"].settled == 0


def test_what_is_not_due_is_neither_settled_nor_open() -> None:
    part = of(full())["U"]
    assert part.not_due == ("U1", "U2", "U3", "U4")
    assert part.open == ("U5",)
    assert part.settled == 0


def test_an_answer_before_its_time_counts() -> None:
    part = of(full(answers=(Rated(factor="U3", level=2),)))["U"]
    assert "U3" not in part.not_due
    assert part.settled == 1


@pytest.mark.parametrize(("days", "not_due"), [(0, 4), (2, 4), (3, 2), (30, 2)])
def test_what_was_not_due_becomes_due_but_for_what_a_note_said_that_is_not_out(days: int, not_due: int) -> None:
    assert len(of(full(), days)["U"].not_due) == not_due


def test_a_computed_factor_is_settled_without_an_answer() -> None:
    sent = Event(kind="thank_you_sent", on=DAY)
    part = of(full(events=(sent,)))["U"]
    assert part.settled == 1
    assert "U1" not in {*part.open, *part.not_due}


def test_asked_factors_are_settled_open_or_not_due_and_nothing_else() -> None:
    for days in (0, 3, 9):
        for part in of(full(answers=(Rated(factor="C1", level=1), Unsure(factor="U2"))), days).values():
            assert part.settled == len(set(part.asked) - set(part.open) - set(part.not_due))
            assert not set(part.open) & set(part.not_due)


def test_the_total_adds_all_dimensions_up() -> None:
    parts = sections(Snapshot(full(answers=(Rated(factor="C1", level=1), Unsure(factor="V1"))), CATALOGUE, DAY))
    everything = total(parts)
    assert everything.dimension == parts[0].dimension
    assert list(everything.asked) == ALL
    assert everything.settled == 2
    assert len(everything.open) == len(ALL) - 2 - 4
    assert everything.not_due == ("U1", "U2", "U3", "U4")
