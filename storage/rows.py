"""How a candidacy becomes rows and rows become a candidacy again.

Column names are field names, so both ways are mechanical; the models check what comes back.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, Table

from scoring.candidacy import ActionState, Answer, Candidacy, Event, Interviewer, Note
from storage import tables

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

HOUSEKEEPING = frozenset({"owner", "candidacy", "created_at", "position", "revision"})
PARTS: Mapping[str, Table] = {
    "interviewers": tables.interviewer,
    "answers": tables.answer,
    "events": tables.event,
    "actions": tables.action_state,
    "notes": tables.note,
}
DETAILS = frozenset(column.name for column in tables.candidacy.columns) - HOUSEKEEPING - {"id"}

Row = dict[str, Any]

_ANSWERS = TypeAdapter(tuple[Answer, ...])


def sortable(moment: datetime) -> str:
    """Return a moment as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def with_event_ids(candidacy: Candidacy) -> Candidacy:
    """Give events without an id the first free one of e1, e2, ... in their order, the same every time."""
    taken = {event.id for event in candidacy.events}
    free = (name for name in (f"e{number}" for number in count(1)) if name not in taken)
    events = (event if event.id else event.model_copy(update={"id": next(free)}) for event in candidacy.events)
    return candidacy.model_copy(update={"events": tuple(events)})


def dumped(part: Candidacy | Answer | Event | Interviewer | ActionState | Note) -> Row:
    """Return a model's fields as JSON values."""
    return part.model_dump(mode="json", by_alias=False)


def row_of(table: Table, owner: str, candidacy_id: str, part: Row, position: int = 0) -> Row:
    """Return the row of one part of a candidacy; a row that is new starts at revision 1."""
    known = {"owner": owner, "candidacy": candidacy_id, "position": position, "revision": 1, **part}
    return {column.name: known.get(column.name) for column in table.columns}


def insert_candidacy(connection: Connection, owner: str, candidacy: Candidacy, started: datetime) -> None:
    """Write a whole candidacy that the owner does not have yet."""
    fields = dumped(with_event_ids(candidacy))
    created_at = sortable(started)
    add_owner = _insert(connection.dialect.name, tables.owner).on_conflict_do_nothing()
    connection.execute(add_owner, {"id": owner, "created_at": created_at})
    head = {name: fields[name] for name in ("id", *DETAILS)}
    connection.execute(tables.candidacy.insert(), head | {"owner": owner, "created_at": created_at, "revision": 1})
    for name, table in PARTS.items():
        if parts := fields[name]:
            rows = [row_of(table, owner, candidacy.id, part, position) for position, part in enumerate(parts)]
            connection.execute(table.insert(), rows)


def upsert(connection: Connection, table: Table, row: Row, leaving: frozenset[str] = frozenset()) -> None:
    """Write one row, over the one with the same key if there is one; columns in `leaving` then stay as they are."""
    connection.execute(_upsert(connection.dialect.name, table, leaving), row)


def candidacy_of(head: Row, parts: Mapping[str, Sequence[Row]]) -> Candidacy:
    """Build a candidacy from its row and the rows of its parts. Raises ValidationError."""
    document = {name: [_filled(row) for row in rows] for name, rows in parts.items()}
    return Candidacy.model_validate(_filled(head) | document)


def with_answers(candidacy: Candidacy, rows: Sequence[Row]) -> Candidacy:
    """Return a candidacy with the answers of these rows in place of its own. Raises ValidationError."""
    return candidacy.model_copy(update={"answers": _ANSWERS.validate_python([_filled(row) for row in rows])})


def _filled(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None and name not in HOUSEKEEPING}


def _insert(dialect: str, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """Start an insert that knows conflicts. The other database's dialect is not imported: every start would wait for it."""
    insert: sqlite.Insert | postgresql.Insert = import_module(f"sqlalchemy.dialects.{dialect}").insert(table)
    return insert


@cache
def _upsert(dialect: str, table: Table, leaving: frozenset[str]) -> "sqlite.Insert | postgresql.Insert":
    statement = _insert(dialect, table)
    key = [column.name for column in table.primary_key.columns]
    kept = {*key, "position", *leaving}
    values: dict[str, ColumnElement[Any]] = {
        column.name: statement.excluded[column.name] for column in table.columns if column.name not in kept
    }
    if "revision" in values:
        values["revision"] = table.c.revision + 1
    return statement.on_conflict_do_update(index_elements=key, set_=values)
