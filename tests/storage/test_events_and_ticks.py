"""Events keep their order, and a tick comes and goes with the events that it made."""

from datetime import date

import storage
from scoring.candidacy import ActionState, Event
from tests.support.candidacies import FULL, draft


def test_events_keep_the_order_in_which_they_were_entered(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    storage.add_events(store, owner, "full", [Event(kind="rejected", on=date(2026, 11, 1), id="last")])
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert [each.id for each in kept.events] == ["later", "first", "r", "c", "i", "t", "o", "last"]


def test_an_event_gets_an_id_by_which_it_can_be_taken_back(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    storage.add_events(store, owner, "full", [Event(kind="parked", on=date(2026, 12, 3))])
    storage.remove_event(store, owner, "full", "first")
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert [each.id for each in kept.events][:-1] == ["later", "r", "c", "i", "t", "o"]
    assert kept.events[-1].id


def test_what_an_action_made_up_for_outlives_another_tick(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    done = ActionState(action="A02", status="done", on=date(2026, 11, 17))
    storage.tick(store, owner, "draft", done.model_copy(update={"status": "not_for_me"}))
    storage.save_repaired(store, owner, "draft", done.model_copy(update={"repaired": ("M1",)}))
    storage.tick(store, owner, "draft", done)
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.actions == (done.model_copy(update={"repaired": ("M1",)}),)
    storage.untick(store, owner, "draft", "A02")
    assert storage.load(store, owner, "draft") == draft()


def test_a_tick_and_what_it_sent_are_kept_together(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    state = ActionState(action="A39", status="done", on=date(2026, 11, 17))
    sent = Event(kind="thank_you_sent", on=date(2026, 11, 17), to="i1", id="A39-0")
    storage.tick(store, owner, "full", state, [sent])
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert (state in kept.actions, sent in kept.events) == (True, True)


def test_taking_a_tick_back_takes_back_what_it_sent_and_nothing_else(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    before = storage.load(store, owner, "full")
    state = ActionState(action="A39", status="done", on=date(2026, 11, 17))
    sent = Event(kind="contact", about="correction", on=date(2026, 11, 17), id="sent", action="A39")
    storage.tick(store, owner, "full", state, [sent])
    storage.untick(store, owner, "full", "A39", ["sent"])
    assert storage.load(store, owner, "full") == before


def weekly(number: int) -> Event:
    return Event(kind="contact", about="status", on=date(2026, 11, 17 + 7 * number), id=f"asked-{number}", action="A15")


def test_taking_back_the_only_message_of_an_action_opens_it_again(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    storage.tick(store, owner, "draft", ActionState(action="A15", status="done", on=weekly(0).on), [weekly(0)])
    storage.remove_event(store, owner, "draft", "asked-0")
    assert storage.load(store, owner, "draft") == draft()


def test_taking_back_an_earlier_message_leaves_the_later_tick(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    for number in (0, 1):
        state = ActionState(action="A15", status="done", on=weekly(number).on)
        storage.tick(store, owner, "draft", state, [weekly(number)])
    storage.remove_event(store, owner, "draft", "asked-0")
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert (kept.events, [one.on for one in kept.actions]) == ((weekly(1),), [weekly(1).on])


def test_taking_back_an_answer_leaves_the_tick_of_the_call(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    state = ActionState(action="A15", status="done", on=weekly(0).on)
    reply = Event(kind="reply_received", on=weekly(0).on, id="reply", action="A15")
    storage.tick(store, owner, "draft", state, [weekly(0), reply])
    storage.remove_event(store, owner, "draft", "reply")
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert (kept.events, kept.actions) == ((weekly(0),), (state,))
