"""How ready a candidacy is: blocks, repairs, verdict, weak spots, next label and checks."""

from scoring.readiness.repairs import repair_credit
from scoring.readiness.score import Score, readiness, score
from scoring.readiness.verdict import label_of

__all__ = ["Score", "label_of", "readiness", "repair_credit", "score"]
