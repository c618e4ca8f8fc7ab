"""How far an assessment has come: the asked factors by dimension, a screenful at a time, and what is still open.

Counts for the screen only. An answer of any kind settles a factor, a computed level too; a factor that is not due yet is
neither settled nor open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from scoring.catalogue import Dimension
from scoring.facts import Snapshot
from scoring.facts.settings import asked_factors

_SCREENFUL = 5


@dataclass(frozen=True, slots=True)
class Section:
    """Asked factors of one dimension, in the order of the screen; a long dimension has several sections."""

    dimension: Dimension
    asked: tuple[str, ...]
    open: tuple[str, ...]
    not_due: tuple[str, ...]
    number: int = 1

    @property
    def id(self) -> str:
        """Return what stands in the address: the dimension, and which section of it after the first."""
        return self.dimension.id if self.number == 1 else f"{self.dimension.id}-{self.number}"

    @property
    def name(self) -> str:
        """Return the dimension's name, numbered after the first section."""
        return self.dimension.name if self.number == 1 else f"{self.dimension.name}, part {self.number}"

    @property
    def settled(self) -> int:
        """Count the factors that need nothing more."""
        return len(self.asked) - len(self.open) - len(self.not_due)


def sections(now: Snapshot) -> tuple[Section, ...]:
    """Return what is asked at this depth, section by section, each with its asked, open and not yet due factors."""
    known, catalogue = now.standing, now.catalogue
    asked = {factor.id for factor in asked_factors(now.candidacy, catalogue)}
    return tuple(
        Section(
            dimension=dimension,
            asked=names,
            open=tuple(name for name in names if name in known.missing),
            not_due=tuple(name for name in names if name in known.pending),
            number=number,
        )
        for dimension in catalogue.dimensions
        for number, names in enumerate(_screens([name for name in dimension.factors if name in asked]), 1)
    )


def _screens(names: list[str]) -> Iterator[tuple[str, ...]]:
    """Cut a list into as few screens as fit, of about the same length."""
    screens = ceil(len(names) / _SCREENFUL)
    return (tuple(names[len(names) * n // screens : len(names) * (n + 1) // screens]) for n in range(screens))


def total(parts: tuple[Section, ...]) -> Section:
    """Add sections up into one, named after the first."""
    return Section(
        dimension=parts[0].dimension,
        asked=tuple(name for part in parts for name in part.asked),
        open=tuple(name for part in parts for name in part.open),
        not_due=tuple(name for part in parts for name in part.not_due),
    )
