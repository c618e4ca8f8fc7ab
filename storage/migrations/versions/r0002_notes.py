"""Notes: words for letters and for the preparation of round two."""

import sqlalchemy as sa

from storage.migrations.making import key, of_candidacy

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of notes."""
    of_candidacy(
        "note",
        key("id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("about", sa.String(64)),
        sa.Column("links", sa.JSON, nullable=False),
        key_of=("id",),
    )
