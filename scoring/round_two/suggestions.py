"""Suggestions: which sentence of a preparation factor the notes bear out, and why.

Never an answer by itself, and never above what the notes show: without a rule that holds there is no suggestion.
"""

from scoring.facts import Snapshot, compile_condition
from scoring.round_two.tallies import tallies
from scoring.terms import Frozen, Level


class Suggestion(Frozen):
    """A level that the notes bear out: its whole sentence, and the reason in words."""

    factor: str
    level: Level
    sentence: str
    why: str


def suggestions(now: Snapshot) -> tuple[Suggestion, ...]:
    """Return for each factor the highest level whose rule holds, in the order of the rules."""
    found = tallies(now)
    highest: dict[str, Suggestion] = {}
    for rule in now.catalogue.round_two.suggestions:
        before = highest.get(rule.factor)
        if (before is None or rule.level > before.level) and compile_condition(rule.when)(found):
            sentence = now.catalogue.factor[rule.factor].anchors[rule.level]
            highest[rule.factor] = Suggestion(factor=rule.factor, level=rule.level, sentence=sentence, why=rule.why)
    return tuple(highest.values())
