"""A database that is locked, full or may only be read says so, and a retry works."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

import storage
from scoring.candidacy import Unanswered
from storage.errors import BusyError, FullError, ReadOnlyError, UnopenedError
from tests.support import postgresql
from tests.support.candidacies import FULL, in_order
from tests.support.stores import Opened, as_ordinary_user, assert_saved, save, started


def test_a_locked_database_turns_a_write_away_and_a_retry_works(opened: Opened, tmp_path: Path) -> None:
    store = started(opened, tmp_path / "a.db", busy_seconds=0.05)
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyError, match=r"busy.*not saved yet.*Try again"):
            save(store)
        assert storage.load(store, "local", "full") == in_order(FULL)
        other.execute("ROLLBACK")
    save(store)
    assert_saved(store)


def test_a_locked_row_on_a_server_turns_a_write_away_and_a_retry_works(opened: Opened, postgresql_server: Path) -> None:
    store = opened(postgresql.new_database(postgresql_server), busy_seconds=0.05)
    storage.create(store, "local", FULL)
    with store.engine.connect() as other:
        other.execute(text("SELECT * FROM candidacy FOR UPDATE"))
        with pytest.raises(BusyError, match=r"busy.*not saved yet"):
            storage.save_details(store, "local", "full", employer="Other")
    storage.save_details(store, "local", "full", employer="Other")
    kept = storage.load(store, "local", "full")
    assert kept is not None
    assert kept.employer == "Other"


def test_a_file_that_may_only_be_read_is_read(opened: Opened, folder: Path) -> None:
    with as_ordinary_user():
        started(opened, folder / "a.db").engine.dispose()
        (folder / "a.db").chmod(0o400)
        store = opened(f"sqlite:///{folder / 'a.db'}")
        assert storage.load(store, "local", "full") == in_order(FULL)
        with pytest.raises(ReadOnlyError, match="saved before is safe"):
            save(store)
        for file in folder.iterdir():
            file.chmod(0o600)
        save(store)
        assert_saved(store)


def test_a_server_that_may_only_be_read_says_so(opened: Opened, postgresql_server: Path) -> None:
    store = opened(postgresql.new_database(postgresql_server))
    storage.create(store, "local", FULL)
    with store.engine.begin() as connection:
        name = connection.scalar(text("SELECT current_database()"))
        connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
    store.engine.dispose()
    with pytest.raises(ReadOnlyError, match="saved before is safe"):
        save(store)
    assert storage.load(store, "local", "full") == in_order(FULL)


def test_a_folder_that_may_not_be_written_is_named(folder: Path) -> None:
    folder.chmod(0o555)
    with as_ordinary_user(), pytest.raises(UnopenedError, match=r"write in its folder.*ROUNDTWO_DATABASE_URL"):
        storage.open_store(f"sqlite:///{folder / 'new' / 'a.db'}")
    assert list(folder.iterdir()) == []


def test_a_file_that_nobody_may_read_is_said_to_be_so(opened: Opened, folder: Path) -> None:
    with as_ordinary_user():
        started(opened, folder / "a.db").engine.dispose()
        (folder / "a.db").chmod(0)
        with pytest.raises(UnopenedError, match=r"cannot be opened.*read the file and to write in its folder"):
            storage.open_store(f"sqlite:///{folder / 'a.db'}")
        (folder / "a.db").chmod(0o600)
    folder.chmod(0o555)
    with as_ordinary_user(), pytest.raises(UnopenedError):
        storage.open_store(f"sqlite:///{folder / 'a.db'}")


def limit_pages(engine: Engine, pages: int) -> None:
    """Let the database grow to so many pages and no further, as on a full disk."""
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count={pages}"))


def test_a_full_disk_keeps_what_was_saved_and_a_retry_works(opened: Opened, tmp_path: Path) -> None:
    store = started(opened, tmp_path / "a.db")
    limit_pages(store.engine, 1)
    before = storage.export_owner(store, "local")
    long = [answer.model_copy(update={"evidence": "x" * 20_000}) for answer in FULL.answers]
    with pytest.raises(FullError, match=r"full.*Free some space"):
        storage.save_words(store, "local", "full", Unanswered(factor="C1", evidence="x" * 20_000))
    with pytest.raises(FullError):
        storage.create(store, "local", FULL.model_copy(update={"id": "second", "answers": tuple(long)}))
    assert storage.export_owner(store, "local") == before
    limit_pages(store.engine, 1000)
    save(store)
    assert_saved(store)
