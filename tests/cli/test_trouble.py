import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

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
        (("export", "{file}", "--format", "pptx", "-o", "x"), "md, ics, csv, weak-spots.csv, json"),
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


def test_a_device_is_written_to_and_not_replaced(run: Run, file: Path) -> None:
    assert run("export", file, "--format", "md", "-o", os.devnull).exit_code == 0
    assert Path(os.devnull).is_char_device()


def test_a_catalogue_folder_that_does_not_exist_is_named(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert one_line(result.stderr) == f"{tmp_path / 'nowhere'}: there is no such folder."


def test_an_empty_folder_is_no_catalogue(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert result.stdout
