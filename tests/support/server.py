"""The app as a process of its own for tests, pictures and measurements: a free port, a database file, a still clock."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import storage
from storage import Store

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-18"
START_SECONDS = 60


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def answers(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Wait until a server answers; say whether it does, rather than that it has ended or takes too long."""
    give_up = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < give_up:
        if _healthy(port):
            return True
        time.sleep(0.01)
    return False


@dataclass
class Server:
    """One server process. `today` of None leaves the clock running; `root` is the tree that it serves.

    `script` is the file to run, seen from `here`, the folder to run it in; `options` are more options of Streamlit.
    """

    folder: Path
    root: Path = ROOT
    today: str | None = TODAY
    script: str = "serve.py"
    here: Path | None = None
    options: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """The address of the start page, without a slash at its end."""
        return f"http://localhost:{self.port}"

    @property
    def database_url(self) -> str:
        """The database of this server; it outlives the process."""
        return f"sqlite:///{self.folder / 'round-two.db'}"

    @property
    def log(self) -> str:
        """Everything that the process has printed."""
        return (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")

    def store(self) -> Store:
        """Open the same database from this process, to put something in or to look what is kept."""
        return storage.open_store(self.database_url)

    def start(self) -> None:
        """Start the process and wait until it answers."""
        command = [sys.executable, "-m", "streamlit", "run", self.script, f"--server.port={self.port}", *self.options]
        clock = {} if self.today is None else {"ROUNDTWO_TODAY": self.today}
        environment = {**os.environ, **clock, "ROUNDTWO_DATABASE_URL": self.database_url}
        with (self.folder / "server.log").open("ab") as output:
            self.process = subprocess.Popen(
                command,
                cwd=self.here or self.root,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        if not answers(self.port, self.process):
            raise RuntimeError(f"The server did not start:\n{self.log}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the process, politely or with SIGKILL."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(START_SECONDS)
            self.process = None


@contextmanager
def serving(  # noqa: PLR0913  what makes a server
    folder: Path,
    *,
    root: Path = ROOT,
    today: str | None = TODAY,
    script: str = "serve.py",
    here: Path | None = None,
    options: tuple[str, ...] = (),
) -> Generator[Server]:
    """Run a server with its database in a folder; the process is gone afterwards, the folder is left."""
    folder.mkdir(parents=True, exist_ok=True)
    server = Server(folder, root, today, script, here, options)
    server.start()
    try:
        yield server
    finally:
        server.stop(signal.SIGKILL)


def _healthy(port: int) -> bool:
    connection = HTTPConnection("localhost", port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == HTTPStatus.OK
    except (HTTPException, OSError):
        return False
    finally:
        connection.close()
