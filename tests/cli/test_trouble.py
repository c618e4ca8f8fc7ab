import os
import shlex
import stat
import sys
from pathlib import Path
from subprocess import CompletedProcess
from subprocess import run as run_process

import pytest

from tests.cli.conftest import Run
from tests.support.exporting import candidacy_of

ROOT = Path(__file__).parents[2]

COMMANDS = [("score",), ("plan",), ("export", "--format", "md", "-o", "-"), ("batch", "-o", "-")]


def one_line(text: str) -> str:
    (line,) = text.splitlines()
    return line


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_missing_file_is_one_line_and_exit_code_1(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "nowhere.json")
    assert result.exit_code == 1
    assert one_line(result.stderr) == "nowhere.json: there is no such file or folder."


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_folder_is_not_read_as_a_file(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(*command, tmp_path)
    assert result.exit_code == 1
    assert one_line(result.stderr) == f"{tmp_path}: this is a folder, not a file."


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", ""),
        (b"not json", "JSON"),
        (b"[]", ""),
        (b"{}", ""),
        (b"\xff\xfe{}", ""),
        (b"\x00" * 100, ""),
        (b"[" * 100_000, ""),
        (b'{"schema": 2}', "schema"),
        (b" " * 5_000_001, "5 MB"),
        (b'{"id": "\\ud800"}', ""),
    ],
)
def test_a_file_that_is_no_candidacy_is_one_line_and_exit_code_1(run: Run, content: bytes, word: str) -> None:
    result = run("score", "-", text=content)
    assert result.exit_code == 1
    assert word in one_line(result.stderr)
    assert result.stdout == ""


def test_a_wrong_field_is_named(run: Run, file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace('"level":3', '"level":9', 1), encoding="utf-8")
    result = run("score", file)
    assert result.exit_code == 1
    assert "level" in one_line(result.stderr)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("score",), "CANDIDACY"),
        (("score", "{file}", "--today", "tomorrow"), "'tomorrow' is not a day"),
        (("plan", "{file}", "--minutes-per-day", "0"), "--minutes-per-day"),
        (("export", "{file}", "--format", "pptx", "-o", "x"), "md, ics, csv, weak-spots.csv, round-two.csv, json"),
        (("export", "{file}", "--format", "md"), "--output"),
        (("export", "{file}", "--format", "md", "-o", "{folder}"), "is a folder; name a file in it"),
        (("batch", "{file}", "-o", "scores.xlsx"), ".csv or .parquet"),
        (("batch", "{file}", "-o", "{folder}"), ".csv or .parquet"),
        (("dance",), "dance"),
    ],
)
def test_a_wrong_call_is_exit_code_2_and_says_what_is_right(
    run: Run, file: Path, arguments: tuple[str, ...], named: str
) -> None:
    result = run(*(argument.format(file=file, folder=file.parent) for argument in arguments))
    assert result.exit_code == 2
    assert named in result.stderr


