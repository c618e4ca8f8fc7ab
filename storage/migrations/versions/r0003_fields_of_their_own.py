"""What two tabs can change apart is a column or a row of its own; the database refuses what no version writes.

Rows of a damaged database that break a check stop the step, and nothing is changed.
"""

from datetime import date
from uuid import uuid4

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from storage.migrations.making import key, of_candidacy

revision = "0003"
down_revision = "0002"

APPLICATION_ID = 0x524E4432
CHANNELS = "email phone letter other"
WORDS = {
    "candidacy": {
        "depth": "quick full",
        "interview_format": "in_person video phone",
        "expected_rounds": "one two three_or_more unknown",
        "contact_channel": CHANNELS,
    },
    "answer": {"kind": "rated not_applicable unsure unanswered"},
    "event": {
        "kind": (
            "thank_you_sent contact reply_received invited task_agreed second_interview_held offer accepted declined "
            "rejected parked reopened"
        ),
        "channel": CHANNELS,
        "about": "status decision_date useful_item referee inside correction",
    },
    "action_state": {"status": "done not_for_me"},
    "note": {
        "kind": (
            "blank landed fell_flat unsaid promised problem question advert requirement case person value_plan must_have "
            "deal_breaker watch_for closing offer answer ask reason research result"
        )
    },
}
CONDITIONS = {
    "candidacy": {
        "interest": "interest BETWEEN 1 AND 5",
        "forecast": "forecast BETWEEN 0 AND 100",
        "minutes_per_day": "minutes_per_day BETWEEN 5 AND 600",
    },
    "answer": {"level": "level BETWEEN 0 AND 4", "rater": "rater IN ('self', 'observer')"},
}


def upgrade() -> None:
    """Move what is kept, then let the database hold it to its rules."""
    op.create_table("database", key("id"), sa.PrimaryKeyConstraint("id", name="pk_database"))
    of_candidacy("day_off", sa.Column("day", sa.Date, nullable=False), key_of=("day",))
    of_candidacy("opted_in", key("action"), key_of=("action",))
    op.add_column("candidacy", sa.Column("interview_day", sa.Date))
    for name in ("interview_time", "interview_format", "contact_channel"):
        op.add_column("candidacy", sa.Column(name, sa.String(40)))
    for name in ("contact_name", "contact_role", "contact_address"):
        op.add_column("candidacy", sa.Column(name, sa.Text))
    _move()
    with op.batch_alter_table("owner") as batch:
        batch.drop_column("created_at")
        batch.add_column(sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
    with op.batch_alter_table("candidacy") as batch:
        for name in ("interview_day", "interview_time", "interview_format"):
            batch.alter_column(name, nullable=False)
        for name in ("first_interview", "contact", "days_off", "opted_in"):
            batch.drop_column(name)
        _check(batch, "candidacy")
    with op.batch_alter_table("interviewer") as batch:
        batch.add_column(sa.Column("removed", sa.Boolean, nullable=False, server_default=sa.false()))
    with op.batch_alter_table("answer") as batch:
        batch.drop_column("revision")
        _check(batch, "answer")
    with op.batch_alter_table("event") as batch:
        batch.drop_constraint("pk_event", type_="primary")
        batch.create_primary_key("pk_event", ["owner", "candidacy", "id"])
        _check(batch, "event")
    for name in ("action_state", "note"):
        with op.batch_alter_table(name) as batch:
            _check(batch, name)
    with op.batch_alter_table("letter_draft") as batch:
        batch.alter_column("subject", nullable=True)
        batch.alter_column("body", nullable=True)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id={APPLICATION_ID}")


def _check(batch: BatchOperations, table: str) -> None:
    """Give every word the same room, and let the database refuse what is none of them."""
    conditions = dict(CONDITIONS.get(table, {}))
    for name, words in WORDS[table].items():
        batch.alter_column(name, type_=sa.String(32))
        conditions[name] = f"{name} IN {tuple(words.split())}"
    for name, condition in conditions.items():
        batch.create_check_constraint(op.f(f"ck_{table}_{name}"), condition)


def _move() -> None:
    """Make columns and rows of objects and lists, let each revision go on from where its answers were, tell events apart."""
    connection, old = op.get_bind(), sa.MetaData()
    old.reflect(connection)
    candidacy, answer, event = (old.tables[name] for name in ("candidacy", "answer", "event"))
    connection.execute(old.tables["database"].insert().values(id=uuid4().hex))
    answers = sa.select(sa.func.coalesce(sa.func.sum(answer.c.revision), 0))
    for row in connection.execute(sa.select(candidacy)).fetchall():
        mine = {"owner": row.owner, "candidacy": row.id}
        day, _, time = row.first_interview["ended"].partition("T")
        values = {
            "revision": row.revision + (connection.scalar(answers.filter_by(**mine)) or 0),
            "interview_day": date.fromisoformat(day),
            "interview_time": time,
            "interview_format": row.first_interview["format"],
            **{f"contact_{name}": value for name, value in (row.contact or {}).items()},
        }
        connection.execute(candidacy.update().where(candidacy.c.owner == row.owner, candidacy.c.id == row.id), values)
        for off in sorted(set(row.days_off)):
            connection.execute(old.tables["day_off"].insert(), mine | {"day": date.fromisoformat(off)})
        for action in sorted(set(row.opted_in)):
            connection.execute(old.tables["opted_in"].insert(), mine | {"action": action})
    seen: set[tuple[str, ...]] = set()
    for row in connection.execute(sa.select(event).order_by(event.c.position)).fetchall():
        if (known := (row.owner, row.candidacy, row.id)) in seen:
            same = (event.c.owner == row.owner, event.c.candidacy == row.candidacy, event.c.position == row.position)
            connection.execute(event.update().where(*same), {"id": uuid4().hex})
        seen.add(known)
