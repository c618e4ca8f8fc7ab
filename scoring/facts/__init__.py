"""What a candidacy says on a day: what has happened, where each answer stands, and the facts that conditions ask for."""

from scoring.facts.conditions import Facts, compile_condition
from scoring.facts.snapshot import Snapshot
from scoring.facts.standing import Standing

__all__ = ["Facts", "Snapshot", "Standing", "compile_condition"]
