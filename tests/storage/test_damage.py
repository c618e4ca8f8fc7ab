"""What no version has written is told in a sentence, and what nobody can ask for is not there."""

import random
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text

import storage
from storage.errors import DamagedError, NotFoundError
from tests.support.candidacies import FULL, draft
from tests.support.stores import Opened, started


def test_bytes_that_have_flipped_are_told_in_a_sentence(opened: Opened, tmp_path: Path) -> None:
    started(opened, tmp_path / "whole.db").engine.dispose()
    whole, chance = (tmp_path / "whole.db").read_bytes(), random.Random(11)  # noqa: S311  the same every time
    told = []
    for number in range(80):
        flipped = bytearray(whole)
        for _ in range(1 + number % 4):
            flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file = tmp_path / f"{number}.db"
        file.write_bytes(flipped)
        try:
            store = storage.open_store(f"sqlite:///{file}")
        except storage.StorageError as error:
            told.append(str(error))
            continue
        for use in (storage.list_candidacies, storage.export_owner, storage.delete_everything):
            with suppress(storage.StorageError):
                use(store, "local")
        store.engine.dispose()
    assert told
    assert all("left as it was" in each for each in told)


def test_a_value_that_nobody_wrote_is_told_as_damage(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE event SET second_interview = 'soon' WHERE owner = :owner"), {"owner": owner})
    with pytest.raises(DamagedError, match=r"damaged.*newest copy"):
        storage.load(store, owner, "full")


def test_what_no_database_can_ask_for_is_not_there(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    for name in ("dra\0ft", "draft\0", "dr\x1baft", "draft\ud800", "'draft'"):
        assert storage.load(store, owner, name) is None
        assert storage.revision(store, owner, name) == 0
        assert storage.catch_up(store, owner, name) is None
        with pytest.raises(NotFoundError):
            storage.save_details(store, owner, name, employer="x")
    assert storage.list_candidacies(store, f"{owner}\0") == ()


def test_a_list_that_is_nested_too_deeply_is_told_as_damage(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    deep = "[" * 5_000 + "]" * 5_000
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE note SET links = :deep WHERE owner = :owner"), {"deep": deep, "owner": owner})
    with pytest.raises(DamagedError):
        storage.load(store, owner, "full")
