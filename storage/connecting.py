"""Where the database is and how it is opened: the user's data folder, or what ROUNDTWO_DATABASE_URL says.

Decides the guarantees of a connection: a committed write survives a power cut, writers queue instead of failing, and a
file that was moved away is noticed before anything is written into nowhere.
"""

import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote

from platformdirs import user_data_path
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from storage.errors import BadUrlError, GoneError, NoFolderError, ReadOnlyError, StorageError, plain_errors
from storage.versions import upgrade

BUSY_SECONDS = 5.0
READING = {"sqlite": {}, "postgresql": {"isolation_level": "REPEATABLE READ"}}
PRAGMAS = ("synchronous=FULL", "fullfsync=ON", "foreign_keys=ON", "secure_delete=ON")


@dataclass(frozen=True)
class Store:
    """A database that is open and up to date. Safe to share between threads."""

    engine: Engine
    place: str

    @cached_property
    def reader(self) -> Engine:
        """The same engine for transactions that see one state of the database throughout."""
        return self.engine.execution_options(**READING[self.engine.dialect.name])

    @cached_property
    def writer(self) -> Engine:
        """The same engine for transactions that write."""
        return self.engine.execution_options(write=True)


def default_url() -> str:
    """Return ROUNDTWO_DATABASE_URL or, without it, the file in the user's data folder."""
    file = user_data_path("round-two", appauthor=False) / "round-two.db"
    return (
        os.environ.get("ROUNDTWO_DATABASE_URL", "").strip()
        or URL.create("sqlite", database=str(file)).render_as_string()
    )


def open_store(url: str | None = None, *, busy_seconds: float = BUSY_SECONDS) -> Store:
    """Open the database, make it if there is none, and bring its tables up to date.

    `busy_seconds` is how long a write waits for another one. Raises StorageError. Call it once and keep the result.
    """
    address = _parsed(url or default_url())
    if address.get_backend_name() == "sqlite":
        place = address.database or "The database in memory"
        engine = _sqlite(address, place, busy_seconds)
    else:
        place = f"The database {address.database or address.username}"
        engine = _postgresql(address, busy_seconds)
    try:
        with plain_errors(place):
            upgrade(engine, place)
    except StorageError:
        engine.dispose()
        raise
    return Store(engine, place)


@contextmanager
def reading(store: Store) -> Generator[Connection]:
    """Give a connection that sees one state of the database throughout."""
    with plain_errors(store.place), store.reader.begin() as connection:
        yield connection


@contextmanager
def writing(store: Store) -> Generator[Connection]:
    """Give a connection whose writes are kept together at the end, or not at all."""
    try:
        with plain_errors(store.place), store.writer.begin() as connection:
            yield connection
    except ReadOnlyError:
        # A connection stays as it was opened: the next try gets a new one, which may write again.
        store.engine.dispose()
        raise


def _parsed(url: str) -> URL:
    try:
        address = make_url(url)
        backend = address.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise BadUrlError("not an address") from None
    if backend in ("postgresql", "postgres"):
        return address.set(drivername="postgresql+psycopg")
    if address.drivername in ("sqlite", "sqlite+pysqlite"):
        return address
    raise BadUrlError(address.render_as_string(hide_password=True))


def _sqlite(address: URL, place: str, busy_seconds: float) -> Engine:
    in_memory = address.database in (None, "", ":memory:")
    file = Path(address.database or ":memory:").expanduser().absolute()
    target = ":memory:" if in_memory else f"file:{quote(file.as_posix())}?mode=rw"
    if not in_memory:
        _make_file(file, place)
    check = _watch(file, place)

    def connect() -> sqlite3.Connection:
        check()
        connection = sqlite3.connect(
            target, uri=not in_memory, timeout=busy_seconds, isolation_level=None, check_same_thread=False
        )
        try:
            _switch_to_wal(connection, busy_seconds)
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    # In memory every connection would be a database of its own: one connection that threads take in turns.
    size = {"pool_size": 1, "max_overflow": 0} if in_memory else {"pool_size": 8, "max_overflow": 24}
    engine = create_engine(address, creator=connect, poolclass=QueuePool, pool_timeout=busy_seconds, **size)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    event.listen(engine, "checkout", check)
    return engine


def _make_file(file: Path, place: str) -> None:
    """Make an empty file that only its owner may read. Opening never makes one, so a lost file is noticed."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.exists():
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise NoFolderError(place) from error


def _switch_to_wal(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Let readers and a writer work side by side. SQLite does not wait by itself when two switch a new file at once."""
    until = monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.01)
        else:
            return


def _watch(file: Path, place: str) -> Callable[..., None]:
    """Return a check that the file is still the one at its place: writes to a file without a name would be lost."""

    def identity() -> tuple[int, int] | None:
        try:
            found = file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    first = identity()

    def check(*_: object) -> None:
        if identity() != first:
            raise GoneError(place)

    return check


def _postgresql(address: URL, busy_seconds: float) -> Engine:
    try:
        engine = create_engine(address, pool_size=8, max_overflow=24, pool_pre_ping=True, pool_timeout=busy_seconds)
    except ImportError:
        raise BadUrlError(address.render_as_string(hide_password=True)) from None

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: Any) -> None:  # noqa: ANN401  SQLAlchemy's signature
        with closing(connection.cursor()) as cursor:
            cursor.execute(f"SET lock_timeout = {round(busy_seconds * 1000)}")
        connection.commit()

    return engine
