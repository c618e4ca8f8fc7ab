"""Streamlit servers for the measurements: each in a process of its own, on loopback, with a folder of its own.

The bare apps run in their default configuration from a folder without this project's. Three options are set for them all
the same, so that nothing leaves the machine: no usage statistics, headless, and loopback as the only address.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.support.server import answers, free_port

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
HOST = "127.0.0.1"
TIMEOUT_SECONDS = 60
SCRIPTS = ("serve.py", "app.py")
_QUIET = ("--server.headless=true", "--browser.gatherUsageStats=false", f"--server.address={HOST}")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """Return the address of the first page."""
        return f"http://{HOST}:{self.port}"

    def megabytes(self) -> float:
        """Return the memory that belongs to this process alone."""
        return float(psutil.Process(self.process.pid).memory_full_info().uss) / 1_000_000


@contextmanager
def serve(
    folder: Path, database: str | None = None, port: int | None = None, script: str | None = None
) -> Generator[Server]:
    """Run the app of a folder from that folder, by the command of its README, until the block ends; ours is given its database."""
    port = port or free_port()
    script = script or next(name for name in SCRIPTS if (folder / name).exists())
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}", *_QUIET]
    with tempfile.TemporaryDirectory() as home:
        environment = {"PATH": os.environ["PATH"], "HOME": home, "TZ": "UTC"}
        if database:
            environment["ROUNDTWO_DATABASE_URL"] = database
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            if not answers(port, process):
                raise RuntimeError(f"the server of {folder} did not come up")
            yield Server(port, process)
        finally:
            process.terminate()
            process.wait(TIMEOUT_SECONDS)


@contextmanager
def both(database: str) -> Generator[dict[str, Server]]:
    """Run ours by either script, on one database."""
    with serve(ROOT, database, script="serve.py") as guarded, serve(ROOT, database, script="app.py") as plain:
        yield {"serve.py": guarded, "app.py": plain}
