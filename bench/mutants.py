"""What a catalogue does when any one of its fields is changed: `python -m bench.mutants [number] [seed]`, 20,000 unless said.

The lint has to refuse a change, or it makes no harm. What raises is printed in groups, by where it raised; there should be none.
"""

import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from os import cpu_count

from tests.support.mutants import Raised, some, tried

_SHOWN = 5


def groups(raised: list[Raised]) -> dict[str, list[Raised]]:
    """Group what raised by where and how."""
    found: dict[str, list[Raised]] = defaultdict(list)
    for one in raised:
        found[f"{one.at}: {one.error}"].append(one)
    return dict(sorted(found.items(), key=lambda group: -len(group[1])))


def main(number: int = 20_000, seed: int = 1) -> int:
    """Try so many mutants and print what raises; return 1 if anything does."""
    with ProcessPoolExecutor(cpu_count()) as workers:
        raised = [one for one in workers.map(tried, some(number, seed), chunksize=50) if one]
    for name, found in groups(raised).items():
        print(f"{len(found):5}  {name}")
        for mutant in list(dict.fromkeys(str(one.mutant) for one in found))[:_SHOWN]:
            print(f"         {mutant}")
    print(f"{number:,} mutants, {len(raised):,} raise.")
    return 1 if raised else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
