"""How long files to print take: the first in a process that has loaded nothing yet, and later ones, no two of them alike.

`python -m bench.report` measures in a process of its own and prints seconds: a line for each format, the first time first.
"""

import statistics
import subprocess
import sys
import time
from functools import partial

from bench.candidacies import TODAY, another
from bench.figures import Figure
from bench.servers import ROOT
from charts.paper import pictures
from exports import FORMATS, Export
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.readiness import readiness

GOAL = 0.3
PRINTED = {
    "pdf": "report and plan as PDF",
    "card": "card for the morning as PDF",
    "docx": "report and plan for a word processor",
    "xlsx": "workbook",
}
_EXAMPLES = ("waiting", "invited")


def measure(*, quick: bool) -> list[Figure]:
    """Render each format many times, each format in a process of its own; the goal speaks of the report as PDF."""
    rounds = 4 if quick else 20
    figures = []
    for name, what in PRINTED.items():
        command = [sys.executable, "-m", "bench.report", name, str(rounds)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        first, *later = map(float, done.stdout.split())
        median = statistics.median(later)
        goal = GOAL if name == "pdf" else None
        figures.append(
            Figure(
                f"{what}, after the first", f"{median:.2f} s", f"first: {first:.2f} s", median, goal, unit=" s",
                note=f"slowest {max(later):.2f} s",
            )
        )  # fmt: skip
    return figures


def _seconds(name: str, rounds: int) -> list[float]:
    """Return the time of each rendering, charts included, scoring not; every candidacy differs from the one before."""
    spent = []
    for number in range(rounds + 1):
        export = _export(number)
        before = time.perf_counter()
        FORMATS[name].render(export)
        spent.append(time.perf_counter() - before)
    return spent


def _export(number: int) -> Export:
    catalogue, today = load_catalogue(), TODAY()
    candidacy = another(number, _EXAMPLES)
    now = Snapshot(candidacy, catalogue, today)
    result, steps = readiness(now), plan(now)
    drawn = partial(pictures, now, result, steps)
    return Export(candidacy, catalogue, result, steps, today, drawn)


if __name__ == "__main__":
    print(*_seconds(sys.argv[1], int(sys.argv[2])), sep="\n")
