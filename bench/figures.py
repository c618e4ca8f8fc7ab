"""What a measurement hands over, and how the figures stand in a table, on the terminal and in the document."""

import os
import platform
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import TypeVar

from tests.support.browser import chromium

Spent = TypeVar("Spent")
HEAD = ("What", "Measured", "Against", "Ratio", "Goal", "")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; `value` is what the goal speaks of, a ratio or, with another `unit`, a plain number."""

    what: str
    measured: str
    against: str = ""
    value: float | None = None
    goal: float | None = None
    unit: str = " x"
    at_least: bool = False
    note: str = ""

    @property
    def met(self) -> bool:
        """Say whether the goal is met; without a goal there is nothing to miss."""
        if self.goal is None:
            return True
        if self.value is None:
            return False
        return self.value >= self.goal if self.at_least else self.value <= self.goal

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the texts of a table row."""
        ratio = f"{self.value:.2f}{self.unit}" if self.value is not None else ""
        bound = "at least" if self.at_least else "at most"
        goal = f"{bound} {self.goal:g}{self.unit}" if self.goal is not None else "reported"
        verdict = "" if self.goal is None else "met" if self.met else "missed"
        return self.what, self.measured, self.against, ratio, goal, ", ".join(filter(None, (verdict, self.note)))


def in_turns(ways: Mapping[str, Callable[[int], Spent]], rounds: int, warm: int = 1) -> dict[str, list[Spent]]:
    """Measure each way once a round, so that a busy machine slows all; the first `warm` rounds do not count."""
    times: dict[str, list[Spent]] = {name: [] for name in ways}
    for number in range(-warm, rounds):
        for name, way in ways.items():
            spent = way(number)
            if number >= 0:
                times[name].append(spent)
    return times


def compared(what: str, ours: Sequence[float], floor: Sequence[float], goal: float) -> Figure:
    """Compare medians of milliseconds."""
    here, there = statistics.median(ours), statistics.median(floor)
    return Figure(what, f"{here:.0f} ms", f"{there:.0f} ms", here / there, goal)


def table(figures: Iterable[Figure]) -> str:
    """Lay the figures out for the terminal and for Markdown alike."""
    rows = [HEAD, *(figure.cells for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    rule = "-|-".join("-" * width for width in widths)
    return "\n".join([f"| {lines[0]} |", f"|-{rule}-|", *(f"| {line} |" for line in lines[1:])])


def machine() -> str:
    """Say what the figures were made on: cores and versions, no names."""
    with chromium() as browser:
        number = browser.version
    return (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"Streamlit {version('streamlit')}, Chromium {number}"
    )
