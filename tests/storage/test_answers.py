"""The later answer wins, the words beside it stay, and one answer touches two rows."""

from collections.abc import Generator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

import storage
from scoring.candidacy import Candidacy, NotApplicable, Rated, Unanswered
from tests.support.candidacies import FULL, draft


def chosen(store: storage.Store, owner: str, *answers: Rated) -> Candidacy:
    """Keep choices one after the other, the words after the first of them."""
    storage.create(store, owner, draft())
    for place, answer in enumerate(answers):
        storage.save_choice(store, owner, "draft", answer)
        if not place:
            storage.save_words(store, owner, "draft", Unanswered(factor="V1", evidence="Two cases"))
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    return kept


@contextmanager
def statements(store: storage.Store) -> Generator[list[tuple[str, int]]]:
    """Collect what the database is told, with the number of rows that each statement touched."""
    made: list[tuple[str, int]] = []
    seen = event.listens_for(store.engine, "after_cursor_execute")(
        lambda _c, cursor, words, *_: made.append((words, cursor.rowcount))
    )
    yield made
    event.remove(store.engine, "after_cursor_execute", seen)


def test_the_later_answer_to_a_factor_wins_and_an_observer_has_an_answer_of_their_own(
    store: storage.Store, owner: str
) -> None:
    storage.create(store, owner, draft())
    mine, later = Rated(factor="C1", level=1, evidence="old"), Rated(factor="C1", level=3)
    theirs = Rated(factor="C1", rater="observer", level=2)
    for answer in (mine, theirs, later):
        storage.save_choice(store, owner, "draft", answer)
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert set(kept.answers) == {later.model_copy(update={"evidence": "old"}), theirs}


def test_a_choice_and_the_words_beside_it_never_overwrite_each_other(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    storage.save_words(store, owner, "draft", Unanswered(factor="C1", evidence="for"))
    storage.save_choice(store, owner, "draft", Rated(factor="C1", level=1, evidence="seen in an old tab"))
    storage.save_words(store, owner, "draft", Unanswered(factor="C1", contra="against"))
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.answers == (Rated(factor="C1", level=1, evidence="for", contra="against"),)
    storage.save_choice(store, owner, "draft", NotApplicable(factor="C1", reason="No task"))
    storage.save_words(store, owner, "draft", Unanswered(factor="C1", evidence=None))
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.answers == (NotApplicable(factor="C1", reason="No task", contra="against"),)


@pytest.mark.parametrize("known", [False, True], ids=["new", "known"])
def test_an_answer_touches_two_rows(store: storage.Store, owner: str, known: bool) -> None:
    storage.create(store, owner, FULL)
    with statements(store) as made:
        storage.save_choice(store, owner, "full", Rated(factor="C1" if known else "C9", level=2))
    told = [words.split(maxsplit=2)[:2] for words, _ in made if words.split(maxsplit=1)[0] not in {"BEGIN", "SET"}]
    assert told == [["UPDATE", "candidacy"], ["INSERT", "INTO"]]


def test_a_choice_for_a_new_round_keeps_the_one_for_the_round_before_and_its_words(
    store: storage.Store, owner: str
) -> None:
    levels = [(1, None), (3, 3), (4, 3), (2, 4)]
    (kept,) = chosen(store, owner, *(Rated(factor="V1", level=level, round=number) for level, number in levels)).answers
    assert (kept.round, kept.evidence) == (4, "Two cases")
    assert [(one.round, one.level, one.evidence) for one in kept.before] == [(2, 1, "Two cases"), (3, 4, "Two cases")]


def test_a_choice_from_a_tab_that_knows_no_new_round_counts_for_the_round_there_is(
    store: storage.Store, owner: str
) -> None:
    (kept,) = chosen(store, owner, Rated(factor="V1", level=3, round=3), Rated(factor="V1", level=1)).answers
    assert (kept.round, kept.before) == (3, ())
