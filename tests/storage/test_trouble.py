"""What can go wrong with a database: one sentence that says what is safe, nothing half-written, and a retry works."""

import os
import sqlite3
import stat
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import psycopg
import pytest
from sqlalchemy import Engine, event, text

import storage
from scoring.candidacy import Rated
from storage.connecting import reading
from storage.errors import (
    BadUrlError,
    BusyError,
    DamagedError,
    FullError,
    GoneError,
    NoFolderError,
    NotADatabaseError,
    ReadOnlyError,
    UnreachableError,
)
from tests.support import postgresql
from tests.support.candidacies import FULL, draft, in_order

Opened = Callable[..., storage.Store]
ANSWER = Rated(factor="C1", level=3, evidence="What I said")


@pytest.fixture
def folder() -> Generator[Path]:
    """Give a folder that an ordinary user may enter."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


@contextmanager
def as_ordinary_user() -> Generator[None]:
    """Give up the rights of root, to whom no file is read-only."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def started(opened: Opened, file: Path, **options: float) -> storage.Store:
    store = opened(f"sqlite:///{file}", **options)
    storage.create(store, "local", FULL)
    return store


def save(store: storage.Store) -> None:
    storage.save_answer(store, "local", "full", ANSWER)


def assert_saved(store: storage.Store) -> None:
    kept = storage.load(store, "local", "full")
    assert kept is not None
    assert ANSWER in kept.answers


def test_the_file_lies_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ROUNDTWO_DATABASE_URL", raising=False)
    home = tmp_path / "100% ü?#%41"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    store = storage.open_store()
    store.engine.dispose()
    file = home / "round-two" / "round-two.db"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_an_environment_variable_names_another_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDTWO_DATABASE_URL", "postgresql://me@host/mine")
    assert storage.default_url() == "postgresql://me@host/mine"


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://me:secret@host/mine", "sqlite+aiosqlite:///a.db", "postgresql://h:x/d"]
)
def test_an_address_that_names_no_database_of_ours_is_refused(url: str) -> None:
    with pytest.raises(BadUrlError, match="ROUNDTWO_DATABASE_URL") as refusal:
        storage.open_store(url)
    assert "secret" not in str(refusal.value)


def test_a_locked_database_turns_a_write_away_and_a_retry_works(opened: Opened, tmp_path: Path) -> None:
    store = started(opened, tmp_path / "a.db", busy_seconds=0.05)
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyError, match=r"busy.*still on the screen.*Try again"):
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
        with pytest.raises(BusyError, match=r"busy.*still on the screen"):
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
    with as_ordinary_user(), pytest.raises(NoFolderError, match=r"folder cannot be written.*ROUNDTWO_DATABASE_URL"):
        storage.open_store(f"sqlite:///{folder / 'new' / 'a.db'}")
    assert list(folder.iterdir()) == []


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
        storage.save_answer(store, "local", "full", long[0])
    with pytest.raises(FullError):
        storage.create(store, "local", FULL.model_copy(update={"id": "second", "answers": tuple(long)}))
    assert storage.export_owner(store, "local") == before
    limit_pages(store.engine, 1000)
    save(store)
    assert_saved(store)


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


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Dana, thank you. " * 100)
    with pytest.raises(NotADatabaseError, match=r"letter\.txt is not a Round Two file"):
        storage.open_store(f"sqlite:///{file}")
    assert file.read_text() == "Dear Dana, thank you. " * 100


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(NotADatabaseError):
        storage.open_store(f"sqlite:///{tmp_path / 'a.db'}")
    with closing(sqlite3.connect(tmp_path / "a.db")) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]


def test_a_value_that_nobody_wrote_is_told_as_damage(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE answer SET level = 7 WHERE owner = :owner AND level = 4"), {"owner": owner})
    with pytest.raises(DamagedError, match=r"damaged.*Keep a copy"):
        storage.load(store, owner, "full")


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path: Path) -> None:
    url = f"postgresql://me:secret@/mine?host={quote(str(tmp_path), safe='')}"
    with pytest.raises(UnreachableError, match="cannot be reached") as refusal:
        storage.open_store(url)
    assert "secret" not in str(refusal.value)


def test_a_server_that_ends_our_connections_is_found_again(opened: Opened, postgresql_server: Path) -> None:
    store = opened(postgresql.new_database(postgresql_server))
    storage.create(store, "local", FULL)
    with store.engine.connect() as connection:
        name = connection.scalar(text("SELECT current_database()"))
    with psycopg.connect(host=str(postgresql_server), user="tester", dbname="postgres", autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
    save(store)
    assert_saved(store)


def test_a_reader_sees_one_state_while_another_session_writes(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    levels = text("SELECT count(*) FROM answer WHERE owner = :owner")
    with reading(store) as connection:
        first = connection.scalar(levels, {"owner": owner})
        storage.save_answer(store, owner, "draft", ANSWER)
        assert connection.scalar(levels, {"owner": owner}) == first
