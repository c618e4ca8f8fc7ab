"""Who somebody is, by whatever an event calls them, and what went out to whom."""

from datetime import date, timedelta
from typing import Any

import pytest

from scoring.candidacy import Candidacy
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.people import CONTACT, MAIN, identities, known, met

CATALOGUE = load_catalogue()
MONDAY = date(2026, 11, 16)
DANA = {"id": "i1", "name": "Dana Ortiz", "email": "dana@x.example"}
JO = {"id": "i2", "name": "Jo"}
OLA = {"id": "ola", "kind": "person", "text": "Ola Berg, head of operations"}


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def candidacy(**fields: Any) -> Candidacy:  # noqa: ANN401  any field of a candidacy
    usual = {"id": "c", "first_interview": {"ended": "2026-11-16T15:30:00+01:00"}, "interviewers": [DANA, JO]}
    return Candidacy.model_validate(usual | fields)


def thanked(*to: str | None, **fields: Any) -> Snapshot:  # noqa: ANN401  see above
    events = [{"kind": "thank_you_sent", "on": day(1), "to": who} for who in to]
    return Snapshot(candidacy(events=events, **fields), CATALOGUE, day(1))


def test_the_main_interviewer_is_the_first_who_is_there() -> None:
    assert identities(candidacy())[MAIN] == "i1"
    assert identities(candidacy(interviewers=[DANA | {"removed": True}, JO]))[MAIN] == "i2"
    assert identities(candidacy(interviewers=[]))[MAIN] == MAIN


def test_without_a_contact_questions_go_to_the_main_interviewer() -> None:
    assert identities(candidacy())[CONTACT] == "i1"
    assert identities(candidacy(contact={"name": "Priya"}))[CONTACT] == CONTACT


@pytest.mark.parametrize("contact", [{"name": " dana ortiz"}, {"name": "D.", "address": "Dana@X.example"}])
def test_a_contact_of_the_same_name_or_address_is_that_interviewer(contact: dict[str, str]) -> None:
    assert identities(candidacy(contact=contact))[CONTACT] == "i1"


def test_the_address_of_a_contact_who_interviewed_is_known() -> None:
    both = candidacy(interviewers=[JO], contact={"name": "Jo", "address": "jo@x.example"})
    assert known(both, "i2").address == "jo@x.example"


@pytest.mark.parametrize("name", ["i1", "I1", "dana ortiz", "DANA  ORTIZ", "dana@x.example", "\uff24ana Ortiz", None])
def test_a_thank_you_reaches_the_person_however_it_names_them(name: str | None) -> None:
    assert thanked(name).thanked() == {"i1"}


def test_a_name_that_nobody_has_is_that_of_the_only_one_met() -> None:
    assert "i1" in thanked("D. O.", interviewers=[DANA]).thanked()
    assert not {"i1", "i2"} & thanked("D. O.").thanked()


def test_the_thanks_of_somebody_removed_are_nobody_elses() -> None:
    now = thanked("i1", interviewers=[DANA | {"removed": True}, JO])
    assert now.facts["main_thanked"] is False


def test_an_id_goes_before_a_name_that_looks_like_it() -> None:
    odd = [{"id": "i1", "name": "I2"}, {"id": "i2", "name": "Luis Ortiz"}]
    assert thanked("i2", interviewers=odd).thanked() == {"i2"}


def test_two_people_of_one_surname_stay_two() -> None:
    kin = [{"id": "i1", "name": "Ana Ortiz"}, {"id": "i2", "name": "Luis Ortiz"}]
    assert thanked("Luis Ortiz", interviewers=kin).thanked() == {"i2"}


def test_round_two_is_everybody_of_round_one_until_somebody_is_named_for_it() -> None:
    assert met(candidacy(), 2) == ("i1", "i2")
    assert met(candidacy(notes=[OLA]), 2) == ("ola",)
    noted = {"id": "n", "kind": "person", "about": "i2", "text": "Years in ports"}
    assert met(candidacy(notes=[OLA, noted]), 2) == ("i2", "ola")


def test_thanks_after_round_two_are_thanks_for_round_two() -> None:
    invited = {"kind": "invited", "on": day(3), "second_interview": day(10)}
    again = {"kind": "thank_you_sent", "on": day(10), "to": "Ola Berg"}
    now = Snapshot(candidacy(notes=[OLA], events=[invited, again]), CATALOGUE, day(11))
    assert (sorted(now.thanked()), sorted(now.thanked(again=True))) == ([], ["ola"])


def test_further_notes_go_to_everybody_but_the_main_interviewer_and_those_thanked() -> None:
    three = thanked("Jo", interviewers=[DANA, JO, {"id": "i3", "name": "Kit"}])
    note = three.message(CATALOGUE.action["A03"])
    assert note is not None
    assert note.people == {"i3"}


def test_an_action_without_a_contact_sends_nothing() -> None:
    assert thanked().message(CATALOGUE.action["A20"]) is None


@pytest.mark.parametrize(
    ("event", "people", "about"),
    [
        ({"kind": "contact", "about": "status"}, {"contact"}, "status"),
        ({"kind": "contact", "to": "Somebody", "about": "useful_item"}, {"somebody"}, "useful_item"),
        ({"kind": "contact", "to": "Max", "about": "referee"}, {"referee", "max"}, "referee"),
        ({"kind": "contact", "to": "referee-1", "about": "referee"}, {"referee", "referee-1"}, "referee"),
        ({"kind": "contact", "about": "inside"}, {"inside"}, "inside"),
    ],
)
def test_an_event_tells_who_heard_about_what(event: dict[str, str], people: set[str], about: str) -> None:
    logged = candidacy(contact={"name": "Priya"}, events=[event | {"on": day(1)}])
    (sent,) = Snapshot(logged, CATALOGUE, day(1)).sent
    assert (set(sent.message.people), sent.message.kind.id) == (people, about)


def test_a_call_to_a_referee_is_no_call_that_reached_nobody() -> None:
    call = {"kind": "contact", "on": day(1), "to": "Max", "about": "referee", "channel": "phone"}
    assert Snapshot(candidacy(events=[call]), CATALOGUE, day(2)).facts["phone_attempt_failed"] is False


def test_what_is_sent_tomorrow_is_not_sent_today() -> None:
    assert Snapshot(thanked("i1").candidacy, CATALOGUE, day(0)).sent == ()
