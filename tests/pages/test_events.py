"""What happened: entering an event, asking back when its dates cannot be right, taking it back."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from scoring.candidacy import Candidacy, Event
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from storage import Store
from tests.support.screens import TODAY, Keep, OpenPage, kept, press, said, started, unfold
from wording.screen import LABELS

KEY = "event:mine"
DANA = {"id": "i1", "name": "Dana"}
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def events(store: Store) -> list[dict[str, Any]]:
    return [event.model_dump(exclude_none=True, exclude={"id"}) for event in kept(store).events]


def enter(at: AppTest, kind: str, **fields: object) -> AppTest:
    """Choose what happened, fill in its fields and save."""
    at.selectbox(key=f"{KEY}:kind").set_value(kind).run()
    for name, value in fields.items():
        widgets: tuple[Any, ...] = (*at.selectbox, *at.date_input, *at.time_input)
        next(widget for widget in widgets if widget.key == f"{KEY}:{name}").set_value(value).run()
    press(at, "Save what happened")
    return at


@pytest.mark.parametrize(
    ("entry", "kept"),
    [
        ({"kind": "thank_you_sent"}, {"to": "i1"}),
        ({"kind": "reply_received", "who": "contact"}, {"from": "contact"}),
        (
            {"kind": "contact", "who": "contact", "about": "decision_date", "channel": "phone"},
            {"to": "contact", "about": "decision_date", "channel": "phone"},
        ),
        ({"kind": "invited"}, {"round": 2}),
        ({"kind": "invited", "second": date(2026, 12, 1)}, {"second_interview": date(2026, 12, 1), "round": 2}),
        ({"kind": "task_agreed", "deadline": date(2026, 11, 25)}, {"deadline": date(2026, 11, 25)}),
        ({"kind": "second_interview_held"}, {"round": 2}),
        ({"kind": "offer", "respond_by": date(2026, 12, 1)}, {"respond_by": date(2026, 12, 1)}),
        ({"kind": "accepted"}, {}),
        ({"kind": "declined"}, {}),
        ({"kind": "rejected"}, {}),
        ({"kind": "parked"}, {}),
        ({"kind": "reopened"}, {}),
    ],
)
def test_whatever_happened_can_be_entered(
    open_page: OpenPage, keep: Keep, store: Store, entry: dict[str, Any], kept: dict[str, Any]
) -> None:
    keep(started(days_ago=2, interviewers=[DANA], contact={"name": "Priya"}))
    at = enter(open_page("assessment", step="next"), **entry)
    assert events(store) == [{"kind": entry["kind"], "on": TODAY, **kept}]
    assert at.selectbox(key=f"{KEY}:kind").value is None
    assert LABELS["answers"][entry["kind"]] in [message.value for message in at.info]


def test_every_kind_of_news_has_an_answer_of_one_sentence() -> None:
    assert LABELS["answers"].keys() == LABELS["kinds"].keys()
    assert all(answer.count(".") == 1 and answer.endswith(".") for answer in LABELS["answers"].values())


def test_the_day_of_the_news_is_not_taken_for_the_day_of_the_interview(open_page: OpenPage, keep: Keep) -> None:
    keep(started(days_ago=2))
    at = open_page("assessment", step="next")
    at.selectbox(key=f"{KEY}:kind").set_value("invited").run()
    assert at.date_input(key=f"{KEY}:on").label == "When did they tell you?"
    assert at.date_input(key=f"{KEY}:second").label.startswith("When is the interview?")


def test_an_invitation_with_a_time_keeps_the_time_zone_of_the_visitor(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started(days_ago=2))
    enter(open_page("assessment", step="next"), "invited", second=date(2026, 12, 1), second_time=time(10, 30))
    (kept,) = events(store)
    assert kept["second_interview"].isoformat() == "2026-12-01T10:30:00+01:00"


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        ({"kind": "invited", "second": TODAY - timedelta(days=3)}, "must be after the first interview"),
        ({"kind": "thank_you_sent", "on": TODAY - timedelta(days=3)}, "must not be before the first interview"),
        ({"kind": "reply_received", "on": TOMORROW}, "that day is still to come. did it happen already?"),
        ({"kind": "task_agreed", "deadline": TODAY - timedelta(days=9)}, "must not be before the first interview"),
        ({"kind": "offer", "respond_by": YESTERDAY}, "must not be before the offer"),
        ({"kind": "second_interview_held", "on": TODAY - timedelta(days=2)}, "must be after the first"),
        ({"kind": "thank_you_sent", "on": None}, "on which day did this happen?"),
    ],
)
def test_an_event_that_cannot_be_right_is_asked_about_and_not_saved(
    open_page: OpenPage, keep: Keep, store: Store, entry: dict[str, Any], question: str
) -> None:
    keep(started(days_ago=2))
    at = enter(open_page("assessment", step="next"), **entry)
    (asked,) = [warning.value for warning in at.warning]
    assert question in asked.lower()
    assert "not saved" in asked
    assert events(store) == []
    assert at.selectbox(key=f"{KEY}:kind").value == entry["kind"]


def test_a_question_about_one_event_does_not_stay_for_another(open_page: OpenPage, keep: Keep) -> None:
    keep(started(days_ago=2))
    at = enter(open_page("assessment", step="next"), "reply_received", on=TOMORROW)
    at.selectbox(key=f"{KEY}:kind").set_value("invited").run()
    assert not at.warning


def test_an_event_that_is_put_right_is_saved_once(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started(days_ago=2))
    at = enter(open_page("assessment", step="next"), "reply_received", on=TOMORROW)
    enter(at, "reply_received", on=YESTERDAY)
    assert events(store) == [{"kind": "reply_received", "on": YESTERDAY}]
    assert not at.warning


def test_events_show_in_the_order_in_which_they_happened(open_page: OpenPage, keep: Keep) -> None:
    keep(
        started(
            days_ago=2,
            interviewers=[DANA],
            events=[
                {"kind": "reply_received", "on": "2026-11-18", "from": "i1", "id": "late"},
                {"kind": "thank_you_sent", "on": "2026-11-16", "to": "i1", "id": "early"},
            ],
        )
    )
    at = open_page("assessment", step="next")
    shown = [text.value for text in at.markdown if text.value.startswith(("Monday", "Wednesday"))]
    assert shown == ["Monday 16 November: I sent a thank-you (Dana)", "Wednesday 18 November: They answered me (Dana)"]


def of_two_events() -> Candidacy:
    one = Event(kind="thank_you_sent", on=YESTERDAY, id="one")
    two = Event(kind="reply_received", on=TODAY, id="two")
    return started(days_ago=2).model_copy(update={"events": (one, two)})


def test_an_event_is_taken_back_and_only_that_one(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(of_two_events())
    at = open_page("assessment", step="next")
    at.button(key="take_back:one").click().run()
    assert [event["kind"] for event in events(store)] == ["reply_received"]


def test_a_double_click_takes_one_event_back(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(of_two_events())
    at = open_page("assessment", step="next")
    at.button(key="take_back:one").click().run()
    at.button(key="take_back:two").click().run()
    assert [event["kind"] for event in events(store)] == ["reply_received"]


def test_a_thank_you_entered_at_its_question_answers_it(open_page: OpenPage, keep: Keep) -> None:
    keep(started(days_ago=2))
    at = open_page("assessment", step="U")
    assert at.selectbox(key=f"{KEY}:kind").value == "thank_you_sent"
    at = enter(at, "thank_you_sent", on=YESTERDAY)
    assert "1 of 18 answered and saved." in said(at)


def test_an_event_entered_on_the_plan_changes_the_stage(open_page: OpenPage, keep: Keep) -> None:
    keep(started(days_ago=2))
    at = unfold(open_page("plan"), "happened")
    enter(at, "invited")
    assert "invited" in at.caption[0].value


def test_two_people_of_one_name_are_told_apart_where_one_is_chosen_and_where_it_is_listed(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    lead, other = {"id": "i1", "name": "Kim", "role": "Team lead"}, {"id": "i2", "name": "Kim", "role": "Planner"}
    keep(started(days_ago=2, interviewers=[lead, other]))
    at = open_page("assessment", step="next")
    at.selectbox(key=f"{KEY}:kind").set_value("thank_you_sent").run()
    assert at.selectbox(key=f"{KEY}:who").options == ["Kim, Team lead", "Kim, Planner"]
    enter(at, "thank_you_sent", who="i2")
    assert [event["to"] for event in events(store)] == ["i2"]
    assert "I sent a thank-you (Kim, Planner)" in said(at)


def test_whom_is_not_asked_when_everybody_was_removed(open_page: OpenPage, keep: Keep) -> None:
    keep(started(days_ago=2, interviewers=[DANA | {"removed": True}]))
    at = open_page("assessment", step="next")
    at.selectbox(key=f"{KEY}:kind").set_value("thank_you_sent").run()
    assert f"{KEY}:who" not in [widget.key for widget in at.selectbox]


ROUND_TWO = [
    {"id": "i", "kind": "invited", "on": TODAY - timedelta(days=9), "second_interview": TODAY - timedelta(days=2)},
    {"id": "h", "kind": "second_interview_held", "on": TODAY - timedelta(days=2)},
]


def test_an_invitation_after_round_two_is_offered_as_one_to_a_third_interview(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started(days_ago=20, events=ROUND_TWO))
    at = enter(open_page("assessment", step="next"), "invited", second=TODAY + timedelta(days=6))
    assert "They invited me to a third interview" in at.selectbox(key=f"{KEY}:kind").options
    assert events(store)[-1] == {
        "kind": "invited",
        "on": TODAY,
        "second_interview": TODAY + timedelta(days=6),
        "round": 3,
    }


def test_an_interview_that_was_put_off_stays_the_one_of_its_round(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started(days_ago=20, events=ROUND_TWO[:1]))
    enter(open_page("assessment", step="next"), "invited", round=2)
    now = Snapshot(kept(store), load_catalogue(), TODAY)
    assert (now.stage.value, now.number, now.second_interview) == ("invited", 2, None)


def test_every_invitation_is_told_with_its_interview(open_page: OpenPage, keep: Keep) -> None:
    again = {"id": "j", "kind": "invited", "on": TODAY, "second_interview": TODAY + timedelta(days=6)}
    keep(started(days_ago=20, events=[*ROUND_TWO, again]))
    lines = " ".join(each.value for each in open_page("assessment", step="next").markdown)
    assert "They invited me to a second interview" in lines
    assert "The second interview took place" in lines
    assert "They invited me to a third interview" in lines
