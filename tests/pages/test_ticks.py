"""Ticks of the action plan: what they write down, what is asked afterwards, and how they are taken back."""

import re

import pytest

import storage
from scoring.candidacy import ActionState, Event, Interviewer
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.readiness import readiness
from screens.interviews.examples import example
from storage import Store
from tests.support.plan_page import TWO_PEOPLE, fresh, open_plan, thank, tick
from tests.support.screens import (
    TODAY,
    Keep,
    OpenPage,
    kept,
    links,
    part,
    said,
    unfold,
)

CATALOGUE = load_catalogue()


def test_ticking_an_action_moves_it_to_what_is_done(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh())
    at = tick(open_plan(open_page), "A01")
    assert "done:mine:A01" not in [box.key for box in at.checkbox]
    assert f"Done on Wednesday 18 November: **{CATALOGUE.action['A01'].title}**" in part(at, "finished")
    assert kept(store).actions == (ActionState(action="A01", status="done", on=TODAY),)
    assert kept(store).events == ()


def test_ticking_preparation_asks_whether_another_sentence_is_true_now(open_page: OpenPage, keep: Keep) -> None:
    keep(example("waiting", TODAY).model_copy(update={"id": "mine"}))
    at = tick(open_plan(open_page), "A20")
    (link,) = [link for link in links(at) if link.label == "See whether another sentence is true of it now"]
    assert "step=V" in link.proto.query_string


def test_ticking_what_raises_no_answer_asks_nothing(open_page: OpenPage, keep: Keep) -> None:
    keep(example("waiting", TODAY).model_copy(update={"id": "mine"}))
    at = tick(open_plan(open_page), "A19")
    assert not [link for link in links(at) if link.label == "See whether another sentence is true of it now"]


def test_ticking_the_thank_you_writes_down_that_who_was_thanked(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh(interviewers=TWO_PEOPLE))
    at = tick(open_plan(open_page), "A02")
    assert [(event.kind, event.on, event.to) for event in kept(store).events] == [("thank_you_sent", TODAY, "i1")]
    tick(at, "A03")
    assert [event.to for event in kept(store).events] == ["i1", "i2"]


def test_ticking_the_thank_you_without_names_counts_as_one(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh(interviewers=[]))
    tick(open_plan(open_page), "A02")
    assert [(event.kind, event.to) for event in kept(store).events] == [("thank_you_sent", None)]


def test_the_thank_you_changes_where_one_stands(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh())
    at = open_plan(open_page)
    before = said(at)
    after = said(thank(at, store))
    (stood,) = re.findall(r"You stand at about \*\*(\d+)", before)
    (stands,) = re.findall(r"You stand at about \*\*(\d+)", after)
    assert int(stands) > int(stood)


def test_a_message_earns_credit_only_for_what_it_made_up_for(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh())
    at = thank(open_plan(open_page), store)
    before = readiness(Snapshot(kept(store), CATALOGUE, TODAY)).headline
    assert before.after_repairs == before.value
    at.multiselect(key="addressed:mine:A02").set_value(["C1"]).run()
    assert kept(store).actions[0].repaired == ("C1",)
    after = readiness(Snapshot(kept(store), CATALOGUE, TODAY)).headline
    assert after.after_repairs is not None
    assert after.value is not None
    assert after.after_repairs > after.value


def test_taking_a_tick_back_leaves_a_letter_that_was_noted_before(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    people = tuple(Interviewer(id=f"i{number}", name=name) for number, name in enumerate(("Dana", "Jo", "Kit")))
    note = Event(kind="thank_you_sent", on=TODAY, to="i1", id=f"A03-i1-{TODAY:%Y%m%d}")
    keep(fresh().model_copy(update={"interviewers": people, "events": (note,)}))
    at = tick(open_plan(open_page), "A03")
    assert [event.to for event in kept(store).events] == ["i1", "i2"]
    at.button(key="undo:A03").click().run()
    assert kept(store).events == (note,)


def test_two_tabs_that_say_what_a_message_made_up_for_keep_both(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh())
    here = thank(open_plan(open_page), store)
    there = open_plan(open_page)
    here.multiselect(key="addressed:mine:A02").set_value(["C1"]).run()
    there.multiselect(key="addressed:mine:A02").set_value(["M1"]).run()
    assert kept(store).actions[0].repaired == ("C1", "M1")


def test_buttons_of_one_kind_say_what_each_is_about(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(actions=[{"action": "A13", "status": "done", "on": "2026-11-18"}]))
    at = tick(open_plan(open_page), "A02")
    names = [button.label for button in unfold(at, "happened").button]
    assert len(names) == len(set(names))
    assert at.button(key="aside:A01").label == f"Not for me :gray-background[{CATALOGUE.action['A01'].title}]"
    assert at.button(key="undo:A02").label.startswith("Undo :gray-background[Done on Wednesday 18 November: ")


def test_an_action_can_be_set_aside(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh())
    at = open_plan(open_page)
    at.button(key="aside:A01").click().run()
    assert "done:mine:A01" not in [box.key for box in at.checkbox]
    assert f"Not for me on Wednesday 18 November: **{CATALOGUE.action['A01'].title}**" in part(at, "finished")
    assert kept(store).actions == (ActionState(action="A01", status="not_for_me", on=TODAY),)


@pytest.mark.parametrize("how", ["done", "aside"])
@pytest.mark.parametrize("action", ["A01", "A02", "A10", "A12", "A36"])
def test_undo_restores_the_exact_state_before(
    open_page: OpenPage, keep: Keep, store: Store, action: str, how: str
) -> None:
    keep(
        fresh(
            interviewers=TWO_PEOPLE,
            contact={"name": "Priya"},
            events=[{"id": "mine", "kind": "contact", "on": "2026-11-18", "about": "correction"}],
            actions=[{"action": "A13", "status": "done", "on": "2026-11-18"}],
        )
    )
    before = storage.export_owner(store, "local")
    at = open_plan(open_page)
    if how == "done":
        tick(at, action)
    else:
        at.button(key=f"aside:{action}").click().run()
    assert storage.export_owner(store, "local") != before
    at.button(key=f"undo:{action}").click().run()
    assert storage.export_owner(store, "local") == before
    assert f"done:mine:{action}" in [box.key for box in at.checkbox]


def test_panels_stay_open_while_one_ticks_and_undoes_in_them(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(actions=[{"action": "A13", "status": "done", "on": "2026-11-18"}]))
    at = open_plan(open_page)
    last = at.checkbox[-1].key
    assert last is not None
    at.checkbox(key=last).check().run()
    assert len(at.checkbox) > 5
    assert f"undo:{last.rsplit(':', 1)[-1]}" in [button.key for button in at.button]


def test_an_action_can_be_ticked_undone_and_ticked_again(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh(interviewers=TWO_PEOPLE))
    at = tick(open_plan(open_page), "A02")
    once = kept(store)
    at.button(key="undo:A02").click().run()
    tick(at, "A02")
    assert not at.error
    assert kept(store) == once


def test_the_same_tick_in_two_tabs_writes_down_one_thank_you(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh(interviewers=TWO_PEOPLE))
    here, there = open_plan(open_page), open_plan(open_page)
    tick(here, "A02")
    tick(there, "A02")
    assert [event.to for event in kept(store).events] == ["i1"]
    assert not unfold(there, "happened").exception
