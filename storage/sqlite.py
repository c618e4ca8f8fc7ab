"""A database in a file: how it is opened, watched and copied.

Decides the guarantees of a connection: a committed write survives a power cut, writers queue instead of failing, and a
file that was moved away, replaced or robbed of its journal is noticed before anything is written into nowhere.
"""

import os
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError

from scoring.expressions import expression, literal
from storage.errors import BadCopyError, DamagedError, GoneError, NotADatabaseError, UnopenedError, kind_of
from storage.versions import refuse_foreign

APPLICATION_ID = 0x524E4432
COPIES = 3
SMALLEST = 512  # bytes of a page, by SQLite's file format; a shorter file is opened as if it were empty
PRAGMAS = ("synchronous=FULL", "fullfsync=ON", "foreign_keys=ON", "secure_delete=ON")
CONTENTS = "SELECT name FROM sqlite_master UNION SELECT 'user_version' FROM pragma_user_version WHERE user_version != 0"


class SqliteFile:
    """One file (or one database in memory) and the engine that works on it."""

    def __init__(self, address: URL, place: str, busy_seconds: float) -> None:
        self.place, self.busy_seconds = place, busy_seconds
        self.in_memory = address.database in (None, "", ":memory:")
        self.file = Path(address.database or ":memory:").expanduser().absolute()
        self.known: str | None = None
        self.copied: Path | None = None
        self.seen: object = None
        self.lock = Lock()
        # In memory every connection would be a database of its own: one connection that threads take in turns.
        size = {"pool_size": 1, "max_overflow": 0} if self.in_memory else {"pool_size": 8, "max_overflow": 24}
        self.engine: Engine = create_engine(
            address, creator=self._connect, poolclass=QueuePool, pool_timeout=busy_seconds, **size
        )
        event.listen(self.engine, "begin", _begin)

    def inspect(self) -> None:
        """Make the file if there is none; refuse one that is damaged or another program's, and leave it as it is."""
        if self.in_memory:
            return
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self.file.exists():
                os.close(os.open(self.file, os.O_CREAT | os.O_RDWR, 0o600))
        except (OSError, ValueError) as error:
            raise UnopenedError(self.place) from error
        with closing(self._opened()) as connection:
            if 0 < self.file.stat().st_size < SMALLEST:
                raise NotADatabaseError(self.place)
            (mark,) = connection.execute("PRAGMA application_id").fetchone()
            if mark not in (0, APPLICATION_ID):
                raise NotADatabaseError(self.place)
            refuse_foreign({name for (name,) in connection.execute(CONTENTS)}, self.place)
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise DamagedError(self.place)

    def remember(self) -> None:
        """Note what tells this database from another one, so that `check` finds out."""
        if self.in_memory:
            return
        with suppress(sqlite3.OperationalError), self.engine.connect() as connection:
            # What tells it apart must stand in the file itself, where whoever replaces the file replaces it too.
            connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.known = self._inside()
        self.seen = tuple(self._look())

    def check(self) -> None:
        """Open anew what has changed on the disk, and raise GoneError when that is not our database any more.

        A checkpoint changes the file too, and some file systems number files anew at any time: then all is well inside.
        """
        if self.known is None or tuple(self._look()) == self.seen:
            return
        with self.lock:
            if tuple(self._look()) == self.seen:
                return
            self.engine.dispose()
            if self._inside() != self.known:
                raise GoneError(self.place)
            self.seen = tuple(self._look())

    def copy(self, version: str) -> None:
        """Copy the database beside itself before its tables change. Raises BadCopyError."""
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        target = self.file.with_name(f"{self.file.stem}-version-{version}-{moment}{self.file.suffix}")
        try:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            with closing(self._opened()) as connection:
                connection.execute("VACUUM INTO ?", (str(target),))
            with target.open("rb") as written:
                os.fsync(written.fileno())
        except (OSError, sqlite3.Error) as error:
            target.unlink(missing_ok=True)
            raise BadCopyError(self.place) from error
        self.copied = target

    @contextmanager
    def keeping_copies(self) -> Generator[None]:
        """Keep the newest copies once the tables have changed; of a file that stays as it was no further copy is kept."""
        try:
            yield
        except Exception:
            if self.copied:
                self.copied.unlink(missing_ok=True)
            raise
        if self.copied:
            with suppress(OSError):  # a folder that may not be listed: more copies than wanted do no harm
                for old in copies(self.file)[COPIES:]:
                    old.unlink(missing_ok=True)

    def _inside(self) -> str | None:
        """Return what the file says that it is."""
        if not self.file.exists():
            return None
        try:
            with self.engine.connect() as connection:
                return str(connection.exec_driver_sql("SELECT id FROM database").scalar())
        except DatabaseError as error:
            if kind_of(error.orig) in {DamagedError, NotADatabaseError}:
                return None
            raise

    def _connect(self) -> sqlite3.Connection:
        connection = self._opened()
        try:
            _switch_to_wal(connection, self.busy_seconds)
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _opened(self) -> sqlite3.Connection:
        """Open the file and change nothing; opening never makes one, so that a lost file is noticed."""
        target = ":memory:" if self.in_memory else f"file:{quote(self.file.as_posix())}?mode=rw"
        return sqlite3.connect(
            target,
            uri=not self.in_memory,
            timeout=self.busy_seconds,
            isolation_level=None,
            check_same_thread=False,
        )

    def _look(self) -> Iterator[tuple[int, ...] | None]:
        """Yield what tells the file and its two journals from others of these names, or that they are gone."""
        for ending in ("", "-wal", "-shm"):
            try:
                found = Path(f"{self.file}{ending}").stat()
            except OSError:
                yield None
            else:
                yield found.st_dev, found.st_ino, 0 if ending else found.st_mtime_ns


def copies(file: Path) -> list[Path]:
    """Return the copies of a database that were made before its tables changed, newest first."""
    name = expression(rf"{literal(file.stem)}-version-\w+-(\d{{8}}T\d{{12}}Z){literal(file.suffix)}")
    found = {name.fullmatch(path.name): path for path in file.parent.iterdir()}
    return [path for match, path in sorted(((m[1], path) for m, path in found.items() if m), reverse=True)]


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


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
