"""The set-up questions: each is one write, and a date that cannot be right is asked about and not saved."""

from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

import storage
from scoring.candidacy import ContactPerson, ContactRule, Event, FirstInterview, Interviewer, Rated
from storage import StorageError, Store
from tests.support.screens import Keep, OpenPage, go, kept, labels, press, said, started, unfold


class Entry(NamedTuple):
    """What is entered where: the step, the kind of widget, the field and its new value."""

    step: str
    widget: str
    field: str
    value: object

    def into(self, at: AppTest) -> Any:  # noqa: ANN401  whichever widget it is
        return getattr(at, self.widget)(key=f"{self.field}:mine")


def broken(*_: object, **__: object) -> int:
    raise StorageError("The file")


ALL_EMPTY = started()
PANEL = ALL_EMPTY.first_interview.model_copy(update={"kind": "panel"})
NOT_SAVED = "This is not saved yet."


@pytest.mark.parametrize(
    ("entry", "change"),
    [
        (Entry("interview", "text_input", "role", "Baker"), {"role": "Baker"}),
        (Entry("interview", "text_input", "employer", "Ærø & Søn"), {"employer": "Ærø & Søn"}),
        (Entry("next", "date_input", "decision_date", date(2026, 11, 27)), {"decision_date": date(2026, 11, 27)}),
        (Entry("next", "segmented_control", "expected_rounds", "two"), {"expected_rounds": "two"}),
        (Entry("guess", "radio", "interest", 4), {"interest": 4}),
        (Entry("next", "text_input", "contact_name", "Priya"), {"contact": ContactPerson(name="Priya")}),
        (Entry("guess", "number_input", "forecast", 55), {"forecast": 55}),
        (Entry("guess", "radio", "depth", "full"), {"depth": "full"}),
        (Entry("interview", "selectbox", "interview_kind", "panel"), {"first_interview": PANEL}),
        (Entry("next", "radio", "contact_rule", "none"), {"contact_rule": ContactRule(kind="none")}),
    ],
)
def test_a_field_is_saved_by_itself_at_once(
    open_page: OpenPage, keep: Keep, store: Store, entry: Entry, change: dict[str, Any]
) -> None:
    keep(ALL_EMPTY)
    at = open_page("assessment", step=entry.step)
    entry.into(at).set_value(entry.value).run()
    assert kept(store) == ALL_EMPTY.model_copy(update=change)
    assert entry.into(at).value == entry.value


