"""What holds for everybody who may not write to them, and for everybody who may write through one person alone."""

import re
from datetime import timedelta

import pytest
from hypothesis import Phase, given, settings

from exports import markdown
from exports.export import Export
from scoring.candidacy import Candidacy, ContactRule, Event, Intermediary
from scoring.contacts import events_of, refusal
from scoring.facts.messages import Message
from scoring.facts.reach import open_to
from scoring.facts.settings import repair_how
from scoring.planning.plan import letters_of
from screens.letters.rest import others
from tests.support.days import OUTSIDE, Day
from tests.support.strategies import CATALOGUE, lives, minutes, passed
from tests.unit.planning.test_reasons_laws import on

pytestmark = pytest.mark.no_cover  # what covers a branch shall not depend on luck
law = settings(max_examples=60, phases=(Phase.explicit, Phase.reuse, Phase.generate))
REFEREES, YOURSELF = {"referee-1", "referee-2"}, {"yourself"}
NONE = ContactRule(kind="none")
AGENT = ContactRule(kind="through", through=Intermediary(name="Kim Vale", email="kim@agency.example"))
WRITING = re.compile(
    r"\b(emails?|e-mails?|send|sent|write to|ask (the|them|people you)|confirm|check in|call them|ring|messages? (with|to))\b",
    re.IGNORECASE,
)


def under(rule: ContactRule, life: Candidacy, after: timedelta, a_day: int) -> Day:
    return on(life.model_copy(update={"contact_rule": rule}), after, a_day)


def written(day: Day) -> list[Event]:
    """Return what finishing any action on the day would write down as a message."""
    events = (event for action in CATALOGUE.actions for event in events_of(action, day.now))
    return [event for event in events if event.kind in {"thank_you_sent", "contact"}]


@law
@given(lives(), passed, minutes)
def test_where_they_take_no_messages_nothing_is_planned_or_written_down_but_to_referees(
    life: Candidacy, after: timedelta, a_day: int
) -> None:
    day = under(NONE, life, after, a_day)
    assert {contact.about for item in day.plan.items if (contact := CATALOGUE.action[item.action].contact)} <= {
        "referee"
    }
    assert {event.about for event in written(day)} <= {"referee"}


@law
@given(lives(), passed, minutes)
def test_where_they_take_no_messages_no_letter_goes_to_them_at_any_time(
    life: Candidacy, after: timedelta, a_day: int
) -> None:
    day = under(NONE, life, after, a_day)
    whole = {who for letter in CATALOGUE.letter for who in open_to(letter, day.candidacy, CATALOGUE)}
    whole |= {offer.to for offer in day.letters}
    whole |= {who for other in others(day.now, day.plan, day.letters) for who in other.to}
    assert whole <= REFEREES | YOURSELF
    named = {letter for action in CATALOGUE.actions for letter in letters_of(action, day.now)}
    named |= {item.letter for item in day.plan.items if item.letter}
    assert {letter for letter in named if not open_to(letter, day.candidacy, CATALOGUE)} == set()


@law
@given(lives(), passed)
def test_where_they_take_no_messages_every_message_is_refused_but_to_referees(
    life: Candidacy, after: timedelta
) -> None:
    day = under(NONE, life, after, 60)
    refused = {
        kind.id
        for kind in CATALOGUE.messages
        if (found := refusal(Message(frozenset({"i1"}), kind), day.today, day.now)) and found.kind == "unwanted"
    }
    assert refused == {kind.id for kind in CATALOGUE.messages} - {"referee"}


@law
@given(lives(), passed, minutes)
def test_where_they_take_no_messages_no_weak_spot_is_mended_by_one(
    life: Candidacy, after: timedelta, a_day: int
) -> None:
    day = under(NONE, life, after, a_day)
    for spot in day.readiness.weak_spots:
        contacts = [contact for name in spot.actions if (contact := CATALOGUE.action[name].contact)]
        assert {contact.about for contact in contacts} <= {"referee"}, spot.factor
        advice = repair_how(CATALOGUE.factor[spot.factor], day.candidacy, CATALOGUE)
        assert WRITING.search(advice) is None, spot.factor


@law
@given(lives(), passed, minutes)
def test_where_they_take_no_messages_the_report_speaks_of_none(life: Candidacy, after: timedelta, a_day: int) -> None:
    """Outside the parts that say what is not done and why, and what goes to referees."""
    day = under(NONE, life, after, a_day)
    report = markdown.render(Export(day.candidacy, CATALOGUE, day.readiness, day.plan, day.today)).decode()
    letters = [letter for letter in CATALOGUE.letters if not open_to(letter.id, day.candidacy, CATALOGUE)]
    assert [letter.name for letter in letters if f"“{letter.name}”" in report] == []
    items = [CATALOGUE.action[item.action] for item in day.plan.items]
    said = [
        (action.id, text)
        for action in items
        if action.contact is None
        for text in (action.title, action.wording, action.if_then, action.done_when)
    ]
    assert [(name, text) for name, text in said if WRITING.search(text) and name not in ELSEWHERE] == []


ELSEWHERE = {"A19"}  # applications to others


@law
@given(lives(), passed, minutes)
def test_where_all_goes_through_one_person_no_message_goes_to_anybody_else_of_theirs(
    life: Candidacy, after: timedelta, a_day: int
) -> None:
    day = under(AGENT, life, after, a_day)
    planned = [(item, day.now.message(CATALOGUE.action[item.action])) for item in day.plan.items]
    people = [(item.action, what.people) for item, what in planned if what and what.kind.id not in OUTSIDE]
    assert [entry for entry in people if entry[1] != {"through"}] == []
    assert {event.to for event in written(day) if event.about not in OUTSIDE} <= {"through"}
    own = REFEREES | YOURSELF
    reached = {who for letter in CATALOGUE.letter for who in open_to(letter, day.candidacy, CATALOGUE)}
    assert reached <= {"through"} | own
    assert {offer.to for offer in day.letters} <= {"through"} | own


@law
@given(lives(), passed, minutes)
def test_thanks_that_are_passed_on_go_out_once_and_reach_everybody(
    life: Candidacy, after: timedelta, a_day: int
) -> None:
    day = under(AGENT, life, after, a_day)
    thanks = [item for item in day.plan.items if day.about(item) == "thank_you"]
    assert len(thanks) <= 1
    for item in thanks:
        action = CATALOGUE.action[item.action]
        events = events_of(action, day.now)
        assert [event.to for event in events] == ["through"]
        sent = day.candidacy.model_copy(update={"events": (*day.candidacy.events, *events)})
        then = Day(sent, CATALOGUE, day.today, a_day)
        assert [one.action for one in then.plan.items if then.about(one) == "thank_you"] == []
        assert then.thanks_offered == frozenset()
