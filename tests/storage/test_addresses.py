"""Where the database is: the user's data folder, or what ROUNDTWO_DATABASE_URL names."""

import stat
from pathlib import Path

import pytest

import storage
from storage.connecting import default_url
from storage.errors import BadUrlError, UnopenedError


def test_the_file_lies_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ROUNDTWO_DATABASE_URL", raising=False)
    home = tmp_path / "100% ü?#%41"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    store = storage.open_store()
    store.engine.dispose()
    file = home / "round-two" / "round-two.db"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_an_environment_variable_names_another_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDTWO_DATABASE_URL", "postgresql://me@host/mine")
    assert default_url() == "postgresql://me@host/mine"


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://me:secret@host/mine",
        "sqlite+aiosqlite:///a.db",
        "postgresql://h:x/d",
        "sqlite://round-two.db",
        "sqlite:///~no-such-user/a.db",
        "sqlite:///a.db?timeout=x",
        "sqlite:///a.db?check_same_thread=zz",
        "sqlite:///a.db?plugin=zz",
        "postgresql://localhost/x?host=a&host=b&port=1",
    ],
)
def test_an_address_that_names_no_database_of_ours_is_refused(url: str) -> None:
    with pytest.raises(BadUrlError, match="ROUNDTWO_DATABASE_URL") as refusal:
        storage.open_store(url)
    assert "secret" not in str(refusal.value)


def test_a_name_that_no_file_can_have_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(UnopenedError):
        storage.open_store(f"sqlite:///{tmp_path}/a\0.db")
