"""Round two: the countdown, notes that are kept as they are written, suggestions to take, and what comes afterwards."""

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

import storage
from exports import FORMATS
from scoring.candidacy import Candidacy, Note, Rated
from scoring.examples import example
from scoring.loading import load_catalogue
from storage import Store
from tests.support.exporting import HOSTILE
from tests.support.screens import TODAY, Download, Keep, OpenPage, labels, links, part, said, started, unfold
from widgets.words import plain

CATALOGUE = load_catalogue()
PARTS = CATALOGUE.round_two.parts


def invited(*notes: Note, **fields: object) -> Candidacy:
    """Return one's own candidacy like the example of six days before round two."""
    written = example("invited", TODAY).model_dump() | {"id": "mine"} | fields
    return Candidacy.model_validate(written).model_copy(update={"notes": notes})


def note(note_id: str, kind: str, text: str, **fields: object) -> Note:
    return Note.model_validate({"id": note_id, "kind": kind, "text": text, **fields})


def kept(store: Store) -> Candidacy:
    found = storage.load(store, "local", "mine")
    assert found is not None
    return found


def notes_of(store: Store, kind: str) -> list[tuple[str, str | None]]:
    return [(each.text, each.about) for each in kept(store).notes if each.kind == kind]


def open_part(open_page: OpenPage, *parts: str) -> AppTest:
    return unfold(open_page("round_two"), *(f"part-{name}" for name in parts))


def field(at: AppTest, label: str) -> TextInput:
    """Return the last field of this label, which is the empty one of a list."""
    return [each for each in at.text_input if each.label.startswith(label)][-1]


def button(at: AppTest, label: str) -> AppTest:
    return next(each for each in at.button if each.label == label).click().run()


def test_the_page_counts_down_in_days_and_in_the_own_hours(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(days_off=[]))
    at = open_page("round_two")
    assert at.title[0].value == "Six days until round two"
    words = said(at)
    assert "Tuesday 24 November at 10:00" in words
    assert "four working days before it" in words
    assert "makes **6 hours** of your time" in words


@pytest.mark.parametrize(
    ("days", "title"), [(0, "Round two is today"), (1, "Round two is tomorrow"), (None, "You are invited to round two")]
)
def test_the_title_says_how_near_it_is(open_page: OpenPage, keep: Keep, days: int | None, title: str) -> None:
    second = None if days is None else TODAY + timedelta(days=days)
    keep(invited(events=[{"kind": "invited", "on": TODAY, "second_interview": second}]))
    assert open_page("round_two").title[0].value == title


def test_every_part_is_there_closed_and_in_order(open_page: OpenPage, keep: Keep) -> None:
    keep(invited())
    at = open_page("round_two")
    panels = [panel.key for panel in at.expander if str(panel.key).startswith("part-")]
    assert panels == [f"part-{each.id}" for each in PARTS]
    assert not at.text_input


def test_a_part_says_how_much_is_written_in_it_and_stays_open_when_that_changes(
    open_page: OpenPage, keep: Keep
) -> None:
    keep(invited(note("n1", "landed", "The night shift story"), note("n2", "unsaid", " ")))
    at = open_part(open_page, "debrief")
    field(at, "What fell flat").set_value("My answer about former peers").run()
    panels = {panel.key: panel for panel in at.expander}
    assert panels["part-debrief"].label == f"{PARTS[0].title} · two notes"
    assert panels["part-reasons"].label == PARTS[1].title
    assert field(at, "What fell flat")


