"""The whole of an owner as one JSON document: export, restore, delete and undo.

A document is bytes of JSON. A restore is checked wholly before anything is written, is kept wholly or not at all, and
never overwrites: what differs from a candidacy of the same id comes in as a copy beside it.
"""

import json
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import NAMESPACE_URL, uuid4, uuid5

from pydantic import Field, ValidationError
from sqlalchemy import ColumnElement, Connection, and_, select, true
from sqlalchemy.exc import SQLAlchemyError

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.terms import Frozen, Identifier
from scoring.validation.coherence import InputError, parse_candidacy, parsed, refuse_unkeepable
from scoring.validation.field_words import field_path
from storage import tables
from storage.connecting import Store, reading, writing
from storage.errors import NotFoundError
from storage.reading import (
    CALENDAR,
    LetterDraft,
    Moment,
    Snapshot,
    read_candidacies,
    read_candidacy,
    read_letters,
    read_snapshots,
)
from storage.rows import SINGLE, dumped, insert_candidacy, lock_owner, row_of, with_event_ids
from storage.sqlite import copies
from storage.tables import without_nul

SCHEMA = 1
MAX_BACKUP_MB = 50
MAX_BACKUP_BYTES = MAX_BACKUP_MB * 1024 * 1024

Parse = Callable[[str | bytes], Candidacy]


class Extras(Frozen):
    """What is kept with a candidacy and is no part of its interchange form."""

    candidacy: Identifier
    created_at: Moment | None = None
    snapshots: tuple[Snapshot, ...] = ()
    letters: tuple[LetterDraft, ...] = ()


class Export(Frozen):
    """The document of an owner. Candidacies stand in their interchange form, newest first."""

    schema_version: Annotated[Literal[1], Field(alias="schema")] = 1
    kind: Literal["round-two"] = "round-two"
    candidacies: tuple[dict[str, Any], ...] = ()
    extras: tuple[Extras, ...] = ()

    model_config = Frozen.model_config | {"populate_by_name": True, "serialize_by_alias": True}


class RestoreReport(Frozen):
    """The ids of what came in, newest first: as it was, as a copy beside another one, or already there."""

    added: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def export_owner(store: Store, owner: str) -> bytes:
    """Return everything that is kept of the owner."""
    with reading(store) as connection:
        return _document(connection, owner, read_candidacies(connection, owner))


def delete_candidacy(store: Store, owner: str, candidacy_id: str) -> bytes:
    """Delete a candidacy with all that is kept of it and return it as `put_back` takes it. Raises NotFoundError."""
    with _deleting(store) as connection:
        deleted = _delete(connection, owner, tables.candidacy.c.id == candidacy_id)
        if deleted is None:
            raise NotFoundError(candidacy_id)
    return deleted


def delete_everything(store: Store, owner: str, *others: str) -> bytes:
    """Delete all that is kept of owners, copies of the file too; return what the first one had as `put_back` takes it."""
    with _deleting(store) as connection:
        deleted, *_ = [_delete(connection, each, true()) for each in (owner, *others)]
    if (database := store.engine.url.database) and store.engine.dialect.name == "sqlite":
        with suppress(OSError):
            for copy in copies(Path(database).expanduser()):
                copy.unlink(missing_ok=True)
    return deleted or Export().model_dump_json(indent=1).encode()


def put_back(store: Store, owner: str, deleted: bytes) -> RestoreReport:
    """Undo a deletion: bring back what it returned, as it was; a second time changes nothing."""
    return _keep(store, owner, *_parsed(deleted, Candidacy.model_validate_json))


def restore(store: Store, owner: str, document: bytes, catalogue: Catalogue) -> RestoreReport:
    """Bring in a candidacy.json or an export. Raises InputError (one line naming the field) and changes nothing."""
    if len(document) > MAX_BACKUP_BYTES:
        raise InputError(f"The file is larger than {MAX_BACKUP_MB} MB. Choose a file that Round Two saved.")
    return _keep(store, owner, *_parsed(document, lambda data: parse_candidacy(data, catalogue, MAX_BACKUP_BYTES)))


def _document(connection: Connection, owner: str, candidacies: Sequence[Candidacy]) -> bytes:
    head = tables.candidacy.c
    moments = connection.execute(select(head.id, head.created_at).where(head.owner == owner))
    started = {row.id: row.created_at for row in moments}
    extras = (
        Extras(
            candidacy=candidacy.id,
            created_at=started[candidacy.id],
            snapshots=read_snapshots(connection, owner, candidacy.id),
            letters=read_letters(connection, owner, candidacy.id),
        )
        for candidacy in candidacies
    )
    plain = tuple(candidacy.model_dump(mode="json") for candidacy in candidacies)
    return Export(candidacies=plain, extras=tuple(extras)).model_dump_json(indent=1).encode()


@contextmanager
def _deleting(store: Store) -> Generator[Connection]:
    """Give a connection whose deletions are kept together, and take the words out of SQLite's journal too, now or at its next use."""
    with writing(store) as connection:
        yield connection
    if store.engine.dialect.name == "sqlite":
        with suppress(sqlite3.Error, SQLAlchemyError), store.engine.connect() as checkpoint:
            checkpoint.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _delete(connection: Connection, owner: str, which: ColumnElement[bool]) -> bytes | None:
    """Delete candidacies and return them, None when there are none; who writes to one of them meanwhile comes too late."""
    table = tables.candidacy
    mine = and_(table.c.owner == owner, which)
    mark = lock_owner(connection, owner)
    newest_first = select(table.c.id, table.c.revision).where(mine).order_by(table.c.created_at.desc(), table.c.id)
    revisions = {row.id: row.revision for row in connection.execute(newest_first.with_for_update())}
    if not revisions:
        return None
    found = (read_candidacy(connection, owner, one) for one in revisions)
    deleted = _document(connection, owner, tuple(each for each in found if each))
    connection.execute(table.delete().where(mine))
    highest = tables.owner.update().where(tables.owner.c.id == owner)
    connection.execute(highest.values(revision=max(mark, *revisions.values())))
    return deleted


