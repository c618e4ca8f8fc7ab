"""Offers: which letter is due now to whom, with one sentence why.

Decides by the plan and by the occasions in `data/letter_occasions.yaml`, once for each person and occasion. Whether it is
too soon to send one is said beforehand by `scoring.letters.posting`.
"""

from dataclasses import dataclass

from scoring.catalogue.letter_shapes import LetterUse, Occasion
from scoring.catalogue.round_two_shapes import ClosingLine
from scoring.facts import Snapshot, compile_condition
from scoring.facts.reach import open_to, recipients
from scoring.letters.posting import still_to_have, too_soon
from scoring.results import Plan


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter that is due: to whom, why, for which action of the plan, and what speaks against today."""

    letter: str
    to: str
    why: str
    action: str | None
    warning: str | None


def offers(now: Snapshot, plan: Plan) -> tuple[Offer, ...]:
    """Return the letters due on the day, in the order of its plan; what an event calls for comes first."""
    places = {item.action: place for place, item in enumerate(plan.items) if item.begin <= now.today}
    found: dict[tuple[str, str], Offer] = {}
    fitting = (use for use in now.catalogue.letter_uses if open_to(use.letter, now.candidacy, now.catalogue))
    for use in fitting:
        for occasion in use.occasions:
            for offer in _offers_of(occasion, use, plan, now):
                found.setdefault((offer.letter, offer.to), offer)
    return tuple(sorted(found.values(), key=lambda offer: places.get(offer.action or "", -1)))


def closing_lines(now: Snapshot) -> tuple[ClosingLine, ...]:
    """Return the closing lines whose condition holds."""
    return tuple(line for line in now.catalogue.round_two.closing if compile_condition(line.when)(now.facts))


def _offers_of(occasion: Occasion, use: LetterUse, plan: Plan, now: Snapshot) -> list[Offer]:
    if not compile_condition(occasion.when)(now.facts):
        return []
    waiting = still_to_have(use, occasion.to, now)
    begun = len(waiting) < len(recipients(now.candidacy, occasion.to, now.thanks_round))
    action = next((name for name in occasion.actions if _due(name, use, plan, begun=begun)), None)
    if occasion.actions and action is None:
        return []
    return [
        Offer(
            letter=use.letter,
            to=who,
            why=occasion.why,
            action=action,
            warning=too_soon(use.letter, who, now, plan, action),
        )
        for who in waiting
    ]


def _due(action: str, use: LetterUse, plan: Plan, *, begun: bool) -> bool:
    """Say whether an action is on today's list, or waits only because some of its letters are out already.

    A message that takes several days goes out on the last of them; sheets and thanks are there from the first.
    """
    at_once = use.sends is None or use.sends.kind == "thank_you_sent"
    mine = [item for item in plan.items if item.action == action]
    if any(begun or (item.begin if at_once else item.day) <= plan.today for item in mine):
        return True
    return begun and any(entry.action == action and entry.kind == "contact_spacing" for entry in plan.not_due)
