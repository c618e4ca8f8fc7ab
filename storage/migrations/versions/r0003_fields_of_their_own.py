"""What two tabs can change apart is a column or a row of its own; the database refuses what no version writes.

Rows of a damaged database that break a check stop the step, and nothing is changed.
"""

from datetime import date
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0003"
down_revision = "0002"

APPLICATION_ID = 0x524E4432
CHANNELS = "'email', 'phone', 'letter', 'other'"
CHECKS = {
    "candidacy": {
        "depth": "depth IN ('quick', 'full')",
        "interview_format": "interview_format IN ('in_person', 'video', 'phone')",
        "expected_rounds": "expected_rounds IN ('one', 'two', 'three_or_more', 'unknown')",
        "contact_channel": f"contact_channel IN ({CHANNELS})",
        "interest": "interest BETWEEN 1 AND 5",
        "forecast": "forecast BETWEEN 0 AND 100",
        "minutes_per_day": "minutes_per_day BETWEEN 5 AND 600",
    },
    "answer": {
        "kind": "kind IN ('rated', 'not_applicable', 'unsure', 'unanswered')",
        "level": "level BETWEEN 0 AND 4",
        "rater": "rater IN ('self', 'observer')",
    },
    "event": {
        "kind": (
            "kind IN ('thank_you_sent', 'contact', 'reply_received', 'invited', 'task_agreed', "
            "'second_interview_held', 'offer', 'accepted', 'declined', 'rejected', 'parked', 'reopened')"
        ),
        "channel": f"channel IN ({CHANNELS})",
        "about": "about IN ('status', 'decision_date', 'useful_item', 'referee', 'inside', 'correction')",
    },
    "action_state": {"status": "status IN ('done', 'not_for_me')"},
    "note": {
        "kind": (
            "kind IN ('blank', 'landed', 'fell_flat', 'unsaid', 'promised', 'problem', 'question', 'advert', 'requirement', "
            "'case', 'person', 'value_plan', 'must_have', 'deal_breaker', 'watch_for', 'closing', 'offer', 'answer', "
            "'ask', 'reason', 'research', 'result')"
        )
    },
}
CANDIDACY = sa.table(
    "candidacy",
    *(sa.column(name) for name in ("owner", "id", "revision", "interview_time", "interview_format")),
    *(sa.column(name) for name in ("contact_name", "contact_role", "contact_channel", "contact_address")),
    *(sa.column(name, sa.JSON) for name in ("first_interview", "contact", "days_off", "opted_in")),
    sa.column("interview_day", sa.Date),
)
DAY_OFF = sa.table("day_off", sa.column("owner"), sa.column("candidacy"), sa.column("day", sa.Date))
OPTED_IN = sa.table("opted_in", *(sa.column(name) for name in ("owner", "candidacy", "action")))
EVENT = sa.table("event", *(sa.column(name) for name in ("owner", "candidacy", "position", "id")))
ANSWER = sa.table("answer", *(sa.column(name) for name in ("owner", "candidacy", "revision")))


