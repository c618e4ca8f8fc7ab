"""The two measurements that are commands of their own: run them and read their last lines."""

import re
import subprocess
import sys

from bench.figures import Figure
from bench.servers import BENCH, ROOT

_BATCH = re.compile(r"^\s*(csv|parquet)\s+batch\s+([\d.]+) s\s+(\d+) MB\s+([\d.]+) x", re.MULTILINE)
_FLOOR = re.compile(r"^\s*([\d,]+) lines\s+read and check\s+([\d.]+) s\s+(\d+) MB", re.MULTILINE)
_PACKING = re.compile(r"mean ([\d.]+), worst ([\d.]+)")
GOAL_BATCH, GOAL_PACKING = 1.5, 0.95


def batch(*, quick: bool) -> list[Figure]:
    """Score many candidacies, against reading and checking the same lines."""
    printed = _printed("batch.py", *(["--lines", "2000"] if quick else []))
    small, large = _FLOOR.findall(printed)
    tables = _BATCH.findall(printed)
    half = len(tables) // 2
    return [
        Figure(
            f"batch of {large[0]} candidacies into {kind}",
            f"{float(seconds):.1f} s, {megabytes} MB",
            f"{float(large[1]):.1f} s to read and check",
            float(ratio),
            GOAL_BATCH,
            note=f"{before[2]} MB for {small[0]}",
        )
        for before, (kind, seconds, megabytes, ratio) in zip(tables[:half], tables[half:], strict=True)
    ]


def packing(*, quick: bool) -> list[Figure]:
    """Compare packed plans with the best possible ones; always the whole set of random cases."""
    del quick
    found = _PACKING.search(_printed("packing.py"))
    if found is None:
        raise RuntimeError("bench/packing.py did not print its mean")
    mean, worst = found.groups()
    return [
        Figure(
            "value of the packed plan, of the best possible",
            f"mean {mean}, worst {worst}",
            "an exact integer programme",
            float(mean),
            GOAL_PACKING,
            unit="",
            at_least=True,
        )
    ]


def _printed(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(BENCH / program), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if not done.stdout:
        raise RuntimeError(f"bench/{program} ended with code {done.returncode}: {done.stderr[-300:]}")
    return done.stdout
