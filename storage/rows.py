"""How a candidacy becomes rows and rows become a candidacy again.

Column names are field names, except that the first interview, the contact and the contact rule are taken apart into columns
of their own and the lists of single values into rows. The models check what comes back.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, select

from scoring.candidacy import ActionState, Answer, Candidacy, Event, Interviewer, Note
from storage import tables

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

HOUSEKEEPING = frozenset({"owner", "candidacy", "created_at", "position", "revision"})
PARTS: Mapping[str, Table] = {
    "days_off": tables.day_off,
    "opted_in": tables.opted_in,
    "circumstances": tables.circumstance,
    "asked_anyway": tables.asked_anyway,
    "interviewers": tables.interviewer,
    "answers": tables.answer,
    "events": tables.event,
    "actions": tables.action_state,
    "notes": tables.note,
}
SINGLE = {"days_off": "day", "opted_in": "action", "circumstances": "circumstance", "asked_anyway": "factor"}
CONTACT = ("name", "role", "channel", "address")
THROUGH = ("name", "role", "email")
DETAILS = frozenset(column.name for column in tables.candidacy.columns) - HOUSEKEEPING - {"id"}

Row = dict[str, Any]


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
    """Return the row of one part of a candidacy."""
    known = {"owner": owner, "candidacy": candidacy_id, "position": position, **part}
    return {column.name: known.get(column.name) for column in table.columns}


def details_of(candidacy: Candidacy) -> Row:
    """Return the columns of a candidacy that are set one at a time."""
    fields = dumped(candidacy)
    day, _, time = fields["first_interview"]["ended"].partition("T")
    interview = {f"interview_{name}": fields["first_interview"][name] for name in ("kind", "format")}
    interview |= {"interview_day": day, "interview_time": time}
    rule = fields["contact_rule"]
    contact = {f"contact_{name}": (fields["contact"] or {}).get(name) for name in CONTACT}
    contact |= {f"through_{name}": (rule["through"] or {}).get(name) for name in THROUGH}
    fields |= interview | contact | {"contact_rule": rule["kind"]}
    return {name: value for name, value in fields.items() if name in DETAILS}


def insert_candidacy(connection: Connection, owner: str, candidacy: Candidacy, started: datetime) -> int:
    """Write a whole candidacy that the owner does not have yet, and return its revision."""
    fields = dumped(with_event_ids(candidacy))
    revision = 1 + lock_owner(connection, owner)
    head = {"owner": owner, "id": candidacy.id, "created_at": sortable(started), "revision": revision}
    connection.execute(tables.candidacy.insert(), head | details_of(candidacy))
    for name, table in PARTS.items():
        parts = fields[name]
        if column := SINGLE.get(name):
            parts = [{column: value} for value in sorted(set(parts))]
        rows = [row_of(table, owner, candidacy.id, part, position) for position, part in enumerate(parts)]
        if rows:
            connection.execute(table.insert(), rows)
    return revision


def lock_owner(connection: Connection, owner: str) -> int:
    """Let other creations and deletions of the owner wait, and return the highest revision of a deleted candidacy."""
    new = _insert(connection.dialect.name, tables.owner).on_conflict_do_nothing()
    connection.execute(new, {"id": owner, "revision": 0})
    mark = select(tables.owner.c.revision).where(tables.owner.c.id == owner).with_for_update()
    return connection.scalar(mark) or 0


def candidacy_of(head: Row, parts: Mapping[str, Sequence[Row]]) -> Candidacy:
    """Build a candidacy from its row and the rows of its parts. Raises ValidationError."""
    document = {name: [filled(row) for row in rows] for name, rows in parts.items()}
    document |= {name: [row[column] for row in parts[name]] for name, column in SINGLE.items() if name in parts}
    interview = {name: head[f"interview_{name}"] for name in ("kind", "format")}
    interview["ended"] = f"{head['interview_day']}T{head['interview_time']}"
    contact, through = _person(head, "contact", CONTACT, "name", "address"), _person(head, "through", THROUGH, *THROUGH)
    rule = {"kind": head["contact_rule"], "through": through}
    whole = {"first_interview": interview, "contact": contact, "contact_rule": rule}
    own = {name: value for name, value in filled(head).items() if name in Candidacy.model_fields}
    return Candidacy.model_validate(own | whole | document)


def _person(head: Row, prefix: str, fields: Sequence[str], *tell: str) -> Row | None:
    """Return a person whose fields are columns of the candidacy; None where nothing is known that tells of somebody."""
    person = {name: head[f"{prefix}_{name}"] for name in fields}
    known = any(person[name] is not None for name in tell)
    return person | {"name": person["name"] or ""} if known else None


def filled(row: Row) -> Row:
    """Return what a row says of a part, without where it stands."""
    return {name: value for name, value in row.items() if value is not None and name not in HOUSEKEEPING}


def _insert(dialect: str, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """Start an insert that knows conflicts. The other database's dialect is not imported: every start would wait for it."""
    insert: sqlite.Insert | postgresql.Insert = import_module(f"sqlalchemy.dialects.{dialect}").insert(table)
    return insert


@cache
def upsert(dialect: str, table: Table, changed: frozenset[str] | None) -> "sqlite.Insert | postgresql.Insert":
    """Make the statement that writes a row; over one with its key only `changed`, for None all but its position."""
    statement = _insert(dialect, table)
    key = [column.name for column in table.primary_key.columns]
    names = [column.name for column in table.columns if column.name not in {*key, "position"}]
    values = {name: statement.excluded[name] for name in names if changed is None or name in changed}
    if not values:
        return statement.on_conflict_do_nothing()
    return statement.on_conflict_do_update(index_elements=key, set_=values)
