"""What every table of a candidacy has, for the steps that make one. Databases were made with it: it stays as it is."""

from typing import Any

import sqlalchemy as sa
from alembic import op


def key(name: str, length: int = 64) -> sa.Column[str]:
    """Return a column that holds an id."""
    return sa.Column(name, sa.String(length), nullable=False)


def of_candidacy(name: str, *columns: sa.Column[Any], key_of: tuple[str, ...]) -> None:
    """Make a table whose rows belong to one candidacy of one owner."""
    op.create_table(
        name,
        key("owner", 512),
        key("candidacy"),
        *columns,
        sa.PrimaryKeyConstraint("owner", "candidacy", *key_of, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["owner", "candidacy"], ["candidacy.owner", "candidacy.id"], name=f"fk_{name}_candidacy", ondelete="CASCADE"
        ),
    )
