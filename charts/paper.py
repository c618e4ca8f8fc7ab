"""The charts of a printed report: what they show on screen, those with nothing in them left out."""

from charts import blocks, timeline, weak_spots
from charts.palette import LIGHT
from charts.picture import Picture
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.results import Plan, Readiness


def pictures(candidacy: Candidacy, catalogue: Catalogue, readiness: Readiness, plan: Plan) -> dict[str, Picture]:
    """Return what a report shows, by kind: `blocks`, `weak_spots` and `timeline`."""
    drawn = (
        blocks.draw(readiness, catalogue, LIGHT),
        weak_spots.draw(readiness, catalogue, LIGHT),
        timeline.draw(plan, candidacy, catalogue, LIGHT),
    )
    return {picture.kind: picture for picture in drawn if picture.rows["rows"]}
