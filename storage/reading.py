"""What can be asked of the store. Every question names the owner; nobody sees another owner's rows."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import Annotated, Any, NamedTuple

from pydantic import AwareDatetime, Field, StringConstraints
from sqlalchemy import Connection, Select, Table, bindparam, select

from scoring.candidacy import Candidacy, ShortText, Text
from scoring.terms import Frozen, Identifier
from scoring.validation.coherence import FIRST_YEAR, LAST_YEAR
from storage import tables
from storage.connecting import Store, reading
from storage.rows import PARTS, Row, candidacy_of, filled

CALENDAR = "calendar"  # the snapshot of the calendar that was taken away last: the only one that is written over

Moment = Annotated[
    AwareDatetime, Field(ge=datetime(FIRST_YEAR, 1, 1, tzinfo=UTC), lt=datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC))
]


class Snapshot(Frozen):
    """A report as it was when it was taken: `document` is kept to the character, with the catalogue's version."""

    id: Identifier
    taken_at: Moment
    catalogue: Annotated[str, StringConstraints(max_length=32)]
    document: str


class LetterDraft(Frozen):
    """What the user made of a letter for one recipient (an interviewer's id, `contact`, or any other id).

    A text that is None was not edited: it is the template's.
    """

    letter: Identifier
    recipient: Identifier
    subject: ShortText | None = None
    body: Text | None = None


class Kept(NamedTuple):
    """A candidacy as it was read, whose it is, and the revision it had."""

    owner: str
    candidacy: Candidacy
    revision: int


def load(store: Store, owner: str, candidacy_id: str) -> Candidacy | None:
    """Return the candidacy, None when the owner has none of that id."""
    with reading(store) as connection:
        return read_candidacy(connection, owner, candidacy_id)


def catch_up(store: Store, owner: str, candidacy_id: str, before: Kept | None = None) -> Kept | None:
    """Return the candidacy as it is now, `before` when that is still it, None when the owner has none of that id."""
    with reading(store) as connection:
        revision = connection.scalar(_REVISION, {"owner": owner, "candidacy": candidacy_id})
        if before and (before.owner, before.candidacy.id, before.revision) == (owner, candidacy_id, revision):
            return before
        now = read_candidacy(connection, owner, candidacy_id)
    return Kept(owner, now, revision) if now and revision else None


def list_candidacies(store: Store, owner: str) -> tuple[Candidacy, ...]:
    """Return all candidacies of the owner, newest first, in as many queries as there are tables."""
    with reading(store) as connection:
        return read_candidacies(connection, owner)


def list_headings(store: Store, owner: str) -> tuple[Candidacy, ...]:
    """Return what each candidacy of the owner is called, newest first: all without people, answers and events."""
    with reading(store) as connection:
        return tuple(candidacy_of(head, {}) for head in _rows(connection, _ALL, {"owner": owner}))


def newest_id(store: Store, owner: str) -> str | None:
    """Return the id of the candidacy that was started last."""
    with reading(store) as connection:
        return connection.scalar(_NEWEST, {"owner": owner})


def revision(store: Store, owner: str, candidacy_id: str) -> int:
    """Return a number that every write raises by exactly one and that never starts again; 0 when there is no candidacy.

    A page that remembers it learns whether another tab wrote in between.
    """
    with reading(store) as connection:
        return connection.scalar(_REVISION, {"owner": owner, "candidacy": candidacy_id}) or 0


def last_calendar(store: Store, owner: str, candidacy_id: str) -> str:
    """Return what `keep_calendar` kept last, empty before the first time."""
    with reading(store) as connection:
        return connection.scalar(_CALENDAR, {"owner": owner, "candidacy": candidacy_id, "id": CALENDAR}) or ""


def list_letters(store: Store, owner: str, candidacy_id: str) -> tuple[LetterDraft, ...]:
    """Return the letter drafts of a candidacy, by letter and recipient."""
    with reading(store) as connection:
        return read_letters(connection, owner, candidacy_id)


def read_candidacy(connection: Connection, owner: str, candidacy_id: str) -> Candidacy | None:
    """Return one candidacy within a transaction."""
    key = {"owner": owner, "candidacy": candidacy_id}
    heads = _rows(connection, _ONE, key)
    if not heads:
        return None
    return candidacy_of(heads[0], {name: _rows(connection, query, key) for name, query in _PARTS_OF_ONE.items()})


def read_candidacies(connection: Connection, owner: str) -> tuple[Candidacy, ...]:
    """Return all candidacies of an owner, newest first, within a transaction."""
    key = {"owner": owner}
    heads = _rows(connection, _ALL, key)
    if not heads:
        return ()
    grouped: dict[str, dict[str, list[Row]]] = defaultdict(lambda: {name: [] for name in PARTS})
    for name, query in _PARTS_OF_ALL.items():
        for row in _rows(connection, query, key):
            grouped[row["candidacy"]][name].append(row)
    return tuple(candidacy_of(head, grouped[head["id"]]) for head in heads)


def read_snapshots(connection: Connection, owner: str, candidacy_id: str) -> tuple[Snapshot, ...]:
    """Return the snapshots of a candidacy within a transaction."""
    rows = _rows(connection, _SNAPSHOTS, {"owner": owner, "candidacy": candidacy_id})
    return tuple(Snapshot.model_validate(filled(row)) for row in rows)


def read_letters(connection: Connection, owner: str, candidacy_id: str) -> tuple[LetterDraft, ...]:
    """Return the letter drafts of a candidacy within a transaction."""
    rows = _rows(connection, _LETTERS, {"owner": owner, "candidacy": candidacy_id})
    return tuple(LetterDraft.model_validate(filled(row)) for row in rows)


def _rows(connection: Connection, query: Select[Any], key: dict[str, str]) -> list[Row]:
    return [dict(row) for row in connection.execute(query, key).mappings()]


def _parts(table: Table, *key: str) -> Select[Any]:
    """Ask for parts in the order entered where there is one, else by their key."""
    order = [table.c.position] if "position" in table.c else table.primary_key.columns
    return select(table).where(*(table.c[name] == bindparam(name) for name in key)).order_by(*order)


_head = tables.candidacy.c
_ALL = select(tables.candidacy).where(_head.owner == bindparam("owner")).order_by(_head.created_at.desc(), _head.id)
_ONE = select(tables.candidacy).where(_head.owner == bindparam("owner"), _head.id == bindparam("candidacy"))
_NEWEST = select(_head.id).where(_head.owner == bindparam("owner")).order_by(_head.created_at.desc(), _head.id).limit(1)
_PARTS_OF_ONE = {name: _parts(table, "owner", "candidacy") for name, table in PARTS.items()}
_PARTS_OF_ALL = {name: _parts(table, "owner") for name, table in PARTS.items()}
_SNAPSHOTS = _parts(tables.snapshot, "owner", "candidacy").order_by(None).order_by("taken_at", "id")
_CALENDAR = select(tables.snapshot.c.document).where(
    *(tables.snapshot.c[name] == bindparam(name) for name in ("owner", "candidacy", "id"))
)
_LETTERS = _parts(tables.letter_draft, "owner", "candidacy")
_REVISION = select(_head.revision).where(_head.owner == bindparam("owner"), _head.id == bindparam("candidacy"))
