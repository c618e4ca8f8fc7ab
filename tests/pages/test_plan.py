"""Action plan: ticking, setting aside and undoing, minutes a day, and every action in exactly one list."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

import storage
from charts import timeline
from charts.palette import LIGHT
from exports import FORMATS, Export
from scoring.candidacy import ContactRule, ContactRuleKind, Event, Interviewer
from scoring.facts import Snapshot
from scoring.facts.settings import actions_of
from scoring.language import minutes_words
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.planning.plan import letters_of
from scoring.readiness import readiness
from scoring.results import Plan
from screens.interviews.examples import EXAMPLES, example
from storage import Store
from tests.support.exporting import with_charts
from tests.support.plan_page import fresh, open_plan
from tests.support.screens import (
    NOW,
    TODAY,
    Download,
    Keep,
    OpenPage,
    charts,
    kept,
    links,
    part,
    press,
    rows_of,
    said,
    started,
    table_under,
    unfold,
)
from wording.numbers import whole
from wording.screen import LABELS
from wording.words import points_words

CATALOGUE = load_catalogue()


def boxes(steps: Plan) -> list[str]:
    """Return the boxes to tick in the order of the days on which work on them begins."""
    return [f"done:mine:{item.action}" for item in sorted(steps.items, key=lambda item: item.begin)]


def bold(markdown: str) -> list[str]:
    return re.findall(r"\*\*(.+?)\.?\*\*", markdown)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_action_stands_on_the_page_exactly_once(open_page: OpenPage, keep: Keep, name: str) -> None:
    mine = keep(example(name, TODAY))
    at = open_plan(open_page)
    named = [box.label.strip("*") for box in at.checkbox]
    for key in ("unplanned", "finished"):
        if any(panel.key == key for panel in at.expander):
            named += bold(part(at, key))
    assert sorted(named) == sorted(action.title for action in actions_of(mine, CATALOGUE))


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_not_in_the_plan_is_listed_with_its_reason(open_page: OpenPage, keep: Keep, name: str) -> None:
    mine = keep(example(name, TODAY))
    steps = plan(Snapshot(mine, CATALOGUE, TODAY))
    words = said(open_plan(open_page))
    for entry in (*steps.left_out, *steps.not_due):
        assert f"- **{CATALOGUE.action[entry.action].title}.** {entry.reason}" in words


def test_items_stand_under_their_days_with_time_and_gain(open_page: OpenPage, keep: Keep) -> None:
    steps = plan(Snapshot(keep(fresh()), CATALOGUE, TODAY))
    at = open_plan(open_page)
    assert [box.key for box in at.checkbox] == boxes(steps)
    for item in steps.items:
        words = part(at, f"item-{item.action}")
        assert minutes_words(item.minutes) in words
        assert CATALOGUE.action[item.action].if_then in words
        assert points_words(item.points) in words
    assert at.header[0].value == "Today, Wednesday 18 November"


def test_the_projection_is_the_engines(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(fresh())
    headline, projected = (
        readiness(Snapshot(mine, CATALOGUE, TODAY)).headline,
        plan(Snapshot(mine, CATALOGUE, TODAY)).projected,
    )
    assert headline.after_repairs is not None
    assert projected is not None
    words = said(open_page("plan"))
    assert f"You stand at about **{whole(headline.after_repairs, CATALOGUE)}**" in words
    assert f"**{whole(projected, CATALOGUE)}** of 100" in words


def test_without_a_number_there_are_no_points(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    words = said(open_plan(open_page))
    assert "There is no number yet" in words
    assert not re.search(r"\d+ of 100|about \+", words)


def test_fewer_minutes_a_day_make_another_plan(open_page: OpenPage, keep: Keep, store: Store) -> None:
    mine = keep(fresh())
    at = unfold(open_page("plan"), "your-time")
    at.number_input(key="minutes_per_day:mine").set_value(15).run()
    assert kept(store).minutes_per_day == 15
    unfold(at, "later")
    steps = plan(Snapshot(mine, CATALOGUE, TODAY), 15)
    assert steps.items != plan(Snapshot(mine, CATALOGUE, TODAY)).items
    assert [box.key for box in at.checkbox] == boxes(steps)


def test_a_day_off_makes_another_plan(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(fresh())
    holiday = TODAY + timedelta(days=2)
    at = unfold(open_page("plan"), "your-time", "later")
    at.date_input(key="day_off:mine").set_value(holiday).run()
    press(at, "Add this day")
    unfold(at, "later")
    steps = plan(Snapshot(mine.model_copy(update={"days_off": (holiday,)}), CATALOGUE, TODAY))
    assert steps.items != plan(Snapshot(mine, CATALOGUE, TODAY)).items
    assert [box.key for box in at.checkbox] == boxes(steps)


def test_each_item_says_when_it_is_done_where_it_comes_from_and_what_to_start_from(
    open_page: OpenPage, keep: Keep
) -> None:
    mine = keep(fresh())
    at = open_plan(open_page)
    action = CATALOGUE.action["A02"]
    (words,) = [text.value for text in at.markdown if action.wording in text.value]
    assert action.done_when in words
    assert not any(row in said(at) for row in action.seed_refs)
    assert all(row in said(unfold(at, "plan-sources")) for row in action.seed_refs)
    led = {link.label for link in links(at) if "letter=" in link.proto.query_string}
    letters = letters_of(action, Snapshot(mine, CATALOGUE, TODAY))
    assert letters
    assert {CATALOGUE.letter[name].name for name in letters} <= led


@pytest.mark.parametrize(("days_ago", "letter"), [(1, "T02"), (2, "T03")])
def test_an_item_leads_to_the_letters_of_its_day_only(
    open_page: OpenPage, keep: Keep, days_ago: int, letter: str
) -> None:
    two = (Interviewer(id="i1", name="Dana Ortiz"), Interviewer(id="i2", name="Jan Müller"))
    keep(started(days_ago=days_ago, interviewers=two))
    led = [link.proto.query_string for link in links(open_plan(open_page)) if "letter=" in link.proto.query_string]
    assert any(f"letter={letter}" in query for query in led)
    assert not any(f"letter={other}" in query for query in led for other in {"T02", "T03"} - {letter})


def test_the_page_says_of_messages_alone_when_they_were_due_as_the_files_do(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(example("fresh", TODAY - timedelta(days=3)).model_copy(update={"id": "mine"}))
    late = [item for item in plan(Snapshot(mine, CATALOGUE, TODAY)).items if item.was_due]
    channels = {item.action: CATALOGUE.action[item.action].channel for item in late}
    assert {*channels.values()} > {"message"}
    at = open_plan(open_page)
    told = {action for action in channels if "was due on" in part(at, f"item-{action}")}
    assert told == {action for action, channel in channels.items() if channel == "message"}


@pytest.mark.parametrize("rule", ["open", "none"])
def test_an_action_that_is_an_entry_leads_to_its_field(open_page: OpenPage, keep: Keep, rule: ContactRuleKind) -> None:
    keep(fresh().model_copy(update={"contact_rule": ContactRule(kind=rule)}))
    at = open_plan(open_page)
    (link,) = [link for link in links(at) if link.label == "Enter it here"]
    assert link.proto.query_string == "candidacy=mine&step=next"
    assert set(LABELS["entries"]) <= set(CATALOGUE.action)


def test_what_is_off_unless_it_is_switched_on_has_its_switch(open_page: OpenPage, keep: Keep, store: Store) -> None:
    mine = keep(example("waiting", TODAY))
    off = [entry.action for entry in plan(Snapshot(mine, CATALOGUE, TODAY)).left_out if entry.kind == "opt_in"]
    assert off == ["A11", "A08"]
    at = unfold(open_page("plan"), "unplanned")
    at.button(key="switch_on:A11").click().run()
    assert kept(store, mine.id).opted_in == ("A11",)
    assert "Switched on: " in said(at)


@pytest.mark.parametrize("name", EXAMPLES)
def test_title_and_timeline_count_the_same_for_the_day(open_page: OpenPage, keep: Keep, name: str) -> None:
    keep(example(name, TODAY).model_copy(update={"minutes_per_day": 15}))
    at = open_page("plan")
    number, minutes = at.title[0].value.split(" today, ")
    words = dict(zip(("One thing", "Two things", "Three things"), range(1, 4), strict=True))
    finding = next(heading.value for heading in at.header if " to do" in heading.value)
    assert f"{words[number]} of them today ({minutes})" in finding


def test_the_timeline_tells_the_plan_in_words_and_as_a_table(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(fresh())
    at = unfold(open_page("plan"), "timeline-table")
    picture = timeline.draw(plan(now := Snapshot(mine, CATALOGUE, TODAY)), now, LIGHT)
    assert [chart.alt for chart in charts(at)] == [picture.alt]
    assert table_under(at, "timeline-table") == rows_of(picture.table)


def test_the_plan_is_offered_in_every_format_and_is_what_the_exports_make(
    open_page: OpenPage, keep: Keep, store: Store, download: Download
) -> None:
    keep(fresh())
    mine = kept(store)
    computed = Export(
        mine, CATALOGUE, readiness(Snapshot(mine, CATALOGUE, TODAY)), plan(Snapshot(mine, CATALOGUE, TODAY)), TODAY
    )
    revision = storage.revision(store, "local", mine.id)
    assert revision
    export = replace(with_charts(computed), revision=revision, made=NOW)
    at = unfold(open_page("plan"), "export")
    assert [button.label for button in at.download_button] == [kind.title for kind in FORMATS.values()]
    for kind in FORMATS.values():
        assert download(at, kind.title) == kind.render(export), kind.name


def test_a_second_calendar_cancels_what_the_first_one_held_and_changes_nothing_of_the_interview(
    open_page: OpenPage, keep: Keep, store: Store, download: Download
) -> None:
    keep(fresh())
    title = FORMATS["ics"].title
    assert b"CANCELLED" not in download(unfold(open_page("plan"), "export"), title)
    storage.add_events(store, "local", "mine", [Event(id="no", kind="rejected", on=TODAY)])
    before = storage.revision(store, "local", "mine")
    assert b"STATUS:CANCELLED" in download(unfold(open_page("plan"), "export"), title)
    assert storage.revision(store, "local", "mine") == before


def test_the_menu_says_what_a_newer_calendar_does(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh())
    told = "A newer calendar file moves what has changed and cancels what is no longer planned."
    assert told in [caption.value for caption in unfold(open_page("plan"), "export").caption]


def test_a_file_to_print_comes_on_the_paper_that_was_chosen(
    open_page: OpenPage, keep: Keep, store: Store, download: Download
) -> None:
    keep(fresh())
    mine = kept(store)
    export = with_charts(
        Export(
            mine, CATALOGUE, readiness(Snapshot(mine, CATALOGUE, TODAY)), plan(Snapshot(mine, CATALOGUE, TODAY)), TODAY
        )
    )
    at = unfold(open_page("plan"), "export")
    at.radio(key="export:paper").set_value("letter").run()
    unfold(at, "export")
    assert download(at, FORMATS["card"].title) == FORMATS["card"].render(replace(export, paper="letter"))


def test_a_closed_interview_has_nothing_to_do(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(events=[{"id": "no", "kind": "rejected", "on": "2026-11-18"}]))
    at = open_plan(open_page)
    assert not at.error
    assert "closed" in at.caption[0].value
    assert "There is no number yet" not in said(at)


def test_a_plan_far_in_the_future_names_the_year(open_page: OpenPage, keep: Keep) -> None:
    keep(fresh(events=[{"id": "i", "kind": "invited", "on": "2026-11-18", "second_interview": date(2027, 1, 20)}]))
    at = open_plan(open_page)
    assert any("2027" in heading.value for heading in at.header)
