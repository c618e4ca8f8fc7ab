"""What a candidacy says on a day: what has happened, where each answer stands, and the facts that conditions ask for."""

from scoring.facts.conditions import ConditionError, Facts, compile_condition, names_in, parsed
from scoring.facts.events import OUTCOMES, second_interview, stage
from scoring.facts.messages import ANSWERS, OUTSIDE, QUESTIONS, Message, Sent, people
from scoring.facts.snapshot import Snapshot
from scoring.facts.standing import Standing, asked_factors, standing

__all__ = [
    "ANSWERS",
    "OUTCOMES",
    "OUTSIDE",
    "QUESTIONS",
    "ConditionError",
    "Facts",
    "Message",
    "Sent",
    "Snapshot",
    "Standing",
    "asked_factors",
    "compile_condition",
    "names_in",
    "parsed",
    "people",
    "second_interview",
    "stage",
    "standing",
]
