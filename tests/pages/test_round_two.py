"""Round two: the countdown, its parts in order, what the address opens, and what comes afterwards."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from scoring.candidacy import Candidacy
from scoring.loading import load_catalogue
from storage import Store
from tests.support.candidacies import note
from tests.support.round_two import field, invited, open_part
from tests.support.screens import TODAY, Keep, OpenPage, go, kept, labels, links, press, said, shown, started, unfold
from wording.screen import plain

CATALOGUE = load_catalogue()
PARTS = CATALOGUE.round_two.parts


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
    first = [each for each in PARTS if each.minutes]
    assert panels == [f"part-{each.id}" for each in (*first, *(each for each in PARTS if not each.minutes))]
    assert [heading.value for heading in at.header][:2] == [
        "First of all, in this order",
        "What your last interview left you",
    ]
    assert not at.text_input


def test_a_part_says_at_once_how_much_is_written_in_it_and_stays_open(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(note("n1", "landed", "The night shift story"), note("n2", "unsaid", " ")))
    at = open_part(open_page, "debrief")
    field(at, "What fell flat").set_value("My answer about former peers").run()
    panels = {panel.key: panel for panel in at.expander}
    assert panels["part-debrief"].label == f"{PARTS[0].title} · 15 minutes"
    assert "2 of 7 lines filled" in [caption.value for caption in at.caption]
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


@pytest.mark.parametrize("mine", [started(), invited()], ids=["waiting", "invited"])
def test_the_address_opens_a_part(open_page: OpenPage, keep: Keep, mine: Candidacy) -> None:
    keep(mine)
    at = open_page("round_two", part="debrief")
    assert field(at, "What landed").value == ""
    assert not [each for each in at.text_input if each.label.startswith("What I must have")]


def test_a_part_that_the_address_opened_can_be_closed_and_opens_again_on_the_next_visit(
    open_page: OpenPage, keep: Keep
) -> None:
    keep(invited())
    at = open_page("round_two", part="debrief")
    at.session_state["part-debrief"] = False
    assert not at.run().text_input
    at.query_params["part"] = "debrief"
    assert field(go(go(at, "plan"), "round_two"), "What landed").value == ""


def test_a_part_that_nobody_knows_opens_nothing(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("round_two", part="garden")
    assert not any(str(panel.key).startswith("part-") for panel in at.expander)


def test_low_interest_leads_to_the_fit_check_first(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(interest=2))
    at = open_page("round_two")
    assert any("Find out first whether you want this job" in info.value for info in at.info)
    assert next(panel.key for panel in at.expander if str(panel.key).startswith("part-")) == "part-own"


def test_every_part_can_be_open_at_once_also_with_an_offer(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(note("p", "problem", "Storm calls"), events=[{"kind": "offer", "on": TODAY}]))
    at = open_page("round_two")
    at.toggle(key="look:mine").set_value(True).run()
    unfold(at, *(f"part-{each.id}" for each in PARTS), "round-two-happened-held", "text-after-T17", "text-offer-T17")
    assert not at.exception


def test_after_the_interview_thanks_come_first_and_the_parts_wait(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(events=[{"kind": "second_interview_held", "on": TODAY}]))
    at = open_page("round_two")
    assert at.title[0].value == "The interview is over"
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
    press(at, "Save what happened")
    assert [event.kind for event in kept(store).events] == ["second_interview_held", "offer"]
    assert at.title[0].value == "You have an offer"
    assert "They want your answer by **Tuesday 24 November**" in said(at)


@pytest.mark.parametrize("ending", ["rejected", "parked", "declined", "accepted"])
def test_an_ending_says_what_comes_next(open_page: OpenPage, keep: Keep, ending: str) -> None:
    keep(invited(events=[{"kind": ending, "on": TODAY}]))
    (after,) = [each for each in CATALOGUE.round_two.after if each.when == f'outcome == "{ending}"']
    at = open_page("round_two")
    assert at.title[0].value == after.title
    assert after.text in said(at)
    assert "Something happened after all" in labels(at)
    names = {CATALOGUE.letter[letter].name for letter in after.letters}
    assert names <= {link.label for link in links(at)}


def test_somebody_who_is_in_round_two_only_can_be_thanked_by_name(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(invited(note("ola", "person", "Ola Berg, director"), events=[{"kind": "second_interview_held", "on": TODAY}]))
    at = unfold(open_page("round_two"), "round-two-happened-held")
    assert "Write to Ola Berg" in labels(at)
    at.selectbox(key="event:mine:kind").set_value("thank_you_sent").run()
    at.selectbox(key="event:mine:who").set_value("ola").run()
    press(at, "Save what happened")
    assert kept(store).events[-1].to == "ola"
    assert "Still to thank" not in said(at)


def thanks(at: AppTest) -> list[str]:
    """Return the links to notes of thanks."""
    return [link.label for link in links(at) if link.label.startswith("Write to ")]


def test_an_invitation_leads_to_its_confirmation_until_that_is_done(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(actions=[]))
    assert "Confirm, and ask who will be there" in labels(open_page("round_two"))
    keep(invited().model_copy(update={"id": "done"}))
    assert "Confirm, and ask who will be there" not in labels(open_page("round_two", candidacy="done"))


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
    assert ("Enter the day of their decision" in labels(at)) is not known


def test_who_has_no_name_is_thanked_by_role_or_by_what_they_did(open_page: OpenPage, keep: Keep) -> None:
    held = [{"kind": "second_interview_held", "on": TODAY}]
    keep(
        invited(
            interviewers=[{"id": "one", "name": "Dana Ortiz"}, {"id": "two", "name": "", "role": "the planner"}],
            events=held,
        )
    )
    keep(invited(id="nobody", interviewers=[], contact=None, events=held))
    assert thanks(open_page("round_two", candidacy="mine")) == ["Write to Dana Ortiz", "Write to the planner"]
    assert thanks(open_page("round_two", candidacy="nobody")) == ["Write to the person who led the talk"]


@pytest.mark.parametrize(("days", "open_"), [(0, True), (1, True), (5, True), (6, False), (13, False)])
def test_round_two_and_letters_name_the_same_people_to_thank(
    open_page: OpenPage, keep: Keep, days: int, open_: bool
) -> None:
    people = [{"id": f"p{number}", "name": f"Person {number}"} for number in range(5)] + [
        {"id": "r", "name": "", "role": "planner"}
    ]
    day = TODAY - timedelta(days=days)
    told = {"kind": "invited", "on": day - timedelta(days=1), "second_interview": day}
    keep(invited(interviewers=people, events=[told, {"kind": "second_interview_held", "on": day}]))
    at = open_page("round_two")
    cards = [button for button in open_page("letters").button if (button.key or "").startswith("open:T18:")]
    due = [shown(button.label) for button in cards]
    assert thanks(at) == due
    assert bool(due) is open_
    late = "More than five days have passed since that interview; a note would come late now."
    assert (late in said(at), "Still to thank" in said(at)) == (not due, bool(due))


@pytest.mark.parametrize(("days", "offered"), [(1, True), (0, False)])
def test_the_confirmation_is_offered_as_long_as_the_plan_has_it(
    open_page: OpenPage, keep: Keep, days: int, offered: bool
) -> None:
    told = {"kind": "invited", "on": TODAY - timedelta(days=4), "second_interview": TODAY + timedelta(days=days)}
    keep(invited(actions=[], events=[told]))
    titles = [box.label for box in open_page("plan").checkbox]
    assert ("Confirm the invitation" in titles) is offered
    assert ("Confirm, and ask who will be there" in labels(open_page("round_two"))) is offered


def test_each_thing_has_one_link(open_page: OpenPage, keep: Keep) -> None:
    keep(invited(actions=[]))
    at = open_page("round_two")
    assert [link.label for link in links(at) if "onfirm" in link.label] == ["Confirm, and ask who will be there"]
    assert len({link.label for link in links(at)}) == len(links(at))
