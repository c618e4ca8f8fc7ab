"""Every test that takes `store` or `empty_url` runs on each database that Round Two supports."""

from collections.abc import Callable, Generator
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from sqlalchemy import event

import storage
from tests.support import postgresql

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql_server() -> Generator[Path]:
    with postgresql.server() as folder:
        yield folder


@pytest.fixture(scope="session", params=DATABASES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Generator[storage.Store]:
    """One store for all tests: each works as an owner of its own. Here alone nobody waits for the disk."""
    shared = storage.open_store(new_url(request, tmp_path_factory.mktemp("store")))
    if shared.engine.dialect.name == "sqlite":
        shared.engine.dispose()
        event.listen(shared.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    yield shared
    shared.engine.dispose()


@pytest.fixture
def opened() -> Generator[Callable[..., storage.Store]]:
    """Open stores of a test's own; they are closed at its end."""
    stores: list[storage.Store] = []

    def open_another(url: str, **options: float) -> storage.Store:
        stores.append(storage.open_store(url, **options))
        return stores[-1]

    yield open_another
    for each in stores:
        each.engine.dispose()


@pytest.fixture
def owner() -> str:
    return f"https://id.example|{uuid4()}"


@pytest.fixture(params=DATABASES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return new_url(request, tmp_path)


def new_url(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{folder / 'round two %41 ü.db'}"
    return postgresql.new_database(request.getfixturevalue("postgresql_server"))


@pytest.fixture
def folder() -> Generator[Path]:
    """Give a folder that an ordinary user may enter; what is loaded late may lie where such a user may not read."""
    storage.open_store("sqlite://").engine.dispose()
    with TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)
