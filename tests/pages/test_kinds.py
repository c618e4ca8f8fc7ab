"""What kind of interview it was, who may be written to and what else holds: how it is entered, and what the pages make of it."""

import io
import re
import time
import zipfile
from datetime import date
from typing import Any

import pytest

import storage
from scoring.candidacy import Candidacy, ContactRule, Intermediary
from scoring.loading import load_catalogue
from storage import Store
from tests.support.candidacies import note
from tests.support.letters import fresh
from tests.support.screens import Download, Keep, OpenPage, go, kept, keyed, labels, part, press, said, started, unfold

CATALOGUE = load_catalogue()
AGENT = {"kind": "through", "through": {"name": "Noor Haddad", "role": "Agent", "email": "noor@agency.example"}}
NONE = {"kind": "none"}
FIRST_EVENING = "A thin first impression by your own account, and tonight you can write down how it went"


def interview(kind: str, days_ago: int = 0) -> dict[str, Any]:
    return {"kind": kind, "ended": f"2026-11-{18 - days_ago}T15:30:00Z"}


def rated(days_ago: int = 3, **fields: Any) -> Candidacy:  # noqa: ANN401  any field
    """Return a candidacy with every question answered that is asked of some kind."""
    answers = [{"factor": one.id, "kind": "rated", "level": 1} for one in CATALOGUE.factors if not one.derived]
    given: dict[str, Any] = {"days_ago": days_ago, "answers": answers, **fields}
    return started(**given)