def upgrade() -> None:
    """Move what is kept, then let the database hold it to its rules."""
    connection = op.get_bind()
    op.create_table(
        "database", sa.Column("id", sa.String(64), nullable=False), sa.PrimaryKeyConstraint("id", name="pk_database")
    )
    op.execute(sa.insert(sa.table("database", sa.column("id"))).values(id=uuid4().hex))
    _table_of("day_off", sa.Column("day", sa.Date, nullable=False))
    _table_of("opted_in", sa.Column("action", sa.String(64), nullable=False))
    op.add_column("candidacy", sa.Column("interview_day", sa.Date))
    for name in ("interview_time", "interview_format", "contact_channel"):
        op.add_column("candidacy", sa.Column(name, sa.String(40 if name == "interview_time" else 32)))
    for name in ("contact_name", "contact_role", "contact_address"):
        op.add_column("candidacy", sa.Column(name, sa.Text))
    _take_apart(connection)
    _tell_events_apart(connection)
    with op.batch_alter_table("owner") as batch:
        batch.drop_column("created_at")
        batch.add_column(sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
    with op.batch_alter_table("candidacy") as batch:
        for name in ("interview_day", "interview_time", "interview_format"):
            batch.alter_column(name, nullable=False)
        for name in ("first_interview", "contact", "days_off", "opted_in"):
            batch.drop_column(name)
        _widen(batch, "depth", "expected_rounds")
        _check(batch, "candidacy")
    with op.batch_alter_table("interviewer") as batch:
        batch.add_column(sa.Column("removed", sa.Boolean, nullable=False, server_default=sa.false()))
    with op.batch_alter_table("answer") as batch:
        batch.drop_column("revision")
        _widen(batch, "kind")
        _check(batch, "answer")
    with op.batch_alter_table("event") as batch:
        batch.drop_constraint("pk_event", type_="primary")
        batch.create_primary_key("pk_event", ["owner", "candidacy", "id"])
        _widen(batch, "channel", "about")
        _check(batch, "event")
    for name, column in (("action_state", "status"), ("note", "kind")):
        with op.batch_alter_table(name) as batch:
            _widen(batch, column)
            _check(batch, name)
    with op.batch_alter_table("letter_draft") as batch:
        batch.alter_column("subject", nullable=True)
        batch.alter_column("body", nullable=True)
    if connection.dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id={APPLICATION_ID}")


def _table_of(name: str, column: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("owner", sa.String(512), nullable=False),
        sa.Column("candidacy", sa.String(64), nullable=False),
        column,
        sa.PrimaryKeyConstraint("owner", "candidacy", column.name, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["owner", "candidacy"],
            ["candidacy.owner", "candidacy.id"],
            name=f"fk_{name}_candidacy",
            ondelete="CASCADE",
        ),
    )


def _widen(batch: BatchOperations, *names: str) -> None:
    for name in names:
        batch.alter_column(name, type_=sa.String(32))


def _check(batch: BatchOperations, table: str) -> None:
    for name, condition in CHECKS[table].items():
        batch.create_check_constraint(op.f(f"ck_{table}_{name}"), condition)


def _take_apart(connection: sa.Connection) -> None:
    """Make columns and rows of objects and lists, and let each revision go on from where its answers were."""
    counted = sa.select(sa.func.coalesce(sa.func.sum(ANSWER.c.revision), 0))
    for row in connection.execute(sa.select(CANDIDACY)).fetchall():
        key = {"owner": row.owner, "candidacy": row.id}
        answers = connection.scalar(counted.where(ANSWER.c.owner == row.owner, ANSWER.c.candidacy == row.id)) or 0
        day, _, time = row.first_interview["ended"].partition("T")
        values = {
            "revision": row.revision + answers,
            "interview_day": date.fromisoformat(day),
            "interview_time": time,
            "interview_format": row.first_interview["format"],
        }
        values |= {f"contact_{name}": value for name, value in (row.contact or {}).items()}
        mine = sa.and_(CANDIDACY.c.owner == row.owner, CANDIDACY.c.id == row.id)
        connection.execute(CANDIDACY.update().where(mine).values(values))
        for off in sorted(set(row.days_off)):
            connection.execute(DAY_OFF.insert().values(key | {"day": date.fromisoformat(off)}))
        for action in sorted(set(row.opted_in)):
            connection.execute(OPTED_IN.insert().values(key | {"action": action}))


def _tell_events_apart(connection: sa.Connection) -> None:
    """Give a new id to an event that has the id of an earlier one."""
    seen: set[tuple[str, ...]] = set()
    for row in connection.execute(sa.select(EVENT).order_by(EVENT.c.position)).fetchall():
        if (key := (row.owner, row.candidacy, row.id)) in seen:
            same = (EVENT.c.owner == row.owner, EVENT.c.candidacy == row.candidacy, EVENT.c.position == row.position)
            connection.execute(EVENT.update().where(*same).values(id=uuid4().hex))
        seen.add(key)
