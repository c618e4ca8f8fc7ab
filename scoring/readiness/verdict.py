"""The word for a number and the questions back: labels, gates that cap them, consistency checks.

Borders, gates and checks are data. A gate caps the word, never the number; a check never edits an answer. What would reach
the next word is worked out in `scoring.readiness.next_label`.
"""

from collections.abc import Sequence

from scoring.catalogue.judgements import Gate, Label, Scoring
from scoring.facts import Facts, compile_condition
from scoring.results import RaisedCheck
from scoring.terms import LabelName


def closed_gates(scoring: Scoring, facts: Facts) -> tuple[Gate, ...]:
    """Return the gates whose condition holds, in catalogue order, whether or not they bind."""
    return tuple(gate for gate in scoring.gates if compile_condition(gate.when)(facts))


def raised_checks(scoring: Scoring, facts: Facts) -> tuple[RaisedCheck, ...]:
    """Return the checks whose condition holds, in catalogue order. `facts` must hold the headline."""
    return tuple(
        RaisedCheck(id=check.id, question=check.question, factors=check.factors)
        for check in scoring.checks
        if compile_condition(check.when)(facts)
    )


def label_of(value: float, labels: Sequence[Label]) -> LabelName:
    """Return the word for an unrounded number of points."""
    return [label.name for label in ladder(labels) if label.at_least <= value][-1]


def capped(label: LabelName, gates: Sequence[Gate], labels: Sequence[Label]) -> LabelName:
    """Return the lowest of a label and the caps of the gates."""
    allowed = {label, *(gate.cap for gate in gates)}
    return next(one.name for one in ladder(labels) if one.name in allowed)


def ladder(labels: Sequence[Label]) -> list[Label]:
    """Return the labels from the lowest to the highest."""
    return sorted(labels, key=lambda label: label.at_least)
