"""The charts of a printed report, in its palette: the same drawings as on screen, those with nothing in them left out.

The drawings, with their library, are loaded when the first one is asked for: a menu that offers them does not wait.
"""

from typing import TYPE_CHECKING

from charts.palette import PAPER
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.results import Plan, Readiness

if TYPE_CHECKING:
    from charts.picture import Picture


def pictures(candidacy: Candidacy, catalogue: Catalogue, readiness: Readiness, plan: Plan) -> "dict[str, Picture]":
    """Draw what a report shows, by name: `blocks`, `weak_spots` and `timeline`."""
    from charts import blocks, timeline, weak_spots  # noqa: PLC0415  see above

    drawn = {
        "blocks": blocks.draw(readiness, catalogue, PAPER),
        "weak_spots": weak_spots.draw(readiness, catalogue, PAPER),
        "timeline": timeline.draw(plan, candidacy, catalogue, PAPER),
    }
    return {name: picture for name, picture in drawn.items() if picture.spec["datasets"]["rows"]}
