"""Interviews: start one in a click, see several side by side, look at examples that stay apart."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

import storage
from scoring.candidacy import Event
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.readiness import readiness
from screens.interviews.examples import EXAMPLES, example, load_example
from storage import Store
from tests.support.screens import TODAY, Keep, OpenPage, go, keyed, labels, links, part, said, started
from widgets import current
from wording.numbers import whole
from wording.words import count_words, day_near, moment_name

HELD = (Event(kind="second_interview_held", on=TODAY),)


def test_a_first_visit_says_what_this_is_and_offers_to_start(open_page: OpenPage, store: Store) -> None:
    at = open_page()
    assert at.button(key="start").label == "Look back on your interview"
    assert load_catalogue().context_cards[0].text in said(at)
    assert not any(card.startswith("interview-") for card in keyed(at))
    assert storage.list_candidacies(store, "local") == ()


def test_a_double_click_starts_one_interview(open_page: OpenPage, store: Store) -> None:
    at = open_page()
    at.button(key="start").click().run()
    at = go(at, "interviews")
    at.button(key="start").click().run()
    assert len(storage.list_candidacies(store, "local")) == 1


def test_one_click_starts_an_interview_and_leads_to_its_questions(open_page: OpenPage, store: Store) -> None:
    at = open_page()
    at.button(key="start").click().run()
    (mine,) = storage.list_candidacies(store, "local")
    assert [title.value for title in at.title] == ["The interview"]
    assert at.query_params["candidacy"] == mine.id
    assert mine.interview_day == TODAY
    assert mine.first_interview.ended.isoformat() == "2026-11-18T17:00:00+01:00"


def test_a_card_shows_stage_word_number_and_the_next_thing_to_do(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(example("waiting", TODAY))
    catalogue = load_catalogue()
    headline = readiness(Snapshot(mine, catalogue, TODAY)).headline
    first = plan(Snapshot(mine, catalogue, TODAY)).items[0]
    card = part(open_page(), f"interview-{mine.id}")
    assert "Operations analyst at Northfield Foods" in card
    assert "Two days after the first interview · waiting" in card
    assert headline.value is not None
    assert f"**{str(headline.label).capitalize()}**, about {whole(headline.value, catalogue)} of 100" in card
    assert f"Next: {catalogue.action[first.action].title}. {day_near(first.day, TODAY)}." in card


def test_a_card_without_enough_answers_shows_no_number(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    card = part(open_page(), "interview-mine")
    assert "A few more answers" in card
    assert "of 100" not in card


def test_several_interviews_stand_side_by_side_the_newest_first(open_page: OpenPage, keep: Keep) -> None:
    for name in ("first", "second", "third"):
        keep(started(name, role=name.capitalize()))
    at = open_page()
    assert [card for card in keyed(at) if card.startswith("interview-")] == [
        "interview-third",
        "interview-second",
        "interview-first",
    ]
    assert at.button(key="start").label == "Look back on another interview"


def test_what_has_ended_comes_after_what_is_open(open_page: OpenPage, keep: Keep) -> None:
    rejected = [{"kind": "rejected", "on": TODAY}]
    for name, events in (("first", []), ("second", []), ("third", rejected), ("fourth", rejected)):
        keep(started(name, days_ago=1, events=events))
    cards = [card.removeprefix("interview-") for card in keyed(open_page()) if card.startswith("interview-")]
    assert cards == ["second", "first", "fourth", "third"]


@pytest.mark.parametrize(
    ("by", "told"), [(date(2026, 12, 4), "They want your answer by **Friday 4 December**."), (None, "")]
)
def test_a_card_tells_of_an_open_offer(open_page: OpenPage, keep: Keep, by: date | None, told: str) -> None:
    keep(started(days_ago=9, events=[{"kind": "offer", "on": TODAY, "respond_by": by}]))
    card = part(open_page(), "interview-mine").split("\n")
    assert f"**They made an offer.** {told}".strip() in card


def test_after_round_two_the_number_of_a_card_is_told_as_that_of_before(open_page: OpenPage, keep: Keep) -> None:
    keep(example("invited", TODAY).model_copy(update={"id": "mine", "events": HELD}))
    card = part(open_page(), "interview-mine")
    assert "As you went into round two: **" in card


def test_each_card_leads_to_the_pages_of_its_own_interview_and_its_links_say_so(
    open_page: OpenPage, keep: Keep
) -> None:
    keep(started("first", role="Baker"))
    keep(started("second", role="Miller"))
    at = open_page()
    shown = [(link.label, link.proto.query_string) for link in links(at) if ":gray-background[" in link.label]
    assert shown == [
        (f"{label} :gray-background[for {role}]", f"candidacy={name}")
        for name, role in (("second", "Miller"), ("first", "Baker"))
        for label in ("Answer", "Readiness", "Plan")
    ]


def test_today_is_told_across_all_interviews_each_step_with_its_own(open_page: OpenPage, keep: Keep) -> None:
    mine = [keep(example(name, TODAY)) for name in ("waiting", "invited")]
    catalogue = load_catalogue()
    expected = [
        (catalogue.action[item.action].title, f"candidacy={one.id}")
        for one in reversed(mine)
        for item in plan(Snapshot(one, catalogue, TODAY)).items
        if item.begin == TODAY
    ]
    at = open_page()
    assert at.header[0].value == f"{count_words(len(expected), 'thing').capitalize()} today"
    told = [link for link in links(at) if link.label.startswith("**")]
    assert [(link.label.split("**")[1], link.proto.query_string) for link in told] == expected


def test_with_one_interview_its_card_says_what_today_holds(open_page: OpenPage, keep: Keep) -> None:
    keep(example("waiting", TODAY))
    assert not any(heading.value.endswith("today") for heading in open_page().header)


def test_the_card_of_an_invitation_says_when_it_is(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(example("invited", TODAY))
    second = Snapshot(mine, load_catalogue(), TODAY).second_moment
    assert second is not None
    assert f"**Round two: {moment_name(second)}**" in part(open_page(), f"interview-{mine.id}")


@pytest.mark.parametrize("page", ["assessment", "readiness", "plan", "letters", "round_two", "method", "your_data"])
def test_the_interview_can_be_changed_on_every_page(open_page: OpenPage, keep: Keep, page: str) -> None:
    keep(started("first", role="Baker"))
    keep(started("second", role="Miller"))
    at = open_page(page, candidacy="second")
    chosen = at.sidebar.selectbox(key="interview_shown")
    assert (chosen.value, chosen.options) == ("second", ["Miller", "Baker"])
    chosen.set_value("first").run()
    assert at.query_params["candidacy"] == "first"
    assert at.sidebar.selectbox(key="interview_shown").value == "first"


def test_the_step_that_was_open_stays_with_its_interview(open_page: OpenPage, keep: Keep) -> None:
    keep(started("first", role="Baker"))
    keep(started("second", role="Miller"))
    at = open_page("assessment", candidacy="second", step="C")
    at.sidebar.selectbox(key="interview_shown").set_value("first").run()
    assert at.title[0].value == "Who was there"


def test_with_one_interview_there_is_no_other_to_change_to(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    assert not open_page("plan").sidebar.selectbox


def test_from_an_example_one_comes_back_to_ones_own(open_page: OpenPage, keep: Keep) -> None:
    keep(started(role="Baker"))
    at = open_page()
    at.button(key="example-waiting").click().run()
    at.sidebar.selectbox(key="interview_shown").set_value("mine").run()
    assert "Baker" in at.caption[0].value
    assert "Example" not in at.caption[0].value


@pytest.mark.parametrize("name", EXAMPLES)
def test_opening_an_example_creates_nothing_of_ones_own(open_page: OpenPage, store: Store, name: str) -> None:
    at = open_page()
    at.button(key=f"example-{name}").click().run()
    assert storage.list_candidacies(store, "local") == ()
    (kept,) = storage.list_candidacies(store, "example")
    assert kept.id.startswith(f"{example(name, TODAY).id}-")
    assert kept.interview_day == example(name, TODAY).interview_day
    assert "**Example**" in at.caption[0].value


def test_an_example_is_dated_around_today(open_page: OpenPage, store: Store) -> None:
    at = open_page()
    at.button(key="example-waiting").click().run()
    (kept,) = storage.list_candidacies(store, "example")
    assert kept.interview_day == TODAY - timedelta(days=2)


def test_an_example_that_was_opened_long_ago_is_dated_around_today_again(
    open_page: OpenPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page()
    at.button(key="example-waiting").click().run()
    later = TODAY + timedelta(days=60)
    monkeypatch.setenv("ROUNDTWO_TODAY", later.isoformat())
    again = open_page()
    again.button(key="example-waiting").click().run()
    (kept,) = storage.list_candidacies(store, "example")
    assert kept.interview_day == later - timedelta(days=2)


def test_a_tab_left_open_over_night_shows_the_example_as_of_the_new_day(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page()
    at.button(key="example-waiting").click().run()
    go(at, "interviews")
    monkeypatch.setenv("ROUNDTWO_TODAY", (TODAY + timedelta(days=1)).isoformat())
    at.run().button(key="example-waiting").click().run()
    assert "two days after the first interview" in at.caption[0].value


def test_what_one_visitor_writes_into_an_example_is_shown_to_no_other(open_page: OpenPage, store: Store) -> None:
    here = open_page()
    here.button(key="example-fresh").click().run()
    mine = here.query_params["candidacy"]
    storage.save_details(store, "example", mine, role="My words")
    there = open_page()
    there.button(key="example-fresh").click().run()
    assert "My words" not in said(there)
    assert "My words" in said(open_page("readiness", candidacy=mine)), (
        "a reload keeps the address, and with it the example"
    )
    go(here, "interviews")
    here.button(key="example-fresh").click().run()
    assert "My words" in said(here), "the same visitor comes back to their own"


def test_an_interview_that_could_not_be_started_does_not_open_an_older_one(
    open_page: OpenPage, keep: Keep, tmp_path: Path
) -> None:
    keep(started(role="Baker"))
    at = open_page()
    with closing(sqlite3.connect(tmp_path / "round-two.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        at.button(key="start").click().run()
    assert at.title[0].value == "Your interviews"
    assert len(at.error) == 1


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_that_cannot_be_opened_says_so_calmly(open_page: OpenPage, tmp_path: Path, name: str) -> None:
    at = open_page()
    with closing(sqlite3.connect(tmp_path / "round-two.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        at.button(key=f"example-{name}").click().run()
    assert not at.exception
    assert at.title[0].value == "The first interview is over. How did it go?"
    assert len(at.error) == 1


def test_as_many_interviews_as_there_are_stay_scored(
    open_page: OpenPage, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(34):
        keep(started(f"i{number}"))
    at = open_page()
    scored: list[str] = []
    monkeypatch.setattr(current, "readiness", lambda candidacy, *_: scored.append(candidacy.id))
    at.run()
    assert not at.exception
    assert scored == []


def test_changing_an_example_leaves_ones_own_interviews_as_they_are(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    mine = keep(started())
    at = open_page()
    at.button(key="example-fresh").click().run()
    go(at, "assessment")
    at.query_params["step"] = "C"
    at.run()
    (opened,) = storage.list_candidacies(store, "example")
    at.radio(key=f"answer:{opened.id}:C1").set_value("0").run()
    assert storage.list_candidacies(store, "local") == (mine,)
    (changed,) = storage.list_candidacies(store, "example")
    assert next(answer.level for answer in changed.answers if answer.factor == "C1" and answer.kind == "rated") == 0


def test_the_examples_say_what_they_show_before_they_are_opened(open_page: OpenPage) -> None:
    at = open_page()
    for name in EXAMPLES:
        shown = at.button(key=f"example-{name}")
        assert (shown.label, shown.help) == (load_example(name).title, load_example(name).summary)
    assert "nothing you do with them touches your own interviews" in said(at)


def test_a_saved_file_can_be_brought_back_from_the_start(open_page: OpenPage) -> None:
    assert "Bring back a file you saved" in labels(open_page())
