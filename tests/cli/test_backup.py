"""A backup from the terminal, and the way back: what the app shows afterwards is what it showed before."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import storage
from scoring.candidacy import Rated
from storage import Store
from tests.cli.conftest import Run
from tests.support.exporting import candidacy_of


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Open an empty database that is named in the environment, as an operator does."""
    monkeypatch.setenv("ROUNDTWO_DATABASE_URL", f"sqlite:///{tmp_path / 'a.db'}")
    with closing(storage.open_store()) as store:
        yield store


def test_what_was_backed_up_comes_back_and_is_counted(run: Run, database: Store, tmp_path: Path) -> None:
    mine = candidacy_of()
    storage.create(database, "local", mine)
    assert run("backup", "-o", tmp_path / "all.json").exit_code == 0
    storage.delete_everything(database, "local")
    restored = run("restore", tmp_path / "all.json")
    assert (restored.exit_code, restored.stdout) == (0, "One interview brought back.\n")
    assert run("restore", tmp_path / "all.json").stdout == "One interview already here, unchanged.\n"
    storage.save_choice(database, "local", mine.id, Rated(factor="C1", level=0))
    again = run("restore", "-", text=(tmp_path / "all.json").read_bytes())
    assert again.stdout == "One interview brought in as a copy beside the one you have.\n"
    assert len(storage.list_candidacies(database, "local")) == 2


@pytest.mark.parametrize("content", [b"", b"not json", b'{"kind": "round-two", "candidacies": [{}]}', b"[1]"])
def test_a_wrong_backup_is_one_line_and_changes_nothing(run: Run, database: Store, content: bytes) -> None:
    result = run("restore", "-", text=content)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert storage.list_candidacies(database, "local") == ()


@pytest.mark.parametrize("command", [("backup", "-o", "-"), ("restore", "-")], ids=["backup", "restore"])
def test_a_database_that_cannot_be_opened_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    (tmp_path / "letter.txt").write_text("Dear Dana, thank you. " * 100)
    monkeypatch.setenv("ROUNDTWO_DATABASE_URL", f"sqlite:///{tmp_path / 'letter.txt'}")
    result = run(*command, text=b"{}")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is not a Round Two file" in result.stderr


def test_a_backup_that_fails_leaves_the_one_before(run: Run, database: Store, tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text("the one before")
    database.close()
    (tmp_path / "a.db").write_text("no database " * 100)
    assert run("backup", "-o", tmp_path / "all.json").exit_code == 1
    assert (tmp_path / "all.json").read_text() == "the one before"
