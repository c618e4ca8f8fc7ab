"""The first tables."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.making import key, of_candidacy

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "owner",
        key("id", 512),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_owner"),
    )
    op.create_table(
        "candidacy",
        key("owner", 512),
        key("id"),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("employer", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("depth", sa.String(16), nullable=False),
        sa.Column("first_interview", sa.JSON, nullable=False),
        sa.Column("expected_rounds", sa.String(16), nullable=False),
        sa.Column("decision_date", sa.Date),
        sa.Column("contact", sa.JSON),
        sa.Column("interest", sa.Integer),
        sa.Column("forecast", sa.Integer),
        sa.Column("minutes_per_day", sa.Integer),
        sa.Column("days_off", sa.JSON, nullable=False),
        sa.Column("opted_in", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("owner", "id", name="pk_candidacy"),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name="fk_candidacy_owner", ondelete="CASCADE"),
    )
    op.create_index("ix_candidacy_owner_created_at", "candidacy", ["owner", "created_at"])
    of_candidacy(
        "interviewer",
        key("id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text),
        sa.Column("email", sa.Text),
        key_of=("id",),
    )
    of_candidacy(
        "answer",
        key("factor"),
        key("rater", 16),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("level", sa.Integer),
        sa.Column("reason", sa.Text),
        sa.Column("evidence", sa.Text),
        sa.Column("contra", sa.Text),
        key_of=("factor", "rater"),
    )
    of_candidacy(
        "event",
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("to", sa.Text),
        sa.Column("sender", sa.Text),
        sa.Column("channel", sa.String(16)),
        sa.Column("about", sa.String(16)),
        sa.Column("second_interview", sa.String(40)),
        sa.Column("deadline", sa.Date),
        sa.Column("respond_by", sa.Date),
        sa.Column("note", sa.Text),
        key_of=("position",),
    )
    of_candidacy(
        "action_state",
        key("action"),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("repaired", sa.JSON, nullable=False),
        key_of=("action",),
    )
    of_candidacy(
        "snapshot",
        key("id"),
        sa.Column("taken_at", sa.String(40), nullable=False),
        sa.Column("catalogue", sa.String(32), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        key_of=("id",),
    )
    of_candidacy(
        "letter_draft",
        key("letter"),
        key("recipient"),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        key_of=("letter", "recipient"),
    )
