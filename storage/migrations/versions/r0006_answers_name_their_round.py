"""An answer about preparation names the round it is for, and keeps what was answered for the rounds before."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Give answers these columns; an answer without a round is one for round two or for no round."""
    with op.batch_alter_table("answer") as batch:
        batch.add_column(sa.Column("round", sa.Integer))
        batch.add_column(sa.Column("before", sa.JSON))
        batch.create_check_constraint(op.f("ck_answer_round"), "round BETWEEN 1 AND 20")
