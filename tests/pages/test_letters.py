"""Letters: what is due, one letter with its blanks, edits that stay, and what sending writes down."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from streamlit.testing.v1 import AppTest

import storage
from scoring.candidacy import ActionState, Candidacy, ContactRule, Event
from scoring.facts import Snapshot
from scoring.facts.reach import open_to
from scoring.letters.offers import offers
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.round_two.notes import the_note
from screens.interviews.examples import example
from screens.letters.rest import Other, others
from storage import Store
from tests.support.letters import PEOPLE, drafts, fill, fresh, open_letter, press
from tests.support.screens import TODAY, Download, Keep, OpenPage, go, kept, labels, links, part, said, shown, unfold

CATALOGUE = load_catalogue()


def body(at: AppTest) -> str:
    (area,) = at.text_area
    return str(area.value)


def not_due(mine: Candidacy) -> tuple[Other, ...]:
    steps = plan(Snapshot(mine, CATALOGUE, TODAY))
    return others(Snapshot(mine, CATALOGUE, steps.today), steps, offers(Snapshot(mine, CATALOGUE, TODAY), steps))


def test_the_list_names_each_letter_that_is_due_with_person_and_reason(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(fresh())
    due = offers(Snapshot(mine, CATALOGUE, TODAY), plan(Snapshot(mine, CATALOGUE, TODAY)))
    at = open_page("letters")
    assert {("T01", "i1"), ("T02", "i2")} <= {(offer.letter, offer.to) for offer in due}
    for offer in due:
        words = part(at, f"due-{offer.letter}-{offer.to}")
        assert CATALOGUE.letter[offer.letter].name in words
        assert offer.why in words
    assert "Write to Dana Ortiz" in map(shown, labels(at))


def test_who_has_no_name_is_called_by_the_role_once(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(interviewers=[{"id": "i1", "name": "", "role": "HR business partner"}, {"id": "i2", "name": "Ola"}]))
    at = open_page("letters")
    assert "Write to HR business partner" in map(shown, labels(at))
    assert "For HR business partner. " in part(at, "due-T01-i1")
    at = open_letter(open_page, "T01", "i1")
    assert [box.options[0] for box in at.selectbox if box.label == "To whom"] == ["HR business partner"]


def test_who_has_neither_name_nor_role_begins_a_line_with_a_capital(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(interviewers=[{"id": "i1", "name": ""}, {"id": "i2", "name": "Ola"}]))
    at = open_letter(open_page, "T01", "i1")
    assert [box.options[0] for box in at.selectbox if box.label == "To whom"] == ["An interviewer"]


def test_the_title_counts_letters_scripts_and_sheets_apart(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh())
    assert open_page("letters").title[0].value == "Three letters and two sheets due today"
    keep(example("invited", TODAY - timedelta(days=5)).model_copy(update={"id": "near"}))
    assert open_page("letters", candidacy="near").title[0].value == "Two scripts and one sheet due today"
    keep(example("invited", TODAY).model_copy(update={"id": "idle"}))
    assert open_page("letters", candidacy="idle").title[0].value == "No letter is due today"


def test_what_the_plan_has_next_can_be_written_ahead(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(fresh(minutes_per_day=45))
    rest = not_due(mine)
    first = min(other.day for other in rest if other.day)
    at = open_page("letters")
    ahead = [other.letter for other in rest if other.day == first]
    assert [f"next:{name}" for name in ahead] == [b.key for b in at.button if str(b.key).startswith("next:")]
    at.button(key=f"next:{ahead[0]}").click().run()
    assert at.title[0].value == CATALOGUE.letter[ahead[0]].name


def test_every_letter_that_is_not_due_is_listed_with_its_moment_and_can_be_opened(
    open_page: OpenPage, keep: Keep
) -> None:
    mine = keep(fresh())
    rest = not_due(mine)
    at = unfold(open_page("letters"), "letters-later")
    for other in rest:
        assert f"**{CATALOGUE.letter[other.letter].name}.** {other.reason}" in said(at)
    at.selectbox(key="other_letter").set_value("T14").run()
    assert at.title[0].value == CATALOGUE.letter["T14"].name


def somebody() -> Iterator[Candidacy]:
    """Yield somebody who may write freely, after a first call, to a panel's coordinator, and through an agent alone, after a first call too."""
    usual = fresh()
    yield usual
    for kind in ("screen", "panel"):
        yield usual.model_copy(update={"first_interview": usual.first_interview.model_copy(update={"kind": kind})})
    through = {"contact_rule": ContactRule(kind="through")}
    yield usual.model_copy(update=through)
    first_call = usual.first_interview.model_copy(update={"kind": "screen"})
    yield usual.model_copy(update={**through, "first_interview": first_call})


