"""The set-up questions: each is one write, and a date that cannot be right is asked about and not saved."""

from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from scoring.candidacy import ContactPerson, Event, FirstInterview, Interviewer, Rated
from storage import Store
from tests.support.screens import Keep, OpenPage, kept, labels, press, said, started, unfold


class Entry(NamedTuple):
    """What is entered where: the step, the kind of widget, the field and its new value."""

    step: str
    widget: str
    field: str
    value: object

    def into(self, at: AppTest) -> Any:  # noqa: ANN401  whichever widget it is
        return getattr(at, self.widget)(key=f"{self.field}:mine")


ALL_EMPTY = started()
NOT_SAVED = "This is not saved yet."


@pytest.mark.parametrize(
    ("entry", "change"),
    [
        (Entry("interview", "text_input", "role", "Baker"), {"role": "Baker"}),
        (Entry("interview", "text_input", "employer", "Ærø & Søn"), {"employer": "Ærø & Søn"}),
        (Entry("next", "date_input", "decision_date", date(2026, 11, 27)), {"decision_date": date(2026, 11, 27)}),
        (Entry("next", "radio", "expected_rounds", "two"), {"expected_rounds": "two"}),
        (Entry("next", "radio", "interest", 4), {"interest": 4}),
        (Entry("next", "number_input", "minutes_per_day", 60), {"minutes_per_day": 60}),
        (Entry("next", "text_input", "contact_name", "Priya"), {"contact": ContactPerson(name="Priya")}),
        (Entry("guess", "number_input", "forecast", 55), {"forecast": 55}),
        (Entry("guess", "radio", "depth", "full"), {"depth": "full"}),
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


@pytest.mark.parametrize(
    ("entry", "first"),
    [
        (
            Entry("interview", "date_input", "day", date(2026, 11, 12)),
            FirstInterview(ended=datetime(2026, 11, 12, 15, 30, tzinfo=UTC), format="in_person"),
        ),
        (
            Entry("interview", "time_input", "time", time(9, 15)),
            FirstInterview(ended=datetime(2026, 11, 18, 9, 15, tzinfo=UTC), format="in_person"),
        ),
        (
            Entry("interview", "radio", "format", "video"),
            FirstInterview(ended=datetime(2026, 11, 18, 15, 30, tzinfo=UTC), format="video"),
        ),
    ],
)
def test_when_and_how_the_interview_was_are_saved_one_at_a_time(
    open_page: OpenPage, keep: Keep, store: Store, entry: Entry, first: FirstInterview
) -> None:
    keep(ALL_EMPTY)
    at = open_page("assessment", step=entry.step)
    entry.into(at).set_value(entry.value).run()
    assert kept(store) == ALL_EMPTY.model_copy(update={"first_interview": first})


def test_what_was_saved_stands_there_after_coming_back(open_page: OpenPage, keep: Keep) -> None:
    keep(started(role="Baker", employer="Mill", interviewers=[{"id": "i1", "name": "Dana", "role": "Lead"}]))
    at = open_page("assessment", step="interview")
    typed = {field.key: field.value for field in at.text_input}
    assert typed == {"role:mine": "Baker", "employer:mine": "Mill", "name:mine:i1": "Dana", "role:mine:i1": "Lead"}


def test_interviewers_are_added_named_and_removed(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(ALL_EMPTY)
    at = open_page("assessment", step="interview")
    for _ in range(2):
        press(at, "Add a person")
    first, second = (person.id for person in kept(store).interviewers)
    at.text_input(key=f"name:mine:{first}").set_value("Dana").run()
    at.text_input(key=f"role:mine:{second}").set_value("Lead").run()
    assert kept(store).interviewers == (
        Interviewer(id=first, name="Dana"),
        Interviewer(id=second, name="", role="Lead"),
    )
    at.button(key=f"remove:mine:{first}").click().run()
    assert [person.id for person in kept(store).interviewers] == [second]


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


def test_one_doubtful_date_does_not_keep_other_fields_from_being_saved(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(ALL_EMPTY)
    at = open_page("assessment", step="next")
    at.date_input(key="decision_date:mine").set_value(date(2026, 11, 17)).run()
    at.radio(key="interest:mine").set_value(5).run()
    assert kept(store) == ALL_EMPTY.model_copy(update={"interest": 5})
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
