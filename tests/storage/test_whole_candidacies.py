"""A whole candidacy comes back as it was, newest first, and only once under an id."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings

import storage
from scoring.candidacy import Candidacy, ContactPerson, Rated
from storage.errors import AlreadyThereError
from storage.rows import with_event_ids
from tests.support.candidacies import FULL, any_candidacy, draft, in_order


@settings(max_examples=60)
@given(any_candidacy)
def test_any_candidacy_comes_back_as_it_was(store: storage.Store, candidacy: Candidacy) -> None:
    owner = uuid4().hex
    storage.create(store, owner, candidacy)
    expected = in_order(with_event_ids(candidacy))
    assert storage.load(store, owner, candidacy.id) == expected
    assert storage.list_candidacies(store, owner) == (expected,)


def test_the_offset_of_the_interview_is_kept_and_not_only_the_instant(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert kept.first_interview.ended.utcoffset() == timedelta(hours=5, minutes=45)
    assert [event.second_interview for event in kept.events] == [event.second_interview for event in FULL.events]


def test_a_character_that_no_database_keeps_is_left_out_and_the_words_stay(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL.model_copy(update={"contact": ContactPerson(name="Pri\0ya")}))
    storage.save_choice(store, owner, "full", Rated(factor="C7", level=1, evidence="be\0fore"))
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert kept.contact == ContactPerson(name="Priya")
    assert "before" in {answer.evidence for answer in kept.answers}


def test_candidacies_are_listed_newest_first(store: storage.Store, owner: str) -> None:
    for name in ("c", "a", "b"):
        storage.create(store, owner, draft(name))
    assert [each.id for each in storage.list_candidacies(store, owner)] == ["b", "a", "c"]
    assert storage.newest_id(store, owner) == "b"


def test_nothing_kept_reads_as_nothing(store: storage.Store, owner: str) -> None:
    assert storage.load(store, owner, "none") is None
    assert storage.list_candidacies(store, owner) == ()
    assert storage.newest_id(store, owner) is None
    assert storage.revision(store, owner, "none") == 0


def test_two_candidacies_of_one_owner_cannot_share_an_id(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    with pytest.raises(AlreadyThereError, match="full"):
        storage.create(store, owner, draft("full"))
    assert storage.load(store, owner, "full") == in_order(FULL)
