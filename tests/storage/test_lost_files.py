"""A file that is moved away, replaced or robbed of its journal takes no answer with it."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

import pytest

import storage
from scoring.candidacy import Rated
from storage.errors import GoneError
from tests.support.candidacies import FULL, in_order
from tests.support.stores import ANSWER, Opened, assert_saved, save, started


def test_a_file_that_is_moved_away_takes_no_answer_with_it(opened: Opened, tmp_path: Path) -> None:
    store = started(opened, tmp_path / "a.db")
    (tmp_path / "a.db").rename(tmp_path / "b.db")
    for attempt in (save, lambda store: storage.load(store, "local", "full")):
        with pytest.raises(GoneError, match="moved, replaced or deleted"):
            attempt(store)
    assert not (tmp_path / "a.db").exists()
    (tmp_path / "b.db").rename(tmp_path / "a.db")
    save(store)
    assert_saved(store)


def test_a_file_that_is_deleted_is_not_made_anew_in_silence(opened: Opened, tmp_path: Path) -> None:
    store = started(opened, tmp_path / "a.db")
    store.engine.dispose()
    (tmp_path / "a.db").unlink()
    with pytest.raises(GoneError):
        save(store)
    assert not (tmp_path / "a.db").exists()


def test_a_file_that_is_replaced_is_not_mistaken_for_the_old_one(opened: Opened, tmp_path: Path) -> None:
    store = started(opened, tmp_path / "a.db")
    opened(f"sqlite:///{tmp_path / 'other.db'}").engine.dispose()
    (tmp_path / "other.db").rename(tmp_path / "a.db")
    with pytest.raises(GoneError):
        save(store)


def remove(file: Path, *endings: str) -> None:
    for ending in endings:
        Path(f"{file}{ending}").unlink()


LOST: dict[str, Callable[[Path], object]] = {
    "journal": lambda file: remove(file, "-wal"),
    "index": lambda file: remove(file, "-shm"),
    "both": lambda file: remove(file, "-wal", "-shm"),
    "file": lambda file: remove(file, ""),
    "another over it": lambda file: shutil.copyfile(file.with_name("other.db"), file),
    "a foreign one over it": lambda file: shutil.copyfile(file.with_name("foreign.db"), file),
    "cut off": lambda file: os.truncate(file, 0),
}


@pytest.mark.parametrize("lose", LOST.values(), ids=LOST)
def test_what_is_acknowledged_after_a_file_was_lost_is_kept(
    opened: Opened, tmp_path: Path, lose: Callable[[Path], object]
) -> None:
    started(opened, tmp_path / "other.db").engine.dispose()
    with closing(sqlite3.connect(tmp_path / "foreign.db")) as other, other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    file = tmp_path / "a.db"
    store = started(opened, file)
    assert storage.load(store, "local", "full") == in_order(FULL)
    lose(file)
    acknowledged = []
    for number in range(5):
        with suppress(storage.StorageError):
            storage.save_choice(store, "local", "full", Rated(factor=f"F{number}", level=number))
            acknowledged.append(f"F{number}")
    store.engine.dispose()
    if acknowledged:
        kept = storage.load(opened(f"sqlite:///{file}"), "local", "full")
        assert kept is not None
        assert set(acknowledged) <= {answer.factor for answer in kept.answers}
    else:
        with pytest.raises(storage.StorageError, match=r"moved, replaced or deleted|damaged"):
            save(store)


@pytest.mark.parametrize("lose", [LOST["journal"], LOST["index"]], ids=["journal", "index"])
def test_without_its_journal_a_file_works_on_and_nothing_is_lost(
    opened: Opened, tmp_path: Path, lose: Callable[[Path], object]
) -> None:
    store = started(opened, tmp_path / "a.db")
    save(store)
    lose(tmp_path / "a.db")
    assert_saved(store)
    storage.save_details(store, "local", "full", employer="After")
    store.engine.dispose()
    kept = storage.load(opened(f"sqlite:///{tmp_path / 'a.db'}"), "local", "full")
    assert kept is not None
    assert (kept.employer, ANSWER in kept.answers) == ("After", True)


def test_a_file_system_that_numbers_files_anew_is_no_trouble(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = started(opened, tmp_path / "a.db")
    numbers, real = count(), Path.stat

    def anew(path: Path, **options: bool) -> os.stat_result:
        found = list(real(path, **options))
        return os.stat_result((found[0], next(numbers), *found[2:]))

    monkeypatch.setattr(Path, "stat", anew)
    for _ in range(3):
        save(store)
        assert_saved(store)
