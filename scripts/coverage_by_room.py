"""Print how much of each room the tests ran, branches included, and fail where a room is below its floor.

Reads the data that `pytest --cov` left. The domain stays whole; of the other rooms it tells how much is bare.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

FLOORS = {"scoring": 100.0}
ELSEWHERE = 0.0


def main() -> int:
    """Print a line for each room; return 1 when one is below its floor."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        subprocess.run([sys.executable, "-m", "coverage", "json", "-q", "-o", str(report)], check=True)
        files = json.loads(report.read_text("utf-8"))["files"]
    rooms: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, found in files.items():
        summary = found["summary"]
        room = rooms[Path(name).parts[0]]
        room[0] += summary["covered_lines"] + summary["covered_branches"]
        room[1] += summary["num_statements"] + summary["num_branches"]
    low = []
    for name, (covered, all_of_it) in sorted(rooms.items()):
        share = 100 * covered / all_of_it if all_of_it else 100.0
        floor = FLOORS.get(name, ELSEWHERE)
        print(f"{name:12} {share:6.1f} %  (at least {floor:.0f} %)")
        if share < floor:
            low.append(name)
    if low:
        print(f"Below the floor: {', '.join(low)}. `coverage report` names the lines.", file=sys.stderr)
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main())
