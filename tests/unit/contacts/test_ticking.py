"""What ticking an action off writes down."""

from datetime import date

import pytest

from scoring.candidacy import ActionState, Candidacy, ContactPerson, Event, Interviewer
from scoring.contacts import events_of, with_its_events
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from tests.support.candidacies import draft

CATALOGUE = load_catalogue()
ACTION = CATALOGUE.action
TODAY = date(2026, 11, 18)
PEOPLE = (Interviewer(id="i1", name="Dana"), Interviewer(id="i2", name="Ola"), Interviewer(id="i3", name="Ola"))
THANKED = Event(kind="thank_you_sent", on=date(2026, 11, 17), to="i1")


def with_(**changes: object) -> Candidacy:
    return draft().model_copy(update=changes)


@pytest.mark.parametrize(
    ("action", "changes", "sent"),
    [
        ("A02", {}, [("thank_you_sent", None, None)]),
        ("A02", {"interviewers": PEOPLE}, [("thank_you_sent", "i1", None)]),
        (
            "A03",
            {"interviewers": PEOPLE, "events": (THANKED,)},
            [("thank_you_sent", "i2", None), ("thank_you_sent", "i3", None)],
        ),
        (
            "A03",
            {"interviewers": PEOPLE[:2], "events": (THANKED.model_copy(update={"to": " DANA "}),)},
            [("thank_you_sent", "i2", None)],
        ),
        ("A03", {"interviewers": PEOPLE[:1], "events": (THANKED,)}, []),
        (
            "A03",
            {"interviewers": PEOPLE, "events": (THANKED.model_copy(update={"to": "i2"}),)},
            [("thank_you_sent", "i3", None)],
        ),
        ("A14", {"contact": ContactPerson(name="Kim")}, [("contact", "contact", "status")]),
        ("A14", {}, [("contact", None, "status")]),
        ("A10", {"contact": ContactPerson(name="Kim")}, [("contact", None, "referee")]),
        ("A39", {"interviewers": PEOPLE}, []),
        ("A01", {}, []),
        ("A37", {}, [("contact", None, None)]),
        ("A09", {"interviewers": PEOPLE}, [("contact", "i1", None)]),
    ],
)
def test_a_tick_writes_down_what_was_sent_and_to_whom(
    action: str, changes: dict[str, object], sent: list[tuple[str, str | None, str | None]]
) -> None:
    events = events_of(ACTION[action], Snapshot(with_(**changes), CATALOGUE, TODAY))
    assert [(event.kind, event.to, event.about) for event in events] == sent
    assert {(event.on, event.action) for event in events} <= {(TODAY, action)}
    assert len({event.id for event in events}) == len(sent)


def test_two_tabs_that_tick_on_one_day_write_one_message() -> None:
    now = Snapshot(with_(interviewers=PEOPLE), CATALOGUE, TODAY)
    assert events_of(ACTION["A02"], now) == events_of(ACTION["A02"], now)


def done(action: str, on: date = TODAY) -> ActionState:
    return ActionState(action=action, status="done", on=on)


def test_an_event_that_tells_of_a_ticked_message_names_its_action() -> None:
    told = with_its_events(with_(interviewers=PEOPLE, events=(THANKED,), actions=(done("A02", THANKED.on),)), CATALOGUE)
    assert told.events == (THANKED.model_copy(update={"action": "A02"}),)


def test_a_ticked_message_without_an_event_gets_one() -> None:
    told = with_its_events(with_(interviewers=PEOPLE, actions=(done("A02"), done("A15"), done("A20"))), CATALOGUE)
    assert [(one.kind, one.to, one.on, one.action) for one in told.events] == [
        ("thank_you_sent", "i1", TODAY, "A02"),
        ("contact", None, TODAY, "A15"),
    ]
    assert with_its_events(told, CATALOGUE) == told


def test_what_is_set_aside_sent_nothing() -> None:
    aside = ActionState(action="A07", status="not_for_me", on=TODAY)
    assert with_its_events(with_(actions=(aside,)), CATALOGUE).events == ()


def test_what_travels_inside_the_note_is_a_message_of_its_own_once_the_note_is_sent() -> None:
    one = with_(interviewers=PEOPLE[:1], events=(THANKED,))
    (event,) = events_of(ACTION["A39"], Snapshot(one, CATALOGUE, TODAY))
    assert (event.kind, event.about) == ("contact", "correction")


def test_what_travelled_inside_a_note_is_no_message_when_a_file_is_read() -> None:
    later = THANKED.model_copy(update={"on": TODAY, "action": "A02"})
    mine = with_(interviewers=PEOPLE[:1], events=(later,), actions=(done("A39"), done("A02")))
    assert with_its_events(mine, CATALOGUE) == mine


def test_an_id_that_begins_with_an_action_tells_whose_message_it_was() -> None:
    item = {"kind": "contact", "about": "referee", "on": TODAY}
    old = tuple(Event.model_validate({**item, "id": f"{name}-20261118-0"}) for name in ("A11", "A10"))
    told = with_its_events(with_(events=old, actions=(done("A10"), done("A11"))), CATALOGUE)
    assert [(event.id, event.action) for event in told.events] == [
        ("A11-20261118-0", "A11"),
        ("A10-20261118-0", "A10"),
    ]
