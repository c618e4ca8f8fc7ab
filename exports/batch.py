"""Many candidacies scored in the order in which they come, on every core, with a bounded look-ahead.

Decides how the work is cut and shared out; memory depends on the size of a chunk, not on the length of the input.
"""

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from itertools import chain, islice
from typing import TypeAlias

from exports.scores import Row, row
from scoring.catalogue import Catalogue
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.readiness import score
from scoring.validation.coherence import InputError, parse_candidacy

Numbered: TypeAlias = tuple[int, bytes]
Scored: TypeAlias = tuple[int, Row | str]

_CHUNK_LINES = 200
_CHUNK_BYTES = 1_000_000
_CHUNKS_AHEAD = 3


def scored(lines: Iterable[Numbered], today: date) -> Generator[Scored]:
    """Yield, for each numbered line, its row of the table or what is wrong with it; the order stays.

    An input of one chunk is scored here; a longer one by as many processes as there are cores.
    """
    chunks = _chunks(lines)
    beginning = list(islice(chunks, 2))
    cores = os.cpu_count() or 1
    if len(beginning) < 2 or cores < 2:  # noqa: PLR2004 - two chunks for two processes
        for chunk in chain(beginning, chunks):
            yield from _score(chunk, today)
        return
    with ProcessPoolExecutor(cores) as pool:
        pending: deque[Future[list[Scored]]] = deque()
        for chunk in chain(beginning, chunks):
            pending.append(pool.submit(_score, chunk, today))
            if len(pending) > _CHUNKS_AHEAD * cores:
                yield from pending.popleft().result()
        for scored_chunk in pending:
            yield from scored_chunk.result()


def _chunks(lines: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    chunk: list[Numbered] = []
    size = 0
    for number, line in lines:
        chunk.append((number, line))
        size += len(line)
        if len(chunk) == _CHUNK_LINES or size > _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _score(chunk: list[Numbered], today: date) -> list[Scored]:
    """Score one chunk; the catalogue is loaded once in each process."""
    catalogue = load_catalogue()
    return [(number, _row(line, catalogue, today)) for number, line in chunk]


def _row(line: bytes, catalogue: Catalogue, today: date) -> Row | str:
    try:
        candidacy = parse_candidacy(line, catalogue)
    except InputError as error:
        return str(error)
    return row(score(Snapshot(candidacy, catalogue, today)))
