"""What another program made is left as it is, and our file says that it is ours."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

import storage
from storage.errors import NotADatabaseError
from storage.sqlite import APPLICATION_ID
from tests.support import postgresql
from tests.support.stores import Opened, started


@pytest.mark.parametrize("words", ["Dear Dana, thank you. " * 100, "Dear Dana", "x"], ids=["long", "short", "one sign"])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, words: str) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(words)
    with pytest.raises(NotADatabaseError, match=r"letter\.txt is not a Round Two file"):
        storage.open_store(f"sqlite:///{file}")
    assert file.read_text() == words


FOREIGN = {
    "bookmarks": ("CREATE TABLE bookmarks (url TEXT)",),
    "alembic's too": ("CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('0001')"),
    "of a mark of its own": ("PRAGMA application_id=7",),
    "of a version of its own": ("PRAGMA user_version=3",),
    "a view alone": ("CREATE VIEW today AS SELECT date('now')",),
}


@pytest.mark.parametrize("made_by", FOREIGN.values(), ids=FOREIGN)
def test_a_file_of_another_program_is_left_as_it_is(tmp_path: Path, made_by: tuple[str, ...]) -> None:
    file = tmp_path / "a.db"
    with closing(sqlite3.connect(file)) as other, other:
        for words in made_by:
            other.execute(words)
    before = file.read_bytes()
    with pytest.raises(NotADatabaseError, match="not a Round Two file"):
        storage.open_store(f"sqlite:///{file}")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a.db": before}


def test_a_database_of_another_program_on_a_server_is_left_as_it_is(postgresql_server: Path) -> None:
    url = postgresql.new_database(postgresql_server)
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('0001')")
        with pytest.raises(NotADatabaseError):
            storage.open_store(url)
        found = other.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert found == [("alembic_version",)]


def test_our_file_says_that_it_is_ours(opened: Opened, tmp_path: Path) -> None:
    store = started(opened, tmp_path / "a.db")
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
