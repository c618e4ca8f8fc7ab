"""The charts of a printed report: what they show on screen, those with nothing in them left out."""

from typing import Any

from charts import blocks, timeline, weak_spots
from charts.palette import LIGHT
from scoring.facts import Snapshot
from scoring.results import Plan, Readiness


def pictures(now: Snapshot, readiness: Readiness, plan: Plan) -> dict[str, dict[str, Any]]:
    """Return what a report shows, by kind (`blocks`, `timeline` and `weak_spots`) in its order: what its templates draw it from."""
    drawn = (
        blocks.draw(readiness, now.catalogue, LIGHT),
        timeline.draw(plan, now, LIGHT),
        weak_spots.draw(readiness, now.catalogue, LIGHT, most=weak_spots.FIRST),
    )
    return {
        one.kind: {"kind": one.kind, "rows": one.rows, "finding": one.finding, "alt": one.alt}
        for one in drawn
        if one.rows["rows"]
    }
