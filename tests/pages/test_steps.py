"""The way through an assessment: where it resumes, what comes next, and progress in words."""

import pytest

from scoring.candidacy import Answer, Candidacy, Rated, Unsure
from scoring.examples import example
from scoring.loading import load_catalogue
from tests.support.screens import TODAY, Keep, OpenPage, go, labels, started, unfold

CORE = [factor.id for factor in load_catalogue().core_factors if not factor.derived]


def with_rated(*names: str, days_ago: int = 0) -> Candidacy:
    answers: tuple[Answer, ...] = tuple(Rated(factor=name, level=2) for name in names)
    return started(days_ago=days_ago).model_copy(update={"answers": answers})


def but(*without: str) -> list[str]:
    return [name for name in CORE if name not in without]


@pytest.mark.parametrize(
    ("candidacy", "opened"),
    [
        (started(), "The interview"),
        (started(role="Baker"), "What comes next"),
        (started(role="Baker", interest=3), "Your own guess"),
        (started(role="Baker", interest=3, forecast=50), "Groundwork before round one"),
        (with_rated("P3"), "Presence and rapport"),
        (with_rated(*but("D1")), "What you found out"),
        (with_rated(*CORE), "That is everything for now"),
        (example("waiting", TODAY), "That is everything for now"),
    ],
    ids=["nothing", "the role", "the next step", "a guess", "one answer", "all but one", "all", "an example"],
)
def test_it_resumes_at_the_first_step_that_needs_something(
    open_page: OpenPage, keep: Keep, candidacy: Candidacy, opened: str
) -> None:
    keep(candidacy)
    at = open_page("assessment")
    assert [title.value for title in at.title] == [opened]


def test_the_open_step_stands_in_the_address_and_is_opened_from_it(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("assessment")
    assert at.query_params["step"] == "interview"
    assert [title.value for title in open_page("assessment", step="M").title] == ["Motivation and fit"]


def test_a_step_that_does_not_exist_is_not_opened(open_page: OpenPage, keep: Keep) -> None:
    keep(with_rated(*but("D1")))
    at = open_page("assessment", step="nonsense")
    assert [title.value for title in at.title] == ["What you found out"]


def test_a_dimension_without_core_questions_is_a_step_of_the_full_questionnaire_only(
    open_page: OpenPage, keep: Keep
) -> None:
    keep(started(depth="full"))
    assert [title.value for title in open_page("assessment", step="E").title] == ["Evidence you left"]
    keep(started("other", depth="quick", role="Baker", interest=3, forecast=50))
    at = open_page("assessment", step="E", candidacy="other")
    assert [title.value for title in at.title] == ["Groundwork before round one"]


def test_next_and_back_lead_through_all_steps(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("assessment")
    seen = [at.title[0].value]
    while "onward" in [button.key for button in at.button]:
        at.button(key="onward").click().run()
        seen.append(at.title[0].value)
    names = [part.name for part in load_catalogue().dimensions if part.id != "E"]
    assert seen == ["The interview", "What comes next", "Your own guess", *names, "That is everything for now"]
    at.button(key="back").click().run()
    assert at.title[0].value == names[-1]


def test_next_unanswered_leads_past_what_is_answered(open_page: OpenPage, keep: Keep) -> None:
    keep(with_rated(*but("M1", "V7")))
    at = open_page("assessment", step="P")
    at.button(key="next_open").click().run()
    assert at.title[0].value == "Motivation and fit"


def test_next_unanswered_is_not_offered_when_nothing_is_open(open_page: OpenPage, keep: Keep) -> None:
    keep(with_rated(*CORE))
    assert "Next unanswered" not in labels(open_page("assessment", step="P"))


@pytest.mark.parametrize(
    ("candidacy", "words"),
    [
        (started(), "0 of 18 answered, 2 not due yet · 0 of 3 here"),
        (with_rated("C1", "C2"), "2 of 18 answered, 2 not due yet · 2 of 3 here"),
        (with_rated("C1", days_ago=9), "2 of 18 answered · 1 of 3 here"),
        (started(depth="full"), "0 of 39 answered, 4 not due yet · 0 of 5 here"),
    ],
    ids=["nothing", "two", "a computed one counts too", "full"],
)
def test_progress_is_told_in_words(open_page: OpenPage, keep: Keep, candidacy: Candidacy, words: str) -> None:
    keep(candidacy)
    at = open_page("assessment", step="C")
    assert [bar.proto.text for bar in at.get("progress")] == [words]


def test_a_click_moves_the_progress(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("assessment", step="C")
    at.radio(key="answer:mine:C1").set_value("unsure").run()
    (bar,) = at.get("progress")
    assert (bar.proto.text, bar.proto.value) == ("1 of 18 answered, 2 not due yet · 1 of 3 here", 6)


def test_cannot_judge_counts_as_answered(open_page: OpenPage, keep: Keep) -> None:
    keep(with_rated(*but("V7")).model_copy(update={"answers": tuple(Unsure(factor=name) for name in CORE)}))
    assert open_page("assessment").title[0].value == "That is everything for now"


def test_the_list_of_all_steps_leads_to_any_of_them(open_page: OpenPage, keep: Keep) -> None:
    keep(with_rated("P3"))
    at = open_page("assessment", step="C")
    unfold(at, "all-steps")
    assert at.button(key="go:P").label == "Groundwork before round one · 1 of 1"
    at.button(key="go:V").click().run()
    assert at.title[0].value == "Preparation for round two"


@pytest.mark.parametrize(("button", "title"), [("to_readiness", "Mixed so far"), ("to_plan", "Two things today")])
def test_the_end_leads_to_the_result_and_to_the_plan(open_page: OpenPage, keep: Keep, button: str, title: str) -> None:
    keep(example("waiting", TODAY))
    at = open_page("assessment")
    at.button(key=button).click().run()
    assert at.title[0].value.startswith(title)
    assert at.query_params["candidacy"] == "example-waiting"


def test_another_interview_resumes_at_its_own_step(open_page: OpenPage, keep: Keep) -> None:
    keep(started("first"))
    at = open_page("assessment")
    assert at.title[0].value == "The interview"
    go(at, "interviews")
    at.button(key="example-fresh").click().run()
    go(at, "assessment")
    assert at.title[0].value == "That is everything for now"
