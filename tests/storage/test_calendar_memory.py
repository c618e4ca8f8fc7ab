"""What was in the last calendar file is remembered with its candidacy, and is no change to it."""

import json

import pytest

import storage
from scoring.loading import load_catalogue
from storage.errors import NotFoundError
from tests.support.candidacies import FULL

HELD = '{"sequence": 7}'


def keep(store: storage.Store, owner: str, document: str = HELD) -> None:
    storage.keep_calendar(store, owner, "full", "2026.11", document)


def test_before_the_first_calendar_nothing_is_remembered(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    assert not storage.last_calendar(store, owner, "full")


def test_the_last_calendar_takes_the_place_of_the_one_before(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    keep(store, owner, "{}")
    keep(store, owner)
    assert storage.last_calendar(store, owner, "full") == HELD


def test_remembering_a_calendar_leaves_the_revision(store: storage.Store, owner: str) -> None:
    before = storage.create(store, owner, FULL)
    keep(store, owner)
    assert storage.revision(store, owner, "full") == before


def test_nothing_is_remembered_of_a_candidacy_that_is_not_there(store: storage.Store, owner: str) -> None:
    with pytest.raises(NotFoundError):
        keep(store, owner)


def test_a_calendar_belongs_to_its_owner(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    keep(store, owner)
    assert not storage.last_calendar(store, f"{owner}x", "full")


def test_a_deletion_that_is_taken_back_brings_the_memory_back(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    keep(store, owner)
    deleted = storage.delete_candidacy(store, owner, "full")
    assert not storage.last_calendar(store, owner, "full")
    storage.put_back(store, owner, deleted)
    assert storage.last_calendar(store, owner, "full") == HELD


def test_a_backup_that_differs_in_the_last_calendar_only_makes_no_copy(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    keep(store, owner)
    document = storage.export_owner(store, owner)
    plain = json.loads(document)
    plain["extras"] = []
    storage.delete_candidacy(store, owner, "full")
    storage.restore(store, owner, json.dumps(plain).encode(), load_catalogue())
    assert storage.restore(store, owner, document, load_catalogue()).unchanged == ("full",)
