"""The letters that are not due now, each with the moment in words when it comes up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scoring.calendar import spoken
from scoring.catalogue.letter_shapes import LetterUse
from scoring.facts import Facts, Snapshot, compile_condition
from scoring.facts.reach import open_to
from scoring.letters.offers import Offer
from scoring.results import Plan


@dataclass(frozen=True, slots=True)
class Other:
    """A letter that is not due now, the people it would go to, in words when it comes up, and its day in the plan."""

    letter: str
    to: tuple[str, ...]
    reason: str
    day: date | None = None


def others(now: Snapshot, plan: Plan, due: Iterable[Offer]) -> tuple[Other, ...]:
    """Return the letters that are not among those due, in the order of the catalogue, each with the moment in words."""
    offered, catalogue = {offer.letter for offer in due}, now.catalogue
    return tuple(
        Other(
            letter=letter.id,
            to=open_to(letter.id, now.candidacy, catalogue),
            reason=when(letter.id, now, plan),
            day=_planned(_actions(catalogue.letter_use[letter.id], now.facts), plan),
        )
        for letter in catalogue.letters
        if letter.id not in offered and open_to(letter.id, now.candidacy, catalogue)
    )


def when(letter: str, now: Snapshot, plan: Plan) -> str:
    """Say when a letter comes up: its moment, and what the plan says of its action today."""
    use = now.catalogue.letter_use[letter]
    actions = _actions(use, now.facts)
    if planned := _planned(actions, plan):
        return f"{use.moment} The plan has it for {spoken(planned)}."
    entries = [entry for entry in (*plan.left_out, *plan.not_due, *plan.stopped) if entry.action in actions]
    entries.sort(key=lambda entry: (entry in plan.stopped, actions.index(entry.action)))
    return f"{use.moment} {entries[0].reason}" if entries else use.moment


def _actions(use: LetterUse, facts: Facts) -> list[str]:
    """Return the actions of the occasions whose condition holds."""
    held = [occasion for occasion in use.occasions if compile_condition(occasion.when)(facts)]
    return [action for occasion in held for action in occasion.actions]


def _planned(actions: list[str], plan: Plan) -> date | None:
    return next((item.begin for item in plan.items if item.action in actions), None)
