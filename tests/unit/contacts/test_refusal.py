"""Contact discipline: who may be written to on a day, and the sentence that says why not yet."""

from datetime import date, timedelta
from typing import Any

import pytest

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.contacts import refusal
from scoring.facts import Snapshot
from scoring.facts.messages import Dated, Message
from scoring.loading import load_catalogue

MONDAY = date(2026, 11, 16)
CATALOGUE: Catalogue = load_catalogue()
DANA = {"id": "i1", "name": "Dana Ortiz", "email": "dana@x.example"}
JO = {"id": "i2", "name": "Jo"}


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def candidacy(**fields: Any) -> Candidacy:  # noqa: ANN401  any field of a candidacy
    usual = {"id": "c", "first_interview": {"ended": "2026-11-16T15:30:00+01:00"}, "interviewers": [DANA, JO]}
    return Candidacy.model_validate(usual | fields)


def message(*people: str, about: str = "correction", **more: bool) -> Message:
    return Message(frozenset(people), CATALOGUE.message_kind[about], **more)


def contact(number: int, **fields: object) -> dict[str, object]:
    return {"kind": "contact", "on": day(number), **fields}


def refused(
    mine: Message,
    number: int,
    *events: dict[str, object],
    planned: tuple[Dated, ...] = (),
    **fields: Any,  # noqa: ANN401  any field of a candidacy
) -> str:
    """Return the kind of the refusal, empty where the message may go."""
    found = refusal(mine, day(number), Snapshot(candidacy(events=events, **fields), CATALOGUE, day(number)), planned)
    return found.kind if found else ""


def test_two_messages_to_one_person_stand_two_business_days_apart() -> None:
    before = contact(0, to="i1", about="useful_item")
    assert [refused(message("i1"), number, before) for number in (0, 1, 2)] == ["too_close", "too_close", ""]


def test_one_unasked_thing_is_enough_until_they_reply() -> None:
    item, sent = message("i1", about="useful_item"), contact(0, to="i1", about="useful_item")
    assert refused(item, 10, sent) == "one_a_wait"
    assert refused(item, 10, sent, {"kind": "invited", "on": day(3)}) == ""
    assert refused(message("i2", about="useful_item"), 10, sent) == ""
    assert refused(message("i1", about="useful_item", owed=True), 10, sent) == ""


def test_what_was_promised_is_useful_enough_for_a_wait() -> None:
    item, sent = message("i1", about="useful_item"), contact(0, to="i1", about="useful_item", action="A06")
    assert refused(item, 10, sent) == "one_a_wait"


def test_nothing_unasked_follows_a_question_until_they_reply() -> None:
    item, asked = message("i1", about="useful_item"), contact(0, to="i2", about="status")
    assert refused(item, 10, asked) == "asked"
    assert refused(item, 10, asked, {"kind": "reply_received", "on": day(3)}) == ""
    assert refused(message("i1", about="useful_item", owed=True), 10, asked) == ""
    planned = Dated(day(7), message("i2", about="status"), action="A15")
    assert [refused(item, number, planned=(planned,)) for number in (4, 7)] == ["", "asked"]


def test_a_day_off_is_no_day_between() -> None:
    before = contact(0, to="i1", about="useful_item")
    assert refused(message("i1"), 2, before, days_off=[day(1)]) == "too_close"


def test_a_message_to_somebody_else_need_not_wait() -> None:
    assert refused(message("i2"), 0, contact(0, to="i1", about="useful_item")) == ""


def test_two_questions_stand_five_business_days_apart_whoever_is_asked() -> None:
    before = contact(0, to="i1", about="status")
    asked = message("i2", about="status")
    assert [refused(asked, number, before) for number in (4, 7)] == ["too_close", ""]


@pytest.mark.parametrize("about", ["thank_you", "reply", "confirmation"])
def test_an_answer_waits_for_nobody(about: str) -> None:
    assert refused(message("i1", about=about), 1, contact(0, to="i1", about="useful_item")) == ""


def test_what_was_promised_waits_for_nobody() -> None:
    assert refused(message("i1", owed=True), 1, {"kind": "thank_you_sent", "on": day(0), "to": "i1"}) == ""


def test_what_follows_a_thank_you_waits() -> None:
    assert refused(message("i1"), 1, {"kind": "thank_you_sent", "on": day(0), "to": "dana ORTIZ"}) == "too_close"


def test_an_email_follows_the_call_that_reached_nobody_at_once() -> None:
    call = contact(3, to="i1", about="status", channel="phone")
    assert refused(message("i1", about="status", after_call=True), 3, call) == ""
    assert refused(message("i1", about="status"), 3, call) == "too_close"


def test_nothing_follows_the_question_for_their_date_until_they_reply() -> None:
    asked = contact(4, to="i1", about="decision_date")
    assert refused(message("i2"), 14, asked) == "awaits_date"
    assert refused(message("i2"), 14, asked, {"kind": "reply_received", "on": day(4)}) == ""
    assert refused(message("i2"), 14, {"kind": "reply_received", "on": day(4)}, asked) == "awaits_date"


