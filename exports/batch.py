"""Many candidacies scored in the order in which they come, on every core, with a bounded look-ahead.

Decides how the work is cut and shared out; memory depends on the size of a portion, not on the length of the input.
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
from scoring.validation import InputError, parse_candidacy

Numbered: TypeAlias = tuple[int, bytes]
Scored: TypeAlias = tuple[int, Row | str]

_LINES = 200
_BYTES = 1_000_000
_PORTIONS_AHEAD = 3


def scored(lines: Iterable[Numbered], today: date) -> Generator[Scored]:
    """Yield, for each numbered line, its row of the table or what is wrong with it; the order stays.

    An input of one portion is scored here; a longer one by as many processes as there are cores.
    """
    portions = _portions(lines)
    beginning = list(islice(portions, 2))
    cores = os.cpu_count() or 1
    if len(beginning) < 2 or cores < 2:  # noqa: PLR2004 - two portions for two processes
        for portion in chain(beginning, portions):
            yield from _score(portion, today)
        return
    with ProcessPoolExecutor(cores) as pool:
        ahead: deque[Future[list[Scored]]] = deque()
        for portion in chain(beginning, portions):
            ahead.append(pool.submit(_score, portion, today))
            if len(ahead) > _PORTIONS_AHEAD * cores:
                yield from ahead.popleft().result()
        for portion_scored in ahead:
            yield from portion_scored.result()


def _portions(lines: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    portion: list[Numbered] = []
    size = 0
    for number, line in lines:
        portion.append((number, line))
        size += len(line)
        if len(portion) == _LINES or size > _BYTES:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _score(portion: list[Numbered], today: date) -> list[Scored]:
    """Score one portion; the catalogue is loaded once in each process."""
    catalogue = load_catalogue()
    return [(number, _row(line, catalogue, today)) for number, line in portion]


def _row(line: bytes, catalogue: Catalogue, today: date) -> Row | str:
    try:
        candidacy = parse_candidacy(line, catalogue)
    except InputError as error:
        return str(error)
    return row(score(Snapshot(candidacy, catalogue, today)))
