"""A server that is away, stands still or takes too long is told, and found again."""

import os
import signal
import socket
from pathlib import Path
from time import monotonic
from urllib.parse import quote

import psycopg
import pytest
from sqlalchemy import make_url, text

import storage
from storage.errors import BusyError, EncodingError, UnreachableError, plain_errors
from storage.postgresql import engine_of
from tests.support import postgresql
from tests.support.candidacies import FULL
from tests.support.stores import Opened, assert_saved, save


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path: Path) -> None:
    url = f"postgresql://me:secret@/mine?host={quote(str(tmp_path), safe='')}"
    with pytest.raises(UnreachableError, match="cannot be reached") as refusal:
        storage.open_store(url)
    assert "secret" not in str(refusal.value)


def test_a_server_that_ends_our_connections_is_found_again(opened: Opened, postgresql_server: Path) -> None:
    store = opened(postgresql.new_database(postgresql_server))
    storage.create(store, "local", FULL)
    with store.engine.connect() as connection:
        name = connection.scalar(text("SELECT current_database()"))
    with psycopg.connect(host=str(postgresql_server), user="tester", dbname="postgres", autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
    save(store)
    assert_saved(store)


def test_a_server_that_stands_still_is_told(opened: Opened, postgresql_server: Path) -> None:
    url = postgresql.new_database(postgresql_server)
    opened(url).engine.dispose()
    address = make_url(url).set(drivername="postgresql+psycopg")
    engine = engine_of(address, "here", 5, 1, 0.5)
    with engine.connect() as connection:
        process = connection.scalar(text("SELECT pg_backend_pid()"))
        os.kill(process, signal.SIGSTOP)
        began = monotonic()
        try:
            with pytest.raises(UnreachableError), plain_errors("here"):
                connection.execute(text("SELECT 1"))
        finally:
            os.kill(process, signal.SIGCONT)
    assert monotonic() - began < 10
    engine.dispose()


def test_a_statement_that_takes_too_long_is_ended(postgresql_server: Path) -> None:
    address = make_url(postgresql.new_database(postgresql_server)).set(drivername="postgresql+psycopg")
    engine = engine_of(address, "here", 5, 0.2)
    with pytest.raises(BusyError), plain_errors("here"), engine.begin() as connection:
        connection.execute(text("SELECT pg_sleep(30)"))
    engine.dispose()


def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://me@127.0.0.1:{silent.getsockname()[1]}/mine?connect_timeout=2"
        with pytest.raises(UnreachableError):
            storage.open_store(url)


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_that_cannot_keep_every_script_is_refused(postgresql_server: Path, encoding: str) -> None:
    name = f"test_{encoding.lower()}"
    with psycopg.connect(host=str(postgresql_server), user="tester", dbname="postgres", autocommit=True) as other:
        other.execute(f"CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0".encode())
    with pytest.raises(EncodingError, match=rf"{name} \({encoding}\).*UTF-8"):
        storage.open_store(f"postgresql://tester@/{name}?host={quote(str(postgresql_server), safe='')}")


def test_how_often_statements_are_prepared_may_stand_in_the_address(opened: Opened, postgresql_server: Path) -> None:
    store = opened(f"{postgresql.new_database(postgresql_server)}&prepare_threshold=0")
    storage.create(store, "local", FULL)
    for _ in range(8):
        save(store)
    assert_saved(store)