def _parsed(document: bytes, parse: Parse) -> tuple[list[Candidacy], dict[str, Extras]]:
    """Return the candidacies of a document and what belongs to each. Raises InputError."""
    value = parsed(document)
    refuse_unkeepable(value)
    if isinstance(value, dict) and {"kind", "candidacies"} & value.keys():
        return _parsed_export(value, parse)
    if isinstance(value, dict) and not {"id", "schema", "first_interview", "candidacy"} & value.keys():
        raise InputError("This is not a file that Round Two saved. Choose one that it did.")
    return [parse(document)], {}


def _parsed_export(value: dict[str, Any], parse: Parse) -> tuple[list[Candidacy], dict[str, Extras]]:
    schema = value.get("schema")
    if isinstance(schema, int) and schema > SCHEMA:
        raise InputError("schema: this was written by a newer version of Round Two; update it and try again.")
    try:
        export = Export.model_validate(value)
    except ValidationError as error:
        field = field_path(list(error.errors()[0]["loc"]))
        raise InputError(f"{field}: is not as Round Two exports it; choose a file that nobody changed.") from None
    candidacies = []
    for place, plain in enumerate(export.candidacies):
        try:
            candidacies.append(parse(json.dumps(plain, ensure_ascii=False)))
        except InputError as error:
            raise InputError(f"candidacies[{place}].{error}") from None
        except RecursionError:
            raise InputError(f"candidacies[{place}]: is nested too deeply.") from None
    ids = {candidacy.id for candidacy in candidacies}
    if len(ids) < len(candidacies):
        raise InputError("candidacies: an id stands there twice; keep one of the two.")
    keys = [key for extra in export.extras for key in _keys(extra)]
    if len(set(keys)) < len(keys):
        raise InputError("extras: something stands there twice; keep one of the two.")
    extras = {extra.candidacy: extra for extra in export.extras}
    if not extras.keys() <= ids:
        raise InputError("extras: each entry must belong to one of the candidacies in the file.")
    return candidacies, extras


def _keys(extra: Extras) -> Iterator[tuple[str, ...]]:
    """Return what may stand only once in a document."""
    yield (extra.candidacy,)
    yield from ((extra.candidacy, snapshot.id) for snapshot in extra.snapshots)
    yield from ((extra.candidacy, draft.letter, draft.recipient) for draft in extra.letters)


def _keep(store: Store, owner: str, candidacies: Iterable[Candidacy], extras: dict[str, Extras]) -> RestoreReport:
    """Write all of it in one transaction, the oldest first."""
    outcome: dict[str, list[str]] = {"added": [], "copied": [], "unchanged": []}
    with writing(store) as connection:
        lock_owner(connection, owner)
        for candidacy in reversed(list(candidacies)):
            extra = extras.get(candidacy.id, Extras(candidacy=candidacy.id))
            free = _free_id(connection, owner, candidacy, extra)
            if free:
                _insert(connection, owner, candidacy.model_copy(update={"id": free}), extra)
            kind = "unchanged" if free is None else "added" if free == candidacy.id else "copied"
            outcome[kind].insert(0, free or candidacy.id)
    return RestoreReport.model_validate(outcome)


def _free_id(connection: Connection, owner: str, candidacy: Candidacy, extra: Extras) -> str | None:
    """Return the id to keep it under: its own, else one made of its content, else a new one; None if it is there."""
    wanted = _content(candidacy)
    made = uuid5(NAMESPACE_URL, json.dumps([candidacy.id, wanted], sort_keys=True)).hex
    for free in (candidacy.id, made):
        there = read_candidacy(connection, owner, free)
        if there is None:
            return free
        if _content(there) == wanted and _has(connection, owner, free, extra):
            return None
    return uuid4().hex


def _has(connection: Connection, owner: str, candidacy_id: str, extra: Extras) -> bool:
    snapshots = {snapshot.id for snapshot in read_snapshots(connection, owner, candidacy_id)}
    letters = read_letters(connection, owner, candidacy_id)
    return {snapshot.id for snapshot in extra.snapshots} - {CALENDAR} <= snapshots and set(extra.letters) <= set(
        letters
    )


def _content(candidacy: Candidacy) -> dict[str, Any]:
    """Return what a candidacy says: not its id, what was last seen of it, or the order of what has none."""
    fields = without_nul(dumped(with_event_ids(candidacy)))
    fields |= {name: sorted(set(fields[name])) for name in SINGLE}
    fields["answers"].sort(key=lambda answer: (answer["factor"], answer["rater"]))
    fields["actions"].sort(key=lambda state: state["action"])
    return {name: value for name, value in fields.items() if name not in {"id", "catalogue"}}


def _insert(connection: Connection, owner: str, candidacy: Candidacy, extra: Extras) -> None:
    started = extra.created_at or datetime.now(UTC)
    insert_candidacy(connection, owner, candidacy, started)
    for table, parts in ((tables.snapshot, extra.snapshots), (tables.letter_draft, extra.letters)):
        rows = [row_of(table, owner, candidacy.id, part.model_dump(mode="json")) for part in parts]
        if rows:
            connection.execute(table.insert(), rows)
