"""The tables come from migrations, whatever is in them survives the next one, and a newer version is left alone."""

import os
import re
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Date, Engine, MetaData, Table, inspect, make_url, text
from sqlalchemy.exc import IntegrityError

import storage
from scoring.candidacy import Candidacy, ContactRule
from scoring.contacts import with_its_events
from scoring.loading import load_catalogue
from storage import postgresql, tables, versions
from storage.errors import BadCopyError, DamagedError, NewerError
from storage.rows import dumped, with_event_ids
from storage.sqlite import SqliteFile, copies
from tests.support.candidacies import FULL, in_order

DAY = date(2026, 12, 3)
Opened = Callable[..., storage.Store]

CHANGES_THE_PARENT = f'''"""A change that SQLite can only make by copying the table that all others hang on."""
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{versions.HEAD}"


def upgrade():
    with op.batch_alter_table("candidacy") as batch:
        batch.add_column(sa.Column("mood", sa.String(20), nullable=False, server_default="calm"))
        batch.alter_column("depth", type_=sa.String(32), existing_type=sa.String(16), existing_nullable=False)
'''
LEAVES_ORPHANS = CHANGES_THE_PARENT + "    op.execute(sa.delete(sa.table('candidacy')))\n"
BREAKS_HALFWAY = CHANGES_THE_PARENT + "    op.execute(sa.delete(sa.table('nowhere')))\n"


def folder_with(step: str, tmp_path: Path) -> Path:
    folder = copytree(versions.FOLDER, tmp_path / "migrations", ignore=ignore_patterns("__pycache__"))
    (folder / "versions" / "next.py").write_text(step, encoding="utf-8")
    return folder


def filled(opened: Opened, url: str, owner: str) -> tuple[storage.Store, bytes]:
    store = opened(url)
    storage.create(store, owner, FULL)
    storage.save_letter(store, owner, "full", "T01", "z", body="Thank you")
    return store, storage.export_owner(store, owner)


