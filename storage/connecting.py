"""Where the database is and how it is opened: the user's data folder, or what ROUNDTWO_DATABASE_URL says."""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass

from platformdirs import user_data_path
from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from storage.errors import BadUrlError, ReadOnlyError, StorageError, plain_errors
from storage.sqlite import SqliteFile
from storage.versions import upgrade

BUSY_SECONDS = 5.0
READING = {"sqlite": {}, "postgresql": {"isolation_level": "REPEATABLE READ"}}


@dataclass(frozen=True)
class Store:
    """A database that is open and up to date. Safe to share between threads. `check` says whether it is still there."""

    engine: Engine
    place: str
    check: Callable[[], None]

    def close(self) -> None:
        """End its connections."""
        self.engine.dispose()


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
    try:
        return _opened(address, busy_seconds)
    except (ArgumentError, ValueError, TypeError, RuntimeError):  # options that no driver knows, a home that nobody has
        raise BadUrlError(address.render_as_string(hide_password=True)) from None


def _opened(address: URL, busy_seconds: float) -> Store:
    if address.get_backend_name() == "sqlite":
        return _open_file(address, busy_seconds)
    from storage.postgresql import engine_of  # noqa: PLC0415  who keeps a file does not wait for the other driver

    place = f"The database {address.database or address.username}"
    engine = engine_of(address, place, busy_seconds)
    with _closed_on_trouble(engine, place):
        upgrade(engine, place)
    return Store(engine, place, lambda: None)


def _open_file(address: URL, busy_seconds: float) -> Store:
    place = address.database or "The database in memory"
    file = SqliteFile(address, place, busy_seconds)
    with _closed_on_trouble(file.engine, place):
        file.inspect()
        with file.keeping_copies():
            upgrade(file.engine, place, file.copy)
        file.remember()
    return Store(file.engine, place, file.check)


@contextmanager
def _closed_on_trouble(engine: Engine, place: str) -> Generator[None]:
    try:
        with plain_errors(place):
            yield
    except StorageError:
        engine.dispose()
        raise


@contextmanager
def reading(store: Store) -> Generator[Connection]:
    """Give a connection that sees one state of the database throughout."""
    with plain_errors(store.place):
        store.check()
        options = READING[store.engine.dialect.name]
        with store.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection


@contextmanager
def writing(store: Store) -> Generator[Connection]:
    """Give a connection whose writes are kept together at the end, or not at all."""
    try:
        with plain_errors(store.place):
            store.check()
            with store.engine.connect().execution_options(write=True) as connection, connection.begin():
                yield connection
    except ReadOnlyError:
        # A connection stays as it was opened: the next try gets a new one, which may write again.
        store.close()
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
