"""What can be written, one small thing at a time and each in a transaction of its own.

Dates that contradict each other and factors that do not exist are the caller's to refuse (`scoring.validation.coherence`); a
candidacy that the owner does not have is refused here with NotFoundError.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TypedDict, Unpack
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Table, and_, func, select
from sqlalchemy.exc import IntegrityError

from scoring.candidacy import (
    ActionState,
    Answer,
    Candidacy,
    ContactPerson,
    Day,
    Depth,
    Event,
    FirstInterview,
    Interviewer,
    Note,
    Unanswered,
)
from storage import tables
from storage.connecting import Store, writing
from storage.errors import AlreadyThereError, NotFoundError
from storage.reading import LetterDraft, Snapshot
from storage.rows import DETAILS, dumped, insert_candidacy, row_of, sortable, upsert

_WORDS = frozenset({"evidence", "contra"})


class Details(TypedDict, total=False):
    """The fields of a candidacy that are set one at a time."""

    employer: str
    role: str
    depth: Depth
    first_interview: FirstInterview
    expected_rounds: str
    decision_date: Day | None
    contact: ContactPerson | None
    interest: int | None
    forecast: int | None
    minutes_per_day: int | None
    days_off: Iterable[Day]
    opted_in: Iterable[str]


def create(store: Store, owner: str, candidacy: Candidacy) -> str:
    """Keep a new candidacy and return its id. Raises AlreadyThereError."""
    with writing(store) as connection:
        try:
            insert_candidacy(connection, owner, candidacy, datetime.now(UTC))
        except IntegrityError as error:
            raise AlreadyThereError(candidacy.id) from error
    return candidacy.id


def save_details(store: Store, owner: str, candidacy_id: str, **details: Unpack[Details]) -> None:
    """Set some fields of a candidacy and leave the others. Raises NotFoundError, and ValidationError for a wrong value."""
    if not details.keys() <= DETAILS:
        raise TypeError(f"Not details of a candidacy: {sorted(details.keys() - DETAILS)}")
    start = {"id": candidacy_id, "first_interview": {"ended": "2000-01-01T00:00:00Z"}}
    checked = dumped(Candidacy.model_validate(start | details))
    with writing(store) as connection:
        _touch(connection, owner, candidacy_id, {name: checked[name] for name in details})


def save_answer(store: Store, owner: str, candidacy_id: str, answer: Answer) -> None:
    """Keep the answer to one factor by one rater, over an earlier one: one row, nothing else. Raises NotFoundError."""
    _answer(store, owner, candidacy_id, answer, frozenset())


def save_choice(store: Store, owner: str, candidacy_id: str, answer: Answer) -> None:
    """Keep what was chosen for a factor and leave the words beside it as they are. Raises NotFoundError."""
    _answer(store, owner, candidacy_id, answer, _WORDS)


def save_words(store: Store, owner: str, candidacy_id: str, words: Unanswered) -> None:
    """Keep the words that are set (`evidence`, `contra`) and leave the choice beside them. Raises NotFoundError."""
    others = frozenset(column.name for column in tables.answer.columns) - {"revision"}
    _answer(store, owner, candidacy_id, words, others - words.model_fields_set)


def clear_answer(store: Store, owner: str, candidacy_id: str, factor: str, rater: str = "self") -> None:
    """Take an answer back, with its words. Raises NotFoundError."""
    columns = tables.answer.c
    mine = _of(tables.answer, owner, candidacy_id, factor=factor, rater=rater)
    with writing(store) as connection:
        # The candidacy takes over the row's count, so that the revision never falls back to an earlier number.
        count = connection.scalar(select(columns.revision).where(mine)) or 0
        _touch(connection, owner, candidacy_id, by=count + 1)
        connection.execute(tables.answer.delete().where(mine))


def save_interviewers(store: Store, owner: str, candidacy_id: str, interviewers: Iterable[Interviewer]) -> None:
    """Replace all interviewers, in this order. Raises NotFoundError."""
    table = tables.interviewer
    with writing(store) as connection:
        _touch(connection, owner, candidacy_id)
        connection.execute(table.delete().where(_of(table, owner, candidacy_id)))
        for position, person in enumerate(interviewers):
            upsert(connection, table, row_of(table, owner, candidacy_id, dumped(person), position))


def add_interviewer(store: Store, owner: str, candidacy_id: str, interviewer: Interviewer) -> None:
    """Keep one interviewer, at the end, or in place of the one with the same id. Raises NotFoundError."""
    _keep_in_order(store, tables.interviewer, owner, candidacy_id, interviewer)


def remove_interviewer(store: Store, owner: str, candidacy_id: str, interviewer_id: str) -> None:
    """Take one interviewer away; events keep naming them. Raises NotFoundError."""
    _remove(store, tables.interviewer, owner, candidacy_id, id=interviewer_id)


def add_event(store: Store, owner: str, candidacy_id: str, event: Event) -> str:
    """Keep an event after the others, or in place of the one with its id, and return its id. Raises NotFoundError."""
    event = event if event.id else event.model_copy(update={"id": uuid4().hex})
    with writing(store) as connection:
        _touch(connection, owner, candidacy_id)
        _put_event(connection, owner, candidacy_id, event)
    return str(event.id)


def add_events(store: Store, owner: str, candidacy_id: str, events: Iterable[Event]) -> None:
    """Keep events that have ids, after the others, all of them or none. Raises NotFoundError."""
    with writing(store) as connection:
        _touch(connection, owner, candidacy_id)
        for event in events:
            _put_event(connection, owner, candidacy_id, event)


def remove_event(store: Store, owner: str, candidacy_id: str, event_id: str) -> None:
    """Take an event back. Raises NotFoundError."""
    _remove(store, tables.event, owner, candidacy_id, id=event_id)


def save_action_state(store: Store, owner: str, candidacy_id: str, state: ActionState) -> None:
    """Keep what the user said of an action, over what they said before. Raises NotFoundError."""
    table = tables.action_state
    with writing(store) as connection:
        _touch(connection, owner, candidacy_id)
        upsert(connection, table, row_of(table, owner, candidacy_id, dumped(state)))


def tick(store: Store, owner: str, candidacy_id: str, state: ActionState, sent: Iterable[Event]) -> None:
    """Keep a finished action together with the events it made, all of it or nothing. Raises NotFoundError."""
    with writing(store) as connection:
        _touch(connection, owner, candidacy_id)
        upsert(connection, tables.action_state, row_of(tables.action_state, owner, candidacy_id, dumped(state)))
        for event in sent:
            _put_event(connection, owner, candidacy_id, event)


def untick(store: Store, owner: str, candidacy_id: str, action: str, events: Iterable[str]) -> None:
    """Make an action open again and take back the events it made, all of it or nothing. Raises NotFoundError."""
    with writing(store) as connection:
        _touch(connection, owner, candidacy_id)
        connection.execute(
            tables.action_state.delete().where(_of(tables.action_state, owner, candidacy_id, action=action))
        )
        for event in events:
            connection.execute(tables.event.delete().where(_of(tables.event, owner, candidacy_id, id=event)))


def clear_action_state(store: Store, owner: str, candidacy_id: str, action: str) -> None:
    """Make an action open again. Raises NotFoundError."""
    _remove(store, tables.action_state, owner, candidacy_id, action=action)


def save_snapshot(store: Store, owner: str, candidacy_id: str, document: str, catalogue: str) -> Snapshot:
    """Keep a report with its catalogue version, as it is and for good. Raises NotFoundError."""
    part = {"id": uuid4().hex, "taken_at": sortable(datetime.now(UTC)), "catalogue": catalogue, "document": document}
    with writing(store) as connection:
        _touch(connection, owner, candidacy_id)
        connection.execute(tables.snapshot.insert(), row_of(tables.snapshot, owner, candidacy_id, part))
    return Snapshot.model_validate(part)


def save_letter(store: Store, owner: str, candidacy_id: str, draft: LetterDraft) -> None:
    """Keep the draft of one letter to one recipient, over an earlier one. Raises NotFoundError."""
    table = tables.letter_draft
    with writing(store) as connection:
        _touch(connection, owner, candidacy_id)
        upsert(connection, table, row_of(table, owner, candidacy_id, draft.model_dump()))


def clear_letter(store: Store, owner: str, candidacy_id: str, letter: str, recipient: str) -> None:
    """Throw one draft away. Raises NotFoundError."""
    _remove(store, tables.letter_draft, owner, candidacy_id, letter=letter, recipient=recipient)


def save_note(store: Store, owner: str, candidacy_id: str, note: Note) -> None:
    """Keep one note, after the others, or in place of the one with its id. Raises NotFoundError."""
    _keep_in_order(store, tables.note, owner, candidacy_id, note)


def remove_note(store: Store, owner: str, candidacy_id: str, note_id: str) -> None:
    """Take a note away. Raises NotFoundError."""
    _remove(store, tables.note, owner, candidacy_id, id=note_id)


def _answer(store: Store, owner: str, candidacy_id: str, answer: Answer, leaving: frozenset[str]) -> None:
    row = row_of(tables.answer, owner, candidacy_id, dumped(answer))
    with writing(store) as connection:
        try:
            upsert(connection, tables.answer, row, leaving)
        except IntegrityError as error:
            raise NotFoundError(candidacy_id) from error


def _keep_in_order(store: Store, table: Table, owner: str, candidacy_id: str, part: Interviewer | Note) -> None:
    """Write a part after the others, or in place of the one with its id, which keeps its place."""
    with writing(store) as connection:
        _touch(connection, owner, candidacy_id)
        position = _next_position(connection, table, owner, candidacy_id)
        upsert(connection, table, row_of(table, owner, candidacy_id, dumped(part), position))


def _put_event(connection: Connection, owner: str, candidacy_id: str, event: Event) -> None:
    """Write an event after the others, or in place of the one with its id."""
    table = tables.event
    position = connection.scalar(select(table.c.position).where(_of(table, owner, candidacy_id, id=str(event.id))))
    if position is None:
        position = _next_position(connection, table, owner, candidacy_id)
    upsert(connection, table, row_of(table, owner, candidacy_id, dumped(event), position))


def _of(table: Table, owner: str, candidacy_id: str, **key: str) -> ColumnElement[bool]:
    columns = table.c
    own = (columns.owner == owner, columns.candidacy == candidacy_id)
    return and_(*own, *(columns[name] == value for name, value in key.items()))


def _touch(
    connection: Connection, owner: str, candidacy_id: str, values: dict[str, object] | None = None, by: int = 1
) -> None:
    """Raise the candidacy's revision and set `values`; other writers of this candidacy wait. Raises NotFoundError."""
    table = tables.candidacy
    mine = and_(table.c.owner == owner, table.c.id == candidacy_id)
    change = {**(values or {}), "revision": table.c.revision + by}
    if not connection.execute(table.update().where(mine).values(change)).rowcount:
        raise NotFoundError(candidacy_id)


def _next_position(connection: Connection, table: Table, owner: str, candidacy_id: str) -> int:
    last = select(func.max(table.c.position)).where(_of(table, owner, candidacy_id))
    highest = connection.scalar(last)
    return 0 if highest is None else int(highest) + 1


def _remove(store: Store, table: Table, owner: str, candidacy_id: str, **key: str) -> None:
    with writing(store) as connection:
        _touch(connection, owner, candidacy_id)
        connection.execute(table.delete().where(_of(table, owner, candidacy_id, **key)))
