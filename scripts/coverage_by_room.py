"""Print how much of each room the tests ran, branches included, and fail where the domain is not whole.

Reads the data that `pytest --cov` left. Of the other rooms it tells how much is bare.
"""

import sys
from io import StringIO
from pathlib import Path

from coverage import Coverage

WHOLE = 100.0


def main() -> int:
    """Print a line for each room; return 1 when the domain is not whole."""
    measured = Coverage()
    measured.load()
    rooms = {Path(file).relative_to(Path.cwd()).parts[0] for file in measured.get_data().measured_files()}
    shares = {room: measured.report(include=[room, f"{room}/*"], file=StringIO()) for room in sorted(rooms)}
    for room, share in shares.items():
        print(f"{room:12} {share:6.1f} %")
    if low := shares["scoring"] < WHOLE:
        print("Below the floor: scoring. `coverage report` names the lines.", file=sys.stderr)
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
