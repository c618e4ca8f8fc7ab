"""Scores of many candidacies as one table, CSV or Parquet, written row by row.

Only numbers and ids, to one decimal; an absent number is an empty cell. Reading and reporting bad lines is the caller's.
"""

import csv
from codecs import getwriter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import BinaryIO, Final, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from exports.tables import guarded
from scoring.readiness import Score
from scoring.terms import BLOCKS
from wording.numbers import rounded

Row: TypeAlias = tuple[str | float | None, ...]
Write: TypeAlias = Callable[[Row], None]

_TEXT, _NUMBER = pa.string(), pa.float64()
_COLUMNS: Final[dict[str, pa.DataType]] = {
    "id": _TEXT,
    "stage": _TEXT,
    "depth": _TEXT,
    "headline": _NUMBER,
    "low": _NUMBER,
    "high": _NUMBER,
    "unit_weight": _NUMBER,
    "after_repairs": _NUMBER,
    "label": _TEXT,
    "gates": _TEXT,
    **{f"{block}{part}": _NUMBER for block in BLOCKS for part in ("", "_coverage")},
    "catalogue": _TEXT,
    "today": _TEXT,
}
_ROWS_IN_A_GROUP = 10_000


def row(score: Score) -> Row:
    """Return one line of the table."""
    now, headline = score.now, score.headline
    blocks = (score.blocks[name] for name in BLOCKS)
    return (
        now.candidacy.id,
        now.stage.value,
        now.candidacy.depth,
        *map(rounded, (headline.value, headline.low, headline.high, headline.unit_weight, headline.after_repairs)),
        headline.label,
        " ".join(headline.gates),
        *(cell for block in blocks for cell in (rounded(block.value), rounded(block.coverage, "coverage"))),
        now.catalogue.version,
        now.today.isoformat(),
    )


@contextmanager
def csv_writer(stream: BinaryIO) -> Generator[Write]:
    """Write rows as CSV in UTF-8, without a mark: ids are ASCII, and programs read this."""
    lines = csv.writer(getwriter("utf-8")(stream))
    lines.writerow(_COLUMNS)
    yield lambda cells: lines.writerow(map(guarded, cells))


@contextmanager
def parquet_writer(stream: BinaryIO) -> Generator[Write]:
    """Write rows as Parquet in groups of 10,000, so that memory stays flat."""
    schema = pa.schema(list(_COLUMNS.items()))
    waiting: list[Row] = []

    def flush() -> None:
        columns = list(zip(*waiting, strict=True))
        arrays = [pa.array(column, kind) for column, kind in zip(columns, _COLUMNS.values(), strict=True)]
        table.write_batch(pa.record_batch(arrays, schema=schema))
        waiting.clear()

    def write(cells: Row) -> None:
        waiting.append(cells)
        if len(waiting) == _ROWS_IN_A_GROUP:
            flush()

    with pq.ParquetWriter(stream, schema) as table:
        yield write
        if waiting:
            flush()


WRITERS: Final = {".csv": csv_writer, ".parquet": parquet_writer}
