from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.candidacy import Candidacy, InterviewFormat
from scoring.catalogue import Fact
from scoring.catalogue.judgements import Gate
from scoring.facts import Facts, Snapshot
from scoring.facts.snapshot import OUTCOMES
from scoring.loading import load_catalogue
from scoring.readiness import score
from scoring.terms import Stage
from screens.interviews.examples import example
from tests.support.golden import candidacy_of, day
from tests.support.strategies import LAST_DAY, candidacies

CATALOGUE = load_catalogue()


def candidacy(*events: dict[str, Any], depth: str = "full", people: int = 2, **given: Any) -> Candidacy:  # noqa: ANN401 - YAML-like
    return candidacy_of({"depth": depth, "interviewers": people, "events": list(events), **given}, CATALOGUE)


def at(number: int, kind: str, **more: object) -> dict[str, Any]:
    return {"day": number, "kind": kind, **more}


def facts(candidacy: Candidacy, number: int) -> Facts:
    return Snapshot(candidacy, CATALOGUE, day(number)).facts


def said(number: int, *events: dict[str, Any], **given: Any) -> Facts:  # noqa: ANN401 - YAML-like
    return facts(candidacy(*events, **given), number)


def fits(value: object, fact: Fact) -> bool:
    """Say whether a value is of a fact's type, or unknown where that may be."""
    match fact.type:
        case "yes_no":
            return isinstance(value, bool)
        case "number":
            return value is None or (isinstance(value, int | float) and not isinstance(value, bool))
    return value is None or value in fact.words


@given(candidacies(), st.integers(0, LAST_DAY + 20))
@settings(max_examples=200, deadline=None)
def test_every_fact_is_declared_and_of_its_type_and_every_declared_fact_is_there(who: Candidacy, number: int) -> None:
    found = facts(who, number)
    assert found.keys() == CATALOGUE.fact.keys()
    assert [name for name, value in found.items() if not fits(value, CATALOGUE.fact[name])] == []


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("stage", set(Stage)),
        ("outcome", OUTCOMES),
        ("format", set(get_args(InterviewFormat))),
        ("expected_rounds", set(get_args(Candidacy.model_fields["expected_rounds"].annotation))),
    ],
)
def test_the_words_of_a_fact_are_those_that_it_can_have(name: str, allowed: set[str]) -> None:
    assert set(CATALOGUE.fact[name].words) == allowed


STAGES = [
    ("nothing has happened", [], 5, "waiting"),
    ("a reply and a contact change nothing", [at(1, "contact", about="status"), at(2, "reply_received")], 5, "waiting"),
    ("invited", [at(3, "invited")], 5, "invited"),
    ("an invitation of tomorrow does not count yet", [at(6, "invited")], 5, "waiting"),
    ("the day of the second interview", [at(3, "invited", second_interview_day=5)], 5, "invited"),
    ("the day after it", [at(3, "invited", second_interview_day=5)], 6, "held"),
    (
        "moved to a later day",
        [at(3, "invited", second_interview_day=5), at(4, "invited", second_interview_day=9)],
        6,
        "invited",
    ),
    (
        "a later invitation without a day keeps the day",
        [at(3, "invited", second_interview_day=5), at(4, "invited")],
        6,
        "held",
    ),
    ("held without a date", [at(3, "invited"), at(5, "second_interview_held")], 5, "held"),
    ("held before any invitation was entered", [at(5, "second_interview_held")], 5, "held"),
    ("an open offer", [at(4, "offer")], 5, "held"),
    ("an accepted offer", [at(4, "offer"), at(5, "accepted")], 5, "closed"),
    ("the user said no", [at(4, "declined")], 5, "closed"),
    ("a rejection", [at(4, "rejected")], 5, "closed"),
    ("parked", [at(4, "parked")], 5, "closed"),
    ("parked tomorrow", [at(6, "parked")], 5, "waiting"),
    ("parked and reopened", [at(4, "parked"), at(5, "reopened")], 5, "waiting"),
    (
        "rejected and reopened after an invitation",
        [at(3, "invited"), at(4, "rejected"), at(5, "reopened")],
        5,
        "invited",
    ),
    ("parked, then an offer", [at(3, "parked"), at(4, "offer")], 5, "held"),
]


@pytest.mark.parametrize(("what", "events", "number", "expected"), STAGES, ids=[line[0] for line in STAGES])
def test_the_stage_follows_from_the_events(what: str, events: list[dict[str, Any]], number: int, expected: str) -> None:
    assert Snapshot(candidacy(*events), CATALOGUE, day(number)).stage.value == expected, what


