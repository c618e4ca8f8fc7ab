"""What the plan says in situations that a user knows."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from scoring.calendar import spoken
from scoring.candidacy import Candidacy, NotApplicable, Note, Rated
from scoring.catalogue import Action, Catalogue
from scoring.contacts import events_of, with_its_events
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.readiness import readiness
from scoring.results import Plan, PlanItem, Unplanned
from tests.support.golden import CASES
from tests.support.strategies import changed
from wording.numbers import as_json

EXAMPLE: dict[str, Any] = json.loads((CASES.parent / "candidacy.json").read_bytes())
INTERVIEW = date(2026, 11, 16)


def day(number: int) -> date:
    return INTERVIEW + timedelta(days=number)


def candidacy(**fields: object) -> Candidacy:
    """Return the worked example with other fields."""
    return Candidacy.model_validate(EXAMPLE | fields)


def untold(**fields: object) -> Candidacy:
    """Return the worked example on its first evening: nothing is sent, and no answer tells of a note."""
    answers = [one for one in EXAMPLE["answers"] if one["factor"] not in {"U2", "U3"}]
    return candidacy(**{"events": [], "actions": [], "answers": answers} | fields)


def happened(*events: dict[str, object]) -> list[dict[str, object]]:
    return [*EXAMPLE["events"], *events]


def ticked(action: str, number: int, status: str = "done") -> dict[str, object]:
    return {"action": action, "status": status, "on": day(number)}


def item(result: Plan, action: str) -> PlanItem:
    return next(one for one in result.items if one.action == action)


def unplanned(result: Plan, action: str) -> Unplanned:
    return next(one for one in (*result.left_out, *result.not_due, *result.stopped) if one.action == action)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def with_action(catalogue: Catalogue, name: str, **fields: object) -> Catalogue:
    """Return the catalogue with one action changed."""
    actions = [one.model_copy(update=fields) if one.id == name else one for one in catalogue.actions]
    return changed(catalogue, actions=tuple(actions))


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


def test_a_question_after_thirty_days_would_not_help(catalogue: Catalogue) -> None:
    bare = with_action(catalogue, "A15", stops_when=())
    silent = candidacy(decision_date=None)
    assert unplanned(plan(Snapshot(silent, bare, day(31))), "A15").reason.startswith(
        "The last day for such a question was 15 December;"
    )


def test_a_stated_date_beyond_thirty_days_keeps_its_check_in(catalogue: Catalogue) -> None:
    result = plan(Snapshot(candidacy(decision_date=day(35)), catalogue, day(32)))
    assert item(result, "A15").due == day(37)


def test_without_a_stated_date_the_check_in_comes_a_full_week_after_the_interview(catalogue: Catalogue) -> None:
    result = plan(Snapshot(candidacy(decision_date=None), catalogue, day(3)))
    assert (item(result, "A15").due, item(result, "A15").late) == (day(7), False)


def test_a_call_to_a_referee_starts_no_clock(catalogue: Catalogue) -> None:
    briefed = happened({"kind": "contact", "on": day(2), "about": "referee", "channel": "phone"})
    assert unplanned(plan(Snapshot(candidacy(events=briefed), catalogue, day(2))), "A16").kind == "waiting_for_event"


def test_a_ticked_date_question_leads_to_rest(catalogue: Catalogue) -> None:
    asked = with_its_events(candidacy(actions=[*EXAMPLE["actions"], ticked("A17", 18)]), catalogue)
    assert item(plan(Snapshot(asked, catalogue, day(20))), "A18").due == day(29)


@pytest.mark.parametrize("status", ["done", "not_for_me"])
def test_a_part_of_a_note_does_not_go_out_alone_after_the_date_question(catalogue: Catalogue, status: str) -> None:
    alone, asked = EXAMPLE["interviewers"][:1], [{"kind": "contact", "on": day(2), "about": "decision_date"}]
    asked += [{"kind": "thank_you_sent", "on": day(2)}] if status == "done" else []
    mine = untold(interviewers=alone, events=asked, actions=[ticked("A04", 2, status)])
    always = with_action(catalogue, "A05", condition="True", stops_when=())
    assert unplanned(plan(Snapshot(mine, always, day(3))), "A05").reason.startswith("You asked for the decision date")


def test_a_part_of_a_note_goes_out_with_it_even_after_the_date_question(catalogue: Catalogue) -> None:
    asked = [{"kind": "contact", "on": day(2), "about": "decision_date"}]
    mine = untold(interviewers=EXAMPLE["interviewers"][:1], events=asked)
    result = plan(Snapshot(mine, catalogue, day(3)), 120)
    assert item(result, "A05").day == item(result, "A04").day


def test_a_contact_by_phone_starts_from_the_script(catalogue: Catalogue) -> None:
    contact = EXAMPLE["contact"] | {"channel": "phone"}
    plans = [
        plan(Snapshot(candidacy(), catalogue, day(2))),
        plan(Snapshot(candidacy(contact=contact), catalogue, day(2))),
    ]
    types = [catalogue.letter[item(result, "A15").letter or ""].type for result in plans]
    assert types == ["letter", "script"]


def test_interest_unknown_is_not_low_interest(catalogue: Catalogue) -> None:
    sure = with_action(catalogue, "A36", condition="interest >= 3")
    assert unplanned(plan(Snapshot(candidacy(interest=None), sure, day(2))), "A36").kind == "not_needed"


def test_nobody_left_to_thank_needs_no_note(catalogue: Catalogue) -> None:
    always = with_action(catalogue, "A03", condition="True")
    assert unplanned(plan(Snapshot(candidacy(actions=[]), always, day(2))), "A03").kind == "not_needed"


def test_a_message_that_follows_another_too_closely_waits_its_days(catalogue: Catalogue) -> None:
    corrected = happened({"kind": "contact", "on": day(2), "to": "i1", "about": "correction"})
    result = plan(Snapshot(candidacy(events=corrected), catalogue, day(3)))
    assert item(result, "A07").day == day(4)


def test_a_sample_that_is_chosen_takes_the_place_of_another_useful_thing(catalogue: Catalogue) -> None:
    chosen = candidacy(opted_in=["A08"], answers=[Rated(factor="D1", level=2)])
    result = plan(Snapshot(chosen, catalogue, day(2)), 120)
    assert item(result, "A08").day <= day(7)
    assert unplanned(result, "A07").reason == "You chose to make a sample, and one such message is enough."


def test_one_unasked_thing_is_enough_for_a_wait(catalogue: Catalogue) -> None:
    promised = {"notes": [Note(id="p", kind="promised", text="the drawing")]}
    result = plan(Snapshot(candidacy(**promised), catalogue, day(2)), 240)
    first = item(result, "A06").day
    assert unplanned(result, "A07").reason == f"“Send what you promised” on {spoken(first)} is enough until they reply."


def test_what_would_do_nothing_is_not_offered_to_be_switched_on(catalogue: Catalogue) -> None:
    guessed, known = (candidacy(answers=[Rated(factor="D1", level=level)]) for level in (1, 2))
    vague, clear = (unplanned(plan(Snapshot(one, catalogue, day(2))), "A08") for one in (guessed, known))
    assert (clear.kind, clear.reason) == ("opt_in", "Off unless you switch it on.")
    assert (vague.kind, vague.reason) == (
        "not_needed",
        "Your answers do not say yet that their problem is clear to you.",
    )


def test_a_question_comes_after_what_is_useful_and_never_before(catalogue: Catalogue) -> None:
    asked = happened({"kind": "contact", "on": day(2), "to": "contact", "about": "status"})
    for later in range(3, 20):
        result = plan(Snapshot(candidacy(events=asked), catalogue, day(later)), 240)
        assert unplanned(result, "A07").reason.endswith("Nothing unasked follows a question until they reply.")
    answered = happened(*asked, {"kind": "reply_received", "on": day(3)})
    assert item(plan(Snapshot(candidacy(events=answered), catalogue, day(4)), 240), "A07")


def test_a_correction_of_its_own_does_not_keep(catalogue: Catalogue) -> None:
    alone = with_action(catalogue, "A39", condition="True", stops_when=(), contact=_alone(catalogue.action["A39"]))
    asked = happened({"kind": "contact", "on": day(2), "to": "i1", "about": "useful_item"})
    result = plan(Snapshot(candidacy(events=asked), alone, day(2)))
    assert unplanned(result, "A39").kind == "contact_spacing"


def test_a_check_in_moves_past_its_last_day_to_keep_its_distance(catalogue: Catalogue) -> None:
    asked = happened({"kind": "contact", "on": day(13), "to": "contact", "about": "status"})
    always = with_action(catalogue, "A15", condition="True", due=_with_short_window(catalogue.action["A15"]))
    always = changed(always, scheduling=catalogue.scheduling.model_copy(update={"grace_calendar_days": 0}))
    moved = item(plan(Snapshot(candidacy(events=asked), always, day(14))), "A15")
    assert (moved.due, moved.day, moved.latest) == (day(15), day(18), day(18))


def _alone(action: Action) -> object:
    return action.contact.model_copy(update={"inside_note": False}) if action.contact else None


def _with_short_window(action: Action) -> object:
    return action.due.model_copy(update={"latest_days": action.due.offset_days})


def test_who_takes_no_messages_is_written_to_by_no_action(catalogue: Catalogue) -> None:
    answers = [one for one in EXAMPLE["answers"] if one["factor"] not in {"U1", "U2", "U3"}]
    mine = candidacy(events=[], actions=[], answers=answers, contact_rule={"kind": "none"})
    for number in range(40):
        result = plan(Snapshot(mine, catalogue, day(number)), 240)
        about = {(c := catalogue.action[one.action].contact) and c.about for one in result.items}
        assert about <= {None, "referee"}
    reason = "They take no messages, as you said."
    assert unplanned(plan(Snapshot(mine, catalogue, day(0))), "A02").reason == reason


def test_a_promise_in_the_debrief_is_owed(catalogue: Catalogue) -> None:
    promised = {"id": "p", "kind": "promised", "text": "The planning template"}
    level = {"E1": 4, "L3": 1}
    others = [one for one in EXAMPLE["answers"] if one["factor"] not in level]
    answers = [*others, *({"factor": name, "kind": "rated", "level": number} for name, number in level.items())]
    plans = [plan(Snapshot(candidacy(answers=answers, notes=notes), catalogue, day(2))) for notes in ([promised], [])]
    assert item(plans[0], "A06").day == day(2)
    assert unplanned(plans[1], "A06").kind == "not_needed"


def test_a_call_about_something_else_is_no_call_that_reached_nobody(catalogue: Catalogue) -> None:
    called = happened({"kind": "contact", "on": day(2), "to": "i1", "about": "useful_item", "channel": "phone"})
    assert unplanned(plan(Snapshot(candidacy(events=called), catalogue, day(2))), "A16").kind == "not_needed"


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
