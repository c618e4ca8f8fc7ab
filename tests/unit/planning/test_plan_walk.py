"""Five stories walked day by day: the user does some of what the plan says, logs some of it, and the plan keeps its rules."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from scoring.candidacy import ActionState, Candidacy, Event
from scoring.catalogue import Catalogue
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.results import Plan, PlanItem
from tests.support.plan_rules import violations

DAYS = 40
INTERVIEW = date(2026, 11, 19)
_LOGGED = {"status", "decision_date", "useful_item", "referee", "inside", "correction"}


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
                candidacy = _done(candidacy, item, catalogue, log=bool((number + place) % 3))


def _done(candidacy: Candidacy, item: PlanItem, catalogue: Catalogue, *, log: bool) -> Candidacy:
    """Tick an item, and log what it sends or only that."""
    contact = catalogue.action[item.action].contact
    events: list[Event] = []
    if contact and contact.about == "thank_you":
        people = candidacy.interviewers if contact.to == "each_interviewer" else candidacy.interviewers[:1]
        events = [Event(kind="thank_you_sent", on=item.day, to=person.id) for person in people]
    elif contact and contact.about in _LOGGED and not contact.inside_note:
        to = candidacy.interviewers[0].id if contact.to == "main_interviewer" else contact.to
        channel = "phone" if item.action == "A15" else "email"
        said = {"kind": "contact", "on": item.day, "to": to, "about": contact.about, "channel": channel}
        events = [Event.model_validate(said)]
    state = ActionState(action=item.action, status="done", on=item.day)
    ticked = () if events and log and contact and contact.about == "status" else (state,)
    return candidacy.model_copy(
        update={"events": (*candidacy.events, *(events if log else ())), "actions": (*candidacy.actions, *ticked)}
    )


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


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
    assert planned >= {"A15", "A16", "A17", "A18"}


def test_after_a_rejection_only_the_answer_and_the_search_go_on(catalogue: Catalogue) -> None:
    walked = [result for _, result in walk(STORIES["a rejection"], catalogue) if result.today >= day(12)]
    assert {item.action for result in walked for item in result.items} <= {"A19", "A37"}


def test_after_round_two_nothing_prepares_for_it(catalogue: Catalogue) -> None:
    walked = [result for _, result in walk(STORIES["a quick yes"], catalogue) if result.today > day(14)]
    planned = {item.action for result in walked for item in result.items}
    assert [name for name in planned if catalogue.action[name].channel == "round_two"] == []
