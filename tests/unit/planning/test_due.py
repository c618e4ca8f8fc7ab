"""When an action is due: anchors, business days, weekends, fallbacks and deadlines."""

from datetime import date, timedelta
from typing import Any

import pytest

from scoring.candidacy import Candidacy
from scoring.catalogue import Action, Catalogue
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning.due import Window, window

MONDAY = date(2026, 11, 16)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def number(when: date) -> int:
    return (when - MONDAY).days


def candidacy(*events: dict[str, object], **fields: object) -> Candidacy:
    usual = {"id": "c", "first_interview": {"ended": "2026-11-16T15:30:00+01:00"}, "events": events}
    return Candidacy.model_validate(usual | fields)


def invited(second: int | None, on: int = 1) -> dict[str, object]:
    return {"kind": "invited", "on": day(on), "second_interview": None if second is None else day(second)}


@pytest.fixture(scope="module")
def action(catalogue: Catalogue) -> Action:
    """Return a piece of work without a contact, to be given other rules."""
    return catalogue.action["A20"]


def days(action: Action, who: Candidacy, today: int) -> Window | None:
    now = Snapshot(who, load_catalogue(), day(today))
    return window(action, now)


def span(found: Window | None) -> tuple[int, int, int, bool] | None:
    if found is None:
        return None
    return number(found.start), number(found.due), number(found.latest), found.late


def ruled(action: Action, **rule: Any) -> Action:  # noqa: ANN401  any field of a due rule
    plain = {"anchor": "interview_end", "offset_days": 2, "latest_days": 4, "day_type": "calendar"}
    fresh = action.due.model_copy(update={"fallback_days_after_first_interview": None} | plain | rule)
    return action.model_copy(update={"due": fresh})


def test_a_calendar_offset_counts_every_day(action: Action) -> None:
    assert span(days(ruled(action, offset_days=5, latest_days=6), candidacy(), 0)) == (5, 5, 6, False)


def test_a_business_offset_skips_weekend_and_days_off(action: Action) -> None:
    rule = ruled(action, offset_days=3, latest_days=5, day_type="business")
    assert span(days(rule, candidacy(days_off=[day(1)]), 0)) == (4, 4, 8, False)


def test_what_is_past_due_moves_to_today_and_keeps_its_last_day(action: Action) -> None:
    assert span(days(ruled(action), candidacy(), 3)) == (3, 3, 4, True)


def test_what_is_long_past_due_keeps_the_length_of_its_window(action: Action) -> None:
    found = days(ruled(action), candidacy(), 10)
    assert span(found) == (10, 10, 12, True)
    assert found is not None
    assert found.moved


def test_late_business_work_moves_to_the_next_business_day(action: Action) -> None:
    assert span(days(ruled(action, day_type="business"), candidacy(), 5)) == (7, 7, 9, True)


@pytest.mark.parametrize("anchor", ["stated_date", "previous_contact", "task_deadline", "invitation", "outcome"])
def test_an_unknown_anchor_gives_no_date(action: Action, anchor: str) -> None:
    assert days(ruled(action, anchor=anchor), candidacy(), 0) is None


def test_a_fallback_counts_from_the_interview(action: Action) -> None:
    rule = ruled(
        action, anchor="second_interview", offset_days=-5, latest_days=-2, fallback_days_after_first_interview=3
    )
    assert span(days(rule, candidacy(), 0)) == (3, 3, 6, False)


def test_a_business_fallback_rolls_to_the_next_business_day(action: Action) -> None:
    rule = ruled(action, anchor="stated_date", day_type="business", fallback_days_after_first_interview=5)
    assert span(days(rule, candidacy(), 0)) == (7, 7, 9, False)


@pytest.mark.parametrize(
    ("anchor", "event", "fields"),
    [
        ("stated_date", None, {"decision_date": day(1)}),
        ("previous_contact", {"kind": "contact", "on": day(1)}, {}),
        ("task_deadline", {"kind": "task_agreed", "on": day(0), "deadline": day(1)}, {}),
        ("invitation", {"kind": "invited", "on": day(1)}, {}),
        ("second_interview", {"kind": "second_interview_held", "on": day(1)}, {}),
        ("outcome", {"kind": "rejected", "on": day(1)}, {}),
        ("today", None, {}),
    ],
)
def test_an_anchor_is_the_newest_date_of_its_kind(
    anchor: str, event: dict[str, object] | None, fields: dict[str, object]
) -> None:
    earlier = [event | {"on": day(0)}] if event and event["kind"] == "contact" else []
    known = candidacy(*earlier, *([event] if event else []), **fields)
    assert Snapshot(known, load_catalogue(), day(1)).anchors[anchor] == day(1)


def test_preparation_counts_back_and_may_be_brought_forward(action: Action) -> None:
    assert span(days(action, candidacy(invited(20)), 1)) == (1, 15, 18, False)


def test_late_preparation_may_use_every_day_before_round_two(action: Action) -> None:
    assert span(days(action, candidacy(invited(5)), 2)) == (2, 2, 4, True)


def test_on_the_morning_of_round_two_preparation_is_too_late(action: Action) -> None:
    found = days(action, candidacy(invited(5)), 5)
    assert found is not None
    assert found.latest < found.due


def test_a_last_look_is_for_the_evening_before(catalogue: Catalogue) -> None:
    assert span(days(catalogue.action["A31"], candidacy(invited(5)), 4)) == (4, 4, 4, False)


def test_nothing_useful_is_planned_after_round_two(action: Action) -> None:
    rule = ruled(action, offset_days=6, latest_days=9)
    assert span(days(rule, candidacy(invited(5)), 1)) == (4, 4, 4, False)


def test_a_message_on_a_saturday_moves_to_monday(catalogue: Catalogue) -> None:
    rule = ruled(catalogue.action["A12"], offset_days=5, latest_days=5)
    assert span(days(rule, candidacy(), 0)) == (7, 7, 7, False)


def test_a_thank_you_goes_out_on_a_saturday(catalogue: Catalogue) -> None:
    rule = ruled(catalogue.action["A02"], offset_days=5, latest_days=5)
    assert span(days(rule, candidacy(), 0)) == (5, 5, 5, False)


def test_a_confirmation_goes_out_on_a_saturday(catalogue: Catalogue) -> None:
    found = days(catalogue.action["A24"], candidacy(invited(9, on=5)), 5)
    assert found is not None
    assert number(found.due) == 5


def offered(by: int | None = None) -> dict[str, object]:
    return {"kind": "offer", "on": day(4), "respond_by": None if by is None else day(by)}


def test_the_answer_to_an_offer_is_due_the_day_before_they_want_it(catalogue: Catalogue) -> None:
    found = days(catalogue.action["A42"], candidacy(offered(10)), 4)
    assert span(found) == (9, 9, 10, False)
    assert found is not None
    assert found.deadline == day(10)


def test_the_answer_to_an_offer_without_a_day_is_due_soon(catalogue: Catalogue) -> None:
    assert span(days(catalogue.action["A42"], candidacy(offered()), 4)) == (6, 6, 7, False)


def test_there_is_nothing_to_answer_before_an_offer(catalogue: Catalogue) -> None:
    assert days(catalogue.action["A42"], candidacy(), 4) is None


def test_the_debrief_comes_up_on_the_day_of_each_interview(catalogue: Catalogue) -> None:
    held: dict[str, object] = {"kind": "second_interview_held", "on": day(6)}
    debrief = catalogue.action["A01"]
    assert [span(days(debrief, candidacy(*story), today)) for story, today in (((), 0), ((held,), 6))] == [
        (0, 0, 1, False),
        (6, 6, 7, False),
    ]
