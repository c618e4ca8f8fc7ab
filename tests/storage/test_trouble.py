"""What can go wrong with a database: one sentence that says what is safe, nothing half-written, and a retry works."""

import os
import random
import shutil
import signal
import socket
import sqlite3
import stat
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from urllib.parse import quote

import psycopg
import pytest
from sqlalchemy import Engine, event, make_url, text

import storage
from scoring.candidacy import Rated, Unanswered
from storage.connecting import default_url, reading
from storage.errors import (
    BadUrlError,
    BusyError,
    DamagedError,
    EncodingError,
    FullError,
    GoneError,
    NotADatabaseError,
    NotFoundError,
    ReadOnlyError,
    UnopenedError,
    UnreachableError,
    plain_errors,
)
from storage.postgresql import engine_of
from storage.sqlite import APPLICATION_ID
from tests.support import postgresql
from tests.support.candidacies import FULL, draft, in_order

Opened = Callable[..., storage.Store]
ANSWER = Rated(factor="C9", level=3, evidence="What I said")


@pytest.fixture
def folder() -> Generator[Path]:
    """Give a folder that an ordinary user may enter; what is loaded late may lie where such a user may not read."""
    storage.open_store("sqlite://").engine.dispose()
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
    storage.save_choice(store, "local", "full", ANSWER)


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
    assert default_url() == "postgresql://me@host/mine"


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
    with as_ordinary_user(), pytest.raises(UnopenedError, match=r"write in its folder.*ROUNDTWO_DATABASE_URL"):
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
        storage.save_words(store, "local", "full", Unanswered(factor="C1", evidence="x" * 20_000))
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


FOREIGN = {
    "bookmarks": ("CREATE TABLE bookmarks (url TEXT)",),
    "alembic's too": ("CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('0001')"),
    "of a mark of its own": ("PRAGMA application_id=7",),
}


@pytest.mark.parametrize("made_by", FOREIGN.values(), ids=FOREIGN)
def test_a_file_of_another_program_is_left_as_it_is(tmp_path: Path, made_by: tuple[str, ...]) -> None:
    file = tmp_path / "a.db"
    with closing(sqlite3.connect(file)) as other, other:
        for words in made_by:
            other.execute(words)
    before = file.read_bytes()
    with pytest.raises(NotADatabaseError, match="not a Round Two file"):
        storage.open_store(f"sqlite:///{file}")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a.db": before}


def test_a_database_of_another_program_on_a_server_is_left_as_it_is(postgresql_server: Path) -> None:
    url = postgresql.new_database(postgresql_server)
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('0001')")
        with pytest.raises(NotADatabaseError):
            storage.open_store(url)
        found = other.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert found == [("alembic_version",)]


def test_our_file_says_that_it_is_ours(opened: Opened, tmp_path: Path) -> None:
    store = started(opened, tmp_path / "a.db")
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID


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


def test_what_no_database_can_ask_for_is_not_there(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    for name in ("dra\0ft", "draft\0", "dr\x1baft", "draft\ud800", "'draft'"):
        assert storage.load(store, owner, name) is None
        assert storage.revision(store, owner, name) == 0
        assert storage.catch_up(store, owner, name) is None
        with pytest.raises(NotFoundError):
            storage.save_details(store, owner, name, employer="x")
    assert storage.list_candidacies(store, f"{owner}\0") == ()


def test_a_value_that_nobody_wrote_is_told_as_damage(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE event SET second_interview = 'soon' WHERE owner = :owner"), {"owner": owner})
    with pytest.raises(DamagedError, match=r"damaged.*newest copy"):
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


def test_a_server_that_stands_still_is_told(opened: Opened, postgresql_server: Path) -> None:
    url = postgresql.new_database(postgresql_server)
    opened(url).engine.dispose()
    address = make_url(url).set(drivername="postgresql+psycopg")
    engine = engine_of(address, "here", 5, 1, 0.5)
    with engine.connect() as connection:
        process = connection.scalar(text("SELECT pg_backend_pid()"))
        os.kill(process, signal.SIGSTOP)
        began = monotonic()
        try:
            with pytest.raises(UnreachableError), plain_errors("here"):
                connection.execute(text("SELECT 1"))
        finally:
            os.kill(process, signal.SIGCONT)
    assert monotonic() - began < 10
    engine.dispose()


def test_a_statement_that_takes_too_long_is_ended(postgresql_server: Path) -> None:
    address = make_url(postgresql.new_database(postgresql_server)).set(drivername="postgresql+psycopg")
    engine = engine_of(address, "here", 5, 0.2)
    with pytest.raises(BusyError), plain_errors("here"), engine.begin() as connection:
        connection.execute(text("SELECT pg_sleep(30)"))
    engine.dispose()


def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://me@127.0.0.1:{silent.getsockname()[1]}/mine?connect_timeout=2"
        with pytest.raises(UnreachableError):
            storage.open_store(url)


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_that_cannot_keep_every_script_is_refused(postgresql_server: Path, encoding: str) -> None:
    name = f"test_{encoding.lower()}"
    with psycopg.connect(host=str(postgresql_server), user="tester", dbname="postgres", autocommit=True) as other:
        other.execute(f"CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0".encode())
    with pytest.raises(EncodingError, match=rf"{name} \({encoding}\).*UTF-8"):
        storage.open_store(f"postgresql://tester@/{name}?host={quote(str(postgresql_server), safe='')}")


def test_how_often_statements_are_prepared_may_stand_in_the_address(opened: Opened, postgresql_server: Path) -> None:
    store = opened(f"{postgresql.new_database(postgresql_server)}&prepare_threshold=0")
    storage.create(store, "local", FULL)
    for _ in range(8):
        save(store)
    assert_saved(store)


def test_a_reader_sees_one_state_while_another_session_writes(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    levels = text("SELECT count(*) FROM answer WHERE owner = :owner")
    with reading(store) as connection:
        first = connection.scalar(levels, {"owner": owner})
        storage.save_choice(store, owner, "draft", ANSWER)
        assert connection.scalar(levels, {"owner": owner}) == first