@pytest.mark.parametrize("letter", CATALOGUE.letter)
def test_each_of_the_letters_can_be_opened(open_page: OpenPage, keep: Keep, letter: str) -> None:
    keep(next(mine for mine in somebody() if open_to(letter, mine, CATALOGUE)))
    at = open_letter(open_page, letter)
    assert at.title[0].value == CATALOGUE.letter[letter].name
    assert at.text_area or at.text_input


def test_without_an_interview_the_page_says_where_to_start(open_page: OpenPage) -> None:
    assert "No letter yet" in said(open_page("letters"))


def test_a_letter_nobody_knows_shows_the_list(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh())
    assert "due today" in open_letter(open_page, "T99").title[0].value


def test_a_draft_is_filled_and_what_is_missing_stands_as_its_question(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh())
    at = open_letter(open_page, "T01", "i1")
    assert body(at).startswith("Dear Dana Ortiz,\n\nThank you for the time you took today")
    assert "[Which strength of yours does this post need most?]" in body(at)


def test_what_is_filled_in_from_the_entries_is_quoted_as_it_stands_in_the_letter(
    open_page: OpenPage, keep: Keep
) -> None:
    keep(fresh())
    at = open_letter(open_page, "T02", "i1")
    assert "From what you entered: “Junior project coordinator”, “Dana Ortiz” and “today”." in said(at)


def test_a_blank_filled_once_is_filled_in_every_letter(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh())
    at = fill(open_letter(open_page, "T01", "i1"), "sender", "Robin Lee")
    assert body(at).endswith("Kind regards\nRobin Lee")
    assert body(open_letter(open_page, "T02", "i2")).endswith("Kind regards\nRobin Lee")
    assert [(note.kind, note.about, note.text) for note in kept(store).notes if note.kind == "blank"] == [
        ("blank", "sender", "Robin Lee")
    ]


def test_a_blank_of_one_person_stays_with_that_person(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh())
    fill(open_letter(open_page, "T03", "i1"), "thing-i1", "the morning list")
    assert "the morning list" in body(open_letter(open_page, "T03", "i1"))
    assert "the morning list" not in body(open_letter(open_page, "T03", "i2"))


def test_a_problem_told_in_a_letter_stands_in_round_two(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh())
    fill(open_letter(open_page, "T01", "i1"), "problem", "They lose a day")
    assert [(note.kind, note.about, note.text) for note in kept(store).notes] == [("problem", None, "They lose a day")]
    at = unfold(open_page("round_two", part="debrief"), "part-debrief")
    assert "They lose a day" in [field.value for field in at.text_input]


def test_the_own_name_is_asked_once_for_all_interviews(open_page: OpenPage, keep: Keep, download: Download) -> None:
    keep(fresh())
    fill(open_letter(open_page, "T01", "i1"), "sender", "Robin Lee")
    keep(fresh().model_copy(update={"id": "second"}))
    at = open_page("letters", candidacy="second", letter="T01", to="i1")
    assert body(at).endswith("Kind regards\nRobin Lee")
    assert download(at, "Text (.txt)").decode().endswith("Kind regards\nRobin Lee\n")
    at.text_input(key="blank:second:sender").set_value("R. Lee").run()
    assert body(at).endswith("Kind regards\nR. Lee")
    at.text_input(key="blank:second:sender").set_value("").run()
    assert not at.exception
    assert body(at).endswith("Kind regards\nRobin Lee")


def test_what_fills_every_letter_stands_apart_from_what_fills_this_one(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh())
    assert [heading.value for heading in open_letter(open_page, "T01", "i1").header][-2:] == [
        "For every letter",
        "For this letter",
    ]


