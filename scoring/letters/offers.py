"""Offers: which letter is due now to whom, with one sentence why; and when each of the others comes up.

Decides by the plan and by the occasions in `data/letter_occasions.yaml`, once for each person and occasion. Whether it is
too soon to send one is said beforehand by `scoring.letters.posting`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scoring.calendar import spoken
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.catalogue.letter_shapes import LetterUse, Occasion
from scoring.catalogue.round_two_shapes import ClosingLine
from scoring.facts import Facts, Snapshot, compile_condition
from scoring.letters.posting import recipients, still_to_have, too_soon
from scoring.people import YOURSELF
from scoring.results import Plan


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter that is due: to whom, why, for which action of the plan, and what speaks against today."""

    letter: str
    to: str
    why: str
    action: str | None
    warning: str | None


@dataclass(frozen=True, slots=True)
class Other:
    """A letter that is not due now, the people it would go to, in words when it comes up, and its day in the plan."""

    letter: str
    to: tuple[str, ...]
    reason: str
    day: date | None = None


def offers(now: Snapshot, plan: Plan) -> tuple[Offer, ...]:
    """Return the letters due on the day, in the order of its plan; what an event calls for comes first."""
    places = {item.action: place for place, item in enumerate(plan.items) if item.begin <= now.today}
    found: dict[tuple[str, str], Offer] = {}
    for use in now.catalogue.letter_uses:
        for occasion in use.occasions:
            for offer in _offers_of(occasion, use, plan, now):
                found.setdefault((offer.letter, offer.to), offer)
    return tuple(sorted(found.values(), key=lambda offer: places.get(offer.action or "", -1)))


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
        if letter.id not in offered
    )


def closing_lines(now: Snapshot) -> tuple[ClosingLine, ...]:
    """Return the closing lines whose condition holds."""
    return tuple(line for line in now.catalogue.round_two.closing if compile_condition(line.when)(now.facts))


def open_to(letter: str, candidacy: Candidacy, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the people whom a letter may go to at any time, those of its first occasion in front."""
    use = catalogue.letter_use[letter]
    if not use.occasions:
        return (YOURSELF,)
    found = [who for occasion in use.occasions for who in recipients(candidacy, occasion.to)]
    if use.sends and use.sends.kind == "thank_you_sent":
        found += recipients(candidacy, "everybody")
    return tuple(dict.fromkeys(found))


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


def _offers_of(occasion: Occasion, use: LetterUse, plan: Plan, now: Snapshot) -> list[Offer]:
    if not compile_condition(occasion.when)(now.facts):
        return []
    waiting = still_to_have(use, occasion.to, now)
    begun = len(waiting) < len(recipients(now.candidacy, occasion.to))
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
