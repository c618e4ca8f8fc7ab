"""What can go wrong with the database; `errors.toml` has a sentence for the user on each.

The only place that reads drivers' error codes. Every write is one transaction, so in every case nothing is half-written.
"""

import sqlite3
import tomllib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

_DATA = tomllib.loads(Path(__file__).with_name("errors.toml").read_text(encoding="utf-8"))
SENTENCES: dict[str, str] = _DATA["sentences"]


class StorageError(Exception):
    """Something that kept the database from reading or writing; the text is for the user."""

    def __init__(self, place: str) -> None:
        super().__init__(SENTENCES[type(self).__name__].format(place=place))


class BusyError(StorageError):
    """Another connection holds the write lock for longer than we wait."""


class ReadOnlyError(StorageError):
    """The file or the server accepts no writes."""


class FullError(StorageError):
    """No room on the disk."""


class GoneError(StorageError):
    """The file was moved, replaced or deleted while the app was running."""


class UnopenedError(StorageError):
    """The file or its folder may not be read or written as it takes to open the file."""


class BadCopyError(StorageError):
    """No copy could be made before the tables change."""


class EncodingError(StorageError):
    """The database on the server cannot keep every script."""


class NewerError(StorageError):
    """The tables have a version that this program does not know."""


class NotADatabaseError(StorageError):
    """The file is no SQLite database, or one of another program."""


class DamagedError(StorageError):
    """The database holds what no version of the program writes."""


class UnreachableError(StorageError):
    """No connection to the server."""


class BadUrlError(StorageError):
    """The address of the database names nothing that we can open."""


class NotFoundError(StorageError):
    """The owner has no such candidacy, for instance because another tab deleted it."""


class AlreadyThereError(StorageError):
    """The owner has a candidacy of that id."""


class TooManyError(StorageError):
    """A list of a candidacy holds as much as a file of it may."""


def kind_of(cause: BaseException | None) -> type[StorageError]:
    """Return which of our errors a driver's error is."""
    if isinstance(cause, sqlite3.Error):
        name = getattr(cause, "sqlite_errorname", "SQLITE_ERROR")  # without one, Python could not decode what it read
        return _named("sqlite", name) or _named("sqlite", "_".join(name.split("_")[:2])) or StorageError
    state = getattr(cause, "sqlstate", None)
    if state is None or state.startswith(("08", "57P", "28", "3D", "53")):
        return _named("postgresql", state) or UnreachableError
    return _named("postgresql", state) or StorageError


def _named(driver: str, code: str | None) -> type[StorageError] | None:
    return next((one for one in StorageError.__subclasses__() if one.__name__ == _DATA[driver].get(code)), None)


@contextmanager
def plain_errors(place: str) -> Generator[None]:
    """Turn what drivers and models raise into one sentence about `place`."""
    try:
        yield
    except PoolTimeoutError as error:
        raise BusyError(place) from error
    except (DBAPIError, sqlite3.Error) as error:
        raise kind_of(getattr(error, "orig", error))(place) from error
    except SQLAlchemyError as error:
        raise StorageError(place) from error
    except (ValueError, LookupError, TypeError, OverflowError, RecursionError) as error:
        # What stands in the rows is nothing that the models take.
        raise DamagedError(place) from error
