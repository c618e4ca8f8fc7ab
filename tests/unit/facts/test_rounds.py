"""More rounds: which interview an invitation is for, what the stage and the anchors are then, and who is thanked for which."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from scoring.candidacy import MOST_ROUNDS, Candidacy, Event
from scoring.facts import Snapshot
from scoring.facts.rounds import rounds
from scoring.loading import load_catalogue
from scoring.people import met
from scoring.readiness import readiness

CATALOGUE = load_catalogue()
MONDAY = date(2026, 11, 16)
DAYS = {"day": "on", "for_day": "second_interview"}


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def at(number: int, kind: str = "invited", **fields: Any) -> dict[str, Any]:  # noqa: ANN401  any field of an event
    told = {DAYS.get(name, name): day(value) if name in DAYS else value for name, value in fields.items()}
    return {"kind": kind, "on": day(number), **told}


def held(number: int, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  see above
    return at(number, "second_interview_held", **fields)


def on(number: int, *events: dict[str, Any], **fields: Any) -> Snapshot:  # noqa: ANN401  any field of a candidacy
    people = [{"id": "i1", "name": "Dana"}, {"id": "i2", "name": "Jo"}]
    told = {"id": "c", "first_interview": {"ended": "2026-11-16T15:30:00+01:00"}, "interviewers": people}
    return Snapshot(Candidacy.model_validate(told | {"events": events} | fields), CATALOGUE, day(number))


ROUND_TWO = (at(3, for_day=10), held(10))
ROUNDS = [
    ("nothing", (), []),
    ("an invitation", (at(3),), [2]),
    ("a day that moves before it has come", (at(3, for_day=10), at(9, for_day=12)), [2]),
    ("an invitation after the interview was noted", (*ROUND_TWO, at(11)), [2, 3]),
    ("an invitation on the day on which it was noted", (*ROUND_TWO, at(10)), [2, 3]),
    ("an invitation on the day set for it, not noted yet", (at(3, for_day=10), at(10)), [2]),
    ("an invitation on the day after the one set for it", (at(3, for_day=10), at(11)), [2, 3]),
    ("an invitation that is told late", (*ROUND_TWO, at(11, for_day=10)), [2]),
    ("an invitation that names the old round", (at(3, for_day=10), at(11, for_day=14, round=2)), [2]),
    ("an invitation that names the next round early", (at(3, for_day=10), at(9, for_day=20, round=3)), [2, 3]),
    ("two more after that", (*ROUND_TWO, at(11, for_day=15), held(15), at(16, for_day=20)), [2, 3, 4]),
    ("an interview noted without an invitation", (held(10), at(12)), [2, 3]),
    ("one interview noted twice", (held(10), held(11)), [2]),
]


@pytest.mark.parametrize(("what", "events", "numbers"), ROUNDS, ids=[line[0] for line in ROUNDS])
def test_an_invitation_after_an_interview_that_was_held_opens_the_next_round(
    what: str, events: tuple[dict[str, Any], ...], numbers: list[int]
) -> None:
    assert [one.number for one in rounds(on(30, *events).events)] == numbers, what


def test_an_invitation_after_round_two_leads_back_to_invited_and_on_to_held() -> None:
    story = (*ROUND_TWO, at(12, for_day=17))
    assert [on(number, *story).stage.value for number in (9, 10, 12, 17, 18)] == [
        "invited",
        "held",
        "invited",
        "invited",
        "held",
    ]


def test_everything_that_counts_down_counts_down_to_the_new_round() -> None:
    now = on(12, *ROUND_TWO, at(12, for_day=17))
    assert (now.number, now.second_interview, now.held) == (3, day(17), None)
    assert now.facts["days_until_second_interview"] == 5
    assert [now.anchors[name] for name in ("invitation", "second_interview", "round_two_ahead")] == [
        day(12),
        day(17),
        day(17),
    ]


def test_short_notice_is_that_of_the_new_round() -> None:
    notice = on(16, *ROUND_TWO, at(12, for_day=17)).short_notice
    assert notice is not None
    assert notice.hours == 24


def test_a_new_round_without_a_day_has_none_of_the_old_one() -> None:
    now = on(12, *ROUND_TWO, at(12))
    assert (now.second_interview, now.anchors["second_interview"], now.stage.value) == (None, None, "invited")


def test_an_interview_put_off_without_a_new_day_has_none_when_the_entry_names_its_round() -> None:
    put_off = on(11, at(3, for_day=10, round=2), at(9, round=2))
    assert (put_off.second_interview, put_off.stage.value) == (None, "invited")


def test_taking_the_invitation_back_leads_back_to_round_two() -> None:
    now = on(12, *ROUND_TWO)
    assert (now.number, now.stage.value, now.second_interview) == (2, "held", day(10))


def test_a_rejection_after_any_round_closes_it_and_an_invitation_after_that_opens_the_next() -> None:
    story = (*ROUND_TWO, at(12, for_day=17), held(17), at(18, "rejected"))
    assert on(18, *story).stage.value == "closed"
    again = on(20, *story, at(20, "reopened"), at(20, for_day=25))
    assert (again.stage.value, again.number) == ("invited", 4)


# Who is met and thanked


def comes(who: str, number: int) -> dict[str, Any]:
    return {
        "id": f"{who}-{number}",
        "kind": "person",
        "about": who,
        "text": "Will be there",
        "links": [f"round-{number}"],
    }


OLA = {"id": "ola", "kind": "person", "text": "Ola Berg", "links": []}
KIM = {"id": "kim", "kind": "person", "text": "Kim Lund", "links": ["round-3"]}


def test_round_three_is_those_of_round_two_until_somebody_is_named_for_it() -> None:
    assert met(on(1, notes=[OLA]).candidacy, 3) == ("ola",)
    assert met(on(1, notes=[OLA, KIM, comes("i2", 3)]).candidacy, 3) == ("i2", "kim")


def test_who_comes_to_round_three_was_not_in_round_two_because_of_that() -> None:
    assert met(on(1, notes=[OLA, KIM, comes("i2", 3)]).candidacy, 2) == ("ola",)
    assert met(on(1, notes=[KIM]).candidacy, 2) == ("i1", "i2")


def test_thanks_are_for_the_round_that_took_place_last() -> None:
    story = (*ROUND_TWO, at(11, "thank_you_sent", to="i1"), at(12, for_day=17), held(17))
    after_two = on(11, *story)
    after_three = on(17, *story, notes=[comes("i1", 3)])
    assert [sorted(now.thanked(again=True)) for now in (after_two, after_three)] == [["i1"], []]


def test_thanks_come_up_again_after_round_three_for_those_met_there() -> None:
    thanks = CATALOGUE.action["A35"]
    story = (*ROUND_TWO, at(11, "thank_you_sent", to="i1"), at(12, for_day=17), held(17))
    message = on(17, *story, notes=[comes("i1", 3), KIM]).message(thanks)
    assert message is not None
    assert message.people == {"i1", "kim"}


def test_thanks_that_name_their_round_are_for_that_one() -> None:
    late = at(17, "thank_you_sent", to="i1", round=2)
    now = on(17, *ROUND_TWO, at(12, for_day=17), late)
    assert [sorted(now.thanked_for(number)) for number in (2, 3)] == [["i1"], []]


# What is done and answered anew

THREE = (*ROUND_TWO, at(12, for_day=17))


def done(action: str, number: int, status: str = "done") -> dict[str, Any]:
    return {"action": action, "status": status, "on": day(number)}


@pytest.mark.parametrize(
    ("action", "number", "counts"),
    [
        ("A20", 8, False),
        ("A20", 13, True),
        ("A24", 3, False),
        ("A24", 12, True),
        ("A35", 11, True),
        ("A22", 8, True),
        ("A28", 8, True),
        ("A26", 8, True),
        ("A32", 8, True),
        ("A01", 0, False),
        ("A01", 10, True),
        ("A15", 9, False),
        ("A19", 8, True),
        ("A02", 1, True),
    ],
)
def test_only_what_each_round_asks_for_is_asked_anew_for_round_three(action: str, number: int, counts: bool) -> None:
    now = on(14, *THREE, actions=[done(action, number)])
    assert (action in now.actions, now.facts[f"done_{action}"] or False) == (counts, counts)


def test_what_was_done_while_waiting_counts_for_round_two() -> None:
    assert "A20" in on(4, at(3, for_day=10), actions=[done("A20", 2)]).actions


def test_thanks_that_were_set_aside_after_round_two_come_up_after_round_three() -> None:
    aside = [done("A35", 11, "not_for_me")]
    assert "A35" not in on(18, *THREE, held(17), actions=aside).actions


def rated(factor: str, level: int, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  any field of an answer
    return {"factor": factor, "kind": "rated", "level": level, **fields}


def test_preparation_is_rated_anew_for_round_three_and_nothing_else_is() -> None:
    answers = [rated("V1", 3, evidence="Two cases"), rated("C1", 2)]
    now = on(12, *THREE, depth="full", answers=answers)
    assert "V1" in now.standing.missing
    assert now.standing.levels["C1"] == 2
    assert now.facts["wrote_V1"] is True


def test_an_answer_for_round_three_counts_in_round_three_and_when_its_invitation_is_taken_back() -> None:
    answers = [rated("V1", 3, round=3)]
    assert [on(12, *story, answers=answers).standing.levels["V1"] for story in (THREE, ROUND_TWO)] == [3, 3]


@pytest.mark.parametrize(("level", "counts"), [(2, False), (3, True)])
def test_what_stays_done_is_open_again_when_the_answer_for_the_new_round_says_so(level: int, counts: bool) -> None:
    now = on(14, *THREE, actions=[done("A22", 8)], answers=[rated("V5", level, round=3)])
    assert ("A22" in now.actions) == counts


def test_an_answer_for_an_earlier_round_opens_nothing_again() -> None:
    assert "A22" in on(14, *THREE, actions=[done("A22", 8)], answers=[rated("V5", 1)]).actions


def test_the_debrief_of_the_last_interview_is_written_when_its_own_lines_are() -> None:
    kinds = ("landed", "fell_flat", "unsaid")
    first = [{"id": kind, "kind": kind, "text": "Words"} for kind in kinds]
    later = [{"id": f"{kind}-2", "kind": kind, "text": "Words", "links": ["round-2"]} for kind in kinds]
    written = [
        on(number, *ROUND_TWO, notes=notes).facts for number, notes in ((9, first), (11, first), (11, first + later))
    ]
    assert [facts["debrief_written"] for facts in written] == [True, False, True]


def test_after_the_interview_the_last_answers_stand() -> None:
    answers = [rated("V1", 3)]
    ahead, after = on(16, *THREE, answers=answers), on(18, *THREE, held(17), answers=answers)
    assert [("V1" in now.standing.levels, now.rated_round) for now in (ahead, after)] == [(False, 3), (True, 2)]


def test_an_offer_before_the_next_interview_asks_for_no_answer() -> None:
    now = on(13, *THREE, at(13, "offer"), answers=[rated("V1", 3)])
    assert ("V1" in now.standing.levels, now.rated_round) == (True, 2)


def test_an_answer_for_round_two_does_not_count_in_round_four() -> None:
    four = (*THREE, held(17), at(18, for_day=24))
    assert "V1" not in on(18, *four, answers=[rated("V1", 3, round=3)]).standing.levels


def test_there_is_no_round_after_the_last_that_is_counted() -> None:
    events = [
        Event.model_validate({"kind": kind, "on": date(2026, 11, on), "round": number})
        for kind, on, number in (("invited", 20, 20), ("second_interview_held", 21, 20), ("invited", 25, None))
    ]
    assert [one.number for one in rounds(events)] == [MOST_ROUNDS]


def test_without_a_number_what_can_no_longer_change_stands_behind_what_can() -> None:
    impression = [factor.id for factor in CATALOGUE.factors if factor.block == "impression" and factor.core]
    scored = readiness(on(12, *THREE, answers=[rated(name, 1) for name in impression]))
    closed = [spot.channel == "none" for spot in scored.weak_spots]
    assert (scored.headline.value, set(closed), closed) == (None, {True, False}, sorted(closed))
    assert scored.open_spots == scored.weak_spots[: closed.index(True)]


def test_what_was_answered_for_a_round_that_was_taken_back_does_not_rewrite_the_one_before() -> None:
    answer = {"factor": "V1", "kind": "rated", "level": 4, "round": 3}
    answer["before"] = [{"round": 2, "kind": "rated", "level": 1}]
    events = [{"kind": "invited", "on": "2026-11-18", "second_interview": "2026-11-20"}]
    events += [{"kind": "second_interview_held", "on": "2026-11-20"}]
    whole = {"id": "a", "first_interview": {"ended": "2026-11-16T15:00:00Z"}, "answers": [answer], "events": events}
    now = Snapshot(Candidacy.model_validate_json(json.dumps(whole)), load_catalogue(), date(2026, 11, 22))
    assert now.standing.levels["V1"] == 1


def test_an_action_that_the_catalogue_does_not_know_is_as_it_was_said() -> None:
    assert "A99" in on(14, *THREE, actions=[done("A99", 8)]).actions
