"""What to offer at this point of the road: the order of the parts, the closing lines, and what comes next afterwards.

Decides by conditions that are data. Doubts about the job come first: the section about the user's own side moves to the front.
"""

from scoring.catalogue import Catalogue
from scoring.catalogue.round_two_shapes import Aftermath, ClosingLine, Part
from scoring.facts import Snapshot, compile_condition
from scoring.results import Readiness

FIT_CHECK: str = "own"


def parts_in_order(result: Readiness, catalogue: Catalogue) -> dict[str, tuple[Part, ...]]:
    """Return the parts under their headings: those of a short preparation first, the user's own wishes before them in doubt."""
    material, doubt = catalogue.round_two, result.headline.show
    found: dict[str, tuple[Part, ...]] = {}
    for part in sorted(material.parts, key=lambda part: (not doubt or part.id != FIT_CHECK, part.minutes is None)):
        heading = material.first if part.minutes else part.section
        found[heading] = (*found.get(heading, ()), part)
    return found


def closing_lines(now: Snapshot) -> tuple[ClosingLine, ...]:
    """Return the closing lines whose condition holds."""
    return tuple(line for line in now.catalogue.round_two.closing if compile_condition(line.when)(now.facts))


def aftermath(now: Snapshot) -> Aftermath | None:
    """Return what comes next after round two or after news, None before either."""
    return next((after for after in now.catalogue.round_two.after if compile_condition(after.when)(now.facts)), None)
