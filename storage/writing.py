"""What can be written: each function is one transaction, raises the candidacy's revision by one and returns it.

What two tabs can change apart is written apart: only the fields that a call names. Dates that contradict each other and
factors that do not exist are the caller's to refuse (`scoring.validation.coherence`); a candidacy that the owner does not have is
refused here with NotFoundError.
"""

from collections.abc import Collection, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from secrets import token_hex
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, func, or_, select
from sqlalchemy.exc import IntegrityError

from scoring.candidacy import MOST, ActionState, Answer, Candidacy, Event, Interviewer, Note, Unanswered
from scoring.terms import SECOND
from storage import tables
from storage.connecting import Store, writing
from storage.errors import AlreadyThereError, NotFoundError, TooManyError
from storage.reading import CALENDAR, LetterDraft
from storage.rows import (
    DETAILS,
    PARTS,
    Row,
    candidacy_of,
    details_of,
    dumped,
    insert_candidacy,
    row_of,
    sortable,
    upsert,
)

# What users add to without end; the rest has no more entries than the catalogue has.
_MOST = {PARTS[name]: MOST[name] for name in ("days_off", "interviewers", "events", "notes")}
_NAMES_SOMEBODY = (tables.event.c.to, tables.event.c.sender, tables.letter_draft.c.recipient, tables.note.c.about)


def create(store: Store, owner: str, candidacy: Candidacy) -> int:
    """Keep a new candidacy. Raises AlreadyThereError."""
    with writing(store) as connection:
        try:
            return insert_candidacy(connection, owner, candidacy, datetime.now(UTC))
        except IntegrityError as error:
            raise AlreadyThereError(candidacy.id) from error


def with_details(candidacy: Candidacy, **details: object) -> Candidacy:
    """Return what `save_details` would make of a candidacy. Raises ValidationError for a wrong value."""
    changed = candidacy_of({"id": candidacy.id} | details_of(candidacy) | details, {})
    return changed.model_copy(update={name: getattr(candidacy, name) for name in PARTS})


def save_details(store: Store, owner: str, candidacy_id: str, **details: object) -> int:
    """Set some of `DETAILS`; a time has the offset of its zone. Raises NotFoundError, ValidationError for a wrong value."""
    with _changing(store, owner, candidacy_id, _checked(details)) as change:
        return change.revision


def add_day_off(store: Store, owner: str, candidacy_id: str, day: date) -> int:
    """Keep a day on which nothing is planned. Raises NotFoundError."""
    return _put(store, owner, candidacy_id, tables.day_off, [{"day": day}])


def remove_day_off(store: Store, owner: str, candidacy_id: str, day: date) -> int:
    """Make a day off an ordinary one. Raises NotFoundError."""
    return _remove(store, owner, candidacy_id, tables.day_off, day=day)


def opt_in(store: Store, owner: str, candidacy_id: str, action: str) -> int:
    """Take in an action that is off unless somebody wants it. Raises NotFoundError."""
    return _put(store, owner, candidacy_id, tables.opted_in, [{"action": action}])


def set_circumstance(store: Store, owner: str, candidacy_id: str, circumstance: str, *, holds: bool) -> int:
    """Say whether a circumstance holds. Raises NotFoundError."""
    row = {"circumstance": circumstance}
    if holds:
        return _put(store, owner, candidacy_id, tables.circumstance, [row])
    return _remove(store, owner, candidacy_id, tables.circumstance, **row)


def ask_anyway(store: Store, owner: str, candidacy_id: str, factors: Collection[str]) -> int:
    """Ask these factors although the kind of interview leaves them out, and no others. Raises NotFoundError."""
    with _changing(store, owner, candidacy_id) as change:
        change.remove(tables.asked_anyway)
        change.put(tables.asked_anyway, [{"factor": factor} for factor in sorted(set(factors))])
    return change.revision


def save_choice(store: Store, owner: str, candidacy_id: str, answer: Answer, catalogue: str | None = None) -> int:
    """Keep what was chosen for a factor and leave the words beside an earlier answer; the first choice notes its catalogue.

    A choice for a new round keeps what was chosen for the one before. Raises NotFoundError.
    """
    table = tables.answer
    with _changing(store, owner, candidacy_id) as change:
        chosen = select(table.c.factor).where(change.rows(table), table.c.kind != "unanswered").limit(1)
        if catalogue and change.connection.scalar(chosen) is None:
            mine = and_(_head.owner == owner, _head.id == candidacy_id)
            change.connection.execute(tables.candidacy.update().where(mine).values(catalogue=catalogue))
        row, fields = dumped(answer), ["kind", "level", "reason"]
        if answer.round:
            mine = change.rows(table, factor=answer.factor, rater=answer.rater)
            kept = change.connection.execute(select(table).where(mine)).mappings().first()
            row, fields = row | (_of_rounds(dict(kept), answer.round) if kept else {}), [*fields, "round", "before"]
        change.put(table, [row], fields)
    return change.revision


