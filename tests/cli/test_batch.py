import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from exports.batch import scored
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.readiness import readiness
from tests.cli.conftest import Run
from tests.support.exporting import TODAY, candidacy_of
from wording.numbers import as_json

ON = ("--today", "2026-11-18")


def line(name: str = "waiting", **changes: object) -> str:
    return candidacy_of(name, **changes).model_dump_json()


def write(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{text}\n" for text in lines), encoding="utf-8")
    return path


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_holds_the_same_numbers_as_the_score(run: Run, tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", *(line(name) for name in ("waiting", "invited", "fresh")))
    for row, name in zip(
        rows(run("batch", source, "-o", "-", *ON).stdout), ("waiting", "invited", "fresh"), strict=True
    ):
        expected = as_json(readiness(Snapshot(candidacy_of(name), load_catalogue(), TODAY)))
        headline, blocks = expected["headline"], expected["blocks"]
        assert row["id"] == candidacy_of(name).id
        assert (row["stage"], row["depth"], row["label"]) == (expected["stage"], expected["depth"], headline["label"])
        assert row["gates"] == " ".join(headline["gates"])
        numbers = ("value", "low", "high", "unit_weight", "after_repairs")
        columns = ("headline", "low", "high", "unit_weight", "after_repairs")
        assert [row[column] for column in columns] == [str(headline[number]) for number in numbers]
        for block, part in blocks.items():
            value = "" if part["value"] is None else str(part["value"])
            assert (row[block], row[f"{block}_coverage"]) == (value, str(part["coverage"]))


def test_csv_and_parquet_hold_the_same_table(run: Run, tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", line(), line(id="empty", answers=(), events=(), actions=()))
    run("batch", source, "-o", tmp_path / "out.csv", *ON)
    run("batch", source, "-o", tmp_path / "out.parquet", *ON)
    table = pq.read_table(tmp_path / "out.parquet").to_pylist()
    as_text = [{key: "" if value is None else str(value) for key, value in row.items()} for row in table]
    assert as_text == rows((tmp_path / "out.csv").read_text(encoding="utf-8"))


def test_a_bad_line_is_reported_and_the_rest_is_scored(run: Run, tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", line(id="a"), "{not json", "", "   ", '{"id": "b"}', line(id="c"))
    result = run("batch", source, "-o", tmp_path / "out.csv", *ON)
    assert result.exit_code == 1
    told = result.stderr.splitlines()
    assert [text.split(": ")[0] for text in told[:2]] == [f"{source}:2", f"{source}:5"]
    assert told[2] == f"2 of 4 candidacies could not be read; the others are in {tmp_path / 'out.csv'}."
    assert [row["id"] for row in rows((tmp_path / "out.csv").read_text(encoding="utf-8"))] == ["a", "c"]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_an_empty_input_gives_an_empty_table(run: Run, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out.{suffix}"
    assert run("batch", write(tmp_path / "in.jsonl"), "-o", target).exit_code == 0
    names = pq.read_table(target).column_names if suffix == "parquet" else target.read_text(encoding="utf-8").split(",")
    assert names[:3] == ["id", "stage", "depth"]


def test_the_last_line_needs_no_line_break_and_windows_line_breaks_are_fine(run: Run) -> None:
    text = f"\ufeff{line(id='a')}\r\n{line(id='b')}"
    assert [row["id"] for row in rows(run("batch", "-", "-o", "-", *ON, text=text).stdout)] == ["a", "b"]


def test_a_line_that_never_ends_is_one_bad_line(run: Run) -> None:
    text = f"{'x' * 11_000_000}\n{line(id='after')}\n"
    result = run("batch", "-", "-o", "-", *ON, text=text)
    assert [row["id"] for row in rows(result.stdout)] == ["after"]
    assert result.stderr.startswith("-:1: ")


def test_an_id_cannot_start_a_formula(run: Run) -> None:
    assert rows(run("batch", "-", "-o", "-", *ON, text=line(id="-1")).stdout)[0]["id"] == "'-1"


def test_an_older_table_stays_when_the_input_cannot_be_opened(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("older", encoding="utf-8")
    assert run("batch", tmp_path / "nowhere.jsonl", "-o", target).exit_code == 1
    assert target.read_text(encoding="utf-8") == "older"


def test_rows_keep_the_order_of_the_lines_across_processes() -> None:
    lines = [(number, line(id=f"c{number}").encode()) for number in range(1001)]
    assert [(number, row[0]) for number, row in scored(lines, TODAY)] == [(number, f"c{number}") for number, _ in lines]


def test_the_look_ahead_is_bounded() -> None:
    taken = 0

    def endless() -> Iterator[tuple[int, bytes]]:
        nonlocal taken
        text = line().encode()
        while True:
            taken += 1
            yield taken, text

    results = scored(endless(), TODAY)
    next(results)
    results.close()
    assert taken < 10_000


def test_the_table_says_which_catalogue_and_day_made_it(run: Run) -> None:
    (row,) = rows(run("batch", "-", "-o", "-", *ON, text=json.dumps(json.loads(line()))).stdout)
    assert (row["catalogue"], row["today"]) == (load_catalogue().version, "2026-11-18")