def test_the_hint_of_the_chosen_kind_stands_below_it(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("assessment", step="interview")
    at.selectbox(key="interview_kind:mine").set_value("screen").run()
    assert "Short, often by phone, mostly about the basics." in said(at)


def test_circumstances_are_ticked_one_by_one_and_taken_back(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started())
    at = open_page("assessment", step="interview")
    for name in ("academic", "public_sector"):
        at.checkbox(key=f"circumstance:mine:{name}").check().run()
    assert kept(store).circumstances == ("academic", "public_sector")
    at.checkbox(key="circumstance:mine:academic").uncheck().run()
    assert kept(store).circumstances == ("public_sector",)


def test_two_tabs_keep_both_circumstances(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started())
    here, there = (open_page("assessment", step="interview") for _ in range(2))
    there.checkbox(key="circumstance:mine:internal").check().run()
    here.checkbox(key="circumstance:mine:academic").check().run()
    assert kept(store).circumstances == ("academic", "internal")


@pytest.mark.parametrize("rule", ["open", "none"])
@pytest.mark.parametrize("kind", ["conversation", "recorded"])
def test_what_the_set_up_asks_is_true_where_nobody_was_met_or_may_be_thanked(
    open_page: OpenPage, keep: Keep, kind: str, rule: str
) -> None:
    keep(started(first_interview=interview(kind), contact_rule={"kind": rule}))
    asked = " ".join(said(open_page("assessment", step=step)) for step in ("people", "guess"))
    assert "Who interviewed you, as far as you know?" in asked
    assert not re.search("thanked|did you talk|met them", asked)


def test_who_is_in_between_is_asked_in_place_of_the_contact(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started(contact={"name": "Priya"}))
    at = open_page("assessment", step="next")
    at.radio(key="contact_rule:mine").set_value("through").run()
    assert "contact_name:mine" not in {field.key for field in at.text_input}
    for field, words in (("role", "Agent"), ("name", "Noor"), ("email", "n@x.example")):
        at.text_input(key=f"through_{field}:mine").set_value(words).run()
    agent = Intermediary(name="Noor", role="Agent", email="n@x.example")
    assert kept(store).contact_rule == ContactRule(kind="through", through=agent)
    at.radio(key="contact_rule:mine").set_value("open").run()
    assert at.text_input(key="contact_name:mine").value == "Priya"


def test_a_role_that_is_entered_before_the_name_stays(open_page: OpenPage, keep: Keep) -> None:
    keep(started(contact_rule={"kind": "through"}))
    at = open_page("assessment", step="next")
    at.text_input(key="through_role:mine").set_value("Agent").run()
    assert go(go(at, "plan"), "assessment").text_input(key="through_role:mine").value == "Agent"


@pytest.mark.parametrize(("rule", "stands"), [({"kind": "open"}, True), (AGENT, False), (NONE, False)])
def test_a_public_office_is_named_beside_the_question_while_contact_is_open(
    open_page: OpenPage, keep: Keep, rule: dict[str, Any], stands: bool
) -> None:
    keep(started(circumstances=["public_sector"], contact_rule=rule))
    assert ("Public offices often forbid calls" in said(open_page("assessment", step="next"))) is stands


@pytest.mark.parametrize(
    ("kind", "quick", "full"), [("conversation", 18, 39), ("screen", 16, 31), ("recorded", 13, 28)]
)
def test_the_choice_of_depth_counts_the_questions_of_this_interview(
    open_page: OpenPage, keep: Keep, kind: str, quick: int, full: int
) -> None:
    keep(started(first_interview=interview(kind)))
    depth = open_page("assessment", step="guess").radio(key="depth:mine")
    assert depth.options == [f"Quick check: {quick} questions", f"Everything: {full} questions"]


def test_what_is_left_out_is_said_in_a_line_and_can_be_asked_all_the_same(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started(first_interview=interview("recorded")))
    at = open_page("assessment", step="P")
    assert "Left out: eight questions about a live talk. Nobody was there live." in said(at)
    press(at, "Ask all the same :gray-background[a live talk]")
    assert "Asked all the same: eight questions about a live talk." in said(at)
    assert at.title[0].value == "Questions 1 to 5 of 21"
    at.session_state["pressed"] = {}  # a moment later
    press(at, "Leave out again :gray-background[a live talk]")
    assert kept(store).asked_anyway == ()
    assert at.title[0].value == "Questions 1 to 5 of 13"


def test_a_double_click_asks_what_was_left_out_once(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started(first_interview=interview("recorded")))
    at = press(open_page("assessment", step="P"), "Ask all the same :gray-background[a live talk]")
    at.session_state["pressed"] = {"ask-anyway": time.monotonic() + 60}  # not a moment ago
    press(at, "Leave out again :gray-background[a live talk]")
    assert kept(store).asked_anyway


def test_asking_one_group_all_the_same_leaves_the_other_as_it_is(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started(first_interview=interview("panel"), circumstances=["internal"], depth="full", asked_anyway=["P2"]))
    at = open_page("assessment", step="P")
    press(at, "Ask all the same :gray-background[a free talk]")
    assert "P2" in kept(store).asked_anyway
    assert {"R2", "D3"} <= set(kept(store).asked_anyway)


def test_nothing_is_left_out_of_a_conversation(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    assert "Left out" not in said(open_page("assessment", step="P"))


def test_an_answer_to_what_is_left_out_is_kept_and_does_not_count(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    mine = keep(rated(first_interview=interview("recorded", 3)))
    at = open_page("assessment", step="done")
    assert set(kept(store).answers) == set(mine.answers)
    assert "card-D1" not in keyed(open_page("assessment", step="P"))
    assert not at.exception


def test_what_holds_for_such_an_interview_stands_beside_its_question(open_page: OpenPage, keep: Keep) -> None:
    keep(started(circumstances=["new_field"]))
    at = open_page("assessment", step="C")
    assert "Cases from study, volunteering and projects of your own count." in said(at)


def test_a_part_without_any_question_does_not_apply(open_page: OpenPage, keep: Keep) -> None:
    keep(rated(first_interview=interview("recorded", 3), depth="quick"))
    at = open_page("readiness")
    assert "Follow-up does not apply here." in said(at)
    assert "not due" not in said(at)


@pytest.mark.parametrize("fields", [{"contact_rule": NONE}, {"first_interview": interview("recorded")}])
def test_on_the_first_evening_nothing_is_to_be_added_where_nobody_is_written_to(
    open_page: OpenPage, keep: Keep, fields: dict[str, Any]
) -> None:
    keep(rated(0, depth="quick", **fields))
    assert open_page("readiness").title[0].value == FIRST_EVENING


def test_what_fits_the_kind_is_said_on_request(open_page: OpenPage, keep: Keep) -> None:
    keep(rated(first_interview=interview("technical", 3)))
    at = unfold(open_page("readiness"), "of-this-kind")
    assert "How you got there counts beside the result" in said(at)


def test_of_a_plain_conversation_there_is_nothing_to_say(open_page: OpenPage, keep: Keep) -> None:
    keep(rated())
    assert "What fits this interview" not in labels(open_page("readiness"))


def test_advice_speaks_of_no_message_where_none_is_taken(open_page: OpenPage, keep: Keep) -> None:
    keep(rated(contact_rule=NONE, depth="full", circumstances=["new_field"]))
    words = said(unfold(open_page("readiness"), "advice"))
    assert "Collect more cases, and tell one early in the next interview." in words
    assert "what you write to them" not in words


def test_without_messages_the_plan_and_the_letters_say_what_still_counts(open_page: OpenPage, keep: Keep) -> None:
    keep(rated(contact_rule=NONE))
    for page in ("plan", "letters"):
        assert "What still counts is yours" in said(open_page(page))


def test_without_messages_only_ones_own_sheets_and_referees_are_offered(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(contact_rule=NONE))
    at = unfold(open_page("letters"), "letters-later")
    others = {"T09", "T13", "T14", "T15", "T16", "T17", "T20", "T21", "T22"}
    names = {CATALOGUE.letter[name].name for name in others}
    shown = {key.split("-")[1] for key in keyed(at) if key.startswith("due-")}
    assert shown <= others
    assert set(at.selectbox(key="other_letter").options) <= names


def test_a_draft_to_them_leaves_the_file_of_letters_while_no_message_is_taken_and_comes_back(
    open_page: OpenPage, keep: Keep, store: Store, download: Download
) -> None:
    mine = keep(fresh())
    storage.save_letter(store, "local", mine.id, "T04", "i1", body="My own words.")
    storage.save_details(store, "local", mine.id, contact_rule="none")
    assert not any("Ortiz" in name for name in _zipped(open_page, download))
    storage.save_details(store, "local", mine.id, contact_rule="open")
    assert any("Ortiz" in name for name in _zipped(open_page, download))


def _zipped(open_page: OpenPage, download: Download) -> list[str]:
    data = download(open_page("letters"), "All letters as one file")
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_a_letter_in_an_old_address_is_not_opened_where_none_is_taken(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(contact_rule=NONE))
    assert not open_page("letters", letter="T01", to="i1").text_area


def test_what_goes_through_somebody_says_so_in_the_plan(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(contact_rule=AGENT))
    at = unfold(open_page("plan"), "later")
    assert "passed on through Noor Haddad" in part(at, "item-A02")


def test_the_thanks_of_everybody_go_to_whoever_is_in_between(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(contact_rule=AGENT))
    at = open_page("letters")
    assert "For Noor Haddad, Agent. " in part(at, "due-T24-through")
    assert not [key for key in keyed(at) if key.startswith("due-T0") and not key.startswith("due-T09")]


def test_whoever_is_in_between_is_the_first_one_a_message_is_entered_for(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(contact_rule=AGENT))
    at = unfold(open_page("plan"), "happened")
    (kind,) = [box for box in at.selectbox if box.label == "What happened?"]
    kind.set_value("thank_you_sent").run()
    (who,) = [box for box in at.selectbox if box.label == "To whom?"]
    assert who.options[0] == "Noor Haddad, Agent"


def test_after_the_next_interview_thanks_go_through_the_same_person(open_page: OpenPage, keep: Keep) -> None:
    events = [
        {"kind": "thank_you_sent", "on": "2026-11-13", "to": "through"},
        {"kind": "invited", "on": "2026-11-14", "second_interview": "2026-11-17"},
    ]
    keep(rated(6, contact_rule=AGENT, events=events))
    at = open_page("round_two")
    assert "**Still to thank**, with one note, passed on through Noor Haddad" in said(at)
    assert "Write to Noor Haddad" in labels(at)


@pytest.mark.parametrize(("rule", "letter"), [({"kind": "open"}, True), (NONE, False)])
def test_round_two_leads_to_no_confirmation_where_no_message_is_taken(
    open_page: OpenPage, keep: Keep, rule: dict[str, Any], letter: bool
) -> None:
    events = [{"kind": "invited", "on": "2026-11-18", "second_interview": "2026-12-01"}]
    keep(rated(3, contact_rule=rule, events=events))
    assert ("Confirm, and ask who will be there" in labels(open_page("round_two"))) is letter


@pytest.mark.parametrize("kind", ["accepted", "declined", "rejected", "offer"])
def test_after_news_nobody_is_told_to_write_where_no_message_is_taken(
    open_page: OpenPage, keep: Keep, kind: str
) -> None:
    keep(rated(3, contact_rule=NONE, events=[{"kind": kind, "on": date(2026, 11, 18)}]))
    words = said(open_page("round_two")).casefold()
    assert not [word for word in ("thank", "polite reply", "ask for a set") if word in words]


def test_a_tick_that_has_lost_its_reason_can_be_taken_back(open_page: OpenPage, keep: Keep) -> None:
    gone = {"factor": "U1", "kind": "not_applicable", "reason": "Said on the phone"}
    keep(started(days_ago=3, answers=[gone]))
    assert "exempt:mine:U1" in {box.key for box in open_page("assessment", step="U").checkbox}


def test_notes_for_the_next_talk_stand_without_a_word_of_writing(open_page: OpenPage, keep: Keep) -> None:
    invited = [{"kind": "invited", "on": "2026-11-18", "second_interview": "2026-12-01"}]
    keep(rated(3, contact_rule=NONE, events=invited, notes=[note("n1", "fell_flat", "x")]))
    at = open_page("round_two", part="weak_answers")
    assert "what you write to them" not in said(at)


def test_one_note_to_a_panel_says_who_passes_it_on(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(first_interview=interview("panel"), contact={"name": "Priya Lund"}))
    at = unfold(open_page("plan"), "later")
    assert "one note for all of them, passed on through Priya Lund" in part(at, "item-A02")


def test_words_of_a_letter_that_cannot_go_out_are_said_to_be_kept(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started(interviewers=[{"id": "i1", "name": "Zoë"}], contact_rule=NONE))
    storage.save_letter(store, "local", "mine", "T01", "i1", body="My own words")
    assert "What you began to write is kept: “Thank-you note, main interviewer”." in said(open_page("letters"))
