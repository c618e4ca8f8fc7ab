"""The tables come from migrations, whatever is in them survives the next one, and a newer version is left alone."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import storage
from storage import tables, versions
from storage.errors import NewerError
from tests.support.candidacies import FULL, in_order

Opened = Callable[..., storage.Store]

CHANGES_THE_PARENT = '''"""A change that SQLite can only make by copying the table that all others hang on."""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    with op.batch_alter_table("candidacy") as batch:
        batch.add_column(sa.Column("mood", sa.String(20), nullable=False, server_default="calm"))
        batch.alter_column("depth", type_=sa.String(32), existing_type=sa.String(16), existing_nullable=False)
'''
LEAVES_ORPHANS = CHANGES_THE_PARENT + "    op.execute(sa.delete(sa.table('candidacy')))\n"
BREAKS_HALFWAY = CHANGES_THE_PARENT + "    op.execute(sa.delete(sa.table('nowhere')))\n"


def folder_with(step: str, tmp_path: Path) -> Path:
    folder = copytree(versions.FOLDER, tmp_path / "migrations", ignore=ignore_patterns("__pycache__"))
    (folder / "versions" / "r0003_next.py").write_text(step, encoding="utf-8")
    return folder


def filled(opened: Opened, url: str, owner: str) -> tuple[storage.Store, bytes]:
    store = opened(url)
    storage.create(store, owner, FULL)
    storage.save_snapshot(store, owner, "full", "{}", "2026.11")
    storage.save_letter(store, owner, "full", storage.LetterDraft(letter="T01", recipient="z", body="Thank you"))
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
    versions.upgrade(store.engine, "here", folder_with(CHANGES_THE_PARENT, tmp_path), "0003")
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
    with pytest.raises(Exception, match=r"without their parent|nowhere"):
        versions.upgrade(store.engine, "here", folder_with(step, tmp_path), "0003")
    reopened = opened(f"sqlite:///{tmp_path / 'a.db'}")
    assert storage.export_owner(reopened, owner) == before


def test_a_database_of_a_newer_version_is_refused_and_left_alone(empty_url: str, owner: str, opened: Opened) -> None:
    store, before = filled(opened, empty_url, owner)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9f3c'"))
    with pytest.raises(NewerError, match=r"newer version.*Update Round Two"):
        storage.open_store(empty_url)
    assert storage.export_owner(store, owner) == before
