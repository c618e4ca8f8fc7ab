"""Measure everything against a floor that is measured in the same run, print the table and write docs/benchmarks.md.

`python bench/run.py --date 2026-11-20` takes about a quarter of an hour on a quiet machine. `--only click,load` measures
some and `--quick` with fewer rounds; both print and write nothing. Each name is a module that has a `measure`.
"""

import argparse
import sys
import time
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.figures import Figure, machine, table  # noqa: E402 - the project's folder has to be on the path first

MEASUREMENTS = (
    *("click", "tick", "opening", "first_load", "phone", "server_start", "load", "soak", "memory"),
    *("scoring_speed", "report", "batch", "packing"),
)


def main() -> int:
    """Run what was asked for; return 1 when a goal is missed or a measurement failed."""
    parser = argparse.ArgumentParser(description="Measure speed and size against a bare app.")
    parser.add_argument("--only", default=",".join(MEASUREMENTS), help="names, separated by commas")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, to see that it works")
    parser.add_argument("--date", default="", help="the day to write into the document, such as 2026-11-20")
    wanted = parser.parse_args()
    names = wanted.only.split(",")
    if unknown := [name for name in names if name not in MEASUREMENTS]:
        parser.error(f"no measurement named {', '.join(unknown)}; there are {', '.join(MEASUREMENTS)}")
    figures, failed = _measured(names, quick=wanted.quick)
    made_on = machine()
    print(f"\n{table(figures)}\n\n{made_on}")
    if set(names) == set(MEASUREMENTS) and not wanted.quick and not failed:
        method = (ROOT / "bench" / "method.md").read_text("utf-8")
        day = f", {wanted.date}" if wanted.date else ""
        filled = method.format(table=table(figures), machine=made_on, day=day)
        (ROOT / "docs" / "benchmarks.md").write_text(filled, encoding="utf-8")
    for name in failed:
        print(f"{name} failed; nothing was written", file=sys.stderr)
    return int(bool(failed) or not all(figure.met for figure in figures))


def _measured(names: list[str], *, quick: bool) -> tuple[list[Figure], list[str]]:
    """Return the figures, and the names of measurements that failed: one of them does not end the others."""
    figures: list[Figure] = []
    failed = []
    for name in names:
        before = time.monotonic()
        try:
            found = import_module(f"bench.{name}").measure(quick=quick)
        except Exception as error:  # noqa: BLE001  every measurement is on its own
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
            failed.append(name)
            continue
        figures += found
        print(
            f"{name} ({time.monotonic() - before:.0f} s)",
            *(" | ".join(filter(None, one.cells)) for one in found),
            sep="\n  ",
            flush=True,
        )
    return figures, failed


if __name__ == "__main__":
    sys.exit(main())
