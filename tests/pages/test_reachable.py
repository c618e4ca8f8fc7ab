"""Every piece of advice that is an action, a letter or a rule comes up for somebody: in a plan, among the letters, on a page."""

from collections import defaultdict

import pytest

from scoring.facts import Snapshot
from scoring.letters.offers import offers
from scoring.loading import load_catalogue
from scoring.planning import plan
from screens.letters.rest import others
from tests.support.screens import OpenPage, said, unfold
from tests.support.walks import WALKS, days_of, read_walk

CATALOGUE = load_catalogue()
KINDS = ("A", "T", "RULE")
ROWS = {row.id: [name for name in row.covered_by if name.startswith(KINDS)] for row in CATALOGUE.seed_rows}
ADVICE = {row: names for row, names in ROWS.items() if names}


def walked() -> dict[str, list[str]]:
    """Return on whose road and which day each action is on the day's list and each letter is offered in the walks."""
    places = defaultdict(list)
    for path in sorted(WALKS.glob("*.yaml")):
        for road in read_walk(path):
            for number, today, candidacy in days_of(road, CATALOGUE):
                now = Snapshot(candidacy, CATALOGUE, today)
                steps = plan(now)
                for name in (*steps.by_day.get(today, {}), *(offer.letter for offer in offers(now, steps))):
                    places[name].append(f"{path.stem}, day {number}")
    return places


def shelved() -> dict[str, list[str]]:
    """Return the letters that the page of letters lists for later, on the first evening of the first walk."""
    road = read_walk(WALKS / "quick_yes.yaml")[0]
    _, today, candidacy = next(days_of(road, CATALOGUE))
    steps = plan(Snapshot(candidacy, CATALOGUE, today))
    listed = others(
        Snapshot(candidacy, CATALOGUE, steps.today), steps, offers(Snapshot(candidacy, CATALOGUE, today), steps)
    )
    return {other.letter: [f"letters, not due: {other.reason}"] for other in listed}


WALKED, SHELVED = walked(), shelved()


@pytest.mark.parametrize("row", ADVICE)
def test_a_piece_of_advice_is_met_on_the_way(row: str) -> None:
    met = [place for name in ADVICE[row] for place in (*WALKED.get(name, []), *SHELVED.get(name, []))]
    rules = [name for name in ADVICE[row] if name.startswith("RULE")]
    assert met or rules, f"{row} ({', '.join(ADVICE[row])}) comes up nowhere"


def test_every_action_with_advice_behind_it_is_due_for_somebody() -> None:
    assert [action.id for action in CATALOGUE.actions if action.seed_refs and action.id not in WALKED] == []


def test_every_letter_is_offered_or_listed_for_later() -> None:
    assert [name for name in CATALOGUE.letter if name not in WALKED and name not in SHELVED] == []


def test_every_rule_stands_on_the_method_page(open_page: OpenPage) -> None:
    words = said(unfold(open_page("method"), "judgements"))
    assert [rule.id for rule in CATALOGUE.rules if rule.text not in words] == []