@pytest.mark.parametrize(("number", "kind"), [(29, ""), (30, "month_passed")])
def test_after_a_month_nobody_is_asked(number: int, kind: str) -> None:
    assert refused(message("i1", about="status"), number) == kind


@pytest.mark.parametrize("decided", [29, 30, 45])
def test_their_own_date_always_leaves_two_weeks_to_ask(decided: int) -> None:
    asks = message("i1", about="status")
    assert refused(asks, decided + 13, decision_date=day(decided)) in {"", "nobody_at_work"}
    assert refused(asks, decided + 14, decision_date=day(decided)) == "month_passed"


def test_nobody_is_written_to_at_a_weekend_but_with_thanks() -> None:
    assert refused(message("i1"), 5) == "nobody_at_work"
    assert refused(message("i1", about="thank_you"), 5) == ""


def test_thanks_come_before_a_question() -> None:
    thanks = Dated(day(4), message("i1", "i2", about="thank_you"), action="A03")
    assert refused(message("i2", about="status"), 3, planned=(thanks,)) == "unthanked"
    assert refused(message("i2", about="status"), 9, planned=(thanks,)) == ""


def test_nothing_is_planned_after_a_question_for_their_date() -> None:
    question = Dated(day(3), message("i1", about="decision_date"), action="A17")
    assert refused(message("i2"), 4, planned=(question,)) == "awaits_date"
    assert refused(message("i2"), 2, planned=(question,)) == ""


SENTENCES = {
    "too close": (
        message("i1"),
        1,
        [contact(0, to="i1", about="useful_item")],
        (
            "You wrote to Dana Ortiz on 16 November. 2 business days belong between two messages to one person, so "
            "18 November is the first day for this."
        ),
    ),
    "asked twice": (
        message("i1", about="status"),
        1,
        [contact(0, to="i2", about="status")],
        (
            "You asked how things stand on 16 November. 5 business days belong between two such questions, so "
            "23 November is the first day for this."
        ),
    ),
    "enough": (
        message("i1", about="useful_item"),
        10,
        [contact(0, to="i1", about="useful_item")],
        "What you sent on 16 November is enough until they reply.",
    ),
    "asked": (
        message("i1", about="useful_item"),
        10,
        [contact(0, to="i2", about="status")],
        "You asked how things stand on 16 November. Nothing unasked follows a question until they reply.",
    ),
    "their turn": (
        message("i1"),
        1,
        [contact(0, about="decision_date")],
        "You asked for the decision date on 16 November; now it is their turn.",
    ),
    "at a weekend": (
        message("i1"),
        5,
        [],
        "Nobody is at work on 21 November, so 23 November is the first day for this.",
    ),
    "a month later": (
        message("i1", about="status"),
        40,
        [],
        "The last day for such a question was 15 December; one more would not help you.",
    ),
}


@pytest.mark.parametrize(("mine", "number", "events", "words"), SENTENCES.values(), ids=SENTENCES)
def test_a_refusal_says_what_stands_against_it_and_the_first_free_day(
    mine: Message, number: int, events: list[dict[str, object]], words: str
) -> None:
    found = refusal(mine, day(number), Snapshot(candidacy(events=events), CATALOGUE, day(number)))
    assert found is not None
    assert found.reason == words


def test_a_refusal_names_what_would_be_planned_too_close() -> None:
    item = Dated(day(2), message("i1", about="useful_item"), action="A07")
    found = refusal(message("i1"), day(1), Snapshot(candidacy(), CATALOGUE, day(0)), [item])
    assert found is not None
    assert found.reason == (
        "“Send one useful thing” on 18 November. 2 business days belong between two messages to one person."
    )


def test_a_question_for_their_date_that_is_planned_leaves_them_their_turn() -> None:
    question = Dated(day(3), message("i1", about="decision_date"), action="A17")
    found = refusal(message("i2"), day(4), Snapshot(candidacy(), CATALOGUE, day(0)), [question])
    assert found is not None
    assert found.reason == "After “Ask for the decision date” on 19 November it is their turn."


def test_a_refusal_names_what_is_planned() -> None:
    thanks = Dated(day(1), message("i1", about="thank_you"), action="A02")
    found = refusal(message("i1", about="status"), day(1), Snapshot(candidacy(), CATALOGUE, day(0)), [thanks])
    assert found is not None
    assert found.reason == "“Send the thank-you note” on 17 November comes first."


def test_where_they_take_no_messages_every_message_is_refused_with_that_sentence() -> None:
    now = Snapshot(candidacy(contact_rule={"kind": "none"}), CATALOGUE, day(2))
    found = refusal(message("i1", about="thank_you"), day(2), now)
    assert found is not None
    assert (found.kind, found.final, found.reason) == ("unwanted", True, "They take no messages, as you said.")
    assert refusal(message("referee", about="referee"), day(2), now) is None