def test_a_folder_that_does_not_exist_cannot_be_written_to(run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "plan.md"
    result = run("export", file, "--format", "md", "-o", target)
    assert result.exit_code == 1
    assert one_line(result.stderr) == f"{target}: there is no such file or folder."


def test_an_older_file_stays_when_the_candidacy_is_wrong(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "plan.md"
    target.write_text("older", encoding="utf-8")
    assert run("export", "-", "--format", "md", "-o", target, text="{}").exit_code == 1
    assert target.read_text(encoding="utf-8") == "older"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_told_and_leaves_no_traceback(run: Run, file: Path) -> None:
    result = run("export", file, "--format", "md", "-o", "/dev/full")
    assert result.exit_code == 1
    assert one_line(result.stderr).startswith("/dev/full: ")


WAYS_OUT = [
    ("score", "{file}"),
    ("plan", "{file}", "--json"),
    ("export", "{file}", "--format", "md", "-o", "-"),
    ("batch", "{lines}", "-o", "-"),
    ("catalogue",),
    ("check",),
]


def call(arguments: tuple[str, ...], file: Path, redirection: str, **environment: str) -> CompletedProcess[bytes]:
    """Call the command line in a process of its own, from a shell."""
    lines = file.with_suffix(".jsonl")
    lines.write_text(file.read_text(encoding="utf-8").replace("\n", " ") + "\n", encoding="utf-8")
    words = [sys.executable, str(ROOT / "cli.py"), *(word.format(file=file, lines=lines) for word in arguments)]
    command = f"{shlex.join(words)} {redirection}"
    return run_process(command, shell=True, check=False, capture_output=True, env={**os.environ, **environment})  # noqa: S602 - a shell closes and redirects


@pytest.mark.parametrize("arguments", WAYS_OUT, ids=" ".join)
@pytest.mark.parametrize(
    ("redirection", "why"), [("> /dev/full", "No space left on device."), (">&-", "Bad file desc")]
)
def test_a_way_out_that_is_full_or_closed_is_told_in_a_line(
    arguments: tuple[str, ...], redirection: str, why: str, file: Path
) -> None:
    result = call(arguments, file, redirection)
    assert result.returncode == 1
    assert why in one_line(result.stderr.decode())


@pytest.mark.parametrize("encoding", ["cp1252", "cp437"])
def test_a_terminal_of_another_encoding_shows_what_it_can(file: Path, encoding: str) -> None:
    file.write_text(candidacy_of(employer="Łódź GmbH").model_dump_json(), encoding="utf-8")
    shown, written = (call(way, file, "", PYTHONIOENCODING=encoding) for way in (WAYS_OUT[0], WAYS_OUT[2]))
    assert (shown.returncode, shown.stderr, written.returncode, written.stderr) == (0, b"", 0, b"")
    assert "d? GmbH" in shown.stdout.decode(encoding)
    assert "Łódź GmbH" in written.stdout.decode()


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_table_on_a_full_disk_is_told_in_a_line(run: Run, file: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"full{ending}"
    target.symlink_to("/dev/full")
    result = run("batch", "-", "-o", target, text=file.read_text(encoding="utf-8").replace("\n", " "))
    assert result.exit_code == 1
    assert one_line(result.stderr) == f"{target}: No space left on device."


@pytest.mark.parametrize("day", ["9999-12-30", "9999-12-31", "0001-01-01", "2101-01-01"])
@pytest.mark.parametrize("command", ["score", "plan"])
def test_a_day_beyond_all_plans_is_told_in_a_line(run: Run, file: Path, command: str, day: str) -> None:
    result = run(command, file, "--today", day)
    assert result.exit_code == 1
    assert one_line(result.stderr) == f"today: must lie between 1990 and 2100, not on {day}."


def test_a_device_is_written_to_and_not_replaced(run: Run, file: Path) -> None:
    assert run("export", file, "--format", "md", "-o", os.devnull).exit_code == 0
    assert Path(os.devnull).is_char_device()


def test_a_pipe_behind_a_link_is_written_to(run: Run, file: Path, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    link = tmp_path / "out"
    link.symlink_to(f"/proc/self/fd/{writer}")
    assert run("export", file, "--format", "csv", "-o", link).exit_code == 0
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        assert stream.read().startswith(b"\xef\xbb\xbfstatus")


def test_a_link_to_itself_becomes_the_file(run: Run, file: Path, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert run("export", file, "--format", "md", "-o", loop).exit_code == 0
    assert loop.is_file()


def test_a_file_keeps_who_may_read_it(run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.md"
    target.write_text("old")
    target.chmod(0o600)
    assert run("export", file, "--format", "md", "-o", target).exit_code == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_catalogue_folder_that_does_not_exist_is_named(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert one_line(result.stderr) == f"{tmp_path / 'nowhere'}: there is no such folder."


def test_an_empty_folder_is_no_catalogue(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert result.stdout
