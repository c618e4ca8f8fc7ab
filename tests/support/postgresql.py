"""A PostgreSQL server of one's own for the tests: the distribution's programs, a folder of its own, no network port."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest

PACKAGED = Path("/usr/lib/postgresql")
MISSING = (
    "The programs of a PostgreSQL server were not found. The storage tests run on PostgreSQL too: install the "
    "distribution's package named postgresql, or put initdb and pg_ctl on the PATH."
)
OPTIONS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c shared_buffers=16MB -k {folder}"


def programs() -> Path:
    """Return the folder of initdb and pg_ctl, the newest version if there are several; fail the test without one."""
    packaged = sorted(PACKAGED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    found = [*packaged, *([Path(on_path)] if on_path else [])]
    if not found:
        pytest.fail(MISSING, pytrace=False)
    return found[-1].resolve().parent


def ordinary_user() -> str | None:
    """Return whom the server runs as: it refuses to run as root. None: as ourselves."""
    if os.geteuid() != 0:
        return None
    users = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in users)


@contextmanager
def server() -> Generator[Path]:
    """Run a server and give the folder of its socket; nothing of it is left afterwards."""
    binaries, user = programs(), ordinary_user()
    with tempfile.TemporaryDirectory(prefix="round-two-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)

        def run(program: str, *arguments: str) -> None:
            command = [str(binaries / program), "-D", str(folder / "data"), *arguments]
            log = folder / "tests.log"
            with log.open("ab") as output:
                done = subprocess.run(command, user=user, cwd=folder, stdout=output, stderr=output, check=False)
            assert done.returncode == 0, log.read_text(encoding="utf-8", errors="replace")

        run("initdb", "--auth=trust", "--username=tester", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "start", "--wait", "--options", OPTIONS.format(folder=folder))
        try:
            yield folder
        finally:
            run("pg_ctl", "stop", "--mode=immediate")


def new_database(folder: Path) -> str:
    """Make an empty database and return its address, with a password that holds the characters that hurt."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(host=str(folder), user="tester", dbname="postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"postgresql://tester:p%40ss%25word@/{name}?host={quote(str(folder), safe='')}"
