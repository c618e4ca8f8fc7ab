"""The parts of round two: notes that are kept as they are written, and what each part makes of them."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

import storage
from exports import FORMATS
from scoring.candidacy import Rated
from scoring.loading import load_catalogue
from storage import Store
from tests.support.candidacies import note
from tests.support.exporting import HOSTILE
from tests.support.round_two import field, invited, notes_of, open_part
from tests.support.screens import Download, Keep, OpenPage, kept, part, said, unfold

CATALOGUE = load_catalogue()


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
    assert "1\\. Their problem, in their words:** *Storm calls swamp" in said(open_part(open_page, "value_plan"))


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
    next(button for button in at.button if str(button.key).startswith("retry:")).click().run()
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
    assert "They may ask next: When did that strength get in your way?" in said(at)
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


def paste(at: AppTest, advert: str) -> None:
    at.text_area(key="advert:mine").set_value(advert).run()


def test_an_advert_is_kept_and_listed_as_it_is_typed(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited(note("r", "requirement", "Plan rosters")))
    at = open_part(open_page, "cases")
    paste(at, "We seek:\n- Plan rosters\n- Coach coll")
    paste(at, "We seek:\n- Plan rosters\n- Coach colleagues\n- Write")
    assert notes_of(store, "requirement") == [("Plan rosters", None), ("Coach colleagues", None), ("Write", None)]
    assert str(open_part(open_page, "cases").text_area(key="advert:mine").value).endswith("- Write")
    assert "Three lines found and listed below. Change or remove what does not fit." in said(at)
    assert "List what it asks for" not in [button.label for button in at.button]


def test_a_line_that_was_taken_off_stays_off_and_one_that_was_changed_stays_changed(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(invited())
    at = open_part(open_page, "cases")
    paste(at, "- Plan rosters\n- Coach colleagues\n- Drive")
    first, second, third = (each.id for each in kept(store).notes if each.kind == "requirement")
    at.button(key=f"remove:mine:{second}").click().run()
    at.text_area(key=f"note:mine:{third}").set_value("Driving licence").run()
    paste(at, "- Plan rosters\n- Coach colleagues\n- Drive\n- Night shifts")
    assert [text for text, _ in notes_of(store, "requirement")] == ["Plan rosters", "Driving licence", "Night shifts"]
    paste(at, "- Coach colleagues\n- Drive\n- Night shifts")
    assert [text for text, _ in notes_of(store, "requirement")] == ["Driving licence", "Night shifts"]
    paste(at, "")
    assert [text for text, _ in notes_of(store, "requirement")] == ["Driving licence", "Night shifts"]
    assert first


def test_a_text_that_asks_for_nothing_stays_in_its_field(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited())
    at = open_part(open_page, "cases")
    paste(at, "About us:")
    assert at.text_area(key="advert:mine").value == "About us:"
    assert any("No line here asks for something" in info.value for info in at.info)
    assert notes_of(store, "requirement") == []


def test_a_list_that_is_too_long_says_so(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited())
    at = open_part(open_page, "cases")
    most = CATALOGUE.round_two.limits.longest_list
    paste(at, "\n".join(f"- Task {number}" for number in range(most + 5)))
    assert len(notes_of(store, "requirement")) == most
    assert f"The first {most} lines" in said(at)


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
    at.text_area(key="note:mine:r").set_value("Plans rosters for four teams").run()
    assert next(each.links for each in kept(store).notes if each.id == "r") == ("c",)
    at.multiselect(key="cover:mine:r").set_value([]).run()
    assert next(each.links for each in kept(store).notes if each.id == "r") == ()


def test_two_tabs_that_confirm_cases_of_one_line_keep_both(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(
        invited(
            note("r", "requirement", "Plans rosters for teams"),
            note("c", "case", "Replanned eleven rosters"),
            note("d", "case", "Opened a depot"),
            note("e", "case", "Ran a night shift"),
        )
    )
    here, there = open_part(open_page, "cases"), open_part(open_page, "cases")
    here.multiselect(key="cover:mine:r").set_value(["c"]).run()
    there.multiselect(key="cover:mine:r").set_value(["d"]).run()
    assert next(each.links for each in kept(store).notes if each.id == "r") == ("c", "d")
    there.multiselect(key="cover:mine:r").set_value(["c", "d", "e"]).run()
    here.multiselect(key="cover:mine:r").set_value([]).run()
    assert next(each.links for each in kept(store).notes if each.id == "r") == ("d", "e")


def test_lines_that_another_tab_found_stay_beside_those_of_this_one(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(invited())
    here, there = open_part(open_page, "cases"), open_part(open_page, "cases")
    paste(here, "We seek:\n- Plan rosters")
    paste(there, "We seek:\n- Plan rosters\n- Coach colleagues")
    assert [words for words, _ in notes_of(store, "requirement")] == ["Plan rosters", "Coach colleagues"]


def test_somebody_of_round_one_can_stay_away_and_come_after_all(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(invited())
    at = open_part(open_page, "people")
    before = len(at.text_input)
    at.checkbox(key="away:mine:i1").check().run()
    assert [(each.about, each.links) for each in kept(store).notes] == [("i1", ("away",))]
    assert len(at.text_input) == before - 2
    at.checkbox(key="away:mine:i1").uncheck().run()
    assert not kept(store).notes


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
    at.checkbox(key=f"bank:mine:{grown[0]}:{grown[1]}").check().run()
    assert f"bank:mine:{grown[0]}:{grown[1]}" not in [box.key for box in at.checkbox]
    assert grown[1] in [each.value for each in at.text_input]
    field(at, "About how it goes on").set_value("Who decides?").run()
    assert notes_of(store, "ask") == [(grown[1], "round_one"), ("Who decides?", "process")]
    assert "You have answered all of them" in said(unfold(at, "text-questions-T22"))


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
    assert "**1\\. Their problem, in their words:** *Storm calls*" in said(at)
    assert at.text_input(key="note:mine:p").label == "Their problem, in their words"


def test_the_card_for_the_morning_knows_what_was_just_written(
    open_page: OpenPage, keep: Keep, download: Download
) -> None:
    keep(invited())
    at = open_part(open_page, "debrief")
    field(at, "Their problem, in their words").set_value("Storm calls swamp the planners").run()
    found = download(unfold(at, "export"), FORMATS["card"].title)
    assert "Storm calls swamp" in "".join(page.extract_text() for page in PdfReader(BytesIO(found)).pages)


@pytest.mark.parametrize("kind", ["script", "markdown", "calendar", "long", "control"])
def test_notes_of_any_kind_show_as_they_were_typed(open_page: OpenPage, keep: Keep, kind: str) -> None:
    words = HOSTILE[kind].replace("\x00", "")
    kinds = ("landed", "fell_flat", "problem", "question", "requirement", "case", "person", "ask", "must_have")
    notes = [note(name, name, words, about="manager" if name == "ask" else None) for name in kinds]
    people = [{"id": "i1", "name": words, "role": "manager"}, {"id": "i2", "name": words, "role": words}]
    keep(invited(*notes, interviewers=people))
    at = open_part(open_page, *(each.id for each in CATALOGUE.round_two.parts))
    assert not at.exception
    shown = [
        *(each.value for each in (*at.markdown, *at.subheader)),
        *(each.label for each in (*at.text_input, *at.button)),
    ]
    shown += [each.label for each in (*at.multiselect, *at.selectbox)]
    unescaped = re.sub(r"\\.", "", "\n".join(shown))
    assert not re.search(r"<script|\[click\]|!\[x\]|`code`|\*\*bold|<b>tag", unescaped)
    assert all(len(text) < 3_000 for text in shown)


def test_no_two_controls_of_round_two_are_read_out_alike(open_page: OpenPage, keep: Keep) -> None:
    kinds = ("landed", "landed", "unsaid", "question", "case", "case", "requirement", "requirement", "ask")
    texts = (
        "shift plans",
        "rosters",
        "Italian",
        "Why us",
        "roster case",
        "shift case",
        "Plans rosters",
        "Plans shifts",
    )
    written = [
        note(f"n{number}", kind, text) for number, (kind, text) in enumerate(zip(kinds, (*texts, "How"), strict=True))
    ]
    keep(invited(*written))
    at = open_part(open_page, *(part.id for part in CATALOGUE.round_two.parts))
    names = [each.label for each in (*at.button, *at.text_input, *at.text_area) if each.label]
    assert sorted({name for name in names if names.count(name) > 1}) == []
