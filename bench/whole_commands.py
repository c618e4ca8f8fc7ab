"""The two measurements that are commands of their own: run them and read their last lines."""

import re
import subprocess
import sys

from bench.figures import Figure
from bench.servers import ROOT

_BATCH = re.compile(r"(csv|parquet)\s+batch\s+([\d.]+) s.*?(\d+) MB\s+([\d.]+) x")
_FLOOR = re.compile(r"([\d,]+) lines\s+read and check\s+([\d.]+) s")
_PACKING = re.compile(r"^(.*): mean ([\d.]+), worst ([\d.]+)", re.MULTILINE)
GOAL_BATCH, GOAL_PACKING = 1.5, 0.95


def batch(*, quick: bool) -> list[Figure]:
    """Score many candidacies, against reading and checking the same lines."""
    printed = _printed("batch", *(["--lines", "2000"] if quick else []))
    small, large = _found(_FLOOR, printed)
    tables = _found(_BATCH, printed)
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
    return [
        Figure(
            f"value of the packed plan, {optimum}",
            f"mean {mean}, worst {worst}",
            "an exact integer programme",
            float(mean),
            GOAL_PACKING,
            unit="",
            at_least=True,
        )
        for optimum, mean, worst in _found(_PACKING, _printed("packing"))
    ]


def _found(pattern: re.Pattern[str], printed: str) -> list[tuple[str, ...]]:
    if not (found := pattern.findall(printed)):
        raise RuntimeError(f"the command did not print what was expected, but: {printed[-300:]}")
    return found


def _printed(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", f"bench.{module}", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if "Traceback" in done.stderr:
        raise RuntimeError(f"bench/{module}.py: {done.stderr.strip().splitlines()[-1]}")
    return done.stdout