def test_a_letter_begun_to_somebody_who_is_not_listed_any_more_is_not_among_those_to_take(
    open_page: OpenPage, keep: Keep, store: Store, download: Download
) -> None:
    keep(fresh())
    storage.save_letter(store, "local", "mine", "T02", "i2", body="Dear Józef,\n\nThank you.")
    storage.remove_interviewer(store, "local", "mine", "i2")
    with zipfile.ZipFile(io.BytesIO(download(open_page("letters"), "All letters as one file"))) as archive:
        assert not [name for name in archive.namelist() if "Nowak" in name]
    assert [one.recipient for one in drafts(store)] == ["i2"]


def test_a_closing_line_written_in_round_two_stands_beside_its_letter(open_page: OpenPage, keep: Keep) -> None:
    own = the_note(fresh(), "closing", "T15").model_copy(update={"text": "This is the work I want"})
    keep(fresh(notes=[own.model_dump()]))
    assert "In your own words, from Round two: This is the work I want" in said(open_letter(open_page, "T15"))
    assert "from Round two" not in said(open_letter(open_page, "T16"))


@pytest.mark.parametrize(("letter", "words"), [("T01", "Before you send it"), ("T15", "Before you say it")])
def test_what_is_spoken_is_not_said_to_be_sent(open_page: OpenPage, keep: Keep, letter: str, words: str) -> None:
    keep(fresh())
    assert words in said(open_letter(open_page, letter))


def test_an_emptied_blank_asks_again(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh())
    at = fill(open_letter(open_page, "T01", "i1"), "sender", "Robin Lee")
    assert "[What is your own name?]" in body(fill(at, "sender", " "))
    assert not [note for note in kept(store).notes if note.kind == "blank"]


def test_edits_are_kept_and_blanks_still_fill_them(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh())
    at = open_letter(open_page, "T01", "i1")
    at.text_area[0].set_value("Dear Dana,\n\nmy own words.\n\n[What is your own name?]").run()
    assert [(one.letter, one.recipient) for one in drafts(store)] == [("T01", "i1")]
    again = fill(open_letter(open_page, "T01", "i1"), "sender", "Robin")
    assert body(again) == "Dear Dana,\n\nmy own words.\n\nRobin"
    assert "my own words" not in body(open_letter(open_page, "T02", "i2"))


def test_an_edited_subject_is_kept(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh())
    at = open_letter(open_page, "T01", "i1")
    at.text_input(key="subject:mine:T01:i1").set_value("Thank you for Monday").run()
    again = open_letter(open_page, "T01", "i1")
    assert again.text_input(key="subject:mine:T01:i1").value == "Thank you for Monday"
    assert body(again).startswith("Dear Dana Ortiz,")


def test_starting_again_asks_first(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh())
    at = open_letter(open_page, "T01", "i1")
    assert "Start again from the template" not in labels(at)
    at.text_area[0].set_value("My own words.").run()
    press(at, "Start again")
    assert body(at) == "My own words."
    press(at, "Keep my text")
    assert drafts(store)
    press(press(at, "Start again"), "Yes, start again")
    assert body(at).startswith("Dear Dana Ortiz,")
    assert not drafts(store)


def test_the_look_asks_with_the_sentence(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh())
    at = open_letter(open_page, "T01", "i1")
    at.text_area[0].set_value("Dear Dana,\n\nthank you. When we meet again I bring it.").run()
    words = part(at, "look")
    assert "take a second meeting for granted?" in words
    assert "> When we meet again I bring it." in words


