"""What the plan says in situations that a user knows."""

import json

import pytest

from scoring.candidacy import NotApplicable, Rated
from scoring.catalogue import Catalogue
from scoring.contacts import events_of
from scoring.facts import Snapshot
from scoring.planning import plan
from scoring.readiness import readiness
from tests.support.strategies import changed
from tests.support.worked import (
    EXAMPLE,
    candidacy,
    day,
    happened,
    item,
    ticked,
    unplanned,
    untold,
    with_action,
)
from wording.numbers import as_json


def test_the_first_evening_brings_debrief_note_and_clock(catalogue: Catalogue) -> None:
    result = plan(Snapshot(untold(decision_date=None), catalogue, day(0)))
    assert {one.action for one in result.items if one.day <= day(1)} >= {"A01", "A02", "A13"}


def test_doubt_about_the_job_does_not_take_the_thanks_away(catalogue: Catalogue) -> None:
    result = plan(Snapshot(untold(interest=1), catalogue, day(0)))
    assert (item(result, "A02").day, item(result, "A32").day) == (day(0), day(1))


def test_with_more_minutes_the_note_of_the_first_evening_carries_an_answer_to_their_problem(
    catalogue: Catalogue,
) -> None:
    result = plan(Snapshot(untold(), catalogue, day(0)), 150)
    assert item(result, "A05").day == item(result, "A02").day


def test_minutes_come_from_the_call_then_the_user_then_the_catalogue(catalogue: Catalogue) -> None:
    user, nobody = candidacy(minutes_per_day=30), candidacy(minutes_per_day=None)
    plans = [
        plan(Snapshot(user, catalogue, day(2)), 60),
        plan(Snapshot(user, catalogue, day(2))),
        plan(Snapshot(nobody, catalogue, day(2))),
    ]
    assert [one.minutes_per_day for one in plans] == [60, 30, catalogue.scheduling.default_minutes_per_day]


def test_the_projection_starts_from_the_headline_after_repairs(catalogue: Catalogue) -> None:
    result = plan(Snapshot(candidacy(), catalogue, day(2)))
    start = readiness(Snapshot(candidacy(), catalogue, day(2))).headline.after_repairs
    assert start is not None
    assert result.projected == pytest.approx(start + sum(one.points or 0 for one in result.items))


def test_without_a_headline_there_are_no_points_and_heavy_factors_come_first(catalogue: Catalogue) -> None:
    result = plan(Snapshot(candidacy(answers=[]), catalogue, day(2)))
    assert result.projected is None
    assert {one.points for one in result.items} == {None}


def test_the_interchange_form_has_one_decimal_and_every_field(catalogue: Catalogue) -> None:
    form = as_json(plan(Snapshot(candidacy(), catalogue, day(2))))
    assert list(form) == [
        *("today", "catalogue", "stage", "minutes_per_day", "items"),
        *("left_out", "not_due", "stopped", "projected"),
    ]
    assert {tuple(one) for one in form["items"]} == {
        (
            "action",
            "due",
            "latest",
            "late",
            "was_due",
            "minutes",
            "points",
            "factors",
            "letter",
            "day",
            "shares",
            "begin",
        )
    }
    assert json.loads(json.dumps(form)) == form
    assert all(one["points"] == round(one["points"], 1) for one in form["items"])


def test_what_is_done_says_when(catalogue: Catalogue) -> None:
    assert unplanned(plan(Snapshot(candidacy(), catalogue, day(2))), "A03").reason == "You did this on 17 November."


def test_what_is_set_aside_stays_aside(catalogue: Catalogue) -> None:
    result = plan(Snapshot(candidacy(actions=[ticked("A19", 1, "not_for_me")]), catalogue, day(2)))
    assert unplanned(result, "A19").kind == "not_for_me"


def test_a_tick_of_tomorrow_does_not_count_today(catalogue: Catalogue) -> None:
    result = plan(Snapshot(candidacy(actions=[ticked("A12", 3)]), catalogue, day(2)))
    assert item(result, "A12").action == "A12"


def test_a_weekly_action_comes_up_seven_days_after_it_was_last_done(catalogue: Catalogue) -> None:
    result = plan(Snapshot(candidacy(actions=[ticked("A19", 1)]), catalogue, day(2)))
    assert (item(result, "A19").due, item(result, "A19").late) == (day(8), False)


def test_a_weekly_question_done_on_a_saturday_comes_up_on_a_monday(catalogue: Catalogue) -> None:
    always = with_action(catalogue, "A15", condition="True")
    asked = candidacy(actions=[ticked("A15", 12)], decision_date=None)
    assert item(plan(Snapshot(asked, always, day(13))), "A15").due == day(21)


def test_a_weekly_action_may_be_late_again(catalogue: Catalogue) -> None:
    result = plan(Snapshot(candidacy(actions=[ticked("A19", 1)]), catalogue, day(10)))
    assert (item(result, "A19").due, item(result, "A19").late) == (day(10), True)


