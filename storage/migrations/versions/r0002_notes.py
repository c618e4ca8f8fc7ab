"""Notes: words for letters and for the preparation of round two."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of notes."""
    op.create_table(
        "note",
        sa.Column("owner", sa.String(512), nullable=False),
        sa.Column("candidacy", sa.String(64), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("about", sa.String(64)),
        sa.Column("links", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("owner", "candidacy", "id", name="pk_note"),
        sa.ForeignKeyConstraint(
            ["owner", "candidacy"],
            ["candidacy.owner", "candidacy.id"],
            name="fk_note_candidacy",
            ondelete="CASCADE",
        ),
    )
