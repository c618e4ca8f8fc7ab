"""Consistency checks: questions to the user where two answers do not seem to fit.

Decides only which questions come up. A check never edits an answer and never moves the number.
"""

from scoring.catalogue.judgements import Scoring
from scoring.facts import Facts, compile_condition
from scoring.results import RaisedCheck


def raised_checks(scoring: Scoring, facts: Facts) -> tuple[RaisedCheck, ...]:
    """Return the checks whose condition holds, in catalogue order. `facts` must hold the headline."""
    return tuple(
        RaisedCheck(id=check.id, question=check.question, factors=check.factors)
        for check in scoring.checks
        if compile_condition(check.when)(facts)
    )
