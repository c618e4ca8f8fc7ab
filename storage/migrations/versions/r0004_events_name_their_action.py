"""A message is an event, and an event names the action that sent it: ids no longer say so.

Events that an action wrote carry its id in front of their own. A ticked message without an event gets the one it stood for.
"""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# What each action sends, and to whom: the one who led (`main`), all others met (`others`), the contact, nobody named, or
# nobody as it travels inside a note.
SENDS = {
    "A02": ("thank_you_sent", None, "main"),
    "A03": ("thank_you_sent", None, "others"),
    "A04": ("thank_you_sent", None, "main"),
    "A05": ("contact", "useful_item", "inside"),
    "A06": ("contact", "useful_item", "main"),
    "A07": ("contact", "useful_item", "main"),
    "A08": ("contact", "useful_item", "main"),
    "A09": ("contact", None, "main"),
    "A10": ("contact", "referee", None),
    "A11": ("contact", "referee", None),
    "A12": ("contact", "inside", None),
    "A14": ("contact", "status", "contact"),
    "A15": ("contact", "status", "contact"),
    "A16": ("contact", "status", "contact"),
    "A17": ("contact", "decision_date", "contact"),
    "A24": ("contact", None, "contact"),
    "A37": ("contact", None, "contact"),
    "A39": ("contact", "correction", "inside"),
    "A35": ("thank_you_sent", None, "main and others"),
}
REFEREES = ("referee-1", "referee-2")


def upgrade() -> None:
    """Give events a column for their action, name what they show, and write down what ticks alone told of."""
    op.add_column("event", sa.Column("action", sa.String(64)))
    connection, old = op.get_bind(), sa.MetaData()
    old.reflect(connection, only=["event", "action_state", "interviewer", "candidacy"])
    event, state = old.tables["event"], old.tables["action_state"]
    ticks = sa.select(state).where(state.c.status == "done").order_by(state.c.on)
    for tick in connection.execute(ticks).fetchall():
        if tick.action not in SENDS:
            continue
        kind, about, to = SENDS[tick.action]
        mine = (event.c.owner == tick.owner, event.c.candidacy == tick.candidacy)
        alike = sa.select(event).where(*mine, event.c.kind == kind, event.c.action.is_(None))
        rows = [row for row in connection.execute(alike).fetchall() if row.about == about]
        people = _receivers(connection, old, tick, to)
        told = [row for row in rows if row.id.startswith(f"{tick.action}-")]
        hand = [
            row for row in rows if row.id.partition("-")[0] not in SENDS and abs(row.on - tick.on) <= timedelta(days=1)
        ]
        known = _identities(connection, old, tick)
        told = told or [row for row in hand if kind == "contact" or _reached(row.to, known, people)]
        for row in told:
            referee = next((name for name in REFEREES if f"-{name}-" in row.id and row.to is None), row.to)
            connection.execute(
                event.update().where(*mine, event.c.id == row.id), {"action": tick.action, "to": referee}
            )
        last = connection.scalar(sa.select(sa.func.max(event.c.position)).where(*mine))
        for place, who in enumerate([] if told else people, start=0 if last is None else last + 1):
            new = {"owner": tick.owner, "candidacy": tick.candidacy, "id": uuid4().hex, "position": place}
            message = {"kind": kind, "about": about, "to": who, "on": tick.on, "action": tick.action}
            connection.execute(event.insert(), new | message)


def _receivers(connection: sa.Connection, old: sa.MetaData, tick: sa.Row[Any], to: str | None) -> list[str | None]:
    """Return whom the action of a tick goes to, as events name them."""
    person, head = old.tables["interviewer"], old.tables["candidacy"]
    present = sa.select(person.c.id).where(
        person.c.owner == tick.owner, person.c.candidacy == tick.candidacy, sa.not_(person.c.removed)
    )
    ids: list[str | None] = list(connection.scalars(present.order_by(person.c.position)))
    contact = sa.select(head.c.contact_name).where(head.c.owner == tick.owner, head.c.id == tick.candidacy)
    parts: dict[str | None, list[str | None]] = {
        "main": ids[:1] or [None],
        "others": ids[1:],
        "main and others": ids or [None],
        "contact": ["contact"] if connection.scalar(contact) is not None else [None],
        "inside": [],
        None: [None],
    }
    return parts[to]


def _identities(connection: sa.Connection, old: sa.MetaData, tick: sa.Row[Any]) -> dict[str, str]:
    """Return the ids of the interviewers by id, name and address in small letters."""
    person = old.tables["interviewer"]
    mine = sa.select(person).where(person.c.owner == tick.owner, person.c.candidacy == tick.candidacy)
    rows = connection.execute(mine).fetchall()
    return {name.strip().casefold(): row.id for row in rows for name in (row.email, row.name, row.id) if name}


def _reached(to: str | None, known: dict[str, str], people: list[str | None]) -> bool:
    """Say whether a thank-you went to one of those whom the action thanks."""
    return to is None or known.get(to.strip().casefold(), to) in people