@pytest.mark.parametrize(
    ("events", "outcome"),
    [
        ([], None),
        ([at(1, "invited")], None),
        ([at(1, "offer")], "offer"),
        ([at(1, "offer"), at(2, "declined")], "declined"),
        ([at(1, "rejected"), at(2, "reopened")], None),
        ([at(2, "reopened"), at(1, "rejected")], None),
        ([at(1, "parked"), at(9, "reopened")], "parked"),
    ],
)
def test_the_outcome_is_the_newest_of_its_kind(events: list[dict[str, Any]], outcome: str | None) -> None:
    assert said(5, *events)["outcome"] == outcome


def test_levels_words_and_actions_are_facts() -> None:
    found = said(
        5,
        answers={"C1": 3, "C2": "cannot judge", "E2": "does not apply"},
        wrote=["C1"],
        actions=[
            {"day": 2, "action": "A20", "status": "done"},
            {"day": 2, "action": "A21", "status": "not_for_me"},
            {"day": 9, "action": "A22", "status": "done"},
        ],
    )
    names = ["C1", "C2", "E2", "wrote_C1", "wrote_C2", "not_applicable_E2", "done_A20", "done_A21", "done_A22"]
    assert [found[name] for name in names] == [3, None, None, True, False, True, True, False, False]


def test_an_observer_writes_and_rates_nothing_here() -> None:
    observer = {"factor": "C1", "rater": "observer", "kind": "rated", "level": 4, "evidence": "seen"}
    watched = Candidacy.model_validate(candidacy().model_dump() | {"answers": [observer]})
    found = facts(watched, 5)
    assert (found["C1"], found["wrote_C1"]) == (None, False)


def test_blank_evidence_is_not_written() -> None:
    blank = {"factor": "C1", "kind": "rated", "level": 4, "evidence": " \n"}
    found = facts(Candidacy.model_validate(candidacy().model_dump() | {"answers": [blank]}), 5)
    assert found["wrote_C1"] is False


def test_an_answer_beyond_the_quick_check_is_no_fact_until_full_depth() -> None:
    assert said(5, depth="quick", answers={"C3": 2})["C3"] is None
    assert said(5, depth="full", answers={"C3": 2})["C3"] == 2


def test_circumstances_are_facts() -> None:
    found = said(4, interest=4, forecast=60, decision_day=2, contact=True, format="phone", expected_rounds="one")
    names = ["interest", "forecast", "decision_date_known", "days_since_decision_date", "contact_known", "format"]
    assert [found[name] for name in names] == [4, 60, True, 2, True, "phone"]
    assert (found["expected_rounds"], found["interviewers"], found["contact_by_phone"]) == ("one", 2, False)


def test_what_is_not_entered_is_unknown() -> None:
    found = said(4)
    names = [
        "interest",
        "forecast",
        "days_since_round",
        "days_until_second_interview",
        "days_since_last_contact",
        "thank_you_days",
        "headline",
    ]
    assert [found[name] for name in names] == [None] * 7
    switches = [
        "decision_date_known",
        "contact_known",
        "contact_by_phone",
        "second_interview_known",
        "task_agreed",
        "thanked",
    ]
    assert [found[name] for name in switches] == [False] * 6


@pytest.mark.parametrize(
    ("number", "days_off", "expected"),
    [
        (0, [], 0),
        (2, [], 2),
        (4, [], 4),
        (5, [], 4),
        (6, [], 4),
        (7, [], 5),
        (7, [3], 4),
        (7, [3, 3], 4),
        (7, [0, 5], 5),
        (21, [], 15),
    ],
)
def test_business_days_count_from_the_day_after_the_interview(number: int, days_off: list[int], expected: int) -> None:
    base = candidacy().model_copy(update={"days_off": tuple(day(off) for off in days_off)})
    assert facts(base, number)["business_days_since_interview"] == expected


def test_days_to_the_second_interview_count_down() -> None:
    found = said(4, at(3, "invited", second_interview_day=10))
    assert (found["days_until_second_interview"], found["second_interview_known"]) == (6, True)


def test_the_second_interview_is_the_latest_one_named() -> None:
    moved = candidacy(at(3, "invited", second_interview_day=10), at(6, "invited", second_interview_day=12))
    assert [Snapshot(moved, CATALOGUE, day(number)).second_interview for number in (2, 5, 6)] == [
        None,
        day(10),
        day(12),
    ]


