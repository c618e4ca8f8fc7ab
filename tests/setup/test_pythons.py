"""The set-up takes the oldest and the newest Python that the machine really has."""

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "python.sh"


def program(path: Path, *, works: bool) -> None:
    """Write a Python that says yes, or one of the empty shells that pyenv puts on the path for a version that is off."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {0 if works else 127}\n", encoding="utf-8")
    path.chmod(0o755)


def ask(which: str, machine: Path) -> subprocess.CompletedProcess[str]:
    places = {"PATH": str(machine / "on path"), "PYENV_ROOT": str(machine / "Ümläut ordner"), "HOME": str(machine)}
    return subprocess.run(
        ["/bin/sh", SCRIPT, which], env=places, capture_output=True, encoding="utf-8", check=False, cwd=machine
    )


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    program(tmp_path / "on path" / "python3", works=False)
    program(tmp_path / "on path" / "python3.11", works=True)
    program(tmp_path / "on path" / "python3.13", works=False)
    return tmp_path


def test_a_name_on_the_path_that_does_not_run_is_no_python(machine: Path) -> None:
    assert [ask(which, machine).stdout for which in ("oldest", "newest")] == ["python3.11\n", "python3.11\n"]


def test_a_python_of_pyenv_is_found_in_any_folder(machine: Path) -> None:
    newest = machine / "Ümläut ordner" / "versions" / "3.13.0" / "bin" / "python"
    program(newest, works=True)
    assert ask("oldest", machine).stdout == "python3.11\n"
    assert ask("newest", machine).stdout == f"{newest}\n"


def test_without_any_python_it_says_what_to_do(tmp_path: Path) -> None:
    answer = ask("oldest", tmp_path)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith("Round Two needs Python 3.11, 3.12 or 3.13 with venv.")
