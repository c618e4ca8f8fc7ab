"""What kind of interview it was, who may be written to, which circumstances hold, and to which round an event belongs.

Somebody whose thanks do not apply was asked not to write: that was the one reason for it, so it is their contact rule now.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.making import key, of_candidacy

revision = "0005"
down_revision = "0004"

FORMATS = ("in_person", "video", "phone", "recorded")
KINDS = ("conversation", "screen", "technical", "panel", "assessment_centre", "recorded")
RULES = ("open", "through", "none")
NO_CONTACT = """
    UPDATE candidacy SET contact_rule = 'none' WHERE EXISTS (
        SELECT 1 FROM answer WHERE answer.owner = candidacy.owner AND answer.candidacy = candidacy.id
        AND answer.factor = 'U1' AND answer.rater = 'self' AND answer.kind = 'not_applicable'
    )
"""


def upgrade() -> None:
    """Give a candidacy and its events these columns, and lists for what there can be several of."""
    of_candidacy("circumstance", key("circumstance"), key_of=("circumstance",))
    of_candidacy("asked_anyway", key("factor"), key_of=("factor",))
    with op.batch_alter_table("candidacy") as batch:
        batch.drop_constraint(op.f("ck_candidacy_interview_format"), type_="check")
        batch.create_check_constraint(op.f("ck_candidacy_interview_format"), f"interview_format IN {FORMATS}")
        batch.add_column(sa.Column("interview_kind", sa.String(32), nullable=False, server_default=KINDS[0]))
        batch.create_check_constraint(op.f("ck_candidacy_interview_kind"), f"interview_kind IN {KINDS}")
        batch.add_column(sa.Column("contact_rule", sa.String(32), nullable=False, server_default=RULES[0]))
        batch.create_check_constraint(op.f("ck_candidacy_contact_rule"), f"contact_rule IN {RULES}")
        for name in ("through_name", "through_role", "through_email"):
            batch.add_column(sa.Column(name, sa.Text))
        batch.add_column(sa.Column("catalogue", sa.String(40)))
    with op.batch_alter_table("event") as batch:
        batch.add_column(sa.Column("round", sa.Integer))
        batch.create_check_constraint(op.f("ck_event_round"), "round BETWEEN 1 AND 20")
    op.execute(NO_CONTACT)
