"""What every asked factor stands at on a day: a level, not applicable, not due yet, unsure or still open.

Decides which answers count: the user's own, for the factors asked at this depth. The thank-you factor is computed from
its date, and a follow-up factor whose time has not run out is pending unless the user rated it.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.facts.settings import asked_factors, not_asked


@dataclass(frozen=True, slots=True)
class Standing:
    """The asked factors by what is known of them, each in catalogue order; a factor is in exactly one of the five.

    `pending` gives the first day on which the factor is due; none for one that waits for something to happen.
    """

    levels: dict[str, int] = field(default_factory=dict)
    not_applicable: list[str] = field(default_factory=list)
    pending: dict[str, date | None] = field(default_factory=dict)
    unsure: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def standing(candidacy: Candidacy, catalogue: Catalogue, passed: int, thanked: int | None) -> Standing:
    """Sort the asked factors by what the user said of them and by what is due.

    `passed` counts the whole calendar days since the interview, `thanked` those from it to the first thank-you. One of
    which only an answer tells is pending until its day is entered; what it said is pending until one goes out.
    """
    said = {answer.factor: answer for answer in candidacy.answers if answer.rater == "self"}
    rated = {name: answer.level for name, answer in said.items() if answer.kind == "rated"}
    ruled_out = {name for name, answer in said.items() if answer.kind == "not_applicable"}
    thank_you, days = catalogue.scoring.thank_you, passed if thanked is None else thanked
    rated.pop(thank_you.factor, None)
    unsent = _unsent(catalogue, rated) if thanked is None else frozenset()
    rated = {name: level for name, level in rated.items() if name not in unsent}
    step = next(step for step in thank_you.steps if step.up_to_day is None or days <= step.up_to_day)
    computed = step.unsent if thanked is None else step.sent
    told = thanked is None and tells_of_thanks(candidacy, catalogue)
    if computed is not None and not told:
        rated[thank_you.factor] = computed
    waiting = _waiting(candidacy, catalogue, passed, rated.keys() | ruled_out)
    if told:
        waiting.setdefault(thank_you.factor, candidacy.interview_day + timedelta(days=passed + 1))
    waiting |= dict.fromkeys(unsent, waiting.get(thank_you.factor))

    known = Standing()
    for factor in asked_factors(candidacy, catalogue):
        name = factor.id
        if name in ruled_out:
            known.not_applicable.append(name)
        elif name in rated:
            known.levels[name] = rated[name]
        elif name in waiting:
            known.pending[name] = waiting[name]
        elif name in said and said[name].kind == "unsure":
            known.unsure.append(name)
        else:
            known.missing.append(name)
    return known


def tells_of_thanks(candidacy: Candidacy, catalogue: Catalogue) -> bool:
    """Say whether an answer tells of a thank-you that went out, of those that such an interview asks for."""
    gone = not_asked(candidacy, catalogue)
    told = (one for one in candidacy.answers if one.rater == "self" and one.factor not in gone)
    own = {one.factor: one.level for one in told if one.kind == "rated"}
    told_by = catalogue.scoring.thank_you.told_by
    return any(own.get(factor, 0) >= level for factor, level in told_by.items())


def _unsent(catalogue: Catalogue, rated: Mapping[str, int]) -> AbstractSet[str]:
    """Return the factors about a thank-you that no answer tells of: "I have not sent one" leaves nothing to rate."""
    told_by = catalogue.scoring.thank_you.told_by
    waits = (rule.factor for rule in catalogue.scoring.pending if rule.until_thanked)
    return {factor for factor in waits if factor not in rated or rated[factor] < told_by.get(factor, 0)}


def _waiting(
    candidacy: Candidacy, catalogue: Catalogue, passed: int, settled: AbstractSet[str]
) -> dict[str, date | None]:
    """Return the factors whose time has not run out, each with the first day it is due."""
    return {
        rule.factor: candidacy.interview_day + timedelta(days=rule.until_day + 1)
        for rule in catalogue.scoring.pending
        if rule.until_day is not None and rule.factor not in settled and passed <= rule.until_day
    }
