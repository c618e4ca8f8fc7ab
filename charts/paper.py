"""The charts of a printed report, in its palette: the same drawings as on screen, those with nothing in them left out."""

from charts import blocks, timeline, weak_spots
from charts.palette import PAPER
from charts.picture import Picture
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.results import Plan, Readiness


def pictures(candidacy: Candidacy, catalogue: Catalogue, readiness: Readiness, plan: Plan) -> dict[str, Picture]:
    """Draw what a report shows, by name: `blocks`, `weak_spots` and `timeline`."""
    drawn = {
        "blocks": blocks.draw(readiness, catalogue, PAPER),
        "weak_spots": weak_spots.draw(readiness, catalogue, PAPER),
        "timeline": timeline.draw(plan, candidacy, catalogue, PAPER),
    }
    return {name: picture for name, picture in drawn.items() if picture.spec["datasets"]["rows"]}