def test_an_agreed_task_is_a_fact_from_its_day() -> None:
    task = at(3, "task_agreed", deadline_day=9)
    assert (said(2, task)["task_agreed"], said(3, task)["task_agreed"]) == (False, True)


@pytest.mark.parametrize(
    ("people", "sent_to", "everyone"),
    [
        (2, [], False),
        (2, ["i1"], False),
        (2, ["i1", "i2"], True),
        (2, ["i1", "Person 2"], True),
        (1, ["contact"], True),
        (0, ["somebody"], True),
        (0, [], False),
    ],
)
def test_everyone_is_thanked_when_each_interviewer_has_a_note(people: int, sent_to: list[str], everyone: bool) -> None:
    notes = [at(1, "thank_you_sent", to=name) for name in sent_to]
    found = said(3, *notes, people=people)
    assert (found["thanked"], found["everyone_thanked"]) == (bool(sent_to), everyone)


def test_the_first_note_counts() -> None:
    assert said(9, at(4, "thank_you_sent", to="i1"), at(2, "thank_you_sent", to="i2"))["thank_you_days"] == 2


CONTACTS = [
    ("none", [], (False, 0, False, False, None, None)),
    ("a thank-you is no question", [at(1, "thank_you_sent", to="i1")], (False, 0, False, False, None, None)),
    ("a useful item is no question", [at(1, "contact", about="useful_item")], (False, 0, False, False, 9, None)),
    ("one status question", [at(2, "contact", about="status")], (False, 1, False, False, 8, None)),
    (
        "a status and a date question",
        [at(2, "contact", about="status"), at(6, "contact", about="decision_date")],
        (False, 2, True, False, 4, None),
    ),
    (
        "answered",
        [at(2, "contact", about="decision_date"), at(3, "reply_received")],
        (True, 0, False, False, 8, 7),
    ),
    (
        "answered the same day",
        [at(2, "contact", about="status"), at(2, "reply_received")],
        (True, 0, False, False, 8, 8),
    ),
    (
        "asked again after an answer",
        [at(2, "contact", about="status"), at(3, "reply_received"), at(5, "contact", about="status")],
        (False, 1, False, False, 5, 7),
    ),
    ("a reply out of nowhere", [at(2, "reply_received")], (True, 0, False, False, None, 8)),
    (
        "a call without an answer",
        [at(2, "contact", about="status", channel="phone")],
        (False, 1, False, True, 8, None),
    ),
    (
        "a call, then a message",
        [at(2, "contact", about="status", channel="phone"), at(5, "contact", about="status", channel="email")],
        (False, 2, False, False, 5, None),
    ),
    (
        "a call that was returned",
        [at(2, "contact", about="status", channel="phone"), at(3, "reply_received")],
        (True, 0, False, False, 8, 7),
    ),
    ("tomorrow's call", [at(11, "contact", about="status", channel="phone")], (False, 0, False, False, None, None)),
]


@pytest.mark.parametrize(("what", "events", "expected"), CONTACTS, ids=[line[0] for line in CONTACTS])
def test_contacts_and_replies_are_told_apart(
    what: str, events: list[dict[str, Any]], expected: tuple[object, ...]
) -> None:
    found = said(10, *events)
    names = ["reply_received", "unanswered_contacts", "date_question_asked", "phone_attempt_failed"]
    names += ["days_since_last_contact", "days_since_reply"]
    assert tuple(found[name] for name in names) == expected, what


@pytest.mark.parametrize(
    ("levels", "expected"),
    [([2] * 9, None), ([2] * 10, 1.0), ([2] * 9 + [3], 0.9), ([0, 1, 2, 3, 4] * 2, 0.2)],
)
def test_alike_share_needs_ten_ratings(levels: list[int], expected: float | None) -> None:
    names = [name for name in CATALOGUE.factor if name != "U1" and name not in CATALOGUE.special]
    answers = dict(zip(names, levels, strict=False))
    assert said(9, at(1, "thank_you_sent", to="i1"), answers=answers)["alike_share"] == expected


@pytest.mark.parametrize("told", ["U1", "U2", "U3"])
def test_a_thank_you_that_only_an_answer_tells_of_is_asked_for_and_not_scored(told: str) -> None:
    now = Snapshot(candidacy(answers={told: 2}), CATALOGUE, day(6))
    assert ("U1" in now.standing.pending, now.facts["thank_you_told"]) == (True, True)


