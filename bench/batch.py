"""How much scoring adds to reading: `batch` against a loop that reads and checks the same lines and does no more.

Both run in fresh processes on the same files, of 10,000 and of 100,000 candidacies; memory is that of the largest process.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.candidacies import TODAY, another
from bench.figures import Figure
from bench.servers import ROOT

GOAL = 1.5
LINES = 100_000
FLOOR = """
import sys
from scoring.loading import load_catalogue
from scoring.validation.coherence import parse_candidacy
catalogue = load_catalogue()
for line in open(sys.argv[1], "rb"):
    parse_candidacy(line, catalogue)
"""
# A process starts with the peak memory of the one that started it; this one is small.
PROBE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def measure(*, quick: bool) -> list[Figure]:
    """Make both kinds of table of many candidacies and of a tenth of them; the ratio is that of the many."""
    sizes = [(LINES // 50 if quick else LINES) // part for part in (10, 1)]
    with tempfile.TemporaryDirectory() as folder:
        few, many = (Path(folder, f"{size}.jsonl") for size in sizes)
        for size, source in zip(sizes, (few, many), strict=True):
            with source.open("w", encoding="utf-8") as stream:
                stream.writelines(f"{another(number).model_dump_json()}\n" for number in range(size))
        floor, _ = _run("-c", FLOOR, str(many))
        figures = []
        for kind in ("csv", "parquet"):
            (_, small), (seconds, large) = (
                _run("cli.py", "batch", str(source), "-o", f"{source}.{kind}", "--today", str(TODAY()))
                for source in (few, many)
            )
            figures.append(
                Figure(
                    f"batch of {sizes[1]:,} candidacies into {kind}",
                    f"{seconds:.1f} s, {large:.0f} MB",
                    f"{floor:.1f} s to read and check",
                    seconds / floor,
                    GOAL,
                    note=f"{small:.0f} MB for {sizes[0]:,}",
                )
            )
    return figures


def _run(*arguments: str) -> tuple[float, float]:
    """Return the seconds that a command takes, and the memory of its largest process in MB."""
    before = time.perf_counter()
    command = [sys.executable, "-c", PROBE, sys.executable, *arguments]
    probe = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return time.perf_counter() - before, int(probe.stdout) / 1024
