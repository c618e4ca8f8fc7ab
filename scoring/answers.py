"""What every asked factor stands at on a day: a level, not applicable, not due yet, unsure or still open.

Decides which answers count: the user's own, for the factors asked at this depth. The thank-you factor is computed from
its date, and a follow-up factor whose time has not run out is pending unless the user rated it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue, Factor


@dataclass(frozen=True, slots=True)
class Standing:
    """The asked factors by what is known of them, each in catalogue order; a factor is in exactly one of the five.

    `pending` gives the first day on which the factor is due.
    """

    levels: dict[str, int]
    not_applicable: tuple[str, ...]
    pending: dict[str, date]
    unsure: tuple[str, ...]
    missing: tuple[str, ...]


def asked_factors(candidacy: Candidacy, catalogue: Catalogue) -> tuple[Factor, ...]:
    """Return the factors asked at the candidacy's depth: the core in a quick check, else all."""
    return catalogue.core_factors if candidacy.depth == "quick" else catalogue.factors


def standing(candidacy: Candidacy, catalogue: Catalogue, today: date) -> Standing:
    """Sort the asked factors by what the user said of them and by what is due on `today`."""
    kinds: dict[str, str] = {}
    rated: dict[str, int] = {}
    for answer in candidacy.answers:
        if answer.rater == "self":
            kinds[answer.factor] = answer.kind
            if answer.kind == "rated":
                rated[answer.factor] = answer.level
    thank_you = catalogue.scoring.thank_you.factor
    rated.pop(thank_you, None)
    computed, due = _thank_you(candidacy, catalogue, today)
    if computed is not None:
        rated[thank_you] = computed
    if kinds.get(thank_you) == "not_applicable":
        due = None
    waiting = _pending(candidacy, catalogue, today, due)

    levels: dict[str, int] = {}
    pending: dict[str, date] = {}
    sorted_out: dict[str, list[str]] = {"not_applicable": [], "unsure": [], "missing": []}
    for factor in asked_factors(candidacy, catalogue):
        name = factor.id
        kind = kinds.get(name)
        if kind == "not_applicable":
            sorted_out["not_applicable"].append(name)
        elif name in rated:
            levels[name] = rated[name]
        elif name in waiting:
            pending[name] = waiting[name]
        else:
            sorted_out["unsure" if kind == "unsure" else "missing"].append(name)
    return Standing(levels=levels, pending=pending, **{key: tuple(names) for key, names in sorted_out.items()})


def first_thank_you(candidacy: Candidacy, today: date) -> int | None:
    """Return the whole calendar days from the interview to the first thank-you, or None when none is sent by `today`."""
    days = [event.on for event in candidacy.events if event.kind == "thank_you_sent" and event.on <= today]
    return (min(days) - candidacy.interview_day).days if days else None


def _thank_you(candidacy: Candidacy, catalogue: Catalogue, today: date) -> tuple[int | None, date | None]:
    """Return the level of the thank-you factor or, while it is pending, None and the first day it is due."""
    steps = catalogue.scoring.thank_you.steps
    sent = first_thank_you(candidacy, today)
    passed = (today - candidacy.interview_day).days if sent is None else sent
    step = next(step for step in steps if step.up_to_day is None or passed <= step.up_to_day)
    if sent is not None:
        return step.sent, None
    if step.unsent is not None:
        return step.unsent, None
    last = max(step.up_to_day for step in steps if step.unsent is None and step.up_to_day is not None)
    return None, candidacy.interview_day + timedelta(days=last + 1)


def _pending(candidacy: Candidacy, catalogue: Catalogue, today: date, thank_you_due: date | None) -> dict[str, date]:
    """Return the factors that are not due on `today`, each with the first day it is."""
    waiting: dict[str, date] = {}
    if thank_you_due is not None:
        waiting[catalogue.scoring.thank_you.factor] = thank_you_due
    for rule in catalogue.scoring.pending:
        if rule.until_day is not None:
            due = candidacy.interview_day + timedelta(days=rule.until_day + 1)
            if today < due:
                waiting[rule.factor] = due
        elif rule.with_factor in waiting:
            waiting[rule.factor] = waiting[rule.with_factor]
    return waiting