def test_before_an_invitation_there_is_a_preview_that_one_can_look_into(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("round_two")
    words = said(at)
    assert all(each.title in words for each in PARTS)
    assert not any(str(panel.key).startswith("part-") for panel in at.expander)
    at.toggle(key="look:mine").set_value(True).run()
    assert sum(str(panel.key).startswith("part-") for panel in at.expander) == len(PARTS)


def test_what_was_said_in_an_answer_can_be_taken_over_and_is_then_not_offered(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(invited())
    at = open_part(open_page, "debrief", "log")
    assert "You wrote in your answers: Storm calls swamp the planners, and customers hear" in said(at).replace("\\", "")
    at.button(key="said:mine:problem").click().run()
    at.button(key="said:mine:question").click().run()
    assert [text[:11] for kind in ("problem", "question") for text, _ in notes_of(store, kind)] == [
        "Storm calls",
        "Who would o",
    ]
    assert not [each for each in at.button if str(each.key).startswith("said:")]


def test_the_value_plan_recalls_the_problem_from_an_answer(open_page: OpenPage, keep: Keep) -> None:
    keep(invited())
    assert "1\\. Their problem\\, in their words:** *Storm calls swamp" in said(open_part(open_page, "value_plan"))


@pytest.mark.parametrize("mine", [started(), invited()], ids=["waiting", "invited"])
def test_the_address_opens_a_part(open_page: OpenPage, keep: Keep, mine: Candidacy) -> None:
    keep(mine)
    at = open_page("round_two", part="debrief")
    assert field(at, "What landed").value == ""
    assert "part" not in at.query_params
    assert not [each for each in at.text_input if each.label.startswith("What I must have")]


def test_a_part_that_nobody_knows_opens_nothing(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("round_two", part="garden")
    assert not any(str(panel.key).startswith("part-") for panel in at.expander)


def test_low_interest_leads_to_the_fit_check_first(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(interest=2))
    at = open_page("round_two")
    assert any("Find out first whether you want this job" in info.value for info in at.info)
    assert next(panel.key for panel in at.expander if str(panel.key).startswith("part-")) == "part-own"


def test_what_is_written_is_kept_and_a_new_line_waits(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited())
    at = open_part(open_page, "debrief")
    field(at, "What landed").set_value("The night shift story").run()
    field(at, "What landed").set_value("My sketch").run()
    assert notes_of(store, "landed") == [("The night shift story", None), ("My sketch", None)]
    field(at, "What landed").set_value("").run()
    assert len(kept(store).notes) == 2
    again = open_part(open_page, "debrief")
    assert [each.value for each in again.text_input if each.label.startswith("What landed")] == [
        "The night shift story",
        "My sketch",
        "",
    ]


def test_a_line_can_be_changed_and_removed(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited(note("a", "unsaid", "Italian"), note("b", "unsaid", "French")))
    at = open_part(open_page, "debrief")
    at.text_input(key="note:mine:a").set_value("That I speak Italian").run()
    at.button(key="remove:mine:b").click().run()
    assert notes_of(store, "unsaid") == [("That I speak Italian", None)]


def test_a_note_that_cannot_be_saved_stays_on_the_screen(
    open_page: OpenPage, keep: Keep, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    keep(invited())
    at = open_part(open_page, "debrief")
    with monkeypatch.context() as trouble:
        trouble.setattr(storage, "save_note", _no_room)
        field(at, "What landed").set_value("The story").run()
    assert any("No room" in error.value for error in at.error)
    button(at, "Try again")
    assert notes_of(store, "landed") == [("The story", None)]
    assert not at.error


def _no_room(*_: object) -> None:
    raise storage.StorageError("No room is left.")


def test_a_suggestion_is_shown_and_taken_only_by_a_click(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited(note("m", "must_have", "A team"), note("n", "must_have", "Home"), note("d", "deal_breaker", "Nights")))
    at = open_part(open_page, "own")
    words = part(at, "suggestion-own")
    assert CATALOGUE.factor["V8"].anchors[3] in words
    assert f"Your answer in the assessment: {CATALOGUE.factor['V8'].anchors[2]}" in words
    assert Rated(factor="V8", level=2) in kept(store).answers
    at.button(key="take:mine:own").click().run()
    assert Rated(factor="V8", level=3) in kept(store).answers
    assert "That is your answer in the assessment." in part(at, "suggestion-own")
    assert "take:mine:own" not in [each.key for each in at.button]


def test_a_quick_check_says_that_the_answer_counts_later(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(note("m", "must_have", "A team"), depth="quick"))
    assert "The quick check does not ask this." in part(open_part(open_page, "own"), "suggestion-own")


def test_a_ticked_reason_says_what_it_changes(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited())
    at = open_part(open_page, "reasons")
    reason = CATALOGUE.round_two.reasons[0]
    at.checkbox(key=f"reason:mine:{reason.id}").check().run()
    assert notes_of(store, "reason") == [(reason.text, reason.id)]
    assert reason.changes in said(at)
    at.checkbox(key=f"reason:mine:{reason.id}").uncheck().run()
    assert notes_of(store, "reason") == []


def test_each_question_of_round_one_shows_what_may_follow_marked_as_inferred(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(invited(note("q", "question", "What are you proud of?", about="i2")))
    at = open_part(open_page, "log")
    assert "Perhaps next, inferred: When did that strength get in your way?" in said(at)
    assert at.selectbox(key="asked_by:mine:q").value == "i2"
    at.selectbox(key="asked_by:mine:q").set_value("i1").run()
    assert notes_of(store, "question") == [("What are you proud of?", "i1")]


def test_a_weak_point_takes_an_answer(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited(note("f", "fell_flat", "Leading peers")))
    at = open_part(open_page, "weak_answers")
    field(at, "Your answer: Leading peers").set_value("I ask each of them first").run()
    assert notes_of(store, "answer") == [("I ask each of them first", "f")]


def test_without_weak_points_the_part_says_where_they_come_from(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(answers=[]))
    assert "Nothing is named yet" in said(open_part(open_page, "weak_answers"))


def test_a_pasted_advert_becomes_a_list_that_is_kept_once(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited(note("r", "requirement", "Plan rosters")))
    at = open_part(open_page, "cases")
    at.text_area(key="advert:mine").set_value("We seek:\n- Plan rosters\n- Coach colleagues").run()
    assert notes_of(store, "requirement") == [("Plan rosters", None), ("Coach colleagues", None)]
    assert at.text_area(key="advert:mine").value == ""
    assert [done.value for done in at.success] == ["Two lines found, listed below. Change or remove what does not fit."]


def test_a_text_that_asks_for_nothing_stays_in_its_field(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited())
    at = open_part(open_page, "cases")
    at.text_area(key="advert:mine").set_value("About us:").run()
    assert at.text_area(key="advert:mine").value == "About us:"
    assert any("No line here asks for something" in info.value for info in at.info)
    assert notes_of(store, "requirement") == []


def test_a_list_that_is_too_long_says_so(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited())
    at = open_part(open_page, "cases")
    most = CATALOGUE.round_two.limits.longest_list
    at.text_area(key="advert:mine").set_value("\n".join(f"- Task {number}" for number in range(most + 5))).run()
    assert len(notes_of(store, "requirement")) == most
    assert any(f"The first {most} lines" in done.value for done in at.success)


def test_a_case_is_suggested_confirmed_and_taken_off_again(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(
        invited(
            note("r", "requirement", "Plans rosters for teams"),
            note("s", "requirement", "Budget responsibility"),
            note("c", "case", "Replanned eleven rosters"),
        )
    )
    at = open_part(open_page, "cases")
    assert "0 of 2 lines have one" in said(at)
    assert "no case yet" in at.multiselect(key="cover:mine:r").label
    at.button(key="confirm:mine:r:c").click().run()
    assert at.multiselect(key="cover:mine:r").label == "Plans rosters for teams"
    assert next(each.links for each in kept(store).notes if each.id == "r") == ("c",)
    at.text_input(key="note:mine:r").set_value("Plans rosters for four teams").run()
    assert next(each.links for each in kept(store).notes if each.id == "r") == ("c",)
    at.multiselect(key="cover:mine:r").set_value([]).run()
    assert next(each.links for each in kept(store).notes if each.id == "r") == ()


def test_a_case_takes_what_came_of_it(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited(note("c", "case", "Replanned eleven rosters")))
    field(open_part(open_page, "cases"), "What came of it").set_value("Two days saved").run()
    assert notes_of(store, "result") == [("Two days saved", "c")]


def test_what_is_known_of_each_person_is_kept_beside_the_name(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited())
    at = open_part(open_page, "people")
    field(at, "Who else will be there").set_value("Ola Berg, director").run()
    assert any("Ola Berg, director" in heading.value for heading in at.subheader)
    field(at, "What may matter most to them").set_value("The budget").run()
    (root, fact) = [each for each in kept(store).notes if each.kind == "person"]
    assert (fact.about, fact.links, fact.text) == (root.id, ("cares",), "The budget")


def test_a_question_comes_from_the_bank_and_can_be_ones_own(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited(note("p", "problem", "Storm calls")))
    at = open_part(open_page, "questions")
    grown = ("round_one", "You described a problem: Storm calls. What has moved since?")
    at.selectbox(key="bank:mine").set_value(grown).run()
    assert at.selectbox(key="bank:mine").value is None
    field(at, "About how it goes on").set_value("Who decides?").run()
    assert notes_of(store, "ask") == [(grown[1], "round_one"), ("Who decides?", "process")]
    assert "and you have answered all of them" in said(unfold(at, "text-questions-T22"))


def test_the_line_that_asks_for_the_job_needs_interest(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited(interest=3))
    at = open_part(open_page, "closing")
    assert CATALOGUE.round_two.closing_without in said(at)
    assert len(at.text_input) == 1
    at.text_input[0].set_value("Which day do you choose?").run()
    assert notes_of(store, "closing") == [("Which day do you choose?", "T16")]


def test_a_closing_line_names_the_problem_that_is_written_down(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(note("p", "problem", "late storm calls"), interest=5))
    assert re.search(r"problem\W+late storm calls\W+That is work I know", said(open_part(open_page, "closing")))


def test_the_value_plan_and_the_debrief_share_the_problem(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(note("p", "problem", "Storm calls")))
    at = open_part(open_page, "value_plan", "debrief")
    assert "**1\\. Their problem\\, in their words:** *Storm calls*" in said(at)
    assert at.text_input(key="note:mine:p").label == "Their problem, in their words"


def test_every_part_can_be_open_at_once_also_with_an_offer(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(note("p", "problem", "Storm calls"), events=[{"kind": "offer", "on": TODAY}]))
    at = open_page("round_two")
    at.toggle(key="look:mine").set_value(True).run()
    unfold(at, *(f"part-{each.id}" for each in PARTS), "round-two-happened-held", "text-after-T17", "text-offer-T17")
    assert not at.exception


def test_after_the_interview_thanks_come_first_and_the_parts_wait(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(events=[{"kind": "second_interview_held", "on": TODAY}]))
    at = open_page("round_two")
    assert at.title[0].value == "The second interview is over"
    wanted = [link for link in links(at) if link.label.startswith("Write to ")]
    assert [link.label for link in wanted] == [
        f"Write to {plain(person.name, 30)}" for person in invited().interviewers
    ]
    assert all("letter=T18" in link.proto.query_string for link in wanted)
    assert not any(str(panel.key).startswith("part-") for panel in at.expander)


def test_an_offer_changes_the_page_and_the_stage_at_once(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited(events=[{"kind": "second_interview_held", "on": TODAY}]))
    at = unfold(open_page("round_two"), "round-two-happened-held")
    at.date_input(key="event:mine:respond_by").set_value(date(2026, 11, 24)).run()
    button(at, "Save what happened")
    assert [event.kind for event in kept(store).events] == ["second_interview_held", "offer"]
    assert at.title[0].value == "You have an offer"
    assert "They want your answer by **Tuesday 24 November**" in said(at)


@pytest.mark.parametrize("ending", ["rejected", "parked", "declined", "accepted"])
def test_an_ending_says_what_comes_next(open_page: OpenPage, keep: Keep, ending: str) -> None:
    keep(invited(events=[{"kind": ending, "on": TODAY}]))
    (after,) = [each for each in CATALOGUE.round_two.after if f'"{ending}"' in each.when]
    at = open_page("round_two")
    assert at.title[0].value == after.title
    assert after.text in said(at)
    assert "Something happened after all" in labels(at)
    assert [link.label for link in links(at) if link.label.startswith("Reply to a rejection")] == [
        CATALOGUE.letter[letter].name for letter in after.letters
    ]


def test_somebody_who_is_in_round_two_only_can_be_thanked_by_name(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(invited(note("ola", "person", "Ola Berg, director"), events=[{"kind": "second_interview_held", "on": TODAY}]))
    at = unfold(open_page("round_two"), "round-two-happened-held")
    assert "Write to Ola Berg" in labels(at)
    at.selectbox(key="event:mine:kind").set_value("thank_you_sent").run()
    at.selectbox(key="event:mine:who").set_value("Ola Berg").run()
    button(at, "Save what happened")
    assert kept(store).events[-1].to == "Ola Berg"
    assert "Still to thank" not in said(at)


def test_an_invitation_leads_to_its_confirmation_until_that_is_done(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(actions=[]))
    assert "Confirm the invitation, and ask who will be there" in labels(open_page("round_two"))
    keep(invited().model_copy(update={"id": "done"}))
    assert "Confirm the invitation, and ask who will be there" not in labels(open_page("round_two", candidacy="done"))


def test_the_card_for_the_morning_knows_what_was_just_written(
    open_page: OpenPage, keep: Keep, download: Download
) -> None:
    keep(invited())
    at = open_part(open_page, "debrief")
    field(at, "Their problem, in their words").set_value("Storm calls swamp the planners").run()
    found = download(unfold(at, "export"), FORMATS["card"].title)
    assert "Storm calls swamp" in "".join(page.extract_text() for page in PdfReader(BytesIO(found)).pages)


def test_the_page_leads_on_to_the_plan(open_page: OpenPage, keep: Keep) -> None:
    keep(invited())
    assert any(link.label.startswith("Next: ") for link in links(open_page("round_two")))


@pytest.mark.parametrize(("ahead", "known"), [(3, True), (-1, False), (None, False)])
def test_after_the_talk_the_day_of_the_decision_is_said_or_asked_for(
    open_page: OpenPage, keep: Keep, ahead: int | None, known: bool
) -> None:
    day = None if ahead is None else TODAY + timedelta(days=ahead)
    keep(invited(decision_date=day, events=[{"kind": "second_interview_held", "on": TODAY}]))
    at = open_page("round_two")
    assert ("They decide by **Saturday 21 November**" in said(at)) is known
    assert ("They named a day for their decision: enter it" in labels(at)) is not known


def test_nobody_is_thanked_by_a_name_that_is_not_known(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(interviewers=[], events=[{"kind": "second_interview_held", "on": TODAY}]))
    assert "Still to thank" not in said(open_page("round_two"))


@pytest.mark.parametrize("kind", ["script", "markdown", "calendar", "long", "control"])
def test_notes_of_any_kind_show_as_they_were_typed(open_page: OpenPage, keep: Keep, kind: str) -> None:
    words = HOSTILE[kind].replace("\x00", "")
    kinds = ("landed", "fell_flat", "problem", "question", "requirement", "case", "person", "ask", "must_have")
    notes = [note(name, name, words, about="manager" if name == "ask" else None) for name in kinds]
    people = [{"id": "i1", "name": words, "role": "manager"}, {"id": "i2", "name": words, "role": words}]
    keep(invited(*notes, interviewers=people))
    at = open_part(open_page, *(each.id for each in PARTS))
    assert not at.exception
    shown = [
        *(each.value for each in (*at.markdown, *at.subheader)),
        *(each.label for each in (*at.text_input, *at.button)),
    ]
    shown += [each.label for each in (*at.multiselect, *at.selectbox)]
    unescaped = re.sub(r"\\.", "", "\n".join(shown))
    assert not re.search(r"<script|\[click\]|!\[x\]|`code`|\*\*bold|<b>tag", unescaped)
    assert all(len(text) < 3_000 for text in shown)
