"""How far an assessment has come: the asked factors by dimension, and what is still open.

Counts for the screen only. An answer of any kind settles a factor, a computed level too; a factor that is not due yet is
neither settled nor open.
"""

from dataclasses import dataclass
from datetime import date

from scoring.answers import asked_factors, standing
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue, Dimension


@dataclass(frozen=True, slots=True)
class Section:
    """The asked factors of one dimension, in the order of the screen."""

    dimension: Dimension
    asked: tuple[str, ...]
    open: tuple[str, ...]
    not_due: tuple[str, ...]

    @property
    def settled(self) -> int:
        """Count the factors that need nothing more."""
        return len(self.asked) - len(self.open) - len(self.not_due)


def sections(candidacy: Candidacy, catalogue: Catalogue, today: date) -> tuple[Section, ...]:
    """Return the dimensions that are asked at this depth, each with its asked, open and not yet due factors."""
    known = standing(candidacy, catalogue, today)
    asked = {factor.id for factor in asked_factors(candidacy, catalogue)}
    return tuple(
        Section(
            dimension=dimension,
            asked=names,
            open=tuple(name for name in names if name in known.missing),
            not_due=tuple(name for name in names if name in known.pending),
        )
        for dimension in catalogue.dimensions
        if (names := tuple(name for name in dimension.factors if name in asked))
    )


def total(parts: tuple[Section, ...]) -> Section:
    """Add sections up into one, named after the first."""
    return Section(
        dimension=parts[0].dimension,
        asked=tuple(name for part in parts for name in part.asked),
        open=tuple(name for part in parts for name in part.open),
        not_due=tuple(name for part in parts for name in part.not_due),
    )
