"""What a candidacy says on a day: its stage, where each answer stands, and the facts that conditions ask for."""

from scoring.facts.conditions import ConditionError, Facts, compile_condition, names_in
from scoring.facts.facts import events_until, facts, known_fact_names, second_interview, stage
from scoring.facts.standing import Standing, asked_factors, standing

__all__ = [
    "ConditionError",
    "Facts",
    "Standing",
    "asked_factors",
    "compile_condition",
    "events_until",
    "facts",
    "known_fact_names",
    "names_in",
    "second_interview",
    "stage",
    "standing",
]
