"""How much scoring adds to reading: `batch` against a loop that reads and checks the same lines and does no more.

Both run in fresh processes on the same files of 10,000 and 100,000 candidacies; prints the ratio of their times and
the peak memory of the largest process. Run it with `python bench/batch.py`; `--lines N` sets the larger size.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scoring.examples import EXAMPLES, example  # noqa: E402
from scoring.loading.assembly import load_catalogue  # noqa: E402
from scoring.validation.coherence import parse_candidacy  # noqa: E402 - the project's folder has to be on the path first

TODAY = date(2026, 11, 18)
GOAL = 1.5
PROBE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def write_lines(target: Path, count: int) -> None:
    """Write examples with other levels and ids, the same on every run."""
    dice = random.Random(2026)  # noqa: S311 - no secret
    written = [example(name, TODAY).model_dump(mode="json") for name in EXAMPLES]
    with target.open("w", encoding="utf-8") as stream:
        for number in range(count):
            candidacy = written[number % len(written)]
            answers = [
                answer | {"level": dice.randint(0, 4)} if answer["kind"] == "rated" else answer
                for answer in candidacy["answers"]
            ]
            line = candidacy | {"id": f"c{number}", "answers": answers}
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def read_only(source: Path) -> None:
    """Read and check every line, and nothing else: the floor."""
    catalogue = load_catalogue()
    with source.open("rb") as lines:
        for line in lines:
            parse_candidacy(line, catalogue)


def measure(*command: str) -> tuple[float, float, float]:
    """Return seconds on the clock, seconds of processor time and peak memory in MB of a command in its own process."""
    before = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", PROBE, *command], check=True, capture_output=True, text=True)
    processor, memory = done.stdout.split()[-2:]
    return time.perf_counter() - before, float(processor), int(memory) / 1024


def main() -> None:
    """Measure both sizes and both kinds of table."""
    largest = int(sys.argv[sys.argv.index("--lines") + 1]) if "--lines" in sys.argv else 100_000
    with tempfile.TemporaryDirectory() as folder:
        for count in (largest // 10, largest):
            source = Path(folder, f"{count}.jsonl")
            write_lines(source, count)
            floor, processor, memory = measure(sys.executable, __file__, "--floor", str(source))
            print(
                f"{count:>9,} lines  read and check {floor:6.1f} s  {processor:6.1f} s of processor  {memory:4.0f} MB"
            )
            for suffix in ("csv", "parquet"):
                target = str(source.with_suffix(f".{suffix}"))
                cli = [sys.executable, str(ROOT / "cli.py"), "batch", str(source), "-o", target, "--today", str(TODAY)]
                seconds, processor, memory = measure(*cli)
                ratio = f"{seconds / floor:.2f} x the floor (goal {GOAL})"
                print(
                    f"{suffix:>15}  batch          {seconds:6.1f} s  {processor:6.1f} s of processor  {memory:4.0f} MB  {ratio}"
                )


if __name__ == "__main__":
    if "--floor" in sys.argv:
        read_only(Path(sys.argv[-1]))
    else:
        main()
