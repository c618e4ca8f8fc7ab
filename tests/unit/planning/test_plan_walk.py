"""Five stories walked day by day: the user does some of what the plan says, and the plan keeps its rules."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from scoring.candidacy import ActionState, Candidacy
from scoring.catalogue import Catalogue
from scoring.contacts import events_of
from scoring.facts import Snapshot
from scoring.planning import plan
from scoring.results import Plan, PlanItem
from tests.support.plan_rules import violations

DAYS = 40
INTERVIEW = date(2026, 11, 19)


def day(number: int) -> date:
    return INTERVIEW + timedelta(days=number)


STORIES: dict[str, dict[str, Any]] = {
    "a quick yes": {
        "decision_date": day(8),
        "events": [{"kind": "invited", "on": day(3), "second_interview": day(14)}, {"kind": "offer", "on": day(20)}],
    },
    "a long silence": {"contact": {"name": "Priya", "channel": "phone"}, "events": []},
    "an invitation at short notice": {
        "events": [{"kind": "invited", "on": day(9), "second_interview": day(10)}],
        "interviewers": [{"id": "i1", "name": "Dana"}],
        "contact": {"name": "Dana", "channel": "email"},
    },
    "a rejection": {"decision_date": day(7), "events": [{"kind": "rejected", "on": day(12)}]},
    "no date, and holidays": {
        "days_off": [day(7), day(8), day(11), day(12), day(13)],
        "events": [{"kind": "task_agreed", "on": day(2), "deadline": day(9)}],
        "interest": 2,
    },
}


def walk(story: dict[str, Any], catalogue: Catalogue) -> Iterator[tuple[Candidacy, Plan]]:
    """Yield each morning's candidacy and plan; in the evening some of the day's items get done."""
    given = {
        "id": "walk",
        "depth": "full",
        "first_interview": {"ended": datetime(2026, 11, 19, 15, 30, tzinfo=UTC)},
        "interviewers": [{"id": "i1", "name": "Dana"}, {"id": "i2", "name": "Jo"}],
        "contact": {"name": "Priya", "channel": "email"},
        "interest": 4,
        "answers": [{"factor": name, "kind": "rated", "level": n % 4} for n, name in enumerate(catalogue.factor)],
    }
    candidacy = Candidacy.model_validate(given | story)
    for number in range(DAYS):
        today = day(number)
        result = plan(Snapshot(candidacy, catalogue, today))
        yield candidacy, result
        for place, item in enumerate(result.items):
            if item.day == today and (number + place) % 4:
                candidacy = _done(candidacy, item, catalogue)


def _done(candidacy: Candidacy, item: PlanItem, catalogue: Catalogue) -> Candidacy:
    """Tick an item on its day, with what that writes down."""
    now = Snapshot(candidacy, catalogue, item.day)
    state = ActionState(action=item.action, status="done", on=item.day)
    events = (*candidacy.events, *events_of(catalogue.action[item.action], now))
    return candidacy.model_copy(update={"events": events, "actions": (*candidacy.actions, state)})


@pytest.mark.parametrize("name", STORIES)
def test_a_story_keeps_the_rules_on_every_day(name: str, catalogue: Catalogue) -> None:
    wrong = {
        str(result.today): found
        for candidacy, result in walk(STORIES[name], catalogue)
        if (found := violations(result, candidacy, catalogue))
    }
    assert wrong == {}


def test_a_long_silence_leads_to_the_date_question_and_then_to_rest(catalogue: Catalogue) -> None:
    walked = list(walk(STORIES["a long silence"], catalogue))
    planned = {item.action for _, result in walked for item in result.items if item.day == result.today}
    assert planned >= {"A15", "A17", "A18"}


def test_after_a_rejection_only_the_answer_and_the_search_go_on(catalogue: Catalogue) -> None:
    walked = [result for _, result in walk(STORIES["a rejection"], catalogue) if result.today >= day(12)]
    assert {item.action for result in walked for item in result.items} <= {"A19", "A37"}


def test_after_round_two_nothing_is_left_to_prepare_but_its_debrief(catalogue: Catalogue) -> None:
    walked = [result for _, result in walk(STORIES["a quick yes"], catalogue) if result.today > day(14)]
    planned = {item.action for result in walked for item in result.items}
    assert [name for name in planned if catalogue.action[name].channel == "round_two"] == ["A01"]
