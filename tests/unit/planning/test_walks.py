"""Five walks from the first evening to the end: what is due each day, and which letters are offered to whom.

`python -m tests.unit.planning.test_walks` writes what is offered now under `expect` of every walk; read the difference before keeping it.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scoring.candidacy import Candidacy
from scoring.facts import Snapshot
from scoring.letters.offers import offers
from scoring.loading import load_catalogue
from scoring.planning import plan
from tests.support.walks import WALKS, days_of, read_walk

CATALOGUE = load_catalogue()
NAMES = sorted(path.stem for path in WALKS.glob("*.yaml"))


def found(candidacy: Candidacy, today: date) -> dict[str, list[str]]:
    """Return a day's list and the letters offered, in words; what is empty is left out."""
    steps = plan(Snapshot(candidacy, CATALOGUE, today))
    due = [f"{item.action} {CATALOGUE.action[item.action].title}" for item in steps.items if item.begin == today]
    letters = [
        f"{offer.letter} {CATALOGUE.letter[offer.letter].name} ({offer.to})"
        for offer in offers(Snapshot(candidacy, CATALOGUE, today), steps)
    ]
    return {name: entries for name, entries in (("due", due), ("letters", letters)) if entries}


def walked(road: dict[str, Any]) -> dict[int, dict[str, list[str]]]:
    """Return what is found on each day of a road that has something to do."""
    days = {number: found(candidacy, today) for number, today, candidacy in days_of(road, CATALOGUE)}
    return {number: entries for number, entries in days.items() if entries}


@pytest.mark.parametrize("name", NAMES)
def test_every_day_of_a_walk_has_its_list_and_its_letters(name: str) -> None:
    for road in read_walk(WALKS / f"{name}.yaml"):
        assert walked(road) == road["expect"]


def _written(road: dict[str, Any]) -> str:
    lines = ["expect:"]
    for number, entries in walked(road).items():
        lines.append(f"  {number}:")
        for kind, words in entries.items():
            lines.append(f"    {kind}:")
            lines += [f"      - {word}" for word in words]
    return "\n".join(lines) + "\n"


def _write(path: Path) -> None:
    texts = path.read_text("utf-8").split("---\n")
    roads = read_walk(path)
    kept = (text.split("expect:\n")[0] for text in texts)
    path.write_text("---\n".join(text + _written(road) for text, road in zip(kept, roads, strict=True)), "utf-8")


if __name__ == "__main__":
    for name in NAMES:
        _write(WALKS / f"{name}.yaml")
