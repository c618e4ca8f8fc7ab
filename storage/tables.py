"""The tables: what is kept of whom, and which columns tell one row from another.

Every row has an owner, and every row of a candidacy hangs on (owner, candidacy): the database itself refuses an answer
to a candidacy that the owner does not have, and deleting a candidacy deletes all of it. Column names are the field
names of `scoring.candidacy`; what two tabs can change apart is a column or a row of its own. The outcome of a candidacy
is its newest event of that kind and has no table of its own.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
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
    false,
)
from sqlalchemy.types import TypeDecorator

from scoring import candidacy as models

OWNER_LENGTH = 512
ID_LENGTH = 64
MOMENT_LENGTH = 40

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
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


class Key(TypeDecorator[str]):
    """An id or an owner."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy's signature
        """Spell out what cannot be printed: PostgreSQL cannot even ask for U+0000, and no id holds any of it."""
        return value if value is None or value.isprintable() else repr(value)


class Words(TypeDecorator[str]):
    """Text as typed, any script, any length."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy's signature
        """Drop U+0000."""
        return value and value.replace("\0", "")


class Day(TypeDecorator[object]):
    """A calendar day, written as the ISO text that the models dump."""

    impl = Date
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> date | None:  # noqa: ARG002  SQLAlchemy's signature
        """Read ISO text."""
        return None if value is None else date.fromisoformat(str(value))


def _key(name: str, length: int = ID_LENGTH) -> Column[str]:
    return Column(name, Key(length), primary_key=True)


def _one_of(name: str, words: Iterable[str], **options: Any) -> tuple[Column[str], CheckConstraint]:  # noqa: ANN401  SQLAlchemy's own
    """Return a column that holds one of some words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return Column(name, String(32), **options), CheckConstraint(f"{name} IN ({listed})", name=name)


def _between(name: str, low: int, high: int) -> tuple[Column[int], CheckConstraint]:
    """Return a column that holds a number in a range, or nothing."""
    return Column(name, Integer), CheckConstraint(f"{name} BETWEEN {low} AND {high}", name=name)


def _of_candidacy(name: str, *columns: Column[Any] | CheckConstraint) -> Table:
    """Return a table whose rows belong to one candidacy of one owner."""
    return Table(
        name,
        metadata,
        _key("owner", OWNER_LENGTH),
        _key("candidacy"),
        *columns,
        ForeignKeyConstraint(["owner", "candidacy"], ["candidacy.owner", "candidacy.id"], ondelete="CASCADE"),
    )


# One row that is written once: it tells this database from another one that was put in its place.
database = Table("database", metadata, _key("id"))

# `revision` is the highest that a deleted candidacy of the owner had: none starts again at or below it.
owner = Table(
    "owner", metadata, _key("id", OWNER_LENGTH), Column("revision", Integer, nullable=False, server_default="0")
)

candidacy = Table(
    "candidacy",
    metadata,
    Column("owner", Key(OWNER_LENGTH), ForeignKey("owner.id", ondelete="CASCADE"), primary_key=True),
    _key("id"),
    Column("created_at", String(MOMENT_LENGTH), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("employer", Words, nullable=False),
    Column("role", Words, nullable=False),
    *_one_of("depth", get_args(models.Depth), nullable=False),
    Column("interview_day", Day, nullable=False),
    Column("interview_time", String(MOMENT_LENGTH), nullable=False),
    *_one_of("interview_kind", get_args(models.InterviewKind), nullable=False),
    *_one_of("interview_format", get_args(models.InterviewFormat), nullable=False),
    *_one_of("expected_rounds", get_args(models.ExpectedRounds), nullable=False),
    Column("decision_date", Day),
    Column("contact_name", Words),
    Column("contact_role", Words),
    *_one_of("contact_channel", get_args(models.ContactChannel)),
    Column("contact_address", Words),
    *_one_of("contact_rule", get_args(models.ContactRuleKind), nullable=False),
    Column("through_name", Words),
    Column("through_role", Words),
    Column("through_email", Words),
    Column("catalogue", Key(40)),
    *_between("interest", 1, 5),
    *_between("forecast", 0, 100),
    *_between("minutes_per_day", 5, 600),
    Index(None, "owner", "created_at"),
)

day_off = _of_candidacy("day_off", Column("day", Day, primary_key=True))

opted_in = _of_candidacy("opted_in", _key("action"))

circumstance = _of_candidacy("circumstance", _key("circumstance"))

asked_anyway = _of_candidacy("asked_anyway", _key("factor"))

interviewer = _of_candidacy(
    "interviewer",
    _key("id"),
    Column("position", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("role", Words),
    Column("email", Words),
    Column("removed", Boolean, nullable=False, server_default=false()),
)

answer = _of_candidacy(
    "answer",
    _key("factor"),
    _key("rater", 16),
    *_one_of("kind", ("rated", "not_applicable", "unsure", "unanswered"), nullable=False),
    *_between("level", 0, 4),
    Column("reason", Words),
    Column("evidence", Words),
    Column("contra", Words),
    *_between("round", 1, models.MOST_ROUNDS),
    Column("before", JSON),
    CheckConstraint("rater IN ('self', 'observer')", name="rater"),
)

event = _of_candidacy(
    "event",
    _key("id"),
    Column("position", Integer, nullable=False),
    *_one_of("kind", get_args(models.EventKind), nullable=False),
    Column("on", Day, nullable=False),
    Column("to", Words),
    Column("sender", Words),
    *_one_of("channel", get_args(models.ContactChannel)),
    *_one_of("about", get_args(models.ContactAbout)),
    Column("second_interview", String(MOMENT_LENGTH)),
    Column("deadline", Day),
    Column("respond_by", Day),
    Column("note", Words),
    Column("action", Key(ID_LENGTH)),
    *_between("round", 1, models.MOST_ROUNDS),
)

action_state = _of_candidacy(
    "action_state",
    _key("action"),
    *_one_of("status", ("done", "not_for_me"), nullable=False),
    Column("on", Day, nullable=False),
    Column("repaired", JSON, nullable=False),
)

note = _of_candidacy(
    "note",
    _key("id"),
    Column("position", Integer, nullable=False),
    *_one_of("kind", get_args(models.NoteKind), nullable=False),
    Column("text", Words, nullable=False),
    Column("about", Key(ID_LENGTH)),
    Column("links", JSON, nullable=False),
)

snapshot = _of_candidacy(
    "snapshot",
    _key("id"),
    Column("taken_at", String(MOMENT_LENGTH), nullable=False),
    Column("catalogue", Key(32), nullable=False),
    Column("document", Words, nullable=False),
)

# A text that is not there is the template's.
letter_draft = _of_candidacy(
    "letter_draft",
    _key("letter"),
    _key("recipient"),
    Column("subject", Words),
    Column("body", Words),
)
