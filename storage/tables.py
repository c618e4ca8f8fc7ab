"""The tables: what is kept of whom, and which columns tell one row from another.

Every row has an owner, and every row of a candidacy hangs on (owner, candidacy): the database itself refuses an answer
to a candidacy that the owner does not have, and deleting a candidacy deletes all of it. Column names are the field
names of `scoring.candidacy`. The outcome of a candidacy is its newest event of that kind and has no table of its own.
"""

from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

OWNER_LENGTH = 512
ID_LENGTH = 64
MOMENT_LENGTH = 40

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def without_nul(value: Any) -> Any:  # noqa: ANN401  JSON is any of text, number, list, mapping, nothing
    """Return a JSON value without the character U+0000: nobody can see or type it, and PostgreSQL cannot keep it."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [without_nul(item) for item in value]
    if isinstance(value, dict):
        return {key: without_nul(item) for key, item in value.items()}
    return value


class Words(TypeDecorator[str]):
    """Text as typed, any script, any length."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy's signature
        """Drop U+0000."""
        return value and value.replace("\0", "")


class Value(TypeDecorator[object]):
    """A small value that is always read and written whole, as JSON."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> object:  # noqa: ARG002  SQLAlchemy's signature
        """Drop U+0000."""
        return without_nul(value)


class Day(TypeDecorator[object]):
    """A calendar day, written as the ISO text that the models dump."""

    impl = Date
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> date | None:  # noqa: ARG002  SQLAlchemy's signature
        """Read ISO text."""
        return None if value is None else date.fromisoformat(str(value))


def _key(name: str, length: int = ID_LENGTH) -> Column[str]:
    return Column(name, String(length), primary_key=True)


def _of_candidacy(name: str, *columns: Column[Any]) -> Table:
    """Return a table whose rows belong to one candidacy of one owner."""
    return Table(
        name,
        metadata,
        _key("owner", OWNER_LENGTH),
        _key("candidacy"),
        *columns,
        ForeignKeyConstraint(["owner", "candidacy"], ["candidacy.owner", "candidacy.id"], ondelete="CASCADE"),
    )


owner = Table("owner", metadata, _key("id", OWNER_LENGTH), Column("created_at", String(MOMENT_LENGTH), nullable=False))

candidacy = Table(
    "candidacy",
    metadata,
    Column("owner", String(OWNER_LENGTH), ForeignKey("owner.id", ondelete="CASCADE"), primary_key=True),
    _key("id"),
    Column("created_at", String(MOMENT_LENGTH), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("employer", Words, nullable=False),
    Column("role", Words, nullable=False),
    Column("depth", String(16), nullable=False),
    Column("first_interview", Value, nullable=False),
    Column("expected_rounds", String(16), nullable=False),
    Column("decision_date", Day),
    Column("contact", Value),
    Column("interest", Integer),
    Column("forecast", Integer),
    Column("minutes_per_day", Integer),
    Column("days_off", Value, nullable=False),
    Column("opted_in", Value, nullable=False),
    Index(None, "owner", "created_at"),
)

interviewer = _of_candidacy(
    "interviewer",
    _key("id"),
    Column("position", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("role", Words),
    Column("email", Words),
)

answer = _of_candidacy(
    "answer",
    _key("factor"),
    _key("rater", 16),
    Column("revision", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("level", Integer),
    Column("reason", Words),
    Column("evidence", Words),
    Column("contra", Words),
)

event = _of_candidacy(
    "event",
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", String(ID_LENGTH), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("on", Day, nullable=False),
    Column("to", Words),
    Column("sender", Words),
    Column("channel", String(16)),
    Column("about", String(16)),
    Column("second_interview", String(MOMENT_LENGTH)),
    Column("deadline", Day),
    Column("respond_by", Day),
    Column("note", Words),
)

action_state = _of_candidacy(
    "action_state",
    _key("action"),
    Column("status", String(16), nullable=False),
    Column("on", Day, nullable=False),
    Column("repaired", Value, nullable=False),
)

note = _of_candidacy(
    "note",
    _key("id"),
    Column("position", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Words, nullable=False),
    Column("about", String(ID_LENGTH)),
    Column("links", Value, nullable=False),
)

snapshot = _of_candidacy(
    "snapshot",
    _key("id"),
    Column("taken_at", String(MOMENT_LENGTH), nullable=False),
    Column("catalogue", String(32), nullable=False),
    Column("document", Words, nullable=False),
)

letter_draft = _of_candidacy(
    "letter_draft",
    _key("letter"),
    _key("recipient"),
    Column("subject", Words, nullable=False),
    Column("body", Words, nullable=False),
)