THANK_YOU = [
    ("sent the same day", 0, 9, 4),
    ("sent the next day", 1, 9, 4),
    ("sent on day 2", 2, 9, 3),
    ("sent on day 3", 3, 9, 2),
    ("sent on day 5", 5, 9, 2),
    ("sent on day 6", 6, 9, 1),
    ("not sent by day 2", None, 2, None),
    ("not sent by day 3", None, 3, 1),
    ("not sent by day 5", None, 5, 1),
    ("not sent by day 6", None, 6, 0),
    ("to be sent tomorrow", 4, 3, 1),
]


@pytest.mark.parametrize(("what", "sent", "number", "level"), THANK_YOU, ids=[line[0] for line in THANK_YOU])
def test_the_thank_you_is_rated_by_its_day(what: str, sent: int | None, number: int, level: int | None) -> None:
    events = [] if sent is None else [at(sent, "thank_you_sent", to="i1")]
    rated_by_hand = {"U1": 0}
    known = Snapshot(candidacy(*events, answers=rated_by_hand), CATALOGUE, day(number)).standing
    assert known.levels.get("U1") == level, what


@pytest.mark.parametrize(
    ("number", "sent", "answers", "pending"),
    [
        (0, False, {}, {"U1": 3, "U2": 3, "U3": 3, "U4": 3}),
        (2, False, {}, {"U1": 3, "U2": 3, "U3": 3, "U4": 3}),
        (3, False, {}, {"U2": None, "U3": None}),
        (9, False, {"U2": 0, "U3": 0}, {"U2": None, "U3": None}),
        (9, False, {"U1": "does not apply", "U3": "does not apply"}, {"U2": None}),
        (1, True, {}, {"U4": 3}),
        (9, True, {"U2": 0, "U3": 0}, {}),
        (1, False, {"U2": 2, "U4": 1}, {"U1": 3, "U3": 3}),
        (1, False, {"U3": "cannot judge"}, {"U1": 3, "U2": 3, "U3": 3, "U4": 3}),
        (1, False, {"U1": "does not apply"}, {"U2": None, "U3": None, "U4": 3}),
        (1, False, {"U1": 4}, {"U1": 3, "U2": 3, "U3": 3, "U4": 3}),
    ],
)
def test_follow_up_is_pending_until_its_time_runs_out(
    number: int, sent: bool, answers: dict[str, Any], pending: dict[str, int | None]
) -> None:
    events = [at(0, "thank_you_sent", to="i1")] if sent else []
    known = Snapshot(candidacy(*events, answers=answers), CATALOGUE, day(number)).standing
    assert known.pending == {name: None if due is None else day(due) for name, due in pending.items()}


def test_every_asked_factor_is_in_exactly_one_place() -> None:
    answers = {"C1": 2, "C2": "cannot judge", "E2": "does not apply"}
    known = Snapshot(candidacy(answers=answers), CATALOGUE, day(1)).standing
    places = [*known.levels, *known.not_applicable, *known.pending, *known.unsure, *known.missing]
    assert sorted(places) == sorted(CATALOGUE.factor.keys() - CATALOGUE.special)


def test_words_without_an_answer_leave_the_factor_open() -> None:
    words = {"factor": "C1", "kind": "unanswered", "evidence": "a case"}
    told = Candidacy.model_validate(candidacy().model_dump() | {"answers": [words]})
    assert "C1" in Snapshot(told, CATALOGUE, day(5)).standing.missing


def test_a_day_before_the_interview_breaks_nothing() -> None:
    found = facts(candidacy(), -3)
    assert (found["days_since_interview"], found["stage"]) == (-3, "waiting")
    assert found["business_days_since_interview"] == -1


def test_a_moment_counts_on_its_own_calendar_day() -> None:
    event = {"kind": "invited", "on": date(2026, 11, 18), "second_interview": "2026-12-01T23:30:00-10:00"}
    invited = Candidacy.model_validate(candidacy().model_dump() | {"events": [event]})
    assert Snapshot(invited, CATALOGUE, day(5)).second_interview == date(2026, 12, 1)


def test_a_gate_may_read_any_fact() -> None:
    waiting = example("waiting", date(2026, 11, 18))
    gate = Gate(id="G9", when="days_since_interview >= 2 and C1 <= 1", cap="mixed", reason="Test.")
    scoring = CATALOGUE.scoring.model_copy(update={"gates": (gate,)})
    scored = score(Snapshot(waiting, CATALOGUE.model_copy(update={"scoring": scoring}), date(2026, 11, 18)))
    assert scored.headline.gates == ("G9",)
