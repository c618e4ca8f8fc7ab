"""How ready a candidacy is: blocks, repairs, verdict, weak spots, next label and checks."""

from scoring.readiness.repairs import repair_credit
from scoring.readiness.verdict import label_of
from scoring.readiness.whole import Score, as_json, readiness, score

__all__ = ["Score", "as_json", "label_of", "readiness", "repair_credit", "score"]
