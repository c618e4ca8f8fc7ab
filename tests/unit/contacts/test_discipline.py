"""Who is written to, what counts as written, and how far apart messages have to be."""

from datetime import date, timedelta
from typing import Any

import pytest

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.contacts import breaks_silence, clash
from scoring.facts import Snapshot
from scoring.facts.messages import Message, people
from scoring.loading import load_catalogue

MONDAY = date(2026, 11, 16)
DANA = {"id": "i1", "name": "Dana Ortiz", "email": "dana@x.example"}
JO = {"id": "i2", "name": "Jo"}


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def candidacy(**fields: Any) -> Candidacy:  # noqa: ANN401  any field of a candidacy
    usual = {"id": "c", "first_interview": {"ended": "2026-11-16T15:30:00+01:00"}, "interviewers": [DANA, JO]}
    return Candidacy.model_validate(usual | fields)


def to(*names: str, about: str | None = "useful_item") -> Message:
    return Message(frozenset(names), about)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def now(catalogue: Catalogue) -> Snapshot:
    return Snapshot(candidacy(days_off=(day(3),)), catalogue, day(0))


def test_the_main_interviewer_is_the_first() -> None:
    assert people(candidacy())["main_interviewer"] == "i1"


def test_without_interviewers_the_main_one_has_no_name() -> None:
    assert people(candidacy(interviewers=[]))["contact"] == "main_interviewer"


def test_without_a_contact_questions_go_to_the_main_interviewer() -> None:
    assert people(candidacy())["contact"] == "i1"


def test_a_contact_is_somebody_else() -> None:
    assert people(candidacy(contact={"name": "Priya"}))["priya"] == "contact"


@pytest.mark.parametrize("contact", [{"name": " dana ortiz"}, {"name": "D.", "address": "Dana@X.example"}])
def test_a_contact_of_the_same_name_or_address_is_that_interviewer(contact: dict[str, str]) -> None:
    assert people(candidacy(contact=contact))["contact"] == "i1"


def test_further_notes_go_to_everybody_but_the_first_and_the_thanked(catalogue: Catalogue) -> None:
    three = candidacy(
        interviewers=[DANA, JO, {"id": "i3", "name": "Kit"}],
        events=[{"kind": "thank_you_sent", "on": MONDAY, "to": "Jo"}],
    )
    note = Snapshot(three, catalogue, day(1)).message(catalogue.action["A03"])
    assert note == to("i3", about="thank_you")


def test_notes_after_round_two_go_to_everybody(catalogue: Catalogue) -> None:
    assert Snapshot(candidacy(), catalogue, day(1)).message(catalogue.action["A35"]) == to(
        "i1", "i2", about="thank_you"
    )


def test_an_action_without_a_contact_sends_nothing(catalogue: Catalogue) -> None:
    assert Snapshot(candidacy(), catalogue, day(1)).message(catalogue.action["A20"]) is None


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"kind": "thank_you_sent"}, to("i1", about="thank_you")),
        ({"kind": "contact", "about": "status"}, to("contact", about="status")),
        ({"kind": "contact", "to": "Dana Ortiz"}, to("i1", about=None)),
        ({"kind": "contact", "to": "Somebody", "about": "useful_item"}, to("somebody")),
        ({"kind": "contact", "to": "Max", "about": "referee"}, to("referee", about="referee")),
        ({"kind": "contact", "about": "inside"}, to("inside_contact", about="inside")),
    ],
)
def test_a_logged_message_reaches_the_person_it_names(
    catalogue: Catalogue, event: dict[str, str], expected: Message
) -> None:
    logged = candidacy(contact={"name": "Priya"}, events=[event | {"on": day(1)}])
    assert [sent.message for sent in Snapshot(logged, catalogue, day(1)).sent] == [expected]


def test_a_ticked_message_counts_as_sent(catalogue: Catalogue) -> None:
    ticked = candidacy(actions=[{"action": name, "status": "done", "on": day(1)} for name in ("A07", "A20", "A39")])
    assert [sent.message for sent in Snapshot(ticked, catalogue, day(1)).sent] == [to("i1")]


def test_what_is_ticked_for_tomorrow_or_set_aside_was_not_sent(catalogue: Catalogue) -> None:
    actions = [
        {"action": "A07", "status": "done", "on": day(2)},
        {"action": "A15", "status": "not_for_me", "on": day(1)},
    ]
    assert Snapshot(candidacy(actions=actions), catalogue, day(1)).sent == ()


@pytest.mark.parametrize(("reply", "awaited"), [(None, day(4)), (3, day(4)), (4, None), (5, None)])
def test_the_date_question_waits_for_a_reply(catalogue: Catalogue, reply: int | None, awaited: date | None) -> None:
    events: list[dict[str, object]] = [{"kind": "contact", "on": day(4), "about": "decision_date"}]
    events += [{"kind": "reply_received", "on": day(reply)}] if reply else []
    asked = candidacy(events=events)
    assert Snapshot(asked, catalogue, day(6)).awaits_date == awaited


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param((to("a"), 0), (to("a"), 1), True, id="one person on two neighbouring days"),
        pytest.param((to("a"), 1), (to("a"), 0), True, id="whichever comes first"),
        pytest.param((to("a"), 0), (to("a"), 2), False, id="one person after two business days"),
        pytest.param((to("a"), 2), (to("a"), 4), True, id="a day off does not count"),
        pytest.param((to("a"), 0), (to("b"), 0), False, id="two people on one day"),
        pytest.param(
            (to("a", about="status"), 0), (to("b", about="decision_date"), 4), True, id="two questions in a week"
        ),
        pytest.param(
            (to("a", about="status"), 0), (to("b", about="status"), 8), False, id="two questions in two weeks"
        ),
        pytest.param((to("a"), 0), (to("a", about="confirmation"), 1), False, id="an answer waits for nobody"),
        pytest.param((to("a", about="thank_you"), 0), (to("a"), 1), True, id="what follows an answer waits"),
        pytest.param((to("a", about="thank_you"), 0), (to("a"), 0), True, id="one message beside a note"),
        pytest.param((to("a", about="thank_you"), 0), (to("a", about="reply"), 0), False, id="two answers on one day"),
    ],
)
def test_messages_keep_their_distance(
    now: Snapshot, one: tuple[Message, int], other: tuple[Message, int], expected: object
) -> None:
    assert clash(one[0], day(one[1]), other[0], day(other[1]), now) is expected


@pytest.mark.parametrize(
    ("about", "after", "expected"),
    [("useful_item", 1, True), ("useful_item", -1, False), ("thank_you", 1, False), ("referee", 1, False)],
)
def test_nothing_presses_after_a_planned_date_question(about: str, after: int, expected: object) -> None:
    question, other = to("a", about="decision_date"), to("b", about=about)
    assert breaks_silence(other, day(after), question, day(0)) is expected
