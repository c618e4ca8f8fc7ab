"""What can go wrong with the database, each as one sentence for the user: what is safe and what to do.

The only place that reads drivers' error codes. Every write is one transaction, so in every case nothing is half-written.
"""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError


class StorageError(Exception):
    """Something that kept the database from reading or writing; the text is for the user."""

    sentence = "{place} could not be used. Nothing was changed; what is on the screen is not saved yet. Try again."

    def __init__(self, place: str) -> None:
        super().__init__(self.sentence.format(place=place))


class BusyError(StorageError):
    """Another connection holds the write lock for longer than we wait."""

    sentence = "{place} is busy. Nothing is lost: your answer is still on the screen. Try again in a moment."


class ReadOnlyError(StorageError):
    """The file or the server accepts no writes."""

    sentence = (
        "{place} can be read but not written. What was saved before is safe; what is on the screen is not saved yet. "
        "Allow writing to it and to the files beside it, then try again."
    )


class FullError(StorageError):
    """No room on the disk."""

    sentence = (
        "The disk that holds {place} is full. What was saved before is safe; what is on the screen is not saved yet. "
        "Free some space, then try again."
    )


class GoneError(StorageError):
    """The file was moved, replaced or deleted while the app was running."""

    sentence = (
        "{place} was moved, replaced or deleted while Round Two was running. What is on the screen is not saved yet. "
        "Put the file back and try again, or restart Round Two to begin with a new one."
    )


class UnopenedError(StorageError):
    """The file or its folder may not be read or written as it takes to open the file."""

    sentence = (
        "{place} cannot be opened. Nothing was changed. Allow Round Two to read the file and to write in its folder, or "
        "set ROUNDTWO_DATABASE_URL to a file elsewhere."
    )


class BadCopyError(StorageError):
    """No copy could be made before the tables change."""

    sentence = (
        "{place} is of an earlier version, and no copy of it could be made before it is changed. It was left as it was. "
        "Free some space and allow writing in its folder, then start Round Two again."
    )


class EncodingError(StorageError):
    """The database on the server cannot keep every script."""

    sentence = (
        "{place} does not keep text as UTF-8. Nothing was changed. Make a database with ENCODING 'UTF8' for Round Two "
        "and name that one in ROUNDTWO_DATABASE_URL."
    )


class NewerError(StorageError):
    """The tables have a version that this program does not know."""

    sentence = (
        "{place} was written by a newer version of Round Two and was left as it is. Update Round Two, or set "
        "ROUNDTWO_DATABASE_URL to another file."
    )


class NotADatabaseError(StorageError):
    """The file is no SQLite database, or one of another program."""

    sentence = (
        "{place} is not a Round Two file and was left as it is. Set ROUNDTWO_DATABASE_URL to another file or database."
    )


class DamagedError(StorageError):
    """The database holds what no version of the program writes."""

    sentence = (
        "{place} is damaged: some of it cannot be read. It was left as it was. Move it away, then put the newest copy of it "
        "in its place (“-version-” stands in its name, in the same folder) or restore your last backup."
    )


class UnreachableError(StorageError):
    """No connection to the server."""

    sentence = (
        "{place} cannot be reached. What was saved before is safe; what is on the screen is not saved yet. Check that "
        "the server runs and that ROUNDTWO_DATABASE_URL is right, then try again."
    )


class BadUrlError(StorageError):
    """The address of the database names nothing that we can open."""

    sentence = (
        "ROUNDTWO_DATABASE_URL is {place}, which Round Two cannot open. Use sqlite:///path/to/file.db, or "
        "postgresql://user@host/name with the extra named postgres installed."
    )


class NotFoundError(StorageError):
    """The owner has no such candidacy, for instance because another tab deleted it."""

    sentence = (
        "This interview is no longer there, perhaps because it was deleted in another tab. Nothing was changed. "
        "Go back to your interviews."
    )


class AlreadyThereError(StorageError):
    """The owner has a candidacy of that id."""

    sentence = "There is already an interview with the id {place}. Nothing was changed. Open that one instead."


_SQLITE = {
    "SQLITE_BUSY": BusyError,
    "SQLITE_LOCKED": BusyError,
    "SQLITE_READONLY": ReadOnlyError,
    "SQLITE_READONLY_DIRECTORY": UnopenedError,
    "SQLITE_READONLY_CANTINIT": UnopenedError,
    "SQLITE_FULL": FullError,
    "SQLITE_CANTOPEN": UnopenedError,
    "SQLITE_PERM": UnopenedError,
    "SQLITE_NOTADB": NotADatabaseError,
    "SQLITE_CORRUPT": DamagedError,
    "SQLITE_ERROR": DamagedError,
    "SQLITE_CONSTRAINT": DamagedError,
}
_POSTGRESQL = {
    "25006": ReadOnlyError,
    "42501": ReadOnlyError,
    "40001": BusyError,
    "40P01": BusyError,
    "53100": FullError,
    "55P03": BusyError,
    "57014": BusyError,
}


def kind_of(cause: BaseException | None) -> type[StorageError]:
    """Return which of our errors a driver's error is."""
    if isinstance(cause, sqlite3.Error):
        name = getattr(cause, "sqlite_errorname", "SQLITE_ERROR")  # without one, Python could not decode what it read
        return _SQLITE.get(name) or _SQLITE.get("_".join(name.split("_")[:2]), StorageError)
    state = getattr(cause, "sqlstate", None)
    if state is None or state.startswith(("08", "57P", "28", "3D", "53")):
        return _POSTGRESQL.get(state or "", UnreachableError)
    return _POSTGRESQL.get(state, StorageError)


@contextmanager
def plain_errors(place: str) -> Generator[None]:
    """Turn what drivers and models raise into one sentence about `place`."""
    try:
        yield
    except PoolTimeoutError as error:
        raise BusyError(place) from error
    except DBAPIError as error:
        raise kind_of(error.orig)(place) from error
    except sqlite3.Error as error:
        raise kind_of(error)(place) from error
    except SQLAlchemyError as error:
        raise StorageError(place) from error
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        # What stands in the rows is nothing that the models take.
        raise DamagedError(place) from error