def test_sending_the_thank_you_writes_it_down_and_ticks_the_action(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(fresh())
    at = press(open_letter(open_page, "T01", "i1"), "I have sent it to Dana Ortiz")
    assert [(event.kind, event.to, event.on) for event in kept(store).events] == [("thank_you_sent", "i1", TODAY)]
    assert kept(store).actions == (ActionState(action="A02", status="done", on=TODAY),)
    assert "Noted: Thank-you note, main interviewer, Dana Ortiz" in said(at)
    assert "open:T01:i1" not in [button.key for button in at.button]
    assert any("step=U" in link.proto.query_string for link in links(at))


def test_one_note_of_several_leaves_the_action_open(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh(interviewers=[*PEOPLE, {"id": "i3", "name": "Ann Nowak"}]))
    press(open_letter(open_page, "T02", "i2"), "I have sent it")
    assert kept(store).actions == ()
    press(open_letter(open_page, "T02", "i3"), "I have sent it")
    assert [state.action for state in kept(store).actions] == ["A03"]
    assert [event.to for event in kept(store).events] == ["i2", "i3"]


def test_a_letter_sent_earlier_is_noted_on_its_day(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(example("waiting", TODAY).model_copy(update={"id": "mine", "events": (), "actions": ()}))
    at = open_letter(open_page, "T03", "i1")
    day = TODAY - timedelta(days=1)
    at.date_input[0].set_value(day).run()
    press(at, "I have sent it")
    assert [event.on for event in kept(store).events] == [day]


@pytest.mark.parametrize("days", [1, 2])
def test_a_letter_opens_before_the_day_of_the_interview_too(open_page: OpenPage, keep: Keep, days: int) -> None:
    """Somebody east of here has noted the interview of their evening, or it is entered ahead of its day."""
    ahead = example("fresh", TODAY + timedelta(days=days)).first_interview
    keep(fresh(first_interview=ahead.model_dump()))
    at = open_letter(open_page, "T01", "i1")
    assert at.date_input[0].value == TODAY


def test_thanks_before_the_day_of_the_interview_are_not_noted(open_page: OpenPage, keep: Keep, store: Store) -> None:
    before = keep(fresh(first_interview=example("fresh", TODAY + timedelta(days=2)).first_interview.model_dump()))
    at = press(open_letter(open_page, "T01", "i1"), "I have sent it to Dana Ortiz")
    assert kept(store).events == before.events
    assert any("must not be before the first interview" in error.value for error in at.error)


def test_subject_and_body_of_two_tabs_are_both_kept(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(fresh())
    here, there = open_letter(open_page, "T01", "i1"), open_letter(open_page, "T01", "i1")
    there.text_input(key="subject:mine:T01:i1").set_value("My subject").run()
    here.text_area[0].set_value("My own words.").run()
    assert [(one.subject, one.body) for one in drafts(store)] == [("My subject", "My own words.")]


def test_a_file_holds_what_was_kept_after_the_page_was_drawn(
    open_page: OpenPage, keep: Keep, store: Store, download: Download
) -> None:
    keep(fresh())
    at = open_letter(open_page, "T01", "i1")
    storage.save_letter(store, "local", "mine", "T01", "i1", body="My last sentence.")
    assert b"My last sentence." in download(at, "Text (.txt)")


def test_a_letter_that_greets_somebody_else_is_questioned(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh())
    at = open_letter(open_page, "T02", "i2")
    assert "Is the greeting meant for this person?" not in part(at, "look")
    at.text_area[0].set_value("Dear Dana Ortiz,\n\nThank you.").run()
    assert "Is the greeting meant for this person?" in part(at, "look")


def test_too_soon_is_said_before_it_is_sent(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(events=[{"id": "e", "kind": "thank_you_sent", "on": TODAY, "to": "i1"}]))
    at = open_letter(open_page, "T04", "i1")
    (warning,) = at.warning
    assert "You wrote to Dana Ortiz on 18 November" in warning.value
    standing = list(at.main)
    assert standing.index(warning) < standing.index(at.text_area[0])


def test_too_soon_is_said_of_another_day_too(open_page: OpenPage, keep: Keep) -> None:
    ended = example("waiting", TODAY).first_interview.model_dump()
    sent = {"id": "e", "kind": "thank_you_sent", "on": TODAY - timedelta(days=2), "to": "i1"}
    keep(fresh(first_interview=ended, events=[sent]))
    at = open_letter(open_page, "T04", "i1")
    assert not at.warning
    at.date_input[0].set_value(TODAY - timedelta(days=1)).run()
    assert "You wrote to Dana Ortiz on 16 November" in at.warning[0].value


def test_people_of_one_name_can_be_told_apart_in_the_list(open_page: OpenPage, keep: Keep) -> None:
    roles = ("Planner", "Team lead", None, None)
    keep(fresh(interviewers=[{"id": f"i{n}", "name": "Jan Müller", "role": role} for n, role in enumerate(roles)]))
    at = open_letter(open_page, "T02", "i2")
    names = at.selectbox[0].options
    assert sorted(names) == ["Jan Müller", "Jan Müller (2)", "Jan Müller, Planner", "Jan Müller, Team lead"]


def test_a_call_that_reached_them_is_a_reply_too(open_page: OpenPage, keep: Keep, store: Store) -> None:
    ended = example("waiting", TODAY - timedelta(days=20)).first_interview
    phone = {"name": "Priya Raman", "channel": "phone", "address": "020 7946 0000"}
    keep(fresh(first_interview=ended.model_dump(), contact=phone, decision_date=None))
    at = open_letter(open_page, "T05")
    at.radio[0].set_value(True).run()
    press(at, "I have called Priya Raman")
    assert [(event.kind, event.channel) for event in kept(store).events] == [
        ("contact", "phone"),
        ("reply_received", None),
    ]


def test_a_mail_draft_opens_as_this_letter(open_page: OpenPage, keep: Keep, download: Download) -> None:
    keep(fresh())
    at = open_letter(open_page, "T01", "i1")
    mail = message_from_bytes(download(at, "Email draft (.eml)"), policy=default)
    assert (mail["To"], mail["X-Unsent"]) == ("dana@northfield.example", "1")
    assert mail.get_content().replace("\r\n", "\n").replace("__[", "[").replace("]__", "]").strip() == body(at)


def test_the_email_of_a_contact_who_is_an_interviewer_too_is_known(
    open_page: OpenPage, keep: Keep, download: Download
) -> None:
    people = [{"id": "i1", "name": "Dana Ortiz"}, PEOPLE[1]]
    keep(
        fresh(interviewers=people, contact={"name": "dana ortiz", "channel": "email", "address": "dana@north.example"})
    )
    at = open_letter(open_page, "T01", "i1")
    assert "No email address is known" not in said(at)
    assert message_from_bytes(download(at, "Email draft (.eml)"), policy=default)["To"] == "dana@north.example"
    assert "No email address is known" in said(open_letter(open_page, "T02", "i2"))


def test_all_letters_come_as_one_file(open_page: OpenPage, keep: Keep, download: Download) -> None:
    keep(fresh())
    with zipfile.ZipFile(io.BytesIO(download(open_page("letters"), "All letters as one file"))) as archive:
        names = archive.namelist()
    assert "T01-Thank-you-note-main-interviewer-Dana-Ortiz.eml" in names
    assert len(names) == len(set(names))


def test_a_scripts_page_offers_no_mail(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh())
    at = open_letter(open_page, "T16")
    assert [button.label for button in at.download_button] == ["Document (.docx)", "Text (.txt)"]
    assert not at.get("link_button")


def test_the_plan_leads_to_the_letter(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh())
    at = open_page("plan")
    queries = {link.proto.query_string for link in links(at) if "letter=T01" in link.proto.query_string}
    assert queries == {"candidacy=mine&letter=T01"}


def test_hostile_words_stay_words(open_page: OpenPage, keep: Keep) -> None:
    name = "<script>alert(1)</script> **Dana** [x](http://evil.example)"
    keep(fresh(interviewers=[{"id": "i1", "name": name}]))
    at = open_letter(open_page, "T01", "i1")
    assert body(at).startswith(f"Dear {name},")
    assert "**Dana**" not in said(go(at, "letters"))


def test_an_entry_that_is_too_old_to_matter_is_no_warning(open_page: OpenPage, keep: Keep) -> None:
    sent = Event(id="e", kind="thank_you_sent", on=date(2026, 11, 18), to="i2")
    keep(fresh(events=[sent.model_dump()]))
    assert not open_letter(open_page, "T04", "i1").warning


def test_no_two_buttons_of_the_list_are_read_out_alike(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh())
    names = [button.label for button in open_page("letters").button]
    assert len(names) == len(set(names))
