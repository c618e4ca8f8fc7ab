"""Which letter is due when and to whom: every one of them at some moment, each person once for an occasion."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from scoring.candidacy import (
    ActionState,
    Candidacy,
    ContactPerson,
    ContactRule,
    ContactRuleKind,
    Event,
    FirstInterview,
    Intermediary,
    Interviewer,
    InterviewKind,
    Note,
)
from scoring.facts import Snapshot
from scoring.facts.reach import open_to
from scoring.letters.offers import Offer, offers
from scoring.letters.posting import Posted, Sending, has_it, sending, too_soon
from scoring.loading import load_catalogue
from scoring.planning import plan
from screens.interviews.examples import example
from screens.letters.rest import others
from wording import sentences

CATALOGUE = load_catalogue()
DAY = date(2026, 11, 16)  # a Monday
PEOPLE = (
    Interviewer(id="i1", name="Dana Ortiz"),
    Interviewer(id="i2", name="Jan Müller"),
    Interviewer(id="i3", name="Eva Müller"),
)
PASSED_ON = {use.letter for use in CATALOGUE.letter_uses if {one.to for one in use.occasions} == {"through"}}


def fresh(*events: dict[str, Any], **changes: object) -> Candidacy:
    """Return somebody with three interviewers, a contact and much time, on the day of the interview."""
    base = example("fresh", DAY)
    happened = tuple(Event.model_validate({"id": f"e{n}", **event}) for n, event in enumerate(events))
    given: dict[str, object] = {
        "interviewers": PEOPLE,
        "contact": ContactPerson(name="Priya Raman", channel="email"),
        "decision_date": None,
        "minutes_per_day": 600,
        "events": happened,
        "days_off": (),
        "interest": 5,
        **changes,
    }
    return base.model_copy(update=given)


def of_kind(kind: InterviewKind) -> FirstInterview:
    return example("fresh", DAY).first_interview.model_copy(update={"kind": kind})


def passed_on(*events: dict[str, Any], **changes: object) -> Candidacy:
    """Return somebody who may write to an agent alone."""
    return fresh(*events, contact_rule=ContactRule(kind="through", through=Intermediary(name="Sam Reed")), **changes)


def on(days: int) -> date:
    return DAY + timedelta(days=days)


def thanks(days: int, *who: str) -> Iterator[dict[str, Any]]:
    return ({"kind": "thank_you_sent", "on": on(days), "to": one} for one in who)


def at(candidacy: Candidacy) -> Snapshot:
    """Return the candidacy long after everything that the tests let happen."""
    return Snapshot(candidacy, CATALOGUE, on(60))


def due(candidacy: Candidacy, today: date) -> list[Offer]:
    return list(offers(Snapshot(candidacy, CATALOGUE, today), plan(Snapshot(candidacy, CATALOGUE, today))))


def named(candidacy: Candidacy, today: date) -> list[tuple[str, str]]:
    return [(offer.letter, offer.to) for offer in due(candidacy, today)]


def done(candidacy: Candidacy, sent: Sending) -> Candidacy:
    actions = (*candidacy.actions, sent.action) if sent.action else candidacy.actions
    return candidacy.model_copy(update={"events": (*candidacy.events, *sent.events), "actions": actions})


def test_the_evening_of_the_interview_offers_a_note_to_each_person() -> None:
    found = named(fresh(), DAY)
    assert [who for letter, who in found if letter in {"T01", "T02"}] == ["i1", "i2", "i3"]
    assert not {"T03", "T07", "T12", "T18", "T19"} & {letter for letter, _ in found}


def test_nobody_is_offered_one_letter_twice() -> None:
    for days in range(45):
        found = named(fresh(), on(days))
        assert len(found) == len(set(found))


def test_from_the_second_day_on_the_note_is_the_late_one() -> None:
    found = named(fresh(), on(2))
    assert ("T03", "i1") in found
    thanked = [offer for days in (2, 3) for offer in named(fresh(*thanks(0, "i1")), on(days))]
    assert {("T03", "i2"), ("T03", "i3")} <= set(thanked)
    assert not {"T01", "T02"} & {letter for letter, _ in thanked}


@pytest.mark.parametrize(("days", "letter"), [(1, "T01"), (3, "T03")])
def test_the_main_interviewer_is_not_forgotten_when_others_were_thanked_first(days: int, letter: str) -> None:
    assert (letter, "i1") in named(fresh(*thanks(0, "i2")), on(days))


def test_every_letter_is_offered_at_some_moment_but_the_one_kept_for_reference() -> None:
    phone = ContactPerson(name="Priya Raman", channel="phone")
    missed = {"kind": "contact", "on": on(8), "to": "contact", "about": "status", "channel": "phone"}
    asked = {"kind": "contact", "on": on(14), "to": "contact", "about": "status"}
    invited = {"kind": "invited", "on": on(3), "second_interview": on(10)}
    unready = tuple(
        answer.model_copy(update={"level": 0}) if answer.kind == "rated" else answer for answer in fresh().answers
    )
    roads = [
        fresh(answers=unready, opted_in=("A41",)),
        fresh(*thanks(0, "i1", "i2", "i3"), contact=phone),
        fresh(*thanks(0, "i1", "i2", "i3"), missed, asked, contact=phone),
        fresh(*thanks(0, "i1", "i2", "i3"), invited),
        fresh(*thanks(0, "i1", "i2", "i3"), invited, {"kind": "offer", "on": on(12)}),
        fresh({"kind": "rejected", "on": on(4)}),
        fresh({"kind": "declined", "on": on(4)}),
        fresh(first_interview=of_kind("screen")),
        passed_on(first_interview=of_kind("screen")),
        fresh({"kind": "task_agreed", "on": on(1), "deadline": on(5)}),
        fresh(first_interview=of_kind("panel")),
        passed_on(answers=unready),
        passed_on(*thanks(0, "through")),
        passed_on(*thanks(0, "through"), {**asked, "on": on(7)}, asked),
        passed_on(*thanks(0, "through"), invited),
        passed_on(*thanks(0, "through"), invited, {"kind": "offer", "on": on(12)}),
        passed_on({"kind": "rejected", "on": on(4)}),
        passed_on({"kind": "declined", "on": on(4)}),
    ]
    seen = {letter for road in roads for days in range(30) for letter, _ in named(road, on(days))}
    assert set(CATALOGUE.letter) - seen == {"T14"}


def test_what_is_not_due_is_listed_with_its_moment() -> None:
    for days in (0, 3, 9):
        mine = fresh()
        steps = plan(Snapshot(mine, CATALOGUE, on(days)))
        due = offers(Snapshot(mine, CATALOGUE, on(days)), steps)
        rest, now = others(Snapshot(mine, CATALOGUE, steps.today), steps, due), {offer.letter for offer in due}
        assert now | {other.letter for other in rest} == CATALOGUE.letter.keys() - CATALOGUE.special_letters - PASSED_ON
        assert not now & {other.letter for other in rest}
        for other in rest:
            assert other.reason.startswith(CATALOGUE.letter_use[other.letter].moment)
            assert other.to


def test_the_moment_says_which_day_the_plan_has() -> None:
    mine = fresh()
    steps = plan(Snapshot(mine, CATALOGUE, DAY))
    (useful,) = [other for other in others(Snapshot(mine, CATALOGUE, steps.today), steps, ()) if other.letter == "T10"]
    assert useful.reason.endswith("The plan has it for 18 November.")


def test_a_missed_call_offers_the_voicemail_that_day_and_the_mail() -> None:
    call = {"kind": "contact", "on": on(8), "to": "contact", "about": "status", "channel": "phone"}
    found = named(fresh(*thanks(0, "i1", "i2", "i3"), call), on(8))
    assert {("T06", "contact"), ("T07", "contact")} <= set(found)
    mails = [offer for offer in due(fresh(*thanks(0, "i1", "i2", "i3"), call), on(8)) if offer.letter == "T07"]
    assert mails[0].warning is None


def test_asking_for_the_job_needs_an_interest_of_four() -> None:
    invited = {"kind": "invited", "on": on(3), "second_interview": on(10)}
    keen = {letter for letter, _ in named(fresh(*thanks(0, "i1"), invited, interest=4), on(10))}
    fair = {letter for letter, _ in named(fresh(*thanks(0, "i1"), invited, interest=3), on(10))}
    assert keen - fair == {"T15"}


def test_the_second_referee_is_still_offered_when_the_first_has_been_told() -> None:
    mine = fresh(*thanks(0, "i1", "i2", "i3"))
    assert [who for letter, who in named(mine, on(1)) if letter == "T09"] == ["referee-1", "referee-2"]
    after = done(mine, sending(Posted("T09", "referee-1", on(1), "A10"), at(mine)))
    assert [who for letter, who in named(after, on(1)) if letter == "T09"] == ["referee-2"]
    assert all(offer.warning is None for offer in due(after, on(1)) if offer.letter == "T09")
    last = done(after, sending(Posted("T09", "referee-2", on(1), "A10"), at(after)))
    assert [state.action for state in last.actions] == ["A10"]


def test_a_letter_may_be_opened_for_everybody_it_can_go_to() -> None:
    assert open_to("T14", fresh(), CATALOGUE) == ("yourself",)
    assert open_to("T02", fresh(), CATALOGUE) == ("i2", "i3", "i1")
    assert open_to("T17", fresh(), CATALOGUE) == ("yourself", "contact")


@pytest.mark.parametrize(
    ("letter", "to", "action", "written"),
    [
        ("T01", "i1", "A02", [("thank_you_sent", "i1", None, None)]),
        ("T04", "i1", "A07", [("contact", "i1", "useful_item", None)]),
        ("T37", "i1", "A09", [("contact", "i1", None, None)]),
        ("T05", "contact", "A15", [("contact", "contact", "status", "phone")]),
        ("T33", "contact", "A14", [("contact", "contact", "status", None)]),
        ("T08", "contact", "A17", [("contact", "contact", "decision_date", None)]),
        ("T10", "inside", "A12", [("contact", "inside", "inside", None)]),
        ("T11", "i1", "A39", []),
        ("T34", "i1", "A41", []),
        ("T12", "contact", "A24", [("contact", "contact", None, None)]),
        ("T19", "contact", "A37", [("contact", "contact", None, None)]),
        ("T32", "contact", "A40", [("contact", "contact", None, None)]),
        ("T17", "contact", None, []),
    ],
)
def test_sending_writes_down_what_it_was(
    letter: str, to: str, action: str | None, written: list[tuple[str | None, ...]]
) -> None:
    sent = sending(Posted(letter, to, on(1), action), at(fresh()))
    assert [(event.kind, event.to, event.about, event.channel) for event in sent.events] == written
    assert sent.action == (ActionState(action=action, status="done", on=on(1)) if action else None)


def test_thanks_to_nobody_in_particular_are_thanks_to_the_main_interviewer() -> None:
    mine = fresh(interviewers=())
    sent = sending(Posted("T01", "main", DAY, "A02"), at(mine))
    assert [event.to for event in sent.events] == [None]
    assert has_it(CATALOGUE.letter_use["T01"], "main", at(done(mine, sent)))
    assert has_it(CATALOGUE.letter_use["T01"], "i1", at(fresh({"kind": "thank_you_sent", "on": DAY})))


def test_thanks_after_round_one_are_not_thanks_after_round_two() -> None:
    mine = fresh(*thanks(0, "i1"), {"kind": "second_interview_held", "on": on(5)})
    assert has_it(CATALOGUE.letter_use["T01"], "i1", at(mine))
    assert not has_it(CATALOGUE.letter_use["T18"], "i1", at(mine))
    later = fresh(*thanks(5, "i1"), {"kind": "second_interview_held", "on": on(5)})
    assert has_it(CATALOGUE.letter_use["T18"], "i1", at(later))


def test_the_last_note_of_several_finishes_the_action() -> None:
    mine = fresh(*thanks(0, "i1"))
    one = sending(Posted("T02", "i2", DAY, "A03"), at(mine))
    assert one.action is None
    assert sending(Posted("T02", "i3", DAY, "A03"), at(done(mine, one))).action is not None


def test_sending_feeds_what_the_score_is_computed_from() -> None:
    mine = done(fresh(), sending(Posted("T01", "i1", DAY, "A02"), at(fresh())))
    assert Snapshot(mine, CATALOGUE, DAY).facts["U1"] == 4
    late = done(fresh(), sending(Posted("T03", "i1", on(4), "A04"), at(fresh())))
    assert Snapshot(late, CATALOGUE, on(4)).facts["U1"] == 2


def test_a_second_letter_of_one_action_on_another_day_overwrites_nothing() -> None:
    one, other = (Posted("T07", "contact", on(days), "A15").event_id() for days in (8, 15))
    assert one != other


def test_a_call_that_was_answered_is_a_contact_and_a_reply() -> None:
    sent = sending(Posted("T05", "contact", on(8), "A15", reached=True), at(fresh()))
    assert [event.kind for event in sent.events] == ["contact", "reply_received"]
    assert Snapshot(done(fresh(), sent), CATALOGUE, on(8)).facts["unanswered_contacts"] == 0


def test_two_messages_to_one_person_keep_two_business_days_apart() -> None:
    mine = fresh(*thanks(0, "i1"))
    words = too_soon("T04", "i1", Snapshot(mine, CATALOGUE, on(1)))
    assert words == (
        "You wrote to Dana Ortiz on 16 November. 2 business days belong between two messages to one person, "
        "so 18 November is the first day for this."
    )
    assert too_soon("T04", "i1", Snapshot(mine, CATALOGUE, on(2))) is None
    assert too_soon("T04", "i2", Snapshot(mine, CATALOGUE, on(1))) is None


@pytest.mark.parametrize("typed", ["Jan Mu\u0308ller", "Jan  Müller", "Jan\u00a0Müller", " jan MÜLLER ", "Jan\tMüller"])
def test_one_person_is_one_however_the_name_was_typed(typed: str) -> None:
    mine = fresh({"kind": "contact", "on": DAY, "to": typed, "about": "useful_item"})
    assert too_soon("T04", "i2", Snapshot(mine, CATALOGUE, on(1))) is not None
    assert too_soon("T04", "i3", Snapshot(mine, CATALOGUE, on(1))) is None
    thanked = fresh({"kind": "thank_you_sent", "on": DAY, "to": typed})
    assert has_it(CATALOGUE.letter_use["T02"], "i2", at(thanked))
    as_contact = fresh(mine.events[0].model_dump(), contact=ContactPerson(name=typed))
    assert too_soon("T07", "contact", Snapshot(as_contact, CATALOGUE, on(1))) is not None


def test_a_referee_is_known_however_the_name_was_typed() -> None:
    name = Note(id="n", kind="blank", about="name-referee-1", text="José Ruiz")
    mine = fresh({"kind": "contact", "on": DAY, "to": "Jose\u0301  ruiz", "about": "referee"}, notes=(name,))
    assert has_it(CATALOGUE.letter_use["T09"], "referee-1", at(mine))
    assert not has_it(CATALOGUE.letter_use["T09"], "referee-2", at(mine))


def test_two_questions_about_the_process_keep_five_business_days_apart_whoever_is_asked() -> None:
    mine = fresh({"kind": "contact", "on": on(8), "to": "contact", "about": "status"})
    words = too_soon("T07", "i1", Snapshot(mine, CATALOGUE, on(9)))
    assert words is not None
    assert "so 1 December is the first day" in words
    assert too_soon("T07", "i1", Snapshot(mine, CATALOGUE, on(15))) is None


def test_the_first_free_day_is_a_day_on_which_people_are_at_work() -> None:
    mine = fresh({"kind": "thank_you_sent", "on": on(2), "to": "i1"}, days_off=(on(4),))
    words = too_soon("T04", "i1", Snapshot(mine, CATALOGUE, on(3)))
    assert words is not None
    assert "so 23 November is the first day" in words


def test_after_the_question_for_the_date_it_is_their_turn() -> None:
    mine = fresh({"kind": "contact", "on": on(14), "to": "contact", "about": "decision_date"})
    assert too_soon("T04", "i1", Snapshot(mine, CATALOGUE, on(30))) == (
        "You asked for the decision date on 30 November; now it is their turn."
    )
    assert too_soon("T09", "referee-1", Snapshot(mine, CATALOGUE, on(30))) is None


@pytest.mark.parametrize("letter", ["T01", "T12", "T13", "T11"])
def test_answers_and_parts_of_a_note_wait_for_nobody(letter: str) -> None:
    mine = fresh({"kind": "contact", "on": DAY, "to": "i1", "about": "useful_item"})
    assert too_soon(letter, "i1", Snapshot(mine, CATALOGUE, DAY)) is None


def test_a_mail_waits_for_nothing_after_a_missed_call_but_does_after_a_talk() -> None:
    call = {"kind": "contact", "on": on(8), "to": "contact", "about": "status", "channel": "phone"}
    assert too_soon("T07", "contact", Snapshot(fresh(call), CATALOGUE, on(8))) is None
    talked = fresh(call, {"kind": "reply_received", "on": on(8)})
    assert too_soon("T07", "contact", Snapshot(talked, CATALOGUE, on(9))) is not None
    assert too_soon("T08", "contact", Snapshot(fresh(call), CATALOGUE, on(8))) is not None


def test_two_referees_are_two_people() -> None:
    named_one = Note(id="n", kind="blank", about="name-referee-1", text="Helen Ross")
    mine = fresh({"kind": "contact", "on": DAY, "to": "Helen Ross", "about": "referee"}, notes=(named_one,))
    assert too_soon("T09", "referee-2", Snapshot(mine, CATALOGUE, DAY)) is None
    assert too_soon("T09", "referee-1", Snapshot(mine, CATALOGUE, DAY)) is not None


def test_somebody_without_a_name_is_this_person() -> None:
    mine = fresh({"kind": "contact", "on": DAY, "about": "inside"})
    words = too_soon("T10", "inside", Snapshot(mine, CATALOGUE, DAY))
    assert words is not None
    assert words.startswith("You wrote to this person on 16 November.")


@pytest.mark.parametrize("contact", ["email", "phone"])
@pytest.mark.parametrize("thanked", [(), ("i1",), ("i2",), ("i1", "i2", "i3")], ids=",".join)
def test_todays_plan_starts_from_letters_that_are_offered(thanked: tuple[str, ...], contact: str) -> None:
    contacts = ContactPerson.model_validate({"name": "Priya Raman", "channel": contact})
    for events in ((), ({"kind": "invited", "on": on(4), "second_interview": on(11)},)):
        mine = fresh(*thanks(0, *thanked), *events, contact=contacts)
        for days in range(20):
            steps = plan(Snapshot(mine, CATALOGUE, on(days)))
            offered = {offer.letter for offer in due(mine, on(days))}
            today = [item for item in steps.items if item.day == steps.today and item.letter]
            assert [(item.action, item.letter) for item in today if item.letter not in offered] == []


LIVE = re.compile(
    r"(?i)conversation we|our conversation|open conversation|we spoke|people I met|everybody I met|took part|another talk"
)


@pytest.mark.parametrize("rule", ["open", "through"])
def test_no_letter_after_recorded_answers_speaks_of_a_talk(rule: ContactRuleKind) -> None:
    mine = fresh(first_interview=of_kind("recorded"), contact_rule=ContactRule(kind=rule))
    sent = (one for one in CATALOGUE.letters if {*open_to(one.id, mine, CATALOGUE)} - {"yourself"})
    assert [one.id for one in sent if LIVE.search(one.text)] == []


def test_nothing_on_the_plan_after_recorded_answers_speaks_of_people_in_the_room() -> None:
    now = Snapshot(fresh(first_interview=of_kind("recorded")), CATALOGUE, DAY)
    usable = (one for name, one in now.actions_here.items() if now.usable(name))
    assert [one.id for one in usable if re.search(r"reactions|in the room|another talk|of the talk", one.wording)] == []
    assert not re.search("in the room|Who was there", CATALOGUE.letter["T20"].text)


def test_an_agent_who_was_the_interviewer_is_written_to_as_an_interviewer() -> None:
    agent = ContactRule(kind="through", through=Intermediary(name="dana ortiz"))
    alone = fresh(interviewers=PEOPLE[:1], contact_rule=agent, contact=None)
    assert named(alone, DAY)[:1] == [("T01", "i1")]
    assert open_to("T07", alone, CATALOGUE) == ("i1",)
    assert open_to("T24", alone, CATALOGUE) == open_to("T10", alone, CATALOGUE) == ()
    assert said_of("A02", alone) == ""
    two = fresh(interviewers=PEOPLE[:2], contact_rule=agent, contact=None)
    assert open_to("T01", two, CATALOGUE) == ()
    assert open_to("T24", two, CATALOGUE) == ("i1",)
    assert said_of("A02", two) == "one note for all of them, passed on through Dana Ortiz"


def said_of(action: str, candidacy: Candidacy) -> str:
    return sentences.passed_on(CATALOGUE.action[action], Snapshot(candidacy, CATALOGUE, DAY))
