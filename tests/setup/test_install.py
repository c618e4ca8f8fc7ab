"""What README and Makefile install is installed by any pip, whatever has been published since the versions were pinned."""

import os
import re
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = ("requirements.txt", "requirements-dev.txt")
OLDEST = "pip==22.3"  # came with Python 3.11.0
NEWEST = "pip"
FLAGS = "--no-deps --require-hashes"
INSTALL = re.search(r"^INSTALL := .* (--no-deps.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def call(*command: str | Path, **environment: str) -> None:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment, "PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def pip_itself(which: str, folder: Path) -> str:
    """Fetch and unpack a pip; a Python that has none runs it from there."""
    call(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, which)
    zipfile.ZipFile(next(folder.glob("pip-*.whl"))).extractall(folder)
    return str(folder)


def publish_newer(pins: Iterable[str], folder: Path) -> None:
    """Put an empty, much newer release of every package beside the pinned one, as if it had come out overnight."""
    for pin in pins:
        name = pin.replace("-", "_")
        about = f"{name}-9999.dist-info"
        with zipfile.ZipFile(folder / f"{name}-9999-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {pin}\nVersion: 9999\n")
            wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{about}/RECORD", "")


@pytest.mark.timeout(900)  # everything is fetched once
def test_the_oldest_and_the_newest_pip_install_both_files_whatever_is_published(tmp_path: Path) -> None:
    published = tmp_path / "published"
    pips = [pip_itself(which, tmp_path / str(number)) for number, which in enumerate((OLDEST, NEWEST))]
    python = tmp_path / "fresh" / "bin" / "python"
    venv.create(tmp_path / "fresh", with_pip=False, symlinks=True)
    fetch: list[str | Path] = [
        "-m",
        "pip",
        "download",
        "--quiet",
        *FLAGS.split(),
        "--only-binary",
        ":all:",
        "--dest",
        published,
    ]
    call(python, *fetch, *(part for file in FILES for part in ("-r", file)), PYTHONPATH=pips[-1])
    pins = {
        pin
        for file in FILES
        for pin in re.findall(r"^([\w.-]+)==", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
    }
    publish_newer(pins, published)
    assert INSTALL
    install: list[str | Path] = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--dry-run",
        "--no-index",
        "--find-links",
        published,
    ]
    for pip in pips:
        for file in FILES:
            call(python, *install, *INSTALL[1].split(), "-r", file, PYTHONPATH=pip)


@pytest.mark.parametrize("file", ["Makefile", "README.md"])
def test_no_pinned_file_is_installed_in_another_way(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8").replace("$(INSTALL)", INSTALL[0] if INSTALL else "")
    lines = [line for line in text.splitlines() if re.search(r"install\b.* -r ", line)]
    assert lines
    assert [line for line in lines if FLAGS not in line] == []
