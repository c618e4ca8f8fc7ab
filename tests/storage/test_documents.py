"""Export, restore, delete and undo: nothing is lost, nothing is overwritten, and a bad file changes nothing."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select

import storage
from scoring.candidacy import Candidacy, Note, Rated
from scoring.catalogue import Catalogue
from scoring.loading import load_catalogue
from scoring.validation.coherence import InputError
from storage import documents, tables
from storage.errors import DamagedError, NotFoundError
from storage.rows import lock_owner, with_event_ids
from tests.support.candidacies import FULL, any_candidacy, draft, in_order

LETTER = {"letter": "T01", "recipient": "z", "body": "Thank you"}
REPORT = {
    "id": "s1",
    "taken_at": "2026-11-18T10:00:00Z",
    "catalogue": "2026.11",
    "document": '{"b": 1.50,  "a": "\\u0000 ü 🚀\\n"}\r\n',
}
EXTRA = {"candidacy": "full", "snapshots": [REPORT], "letters": [LETTER]}
DEEP = b'{"schema": 1, "kind": "round-two", "extras": [], "candidacies": [{"a": ' + b"[" * 900 + b"]" * 900 + b"}]}"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def candidacy_with(**fields: Any) -> bytes:  # noqa: ANN401  any JSON value
    return json.dumps(FULL.model_dump(mode="json") | fields).encode()


def export_with(*candidacies: object, **fields: Any) -> bytes:  # noqa: ANN401  any JSON value
    return json.dumps({"schema": 1, "kind": "round-two", "candidacies": candidacies, "extras": []} | fields).encode()


def extras_with(**fields: Any) -> bytes:  # noqa: ANN401  any JSON value
    return export_with(GOOD, extras=[{"candidacy": "good", **fields}])


def fill(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    storage.put_back(store, owner, export_with(FULL.model_dump(mode="json"), extras=[EXTRA]))


def rows_of(store: storage.Store, owner: str) -> dict[str, int]:
    """Count the rows of an owner in every table that has an owner."""
    owned = [table for table in tables.metadata.sorted_tables if "owner" in table.c]
    with store.engine.connect() as connection:
        counts = {
            table.name: connection.scalar(select(func.count()).select_from(table).where(table.c.owner == owner)) or 0
            for table in owned
        }
        counts["owner"] = connection.scalar(select(func.count()).where(tables.owner.c.id == owner)) or 0
    return counts


@settings(max_examples=30)
@given(st.lists(any_candidacy, max_size=3, unique_by=lambda candidacy: candidacy.id))
def test_what_was_deleted_comes_back_as_it_was(store: storage.Store, candidacies: list[Candidacy]) -> None:
    owner = uuid4().hex
    for candidacy in candidacies:
        storage.create(store, owner, candidacy)
    before = storage.export_owner(store, owner)
    storage.put_back(store, owner, storage.delete_everything(store, owner))
    assert storage.export_owner(store, owner) == before
    expected = tuple(in_order(with_event_ids(candidacy)) for candidacy in reversed(candidacies))
    assert storage.list_candidacies(store, owner) == expected


def test_an_export_restores_everything_for_another_owner(
    store: storage.Store, owner: str, catalogue: Catalogue
) -> None:
    fill(store, owner)
    exported = storage.export_owner(store, owner)
    report = storage.restore(store, f"{owner}2", exported, catalogue)
    assert report == documents.RestoreReport(added=("full", "draft"))
    assert storage.export_owner(store, f"{owner}2") == exported


def test_a_candidacy_file_is_restored_as_it_is(store: storage.Store, owner: str, catalogue: Catalogue) -> None:
    plain = b"\xef\xbb\xbf" + FULL.model_dump_json(indent=1).encode()
    assert storage.restore(store, owner, plain, catalogue).added == ("full",)
    assert storage.load(store, owner, "full") == in_order(FULL)


def test_restoring_what_is_there_changes_nothing(store: storage.Store, owner: str, catalogue: Catalogue) -> None:
    fill(store, owner)
    exported, counted = storage.export_owner(store, owner), rows_of(store, owner)
    report = storage.restore(store, owner, exported, catalogue)
    assert report == documents.RestoreReport(unchanged=("full", "draft"))
    assert rows_of(store, owner) == counted


def test_restoring_something_else_under_a_known_id_makes_one_copy_and_overwrites_nothing(
    store: storage.Store, owner: str, catalogue: Catalogue
) -> None:
    fill(store, owner)
    old = storage.export_owner(store, owner)
    storage.save_choice(store, owner, "full", Rated(factor="C1", level=4))
    changed = storage.load(store, owner, "full")
    report = storage.restore(store, owner, old, catalogue)
    assert (report.added, report.unchanged, len(report.copied)) == ((), ("draft",), 1)
    assert storage.load(store, owner, "full") == changed
    copy = storage.load(store, owner, report.copied[0])
    assert copy is not None
    assert copy.model_copy(update={"id": "full"}) == in_order(FULL)
    assert storage.list_letters(store, owner, copy.id) == storage.list_letters(store, owner, "full")
    again = storage.restore(store, owner, old, catalogue)
    assert again == documents.RestoreReport(unchanged=("full", "draft"))


def test_a_letter_or_snapshot_that_is_not_there_yet_comes_in_with_a_copy(
    store: storage.Store, owner: str, catalogue: Catalogue
) -> None:
    fill(store, owner)
    with_letter = storage.export_owner(store, owner)
    storage.save_letter(store, owner, "full", "T01", "z", body=None)
    copied = storage.restore(store, owner, with_letter, catalogue).copied
    assert [letter.body for letter in storage.list_letters(store, owner, copied[0])] == ["Thank you"]


def test_deleting_a_candidacy_removes_every_row_of_it_and_undo_brings_them_all_back(
    store: storage.Store, owner: str
) -> None:
    fill(store, owner)
    before, counted = storage.export_owner(store, owner), rows_of(store, owner)
    assert min(counted.values()) > 0
    deleted = storage.delete_candidacy(store, owner, "full")
    assert storage.load(store, owner, "full") is None
    left = {name: count for name, count in rows_of(store, owner).items() if count}
    assert left == {"candidacy": 1, "owner": 1}
    storage.put_back(store, owner, deleted)
    assert rows_of(store, owner) == counted
    assert storage.export_owner(store, owner) == before


def test_deleting_everything_leaves_the_owner_without_a_candidacy_and_all_of_others(
    store: storage.Store, owner: str
) -> None:
    fill(store, owner)
    fill(store, f"{owner}2")
    theirs = storage.export_owner(store, f"{owner}2")
    storage.delete_everything(store, owner)
    assert {name: count for name, count in rows_of(store, owner).items() if count} == {"owner": 1}
    assert storage.export_owner(store, f"{owner}2") == theirs


def test_deleting_everything_of_two_owners_is_one_step_that_returns_what_the_first_had(
    store: storage.Store, owner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, owner)
    fill(store, f"{owner}2")
    before, theirs = storage.export_owner(store, owner), storage.export_owner(store, f"{owner}2")
    assert storage.delete_everything(store, owner, f"{owner}2") == before
    assert not storage.list_candidacies(store, f"{owner}2")
    storage.put_back(store, owner, before)
    storage.put_back(store, f"{owner}2", theirs)

    def fails_at_the_second(connection: Connection, whose: str) -> int:
        if whose != owner:
            raise ValueError(whose)
        return lock_owner(connection, whose)

    monkeypatch.setattr(documents, "lock_owner", fails_at_the_second)
    with pytest.raises(DamagedError):
        storage.delete_everything(store, owner, f"{owner}2")
    assert storage.export_owner(store, owner) == before


def test_undo_twice_brings_things_back_once(store: storage.Store, owner: str) -> None:
    fill(store, owner)
    before = storage.export_owner(store, owner)
    deleted = storage.delete_everything(store, owner)
    storage.put_back(store, owner, deleted)
    storage.put_back(store, owner, deleted)
    assert storage.export_owner(store, owner) == before


def test_undo_brings_back_what_the_catalogue_no_longer_knows(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    storage.save_choice(store, owner, "draft", Rated(factor="RETIRED", level=2))
    before = storage.export_owner(store, owner)
    storage.put_back(store, owner, storage.delete_candidacy(store, owner, "draft"))
    assert storage.export_owner(store, owner) == before


def test_nobody_deletes_or_exports_what_another_has(store: storage.Store, owner: str) -> None:
    fill(store, owner)
    with pytest.raises(NotFoundError):
        storage.delete_candidacy(store, f"{owner}2", "full")
    assert json.loads(storage.export_owner(store, f"{owner}2"))["candidacies"] == []


def test_deleted_words_are_in_no_file_any_more(tmp_path: Path, opened: Callable[[str], storage.Store]) -> None:
    store = opened(f"sqlite:///{tmp_path / 'a.db'}")
    storage.create(store, "local", draft())
    storage.save_choice(store, "local", "draft", Rated(factor="C1", level=1, evidence="confession " * 1800))
    storage.delete_everything(store, "local")
    assert {file.name: b"confession" in file.read_bytes() for file in tmp_path.iterdir()} == {
        "a.db": False,
        "a.db-shm": False,
        "a.db-wal": False,
    }


GOOD = FULL.model_dump(mode="json") | {"id": "good"}
BAD = GOOD | {"id": "bad", "answers": [{"factor": "C1", "kind": "rated", "level": 7}]}
HOSTILE = {
    "not JSON": (b"PK\x03\x04 not JSON", "read"),
    "empty": (b"", "read"),
    "another program's": (b'{"x": 1}', "not a file that Round Two saved"),
    "not text": (b"\xff\xfe\x00{", "read"),
    "too long a name": (candidacy_with(employer="x" * 5_000_000), "employer"),
    "too large for any file": (b" " * (storage.MAX_BACKUP_BYTES + 1), f"{storage.MAX_BACKUP_MB} MB"),
    "newer schema": (candidacy_with(schema=2), "newer"),
    "unknown factor": (candidacy_with(answers=[{"factor": "Z9", "kind": "rated", "level": 1}]), "Z9"),
    "dates out of order": (candidacy_with(decision_date="2026-11-01"), "decision_date"),
    "level 7": (candidacy_with(answers=[{"factor": "C1", "kind": "rated", "level": 7}]), "level"),
    "NaN": (candidacy_with(interest=float("nan")), "interest"),
    "deep nesting": (b'{"answers": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "nested"),
    "wrong kind": (b'{"kind": "calendar", "candidacies": []}', "kind"),
    "no object": (b"[1, 2]", "file"),
    "key given twice": (b'{"schema": 1, "kind": "round-two", "kind": "round-two", "candidacies": []}', "kind"),
    "export of a newer schema": (export_with(GOOD, schema=2), "newer"),
    "export with a candidacy of a newer schema": (
        export_with(GOOD, GOOD | {"id": "next", "schema": 2}),
        r"^candidacies\[1\]\.schema: this was written by a newer version",
    ),
    "export with an unknown key": (export_with(GOOD, hidden=1), "hidden"),
    "export that is no list": (export_with(candidacies=5), "candidacies"),
    "export with a bad second candidacy": (export_with(GOOD, BAD), r"candidacies\[1\].*level"),
    "export with a candidacy twice": (export_with(GOOD, GOOD), "twice"),
    "export with extras of nobody": (export_with(GOOD, extras=[{"candidacy": "x"}]), "extras"),
    "export with extras twice": (export_with(GOOD, extras=[{"candidacy": "good"}, {"candidacy": "good"}]), "extras"),
    "export with a letter twice": (
        export_with(GOOD, extras=[{"candidacy": "good", "letters": [LETTER] * 2}]),
        "extras",
    ),
    "export with half a character": (
        export_with(GOOD, extras=[{"candidacy": "good", "letters": [LETTER | {"body": "\ud800"}]}]),
        "body",
    ),
    "half a character in a report": (extras_with(snapshots=[REPORT | {"document": "a\ud800"}]), "document"),
    "half a character in a candidacy": (export_with(GOOD | {"employer": "\udfff"}), r"candidacies\[0\]\.employer"),
    "null character in a version": (extras_with(snapshots=[REPORT | {"catalogue": "20\0"}]), "catalogue"),
    "null character in a letter": (extras_with(letters=[LETTER | {"body": "Dear \0"}]), "body"),
    "first moment of all": (extras_with(created_at="0001-01-01T00:00:00+05:00"), "created_at"),
    "last moment of all": (extras_with(created_at="9999-12-31T23:59:59-05:00"), "created_at"),
    "report of no time": (extras_with(snapshots=[REPORT | {"taken_at": "0001-01-01T00:00:00+14:00"}]), "taken_at"),
    "number of 400 digits": (candidacy_with(interest=10**400), "interest"),
    "schema of 400 digits": (candidacy_with(schema=10**400), "newer"),
    "export schema of 400 digits": (export_with(GOOD, schema=10**400), "newer"),
    "deep in an export": (DEEP, "nested|kind|read"),
    "many keys given twice": (b'{"a": 1, ' + b", ".join(b'"k%d": 1' % (n // 2) for n in range(60_000)) + b"}", "twice"),
}


def test_a_report_is_kept_to_the_character(store: storage.Store, owner: str) -> None:
    fill(store, owner)
    (extra,) = (
        each for each in json.loads(storage.export_owner(store, owner))["extras"] if each["candidacy"] == "full"
    )
    assert extra["snapshots"] == [REPORT]


def test_the_screen_takes_what_a_backup_may_hold() -> None:
    config = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] == storage.MAX_BACKUP_MB


@pytest.mark.parametrize("number", [45, 300], ids=["2 MB", "12 MB"])
def test_an_interview_larger_than_a_file_of_one_may_be_is_restored_from_a_backup(
    store: storage.Store, owner: str, catalogue: Catalogue, number: int
) -> None:
    cases = tuple(Note(id=f"n{place}", kind="case", text="я" * 20_000) for place in range(number))
    storage.create(store, owner, draft().model_copy(update={"notes": cases}))
    saved = storage.export_owner(store, owner)
    storage.delete_everything(store, owner)
    storage.restore(store, owner, saved, catalogue)
    assert storage.export_owner(store, owner) == saved


def test_an_undo_is_not_held_to_the_size_of_a_backup(
    store: storage.Store, owner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, owner)
    before = storage.export_owner(store, owner)
    deleted = storage.delete_everything(store, owner)
    monkeypatch.setattr(documents, "MAX_BACKUP_BYTES", 0)
    storage.put_back(store, owner, deleted)
    assert storage.export_owner(store, owner) == before


@pytest.mark.parametrize(("document", "named"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_wrong_is_refused_in_one_sentence_and_changes_nothing(
    store: storage.Store, owner: str, catalogue: Catalogue, document: bytes, named: str
) -> None:
    fill(store, owner)
    before = storage.export_owner(store, owner)
    with pytest.raises(InputError, match=named) as refusal:
        storage.restore(store, owner, document, catalogue)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 300
    assert storage.export_owner(store, owner) == before
