from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli import app
from tests.support.exporting import candidacy_of

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Call the command line in this process; `text` is its standard input."""

    def call(*arguments: str | Path, text: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=text)

    return call


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Keep the worked example as a file."""
    path = tmp_path / "candidacy.json"
    path.write_text(candidacy_of().model_dump_json(), encoding="utf-8")
    return path
