"""The way through an assessment: where it resumes, what comes next, and progress in words."""

import pytest

from scoring.candidacy import Answer, Candidacy, Interviewer, Rated, Unsure
from scoring.loading import load_catalogue
from screens.interviews.examples import example
from tests.support.screens import TODAY, Keep, OpenPage, go, labels, started, unfold

SOMEBODY = (Interviewer(id="i1", name="Dana"),)
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
        (started(role="Baker"), "Who was there"),
        (started(role="Baker", interviewers=SOMEBODY), "What comes next"),
        (started(role="Baker", interviewers=SOMEBODY, decision_date="2026-11-27"), "Your own guess"),
        (started(role="Baker", interviewers=SOMEBODY, interest=3, forecast=50), "Questions 1 to 4 of 18"),
        (with_rated("P3"), "Questions 1 to 4 of 18"),
        (with_rated(*but("D1")), "Questions 10 to 13 of 18"),
        (with_rated(*CORE), "That is everything for now"),
        (example("waiting", TODAY), "That is everything for now"),
    ],
    ids=[
        "nothing",
        "the role",
        "the people",
        "the next step",
        "a guess",
        "one answer",
        "all but one",
        "all",
        "an example",
    ],
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
    assert [title.value for title in open_page("assessment", step="D").title] == ["Questions 10 to 13 of 18"]


def test_a_step_is_opened_by_the_name_of_any_dimension_on_it(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("assessment", step="M")
    assert [part.value for part in at.header] == ["Answers and proof", "Motivation and fit"]
    assert at.query_params["step"] == "C"


def test_a_step_that_does_not_exist_is_not_opened(open_page: OpenPage, keep: Keep) -> None:
    keep(with_rated(*but("D1")))
    at = open_page("assessment", step="nonsense")
    assert [title.value for title in at.title] == ["Questions 10 to 13 of 18"]


def test_a_dimension_without_core_questions_is_a_step_of_the_full_questionnaire_only(
    open_page: OpenPage, keep: Keep
) -> None:
    keep(started(depth="full"))
    assert [part.value for part in open_page("assessment", step="E").header] == ["Evidence you left"]
    keep(started("other", depth="quick", role="Baker", interviewers=SOMEBODY, interest=3, forecast=50))
    at = open_page("assessment", step="E", candidacy="other")
    assert [title.value for title in at.title] == ["Questions 1 to 4 of 18"]


def test_next_and_back_lead_through_all_steps_to_the_result(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("assessment")
    seen = [at.title[0].value]
    while ways := [button for button in at.button if button.key in {"onward", "to_readiness"}]:
        ways[0].click().run()
        seen.append(at.title[0].value)
    setup = ["The interview", "Who was there", "What comes next", "Your own guess"]
    questions = [f"Questions {span} of 18" for span in ("1 to 4", "5 to 9", "10 to 13", "14 to 18")]
    assert seen == [*setup, *questions, "A few more answers, and you will see how you stand"]
    at = go(at, "assessment")
    at.button(key="back").click().run()
    assert at.title[0].value == questions[-2]


def test_next_unanswered_leads_past_what_is_answered(open_page: OpenPage, keep: Keep) -> None:
    keep(with_rated(*but("V7")))
    at = open_page("assessment", step="P")
    at.button(key="next_open").click().run()
    assert at.title[0].value == "Questions 14 to 18 of 18"


def test_next_unanswered_is_not_offered_when_nothing_is_open(open_page: OpenPage, keep: Keep) -> None:
    keep(with_rated(*CORE))
    assert "Next unanswered" not in labels(open_page("assessment", step="P"))


@pytest.mark.parametrize(
    ("candidacy", "words"),
    [
        (started(), "Every answer is saved at once."),
        (with_rated("C1", "C2"), "2 of 18 answered and saved."),
        (with_rated("C1", days_ago=9), "2 of 18 answered and saved."),
        (with_rated("C1").model_copy(update={"depth": "full"}), "1 of 39 answered and saved."),
    ],
    ids=["nothing", "two", "a computed one counts too", "full"],
)
def test_progress_is_told_in_words(open_page: OpenPage, keep: Keep, candidacy: Candidacy, words: str) -> None:
    keep(candidacy)
    at = open_page("assessment", step="C")
    assert [caption.value for caption in at.caption][-1] == words


def test_a_click_moves_the_progress(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("assessment", step="C")
    at.radio(key="answer:mine:C1").set_value("unsure").run()
    assert [caption.value for caption in at.caption][-1] == "1 of 18 answered and saved."


def test_cannot_judge_counts_as_answered(open_page: OpenPage, keep: Keep) -> None:
    keep(with_rated(*but("V7")).model_copy(update={"answers": tuple(Unsure(factor=name) for name in CORE)}))
    assert open_page("assessment").title[0].value == "That is everything for now"


def test_the_list_of_all_steps_leads_to_any_of_them(open_page: OpenPage, keep: Keep) -> None:
    keep(with_rated("P3"))
    at = open_page("assessment", step="C")
    unfold(at, "all-steps")
    groundwork = "Questions 1 to 4 of 18: Groundwork before round one and Presence and rapport · 1 of 4"
    assert at.button(key="go:P").label == groundwork
    at.button(key="go:U").click().run()
    assert at.title[0].value == "Questions 14 to 18 of 18"


def test_the_end_leads_to_the_result(open_page: OpenPage, keep: Keep) -> None:
    keep(example("waiting", TODAY))
    at = open_page("assessment")
    at.button(key="to_readiness").click().run()
    assert at.title[0].value.startswith("Mixed so far")
    assert at.query_params["candidacy"] == "example-waiting"


def test_another_interview_resumes_at_its_own_step(open_page: OpenPage, keep: Keep) -> None:
    keep(started("first"))
    at = open_page("assessment")
    assert at.title[0].value == "The interview"
    go(at, "interviews")
    at.button(key="example-fresh").click().run()
    go(at, "assessment")
    assert at.title[0].value == "That is everything for now"
