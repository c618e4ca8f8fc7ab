"""Histories that take a turn: a second task, round two on another day than announced, thanks told of in part."""

from datetime import date, timedelta
from typing import Any

from scoring.candidacy import Candidacy
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.results import Plan
from wording.sentences import short_words

CATALOGUE = load_catalogue()
MONDAY = date(2026, 11, 16)  # the day of the first interview


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def somebody(*events: dict[str, Any], people: int = 2, thanked: bool = True, **fields: Any) -> Candidacy:  # noqa: ANN401
    """Return somebody with some interviewers, all thanked on the first evening unless said otherwise."""
    ids = [f"i{number}" for number in range(1, people + 1)]
    notes = [{"kind": "thank_you_sent", "on": MONDAY, "to": one} for one in ids] if thanked else []
    given = {
        "id": "x",
        "first_interview": {"ended": f"{MONDAY}T15:30:00+01:00"},
        "interviewers": [{"id": one, "name": f"Person{one} Surname{one}"} for one in ids],
        "events": [*notes, *events],
    }
    return Candidacy.model_validate(given | fields)


def planned(candidacy: Candidacy, number: int, minutes: int = 45) -> Plan:
    return plan(Snapshot(candidacy, CATALOGUE, day(number)), minutes)


def days_of(result: Plan, action: str) -> list[date]:
    return [share.day for item in result.items if item.action == action for share in item.shares]


def reason(result: Plan, action: str) -> str:
    (one,) = [one for one in (*result.left_out, *result.not_due, *result.stopped) if one.action == action]
    return one.reason


def task(agreed: int, due: int) -> dict[str, Any]:
    return {"kind": "task_agreed", "on": day(agreed), "deadline": day(due)}


def invited(number: int, second: int | None) -> dict[str, Any]:
    return {"kind": "invited", "on": day(number), "second_interview": None if second is None else day(second)}


def held(number: int) -> dict[str, Any]:
    return {"kind": "second_interview_held", "on": day(number)}


def test_an_agreed_task_keeps_its_last_day_and_other_messages_wait() -> None:
    result = planned(somebody(task(3, 7)), 7)
    assert days_of(result, "A09") == [day(7)]
    assert day(7) not in days_of(result, "A06")


def test_an_agreed_task_that_is_due_today_has_its_minutes() -> None:
    (item,) = [one for one in planned(somebody(task(2, 4)), 4).items if one.action == "A09"]
    assert [(share.day, share.minutes) for share in item.shares] == [(day(4), 45)]
    assert short_words(item) == "1 hour 15 minutes more than your days until then leave"


def test_an_agreed_task_that_is_due_on_a_day_off_ends_before_it() -> None:
    result = planned(somebody(task(2, 7), days_off=[day(7)]), 3)
    assert days_of(result, "A09")[-1] == day(6)


def test_a_second_task_comes_up_although_the_first_is_done() -> None:
    done = [{"action": "A09", "status": "done", "on": day(3)}]
    assert days_of(planned(somebody(task(1, 4), task(5, 9), actions=done), 6), "A09")


def test_a_second_invitation_is_confirmed_too() -> None:
    done = [{"action": "A24", "status": "done", "on": day(3)}]
    assert days_of(planned(somebody(invited(3, 10), invited(4, 12), actions=done), 4), "A24")


def test_thanks_follow_the_day_on_which_round_two_took_place_also_when_that_was_later_than_announced() -> None:
    assert days_of(planned(somebody(invited(3, 10), held(18)), 18), "A35")[0] == day(18)


def test_thanks_follow_the_day_on_which_round_two_took_place_also_when_that_was_earlier_than_announced() -> None:
    assert days_of(planned(somebody(invited(3, 14), held(9)), 9), "A35")[0] == day(9)


def test_thanks_for_round_two_end_after_five_days_also_when_its_day_was_never_announced() -> None:
    assert reason(planned(somebody(invited(3, None), held(14)), 20), "A35") == (
        "More than five days have passed since that interview; a note would come late now."
    )


def test_an_invitation_to_one_more_round_leaves_the_thanks_for_the_last_one() -> None:
    assert days_of(planned(somebody(invited(3, 9), held(9), invited(10, 16)), 10), "A35")[0] == day(10)


def test_news_from_them_leaves_a_week_to_ask() -> None:
    assert Snapshot(somebody(task(40, 43)), CATALOGUE, day(41)).last_day_to_ask == day(46)


def test_the_days_to_the_first_note_are_those_of_a_note_for_round_one() -> None:
    late = {"kind": "thank_you_sent", "on": day(9), "to": "i1"}
    only = somebody(invited(3, 9), held(9), late, thanked=False)
    assert Snapshot(only, CATALOGUE, day(10)).thank_you_days is None


def test_a_note_to_somebody_else_leaves_the_one_that_answers_tell_of() -> None:
    told = [{"factor": "U3", "kind": "rated", "level": 3}]
    other = {"kind": "thank_you_sent", "on": day(2), "to": "i2"}
    result = planned(somebody(other, thanked=False, answers=told), 2)
    assert reason(result, "A04") == "Your answers speak of a thank-you; enter the day if the main interviewer has it."


def test_thanks_to_a_name_that_nobody_has_went_to_the_only_interviewer_and_keep_their_distance() -> None:
    note = {"kind": "thank_you_sent", "on": day(0), "to": "Person1"}
    now = Snapshot(somebody(note, people=1, thanked=False), CATALOGUE, day(1))
    assert now.thanked() == {"i1"}
    assert day(1) not in [on for action in ("A06", "A07", "A08") for on in days_of(plan(now, 45), action)]


def test_thanks_after_round_two_to_a_name_that_nobody_has_are_nobodys_when_several_were_there() -> None:
    there = [{"id": f"n{n}", "kind": "person", "text": f"New {n}, role"} for n in (1, 2)]
    note = {"kind": "thank_you_sent", "on": day(10), "to": "Somebody"}
    now = Snapshot(somebody(invited(3, 9), held(9), note, people=1, notes=there), CATALOGUE, day(10))
    assert "i1" not in now.thanked(again=True)


def test_with_five_minutes_a_day_a_longer_action_is_spread_over_days() -> None:
    assert len(days_of(planned(somebody(), 1, minutes=5), "A15")) == 3


def test_the_main_interviewers_late_note_stands_before_the_others() -> None:
    result = planned(somebody(thanked=False, people=3), 3)
    assert [item.action for item in result.items][:2] == ["A04", "A03"]