def test_an_option_is_off_until_it_is_chosen(catalogue: Catalogue) -> None:
    off, on = (
        plan(Snapshot(candidacy(), catalogue, day(2))),
        plan(Snapshot(candidacy(opted_in=["A11"]), catalogue, day(2))),
    )
    assert unplanned(off, "A11").kind == "opt_in"
    assert item(on, "A11").day > item(on, "A10").day


def test_full_preparation_waits_for_an_invitation(catalogue: Catalogue) -> None:
    assert unplanned(plan(Snapshot(candidacy(), catalogue, day(2))), "A29").reason == "Comes up when you are invited."


def test_an_unknown_date_of_round_two_keeps_the_evening_before_waiting(catalogue: Catalogue) -> None:
    invited = candidacy(events=happened({"kind": "invited", "on": day(3)}))
    result = plan(Snapshot(invited, catalogue, day(3)))
    assert unplanned(result, "A30").kind == "waiting_for_event"
    assert item(result, "A20").due == day(3)


def test_a_task_is_finished_the_day_before_its_deadline(catalogue: Catalogue) -> None:
    agreed = candidacy(events=happened({"kind": "task_agreed", "on": day(2), "deadline": day(9)}))
    result = plan(Snapshot(agreed, catalogue, day(2)))
    assert (item(result, "A09").due, item(result, "A09").day) == (day(8), day(8))


def test_a_task_is_kept_beside_the_set_of_the_last_days(catalogue: Catalogue) -> None:
    close = happened(
        {"kind": "task_agreed", "on": day(2), "deadline": day(4)},
        {"kind": "invited", "on": day(2), "second_interview": day(4)},
    )
    result = plan(Snapshot(candidacy(events=close), catalogue, day(2)), 240)
    assert "A09" in {one.action for one in result.items}
    assert unplanned(result, "A26").kind == "short_notice"


def test_an_agreed_task_keeps_its_place_when_there_is_little_time(catalogue: Catalogue) -> None:
    agreed = candidacy(events=happened({"kind": "task_agreed", "on": day(2), "deadline": day(6)}))
    assert item(plan(Snapshot(agreed, catalogue, day(3)), 20), "A09").begin == day(3)
    assert {item(plan(Snapshot(agreed, catalogue, day(today)), 20), "A09").day for today in (3, 4, 5)} == {day(5)}


def test_what_is_longer_than_a_day_begins_on_an_earlier_one(catalogue: Catalogue) -> None:
    invited = candidacy(events=happened({"kind": "invited", "on": day(3), "second_interview": day(15)}))
    short, long = plan(Snapshot(invited, catalogue, day(4)), 45), plan(Snapshot(invited, catalogue, day(4)), 120)
    assert item(short, "A22").begin < item(short, "A22").day
    assert item(long, "A22").begin == item(long, "A22").day


def test_a_deadline_that_has_passed_is_too_late(catalogue: Catalogue) -> None:
    agreed = candidacy(events=happened({"kind": "task_agreed", "on": day(2), "deadline": day(4)}))
    assert unplanned(plan(Snapshot(agreed, catalogue, day(5))), "A09").kind == "too_late"


def test_five_minutes_a_day_leave_openly_out_what_does_not_fit(catalogue: Catalogue) -> None:
    close = candidacy(events=happened({"kind": "invited", "on": day(2), "second_interview": day(6)}))
    left = unplanned(plan(Snapshot(close, catalogue, day(2)), 5), "A28")
    assert left.reason == "At 5 minutes a day there is no room for this by 20 November."


@pytest.mark.parametrize(
    ("moment", "planned"),
    [("2026-11-20T14:00:00+01:00", ["A31"]), ("2026-11-20T09:00:00+01:00", []), ("2026-11-20", [])],
)
def test_the_debrief_may_be_reread_on_the_day_only_before_an_afternoon(
    catalogue: Catalogue, moment: str, planned: list[str]
) -> None:
    close = candidacy(events=happened({"kind": "invited", "on": day(2), "second_interview": moment}))
    assert [one.action for one in plan(Snapshot(close, catalogue, day(4))).items] == planned


def test_the_notes_of_round_two_count_every_interviewer(catalogue: Catalogue) -> None:
    over = candidacy(events=happened({"kind": "second_interview_held", "on": day(10)}))
    note = item(plan(Snapshot(over, catalogue, day(10))), "A35")
    assert (note.minutes, note.day, note.points) == (30, day(10), 0)


def test_preparation_ends_with_round_two_even_without_a_stop_rule(catalogue: Catalogue) -> None:
    bare = with_action(catalogue, "A20", stops_when=())
    over = candidacy(events=happened({"kind": "second_interview_held", "on": day(10)}))
    assert unplanned(plan(Snapshot(over, bare, day(11))), "A20").reason == "The time to prepare is over."


def test_interest_unknown_is_not_low_interest(catalogue: Catalogue) -> None:
    sure = with_action(catalogue, "A36", condition="interest >= 3")
    assert unplanned(plan(Snapshot(candidacy(interest=None), sure, day(2))), "A36").kind == "not_needed"