def _of_rounds(kept: Row, number: int) -> Row:
    """Return for which round a choice made over a kept answer is, and what is kept of those before."""
    was, before = kept["round"] or SECOND, kept["before"] or []
    if number > was and kept["kind"] != "unanswered":
        before = [*before, {"round": was, **{name: kept[name] for name in ("kind", "level", "evidence", "contra")}}]
    return {"round": max(number, was), "before": before}


def save_words(store: Store, owner: str, candidacy_id: str, words: Unanswered) -> int:
    """Keep the words that are set (`evidence`, `contra`) and leave the choice beside them. Raises NotFoundError."""
    changed = words.model_fields_set & {"evidence", "contra"}
    return _put(store, owner, candidacy_id, tables.answer, [dumped(words)], changed)


def add_interviewer(store: Store, owner: str, candidacy_id: str, **fields: str | None) -> int:
    """Keep one more interviewer under an id that nothing has named before. Raises NotFoundError."""
    return save_interviewer(store, owner, candidacy_id, token_hex(8), **fields)


def save_interviewer(store: Store, owner: str, candidacy_id: str, interviewer_id: str, **fields: str | None) -> int:
    """Set some fields of an interviewer; one who was removed comes back, also without any. Raises NotFoundError."""
    person = dumped(Interviewer.model_validate({"id": interviewer_id, "name": "", **fields}))
    return _put(store, owner, candidacy_id, tables.interviewer, [person], {*fields, "removed"})


def lead_interviewer(store: Store, owner: str, candidacy_id: str, interviewer_id: str) -> int:
    """List an interviewer before all others: the first one led the talk. Raises NotFoundError."""
    table = tables.interviewer
    with _changing(store, owner, candidacy_id) as change:
        first = change.connection.scalar(select(func.min(table.c.position)).where(change.rows(table))) or 0
        mine = change.rows(table, id=interviewer_id)
        change.connection.execute(table.update().where(mine).values(position=first - 1))
    return change.revision


def remove_interviewer(store: Store, owner: str, candidacy_id: str, interviewer_id: str) -> int:
    """Remove an interviewer; as long as something names them, they stay as removed. Raises NotFoundError."""
    table = tables.interviewer
    with _changing(store, owner, candidacy_id) as change:
        ending = f"-{interviewer_id}"  # of what fills a blank for this person only
        named = (
            select(one).where(change.rows(one.table), or_(one == interviewer_id, one.endswith(ending, autoescape=True)))
            for one in _NAMES_SOMEBODY
        )
        if any(change.connection.scalar(each) for each in named):
            mine = change.rows(table, id=interviewer_id)
            change.connection.execute(table.update().where(mine).values(removed=True))
        else:
            change.remove(table, id=interviewer_id)
    return change.revision


def add_events(store: Store, owner: str, candidacy_id: str, events: Iterable[Event]) -> int:
    """Keep events after the others, or in place of those with their ids, all or none. Raises NotFoundError."""
    return _put(store, owner, candidacy_id, tables.event, _with_ids(events))


def remove_event(store: Store, owner: str, candidacy_id: str, event_id: str) -> int:
    """Take an event back; the action that it ticked on its day, or whose only message it was, is open again. Raises NotFoundError."""
    event, state = tables.event, tables.action_state
    with _changing(store, owner, candidacy_id) as change:
        row = change.connection.execute(select(event).where(change.rows(event, id=event_id))).first()
        change.remove(event, id=event_id)
        if row and row.action and row.kind != "reply_received":
            others = select(event.c.id).where(change.rows(event, action=row.action)).limit(1)
            ticked = {} if change.connection.scalar(others) is None else {"on": row.on}
            change.remove(state, action=row.action, **ticked)
    return change.revision


def tick(store: Store, owner: str, candidacy_id: str, state: ActionState, sent: Iterable[Event] = ()) -> int:
    """Keep what the user said of an action with the events that it made; what it made up for stays. Raises NotFoundError."""
    with _changing(store, owner, candidacy_id) as change:
        change.put(tables.action_state, [dumped(state)], ("status", "on"))
        change.put(tables.event, _with_ids(sent))
    return change.revision


def untick(store: Store, owner: str, candidacy_id: str, action: str, events: Iterable[str] = ()) -> int:
    """Make an action open again and take back the events that it made. Raises NotFoundError."""
    with _changing(store, owner, candidacy_id) as change:
        change.remove(tables.action_state, action=action)
        for event in events:
            change.remove(tables.event, id=event)
    return change.revision


def save_repaired(store: Store, owner: str, candidacy_id: str, state: ActionState) -> int:
    """Keep which factors an action made up for; how it stands stays. Raises NotFoundError."""
    return _put(store, owner, candidacy_id, tables.action_state, [dumped(state)], ("repaired",))


def save_letter(store: Store, owner: str, candidacy_id: str, letter: str, recipient: str, **texts: str | None) -> int:
    """Keep the texts that are given of one letter to one recipient and leave the other. Raises NotFoundError."""
    table = tables.letter_draft
    draft = LetterDraft(letter=letter, recipient=recipient, **texts).model_dump()
    with _changing(store, owner, candidacy_id) as change:
        change.put(table, [draft], texts)
        change.remove(table, subject=None, body=None)
    return change.revision