def test_the_migrations_make_the_tables_that_the_code_uses(store: storage.Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_the_newest_migration_is_the_version_that_the_code_asks_for() -> None:
    assert ScriptDirectory(str(versions.FOLDER)).get_current_head() == versions.HEAD


def test_a_migration_of_the_parent_table_keeps_every_row_of_its_children(
    empty_url: str, owner: str, tmp_path: Path, opened: Opened
) -> None:
    store, before = filled(opened, empty_url, owner)
    versions.upgrade(store.engine, "here", folder=folder_with(CHANGES_THE_PARENT, tmp_path), head="next")
    assert storage.load(store, owner, "full") == in_order(FULL)
    assert storage.export_owner(store, owner) == before
    with store.engine.connect() as connection:
        assert connection.scalar(text("SELECT mood FROM candidacy")) == "calm"
    storage.delete_candidacy(store, owner, "full")
    with store.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM answer")) == 0


@pytest.mark.parametrize("step", [LEAVES_ORPHANS, BREAKS_HALFWAY], ids=["orphans", "halfway"])
def test_a_migration_that_goes_wrong_changes_nothing(step: str, owner: str, tmp_path: Path, opened: Opened) -> None:
    store, before = filled(opened, f"sqlite:///{tmp_path / 'a.db'}", owner)
    with pytest.raises(Exception, match=r"here is damaged|nowhere"):
        versions.upgrade(store.engine, "here", folder=folder_with(step, tmp_path), head="next")
    reopened = opened(f"sqlite:///{tmp_path / 'a.db'}")
    assert storage.export_owner(reopened, owner) == before


EARLIER = ("0001", "0002")


def an_earlier_one(url: str, owner: str, version: str) -> tuple[Candidacy, dict[str, int]]:
    """Fill a database as an earlier version did; return the candidacy and the revisions that it counted."""
    engine = engine_of(url)
    versions.upgrade(engine, "here", head=version)
    old = MetaData()
    old.reflect(engine)
    full = with_event_ids(without_what_came_later(FULL)).model_copy(update={} if version == "0002" else {"notes": ()})
    fields = dumped(full)
    parts = {"interviewer": "interviewers", "answer": "answers", "event": "events", "action_state": "actions"}
    parts |= {"note": "notes"} if version == "0002" else {}
    head = {name: fields[name] for name in names_in(old.tables["candidacy"]) if name in fields}
    heads = [{**head, "id": "full"}, {**head, "id": "bare", "contact": None, "days_off": [], "opted_in": []}]
    with engine.begin() as connection:
        connection.execute(old.tables["owner"].insert(), {"id": owner, "created_at": "2026-11-16T00:00:00+00:00"})
        for number, each in enumerate(heads):
            more = {"owner": owner, "created_at": f"2026-11-1{6 - number}T00:00:00+00:00", "revision": 3}
            connection.execute(old.tables["candidacy"].insert(), typed(old.tables["candidacy"], each | more))
        for name, part in parts.items():
            for position, each in enumerate(fields[part]):
                row = {"owner": owner, "candidacy": "full", "position": position, "revision": 2, **each}
                table = old.tables[name]
                row = {column: row.get(column) for column in names_in(table)}
                connection.execute(table.insert(), typed(table, row))
        twin = {"owner": owner, "candidacy": "full", "position": 90, "id": "first", "kind": "parked", "on": DAY}
        connection.execute(old.tables["event"].insert(), twin)
        draft = {"owner": owner, "candidacy": "full", "letter": "T01", "recipient": "z", "subject": "", "body": "Hi"}
        connection.execute(old.tables["letter_draft"].insert(), draft)
    engine.dispose()
    return full, {"full": 3 + 2 * len(FULL.answers), "bare": 3}


def without_what_came_later(candidacy: Candidacy) -> Candidacy:
    """Return a candidacy as the versions before the fifth could hold it."""
    whole = candidacy.model_dump(exclude={"contact_rule", "circumstances", "asked_anyway", "catalogue"})
    del whole["first_interview"]["kind"]
    later = {"events": {"round": None}, "answers": {"round": None, "before": []}}
    told = {name: [part | unknown for part in whole[name]] for name, unknown in later.items()}
    return Candidacy.model_validate(whole | told)


def engine_of(url: str) -> Engine:
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        return postgresql.engine_of(address.set(drivername="postgresql+psycopg"), "here", 5)
    file = SqliteFile(address, "here", 5)
    file.inspect()
    return file.engine


def names_in(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def typed(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """Give days as the driver takes them; what was reflected as JSON takes lists and objects."""
    return {
        name: date.fromisoformat(value) if value and isinstance(table.c[name].type, Date) else value
        for name, value in row.items()
    }


@pytest.mark.parametrize("version", EARLIER)
def test_what_an_earlier_version_kept_is_all_there(empty_url: str, owner: str, version: str, opened: Opened) -> None:
    full, revisions = an_earlier_one(empty_url, owner, version)
    store = opened(empty_url)
    kept = storage.load(store, owner, "full")
    assert kept is not None
    *events, twin = kept.events
    assert kept.model_copy(update={"events": tuple(events)}) == in_order(full)
    assert (twin.kind, twin.id == "first") == ("parked", False)
    assert {one: storage.revision(store, owner, one) for one in revisions} == revisions
    (bare,) = (each for each in storage.list_candidacies(store, owner) if each.id == "bare")
    assert (bare.contact, bare.days_off, bare.opted_in) == (None, (), ())
    (letter,) = storage.list_letters(store, owner, "full")
    assert (letter.subject, letter.body) == ("", "Hi")
    storage.put_back(store, owner, storage.delete_everything(store, owner))
    assert storage.load(store, owner, "full") == kept


THEN = date(2026, 11, 18)


def a_third_one(url: str, owner: str) -> None:
    """Fill a database as the third version did: ids of events tell of their actions, and some ticks have no event."""
    engine = engine_of(url)
    versions.upgrade(engine, "here", head="0003")
    old = MetaData()
    old.reflect(engine)
    mine = {"owner": owner, "candidacy": "third"}
    head = {"depth": "full", "employer": "", "role": "", "expected_rounds": "unknown", "contact_name": "Priya"}
    interview = {"interview_day": date(2026, 11, 16), "interview_time": "15:30:00Z", "interview_format": "video"}
    events = [
        {"id": "A10-referee-1-20261118", "kind": "contact", "about": "referee"},
        {"id": "A15-contact-20261118", "kind": "contact", "about": "status", "to": "contact"},
        {"id": "told", "kind": "thank_you_sent", "to": " ANA "},
        {"id": "A39-20261118-0", "kind": "contact", "about": "correction", "to": "i1"},
        {"id": "news", "kind": "parked"},
    ]
    exempt = {"factor": "U1", "rater": "self", "kind": "not_applicable", "reason": "They asked me not to write."}
    with engine.begin() as connection:
        connection.execute(old.tables["owner"].insert(), {"id": owner, "revision": 0})
        new = {"owner": owner, "id": "third", "created_at": "2026-11-16T00:00:00+00:00", "revision": 3}
        connection.execute(old.tables["candidacy"].insert(), {**head, **interview, **new})
        connection.execute(old.tables["answer"].insert(), mine | exempt)
        for place, who in enumerate(("i1", "i2", "gone")):
            person = {"id": who, "position": place, "name": "Ana" if who == "i1" else who, "removed": who == "gone"}
            connection.execute(old.tables["interviewer"].insert(), mine | person)
        for place, event in enumerate(events):
            connection.execute(old.tables["event"].insert(), mine | event | {"position": place, "on": THEN})
        for action in ("A02", "A03", "A05", "A07", "A10", "A15", "A18", "A20", "A39"):
            tick: dict[str, object] = {"action": action, "status": "done", "on": THEN, "repaired": []}
            connection.execute(old.tables["action_state"].insert(), mine | tick)
    engine.dispose()


def test_events_of_the_third_version_name_their_action_and_ticks_have_their_events(
    empty_url: str, owner: str, opened: Opened
) -> None:
    a_third_one(empty_url, owner)
    store = opened(empty_url)
    kept = storage.load(store, owner, "third")
    assert kept is not None
    assert {(one.action, one.kind, one.about, one.to) for one in kept.events} == {
        ("A02", "thank_you_sent", None, " ANA "),
        ("A39", "contact", "correction", "i1"),
        ("A03", "thank_you_sent", None, "i2"),
        ("A07", "contact", "useful_item", "i1"),
        ("A10", "contact", "referee", "referee-1"),
        ("A15", "contact", "status", "contact"),
        (None, "parked", None, None),
    }
    assert len(kept.events) == 7
    assert with_its_events(kept, load_catalogue()) == kept


def test_somebody_whose_thanks_did_not_apply_in_the_third_version_was_asked_not_to_write(
    empty_url: str, owner: str, opened: Opened
) -> None:
    a_third_one(empty_url, owner)
    kept = storage.load(opened(empty_url), owner, "third")
    assert kept is not None
    assert kept.contact_rule == ContactRule(kind="none")
    assert [answer.kind for answer in kept.answers] == ["not_applicable"]


@pytest.mark.parametrize("version", EARLIER)
def test_a_file_is_copied_before_its_tables_change(tmp_path: Path, owner: str, version: str, opened: Opened) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    an_earlier_one(url, owner, version)
    opened(url)
    (copy,) = copies(tmp_path / "a.db")
    assert re.fullmatch(rf"a-version-{version}-\d{{8}}T\d{{12}}Z\.db", copy.name)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (version,)
        assert connection.execute("SELECT count(*) FROM candidacy").fetchone() == (2,)
    opened(url)
    assert copies(tmp_path / "a.db") == [copy]


def test_three_copies_are_kept_and_nothing_else_is_taken_for_one(tmp_path: Path, opened: Opened, owner: str) -> None:
    others = [tmp_path / name for name in ("a-version-0001.db", "b-version-0001-20260101T000000000000Z.db")]
    earlier = [tmp_path / f"a-version-0001-2026010{number}T000000000000Z.db" for number in range(1, 6)]
    for file in (*others, *earlier):
        file.touch()
    url = f"sqlite:///{tmp_path / 'a.db'}"
    an_earlier_one(url, owner, "0002")
    opened(url)
    assert copies(tmp_path / "a.db")[1:] == earlier[:2:-1]
    assert all(file.exists() for file in others)


def test_without_a_copy_nothing_is_changed(
    tmp_path: Path, opened: Opened, owner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    an_earlier_one(url, owner, "0002")

    def no_room(_path: object, _flags: int, _mode: int = 0) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "open", no_room)
    with pytest.raises(BadCopyError, match=r"no copy.*left as it was"):
        storage.open_store(url)
    monkeypatch.undo()
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0002",)
    assert copies(tmp_path / "a.db") == []
    opened(url)


RULES = {
    "level": ("answer", "UPDATE answer SET level = 7"),
    "kind of answer": ("answer", "UPDATE answer SET kind = 'guessed'"),
    "rater": ("answer", "UPDATE answer SET rater = 'cat' WHERE factor = 'P1'"),
    "kind of event": ("event", "UPDATE event SET kind = 'rumour'"),
    "channel": ("event", "UPDATE event SET channel = 'pigeon'"),
    "about": ("event", "UPDATE event SET about = 'weather'"),
    "status": ("action_state", "UPDATE action_state SET status = 'begun'"),
    "kind of note": ("note", "UPDATE note SET kind = 'doodle'"),
    "interest": ("candidacy", "UPDATE candidacy SET interest = 6"),
    "forecast": ("candidacy", "UPDATE candidacy SET forecast = 101"),
    "minutes": ("candidacy", "UPDATE candidacy SET minutes_per_day = 4"),
    "format": ("candidacy", "UPDATE candidacy SET interview_format = 'séance'"),
    "event twice": ("event", "UPDATE event SET id = 'first'"),
}


@pytest.mark.parametrize(("table", "words"), RULES.values(), ids=RULES)
def test_the_database_itself_refuses_what_no_version_writes(
    store: storage.Store, owner: str, table: str, words: str
) -> None:
    storage.create(store, owner, FULL)
    narrowed = f"{words} {'AND' if 'WHERE' in words else 'WHERE'} {table}.owner = :owner"
    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.execute(text(narrowed), {"owner": owner})


def test_the_migrations_make_the_checks_that_the_code_declares(store: storage.Store) -> None:
    for name, table in tables.metadata.tables.items():
        declared = {one.name for one in table.constraints if isinstance(one, CheckConstraint)}
        assert {one["name"] for one in inspect(store.engine).get_check_constraints(name)} == declared


def test_a_database_of_a_newer_version_is_refused_and_left_alone(empty_url: str, owner: str, opened: Opened) -> None:
    store, before = filled(opened, empty_url, owner)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9f3c'"))
    with pytest.raises(NewerError, match=r"newer version.*Update Round Two"):
        storage.open_store(empty_url)
    assert storage.export_owner(store, owner) == before


def test_deleting_everything_deletes_the_copies_of_an_earlier_version_too(
    tmp_path: Path, owner: str, opened: Opened
) -> None:
    an_earlier_one(f"sqlite:///{tmp_path / 'a.db'}", owner, "0002")
    store = opened(f"sqlite:///{tmp_path / 'a.db'}")
    assert len(copies(tmp_path / "a.db")) == 1
    storage.delete_everything(store, owner)
    assert copies(tmp_path / "a.db") == []


LOST = {
    "rows without their owner": "DELETE FROM owner",
    "columns of another program": "ALTER TABLE candidacy RENAME COLUMN first_interview TO talk",
}


@pytest.mark.parametrize("change", LOST.values(), ids=LOST)
def test_an_earlier_file_that_cannot_be_brought_up_to_date_is_called_damaged_and_left_alone(
    tmp_path: Path, owner: str, change: str
) -> None:
    file = tmp_path / "a.db"
    an_earlier_one(f"sqlite:///{file}", owner, "0002")
    with closing(sqlite3.connect(file)) as other, other:
        other.execute(change)
        before = list(other.iterdump())
    good = [tmp_path / f"a-version-0001-2026111{day}T120000000000Z.db" for day in (2, 1, 0)]
    for copy in good:
        copy.write_bytes(b"good")
    with pytest.raises(DamagedError, match=r"a\.db is damaged"):
        storage.open_store(f"sqlite:///{file}")
    assert copies(file) == good
    with closing(sqlite3.connect(file)) as other:
        assert list(other.iterdump()) == before