def test_what_would_do_nothing_is_not_offered_to_be_switched_on(catalogue: Catalogue) -> None:
    guessed, known = (candidacy(answers=[Rated(factor="D1", level=level)]) for level in (1, 2))
    vague, clear = (unplanned(plan(Snapshot(one, catalogue, day(2))), "A08") for one in (guessed, known))
    assert (clear.kind, clear.reason) == ("opt_in", "Off unless you switch it on.")
    assert (vague.kind, vague.reason) == (
        "not_needed",
        "Your answers do not say yet that their problem is clear to you.",
    )


def test_the_last_two_days_before_round_two_hold_their_set_alone_also_when_planned_ahead(catalogue: Catalogue) -> None:
    invited = candidacy(events=happened({"kind": "invited", "on": day(3), "second_interview": day(12)}))
    result = plan(Snapshot(invited, catalogue, day(3)), 240)
    kept = {*catalogue.scheduling.short_notice[1].actions, "A35"}
    assert {one.action for one in result.items if day(10) <= one.day <= day(12)} <= kept


def test_the_debrief_begins_on_the_first_evening_with_the_minutes_that_are_left(catalogue: Catalogue) -> None:
    alone = EXAMPLE["interviewers"][:1]
    result = plan(Snapshot(untold(interviewers=alone, decision_date=day(11)), catalogue, day(0)), 45)
    assert [(one.day, one.minutes) for one in item(result, "A01").shares] == [(day(0), 20), (day(1), 5)]


def test_an_hour_that_is_only_told_later_does_not_count_yet(catalogue: Catalogue) -> None:
    moved = happened(
        {"kind": "invited", "on": day(2), "second_interview": "2026-11-20T14:00:00+01:00"},
        {"kind": "invited", "on": day(5), "second_interview": "2026-11-20T09:00:00+01:00"},
    )
    early = [Snapshot(candidacy(events=moved), catalogue, day(on)).round_two_begins_early for on in (4, 5)]
    assert early == [False, True]


def test_at_short_notice_the_debrief_is_written_before_it_is_reread_and_before_lines_are_polished(
    catalogue: Catalogue,
) -> None:
    invited = happened({"kind": "invited", "on": day(2), "second_interview": f"{day(4)}T09:00:00+01:00"})
    result = plan(Snapshot(candidacy(events=invited, actions=[], notes=[], days_off=[]), catalogue, day(2)), 45)
    assert {on: list(work) for on, work in result.by_day.items() if on < day(4)} == {
        day(2): ["A24", "A01", "A33"],
        day(3): ["A30", "A31"],
    }


def test_parking_is_an_outcome(catalogue: Catalogue) -> None:
    (event,) = events_of(catalogue.action["A18"], Snapshot(candidacy(), catalogue, day(31)))
    assert (event.kind, event.on, event.action) == ("parked", day(31), "A18")


def test_what_was_not_on_the_list_of_the_morning_says_so(catalogue: Catalogue) -> None:
    invited = happened({"kind": "invited", "on": day(2), "second_interview": "2026-11-20T09:00:00+01:00"})
    done = [*EXAMPLE["actions"], ticked("A30", 3)]
    left = unplanned(plan(Snapshot(candidacy(events=invited, actions=done), catalogue, day(3)), 30), "A31")
    assert left.reason == (
        "Today's list stays as it was, and every other day until 19 November is a day off or none for this."
    )


def test_where_some_days_have_enough_things_and_others_too_few_minutes_both_are_the_reason(
    catalogue: Catalogue,
) -> None:
    invited = happened({"kind": "invited", "on": day(1), "second_interview": str(day(7))})
    result = plan(Snapshot(candidacy(events=invited), catalogue, day(1)), 150)
    assert unplanned(result, "A12").reason == (
        "Each day until 20 November has a few things already, which is enough, or too few minutes left for this."
    )


def test_where_minutes_are_left_but_the_days_have_enough_things_that_is_the_reason(catalogue: Catalogue) -> None:
    few = {"items_per_day": 1, "grace_calendar_days": 0}
    scarce = changed(catalogue, scheduling=catalogue.scheduling.model_copy(update=few))
    left = [one.reason for one in plan(Snapshot(candidacy(), scarce, day(2)), 240).left_out]
    assert [reason for reason in left if reason.startswith("A few things a day are enough, and every day until ")]


def test_practice_for_what_did_not_come_up_is_not_planned_and_says_so(catalogue: Catalogue) -> None:
    nothing = [NotApplicable(factor=name, reason="There was no group work.") for name in ("N8", "N9")]
    interview = candidacy().first_interview.model_copy(update={"kind": "assessment_centre"})
    result = plan(Snapshot(candidacy(first_interview=interview, answers=nothing), catalogue, day(2)))
    entry = unplanned(result, "A55")
    assert (entry.kind, entry.reason) == ("not_needed", "What this is for does not apply to this interview.")