def save_note(store: Store, owner: str, candidacy_id: str, note: Note, *changed: str) -> int:
    """Keep a note; over an earlier one only the fields that are named, without names all. Raises NotFoundError."""
    return _put(store, owner, candidacy_id, tables.note, [dumped(note)], changed or None)


def save_notes(store: Store, owner: str, candidacy_id: str, notes: Iterable[Note]) -> int:
    """Keep several notes, all or none. Raises NotFoundError."""
    return _put(store, owner, candidacy_id, tables.note, map(dumped, notes))


def remove_note(store: Store, owner: str, candidacy_id: str, note_id: str) -> int:
    """Take a note away. Raises NotFoundError."""
    return _remove(store, owner, candidacy_id, tables.note, id=note_id)


def keep_calendar(store: Store, owner: str, candidacy_id: str, catalogue: str, document: str) -> None:
    """Remember what a calendar file held in place of the one before; the candidacy stays as it is. Raises NotFoundError."""
    taken = {"id": CALENDAR, "taken_at": sortable(datetime.now(UTC)), "catalogue": catalogue, "document": document}
    with writing(store) as connection:
        try:
            statement = upsert(connection.dialect.name, tables.snapshot, None)
            connection.execute(statement, row_of(tables.snapshot, owner, candidacy_id, taken))
        except IntegrityError as error:
            raise NotFoundError(candidacy_id) from error


def _checked(details: Row) -> Row:
    """Return columns as they are kept. Raises ValidationError."""
    if unknown := details.keys() - DETAILS:
        raise TypeError(f"Not details of a candidacy: {sorted(unknown)}")
    known = {"contact": {"name": ""}, "contact_rule": {"through": {}}}
    start = {"id": "new", "first_interview": {"ended": "2000-01-01T00:00:00Z"}} | known
    checked = details_of(with_details(Candidacy.model_validate(start), **details))
    return {name: None if value is None else checked[name] for name, value in details.items()}


def _with_ids(events: Iterable[Event]) -> list[Row]:
    return [dumped(event if event.id else event.model_copy(update={"id": uuid4().hex})) for event in events]


_head = tables.candidacy.c
_RAISE = (
    tables.candidacy.update()
    .where(_head.owner == bindparam("of_owner"), _head.id == bindparam("of_id"))
    .values(revision=_head.revision + 1)
    .returning(_head.revision)
)


@dataclass(frozen=True, slots=True)
class _Change:
    """An open transaction on one candidacy, with the revision that it makes."""

    connection: Connection
    owner: str
    candidacy: str
    revision: int

    def rows(self, table: Table, **key: object) -> ColumnElement[bool]:
        """Return the condition for the rows of the candidacy that have these values."""
        own = (table.c.owner == self.owner, table.c.candidacy == self.candidacy)
        return and_(*own, *(table.c[name] == value for name, value in key.items()))

    def put(self, table: Table, parts: Iterable[Row], changed: Collection[str] | None = None) -> None:
        """Write parts after the others, or over those with their keys, which keep their place. Raises TooManyError."""
        first, most = 0, _MOST.get(table)
        before = self.count(table) if most else 0
        if "position" in table.c:
            last = self.connection.scalar(select(func.max(table.c.position)).where(self.rows(table)))
            first = 0 if last is None else last + 1
        statement = upsert(self.connection.dialect.name, table, None if changed is None else frozenset(changed))
        for position, part in enumerate(parts, start=first):
            self.connection.execute(statement, row_of(table, self.owner, self.candidacy, part, position))
        if most and before < self.count(table) > most:
            raise TooManyError(f"{most:,}")

    def count(self, table: Table) -> int:
        """Return how many rows the candidacy has."""
        return self.connection.scalar(select(func.count()).select_from(table).where(self.rows(table))) or 0

    def remove(self, table: Table, **key: object) -> None:
        """Delete the rows that have these values."""
        self.connection.execute(table.delete().where(self.rows(table, **key)))


@contextmanager
def _changing(store: Store, owner: str, candidacy_id: str, values: Row | None = None) -> Generator[_Change]:
    """Raise the revision, set `values`, and let other writers of this candidacy wait. Raises NotFoundError."""
    with writing(store) as connection:
        revision = connection.scalar(_RAISE, {"of_owner": owner, "of_id": candidacy_id, **(values or {})})
        if revision is None:
            raise NotFoundError(candidacy_id)
        yield _Change(connection, owner, candidacy_id, revision)


def _put(  # noqa: PLR0913, PLR0917  whose candidacy, and what of it
    store: Store,
    owner: str,
    candidacy_id: str,
    table: Table,
    parts: Iterable[Row],
    changed: Collection[str] | None = None,
) -> int:
    with _changing(store, owner, candidacy_id) as change:
        change.put(table, parts, changed)
    return change.revision


def _remove(store: Store, owner: str, candidacy_id: str, table: Table, **key: object) -> int:
    with _changing(store, owner, candidacy_id) as change:
        change.remove(table, **key)
    return change.revision