def test_the_day_of_the_interview_is_saved_and_its_hour_stays(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(ALL_EMPTY)
    at = open_page("assessment", step="interview")
    at.date_input(key="day:mine").set_value(date(2026, 11, 12)).run()
    first = FirstInterview(ended=datetime(2026, 11, 12, 15, 30, tzinfo=UTC), format="in_person")
    assert kept(store) == ALL_EMPTY.model_copy(update={"first_interview": first})


def test_nothing_is_answered_in_advance_but_what_holds_until_somebody_says_otherwise(
    open_page: OpenPage, keep: Keep
) -> None:
    keep(ALL_EMPTY)
    chosen = {}
    for step in ("interview", "people", "next", "guess"):
        at = open_page("assessment", step=step)
        for field in (
            *at.radio,
            *at.selectbox,
            *at.segmented_control,
            *at.number_input,
            *at.text_input,
            *at.date_input,
        ):
            chosen[field.key] = field.value
    held = {"day:mine", "interview_kind:mine", "contact_rule:mine", "depth:mine"}
    assert {key for key, value in chosen.items() if value not in (None, "")} == held


def test_rounds_that_were_chosen_can_be_left_open_again(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started(expected_rounds="two"))
    at = open_page("assessment", step="next")
    at.segmented_control(key="expected_rounds:mine").set_value(None).run()
    assert kept(store).expected_rounds == "unknown"


def test_what_has_happened_since_is_asked_from_the_day_after_on(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    keep(started("older", days_ago=1))
    asked = [
        "Has anything happened since?"
        in [part.value for part in open_page("assessment", step="next", candidacy=one).header]
        for one in ("mine", "older")
    ]
    assert asked == [False, True]


def test_what_was_saved_stands_there_after_coming_back(open_page: OpenPage, keep: Keep) -> None:
    keep(started(role="Baker", employer="Mill", interviewers=[{"id": "i1", "name": "Dana", "role": "Lead"}]))
    pages = (open_page("assessment", step=step) for step in ("interview", "people"))
    typed = {field.key: field.value for at in pages for field in at.text_input}
    assert typed == {"role:mine": "Baker", "employer:mine": "Mill", "name:mine:i1": "Dana", "role:mine:i1": "Lead"}


def test_interviewers_are_added_named_and_removed(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(ALL_EMPTY)
    at = open_page("assessment", step="people")
    for _ in range(2):
        press(at, "Add a person")
    one, two = (person.id for person in kept(store).interviewers)
    at.text_input(key=f"name:mine:{one}").set_value("Dana").run()
    at.text_input(key=f"role:mine:{two}").set_value("Lead").run()
    assert kept(store).interviewers == (Interviewer(id=one, name="Dana"), Interviewer(id=two, name="", role="Lead"))
    at.button(key=f"remove:mine:{one}").click().run()
    assert [person.id for person in kept(store).interviewers] == [two]


def test_the_button_that_removes_a_person_says_whom(open_page: OpenPage, keep: Keep) -> None:
    people = [{"id": "i1", "name": "Dana Ortiz"}, {"id": "i2", "name": "", "role": "Lead"}, {"id": "i3", "name": ""}]
    keep(started(interviewers=people))
    at = open_page("assessment", step="people")
    buttons = [at.button(key=f"remove:mine:{person['id']}").label for person in people]
    assert buttons == [f"Remove :gray-background[{whom}]" for whom in ("Dana Ortiz", "Lead", "person 3")]


def test_controls_of_a_person_say_whose_they_are(open_page: OpenPage, keep: Keep) -> None:
    keep(started(interviewers=[{"id": "i1", "name": "Dana"}, {"id": "i2", "name": ""}]))
    at = open_page("assessment", step="people")
    names = [f"{field} of person {number}" for number in (1, 2) for field in ("Name", "Role")]
    assert [field.label for field in at.text_input] == names


def test_who_led_the_talk_is_asked_of_several_and_stands_first_from_then_on(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started(interviewers=[{"id": "i1", "name": "Dana"}, {"id": "i2", "name": "Priya", "role": "Lead"}]))
    at = open_page("assessment", step="people")
    lead = at.radio(key="lead:mine")
    assert (lead.value, lead.options) == ("i1", ["Dana", "Priya, Lead"])
    lead.set_value("i2").run()
    assert [person.name for person in kept(store).interviewers] == ["Priya", "Dana"]
    assert at.radio(key="lead:mine").value == "i2"


def test_of_one_person_nobody_is_asked_who_led_the_talk(open_page: OpenPage, keep: Keep) -> None:
    keep(started(interviewers=[{"id": "i1", "name": "Dana"}, {"id": "i2", "name": ""}]))
    assert not open_page("assessment", step="people").radio


def test_a_removed_person_can_be_brought_back_as_they_were(open_page: OpenPage, keep: Keep, store: Store) -> None:
    dana = Interviewer(id="i1", name="Dana", role="Lead", email="dana@mill.example")
    keep(ALL_EMPTY.model_copy(update={"interviewers": (dana,)}))
    at = open_page("assessment", step="people")
    at.button(key="remove:mine:i1").click().run()
    assert kept(store).interviewers == ()
    assert "Dana is not listed any more." in said(at)
    at.button(key="bring_back:mine:i1").click().run()
    assert kept(store).interviewers == (dana,)
    assert "not listed any more" not in said(at)


def test_a_person_who_was_thanked_keeps_their_name_and_hands_nothing_on(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    people = (Interviewer(id="i1", name="Dana"), Interviewer(id="i2", name="Priya"))
    thanked = Event(id="e", kind="thank_you_sent", on=date(2026, 11, 18), to="i2")
    keep(ALL_EMPTY.model_copy(update={"interviewers": people, "events": (thanked,)}))
    at = open_page("assessment", step="people")
    at.button(key="remove:mine:i2").click().run()
    press(at, "Add a person")
    newcomer = next(person.id for person in kept(store).interviewers if not person.name)
    assert newcomer not in {"i1", "i2"}
    at.text_input(key=f"name:mine:{newcomer}").set_value("Ann").run()
    assert "Priya is not listed any more." in said(open_page("assessment", step="people"))
    plan = unfold(open_page("plan"), "happened")
    assert "I sent a thank-you (Priya)" in said(plan)
    assert "Ann" not in said(plan)


def test_a_contact_can_be_reached_somehow_once_named(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started(contact={"name": "Priya"}))
    at = open_page("assessment", step="next")
    at.radio(key="contact_channel:mine").set_value("phone").run()
    at.text_input(key="contact_address:mine").set_value("123").run()
    assert kept(store).contact == ContactPerson(name="Priya", channel="phone", address="123")


def test_a_field_that_is_emptied_is_empty_again(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started(role="Baker", decision_date="2026-11-27", contact={"name": "Priya"}))
    open_page("assessment", step="interview").text_input(key="role:mine").set_value("").run()
    at = open_page("assessment", step="next")
    at.date_input(key="decision_date:mine").set_value(None).run()
    at.text_input(key="contact_name:mine").set_value("").run()
    assert kept(store) == ALL_EMPTY


INVITED = Event(id="e", kind="invited", on=date(2026, 11, 18), second_interview=date(2026, 11, 24))


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        (Entry("interview", "date_input", "day", date(2026, 11, 24)), "must be after the first interview"),
        (Entry("next", "date_input", "decision_date", date(2026, 11, 17)), "must not be before the first interview"),
    ],
)
def test_a_date_that_cannot_be_right_is_asked_about_and_not_saved(
    open_page: OpenPage, keep: Keep, store: Store, entry: Entry, question: str
) -> None:
    before = keep(ALL_EMPTY.model_copy(update={"events": (INVITED,)}))
    at = open_page("assessment", step=entry.step)
    entry.into(at).set_value(entry.value).run()
    (asked,) = [warning.value for warning in at.warning]
    assert question in asked.lower()
    assert asked.endswith(NOT_SAVED)
    assert kept(store) == before
    assert entry.into(at).value == entry.value


@pytest.mark.parametrize(("step", "field"), [("interview", "day"), ("next", "decision_date")])
def test_a_date_in_1900_is_not_taken(open_page: OpenPage, keep: Keep, store: Store, step: str, field: str) -> None:
    before = keep(started(decision_date="2026-11-27"))
    at = open_page("assessment", step=step)
    at.date_input(key=f"{field}:mine").set_value(date(1900, 1, 1)).run()
    assert kept(store) == before


def test_a_question_goes_when_the_date_is_put_right(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(ALL_EMPTY)
    at = open_page("assessment", step="next")
    at.date_input(key="decision_date:mine").set_value(date(2026, 11, 17)).run()
    at.date_input(key="decision_date:mine").set_value(date(2026, 11, 27)).run()
    assert not at.warning
    assert kept(store).decision_date == date(2026, 11, 27)


def test_the_words_of_a_question_write_days_as_people_do_and_offer_a_way_out(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    before = keep(started(decision_date="2026-11-27"))
    at = open_page("assessment", step="next")
    at.date_input(key="decision_date:mine").set_value(date(2026, 11, 10)).run()
    (asked,) = [warning.value for warning in at.warning]
    assert "Wednesday 18 November" in asked
    assert "2026-" not in asked
    press(at, "Keep Friday 27 November")
    assert not at.warning
    assert at.date_input(key="decision_date:mine").value == date(2026, 11, 27)
    assert kept(store) == before


def test_a_date_that_is_not_saved_holds_the_step_and_is_still_there_on_the_way_back(
    open_page: OpenPage, keep: Keep
) -> None:
    keep(ALL_EMPTY)
    at = open_page("assessment", step="next")
    at.date_input(key="decision_date:mine").set_value(date(2026, 11, 17)).run()
    at.button(key="onward").click().run()
    assert at.title[0].value == "What comes next"
    question = "By which day did they say they would decide? Leave it empty if they named none."
    assert f"Not saved yet: “{question}”. Settle it there, then go on." in said(at)
    go(at, "plan")
    at = go(at, "assessment")
    assert at.date_input(key="decision_date:mine").value == date(2026, 11, 17)
    press(at, "Leave it empty")
    at.button(key="onward").click().run()
    assert at.title[0].value == "Your own guess"


def test_everything_that_holds_the_step_is_named(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(ALL_EMPTY)
    at = open_page("assessment", step="interview")
    at.date_input(key="day:mine").set_value(date(2026, 11, 25)).run()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage, "save_details", broken)
        at.text_input(key="role:mine").set_value("Baker").run()
        at.button(key="onward").click().run()
    assert "Not saved yet: “Which day was the interview?” and “Which role was it for?”. Settle it there" in said(at)
    assert kept(store) == ALL_EMPTY


def test_a_question_of_another_interview_does_not_hold_this_one(open_page: OpenPage, keep: Keep) -> None:
    keep(started("mine"))
    keep(started("other"))
    at = open_page("assessment", candidacy="mine", step="next")
    at.date_input(key="decision_date:mine").set_value(date(2026, 11, 17)).run()
    go(at, "interviews")
    at.query_params.update({"candidacy": "other", "step": "next"})
    at = go(at, "assessment")
    at.button(key="onward").click().run()
    assert at.title[0].value == "Your own guess"


@pytest.mark.parametrize(
    ("day", "question"), [(date(2024, 1, 11), "Was it that long ago?"), (date(2026, 11, 25), "still to come")]
)
def test_a_day_that_is_unlikely_is_asked_about_and_taken_after_a_yes(
    open_page: OpenPage, keep: Keep, store: Store, day: date, question: str
) -> None:
    before = keep(ALL_EMPTY)
    at = open_page("assessment", step="interview")
    at.date_input(key="day:mine").set_value(day).run()
    assert question in said(at)
    assert kept(store) == before
    next(button for button in at.button if button.label.startswith("Yes, ")).click().run()
    assert kept(store).interview_day == day
    assert not at.warning


def test_an_emptied_number_of_minutes_is_the_usual_one_again(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started(minutes_per_day=90))
    at = unfold(open_page("plan"), "your-time")
    at.number_input(key="minutes_per_day:mine").set_value(None).run()
    assert kept(store).minutes_per_day is None
    assert at.number_input(key="minutes_per_day:mine").value == 45


def test_two_tabs_on_two_fields_keep_both(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(ALL_EMPTY)
    here, there = open_page("assessment", step="interview"), open_page("assessment", step="interview")
    there.date_input(key="day:mine").set_value(date(2026, 11, 12)).run()
    here.text_input(key="role:mine").set_value("Baker").run()
    assert (kept(store).interview_day, kept(store).role) == (date(2026, 11, 12), "Baker")
    assert here.date_input(key="day:mine").value == date(2026, 11, 12)
    assert "also changed in another tab" in said(here)


def test_a_day_off_that_no_file_may_hold_is_not_taken(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(ALL_EMPTY)
    at = unfold(open_page("plan"), "your-time")
    at.date_input(key="day_off:mine").set_value(date(1985, 1, 1)).run()
    at = press(at, "Add this day")
    assert kept(store).days_off == ()
    assert any("between 1990 and 2100" in warning.value for warning in at.warning)


def test_a_date_is_held_against_what_another_tab_has_just_changed(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(ALL_EMPTY)
    here, there = open_page("assessment", step="next"), open_page("assessment", step="interview")
    there.date_input(key="day:mine").set_value(date(2026, 11, 17)).run()
    here.date_input(key="decision_date:mine").set_value(date(2026, 11, 16)).run()
    assert kept(store).decision_date is None
    assert (
        "Their decision on Monday 16 November must not be before the first interview on Tuesday 17 November. This is not saved yet."
        in said(here)
    )


def test_two_tabs_keep_both_days_off(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(ALL_EMPTY)
    here, there = (unfold(open_page("plan"), "your-time") for _ in range(2))
    for at, day in ((here, 20), (there, 23)):
        at.date_input(key="day_off:mine").set_value(date(2026, 11, day)).run()
        press(at, "Add this day")
    assert kept(store).days_off == (date(2026, 11, 20), date(2026, 11, 23))


def test_one_doubtful_date_does_not_keep_other_fields_from_being_saved(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(ALL_EMPTY)
    at = open_page("assessment", step="next")
    at.date_input(key="decision_date:mine").set_value(date(2026, 11, 17)).run()
    at.text_input(key="contact_name:mine").set_value("Priya").run()
    assert kept(store) == ALL_EMPTY.model_copy(update={"contact": ContactPerson(name="Priya")})
    assert at.date_input(key="decision_date:mine").value == date(2026, 11, 17)
    assert NOT_SAVED in said(at)


def test_the_own_guess_is_asked_before_anything_is_rated(open_page: OpenPage, keep: Keep) -> None:
    keep(ALL_EMPTY)
    assert open_page("assessment", step="guess").number_input(key="forecast:mine").value is None


@pytest.mark.parametrize(("guess", "words"), [(55, "Your guess was 55 of 100."), (None, "You gave no guess.")])
def test_the_own_guess_only_shows_once_something_is_rated(
    open_page: OpenPage, keep: Keep, guess: int | None, words: str
) -> None:
    keep(ALL_EMPTY.model_copy(update={"forecast": guess, "answers": (Rated(factor="C1", level=2),)}))
    at = open_page("assessment", step="guess")
    assert not at.number_input
    assert words in said(at)


def test_days_off_are_added_once_and_removed(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(ALL_EMPTY)
    at = unfold(open_page("plan"), "your-time")
    for _ in range(2):
        at.date_input(key="day_off:mine").set_value(date(2026, 11, 20)).run()
        press(at, "Add this day")
    assert kept(store).days_off == (date(2026, 11, 20),)
    assert "Remove Friday 20 November" in labels(at)
    at.button(key="day_off:mine:2026-11-20").click().run()
    assert kept(store).days_off == ()
