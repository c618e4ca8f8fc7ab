"""Rating a factor: a click saves one row, and words once written are never lost and never hidden."""

import pytest

import storage
from scoring.candidacy import Answer, Candidacy, NotApplicable, Rated, Unanswered, Unsure
from scoring.loading import load_catalogue
from storage import Store
from tests.support.screens import Keep, OpenPage, go, kept, labels, part, said, started

FACTOR = load_catalogue().factor
C1, C3, C5 = (f"answer:mine:{name}" for name in ("C1", "C3", "C5"))
WORDS = {"evidence": "the stock count project", "contra": "they looked at the clock"}


def with_answers(*answers: Answer, depth: str = "quick") -> Candidacy:
    return started(depth=depth, answers=[answer.model_dump() for answer in answers])


def answer(store: Store, factor: str) -> Answer | None:
    return next((answer for answer in kept(store).answers if answer.factor == factor), None)


def test_a_question_offers_its_five_sentences_and_the_ways_out_without_numbers(open_page: OpenPage, keep: Keep) -> None:
    keep(started(depth="full"))
    at = open_page("assessment", step="C")
    levels = [FACTOR["C4"].anchors[level] for level in range(5)]
    cannot_judge = "I cannot judge this."
    assert at.radio(key="answer:mine:C4").options == [*levels, cannot_judge]
    assert at.radio(key=C5).options[6:] == [f"This does not apply: {FACTOR['C5'].na_reason}"]
    assert at.radio(key=C1).value is None


@pytest.mark.parametrize(
    ("choice", "saved"),
    [
        ("0", Rated(factor="C1", level=0)),
        ("4", Rated(factor="C1", level=4)),
        ("unsure", Unsure(factor="C1")),
        ("not_applicable", NotApplicable(factor="C5", reason=FACTOR["C5"].na_reason or "")),
    ],
)
def test_a_click_saves(open_page: OpenPage, keep: Keep, store: Store, choice: str, saved: Answer) -> None:
    keep(started())
    at = open_page("assessment", step="C")
    key = f"answer:mine:{saved.factor}"
    at.radio(key=key).set_value(choice).run()
    assert answer(store, saved.factor) == saved
    assert open_page("assessment", step="C").radio(key=key).value == choice


def test_each_click_is_one_row_and_touches_no_other_answer(open_page: OpenPage, keep: Keep, store: Store) -> None:
    before = keep(with_answers(Rated(factor="C2", level=1), Unsure(factor="C5")))
    at = open_page("assessment", step="C")
    at.radio(key=C1).set_value("2").run()
    now = kept(store)
    assert set(now.answers) == {*before.answers, Rated(factor="C1", level=2)}
    assert storage.revision(store, "local", "mine") == 2


@pytest.mark.parametrize(("choice", "asked"), [("0", False), ("2", False), ("3", True), ("4", True), ("unsure", False)])
def test_evidence_is_asked_for_from_solid_upwards(open_page: OpenPage, keep: Keep, choice: str, asked: bool) -> None:
    keep(started())
    at = open_page("assessment", step="C")
    at.radio(key=C1).set_value(choice).run()
    prompts = [field.label for field in at.text_input]
    assert (FACTOR["C1"].evidence_prompt in prompts) is asked
    assert (FACTOR["C1"].contra_prompt in prompts) is asked


def test_what_speaks_against_is_asked_on_core_questions_and_on_no_others(open_page: OpenPage, keep: Keep) -> None:
    keep(with_answers(Rated(factor="C1", level=3), Rated(factor="C3", level=3), depth="full"))
    at = open_page("assessment", step="C")
    assert [field.key for field in at.text_input] == ["evidence:mine:C1", "contra:mine:C1", "evidence:mine:C3"]


@pytest.mark.parametrize("field", ["evidence", "contra"])
def test_words_are_saved_beside_the_rating(open_page: OpenPage, keep: Keep, store: Store, field: str) -> None:
    keep(with_answers(Rated(factor="C1", level=3)))
    at = open_page("assessment", step="C")
    at.text_input(key=f"{field}:mine:C1").set_value("what I said").run()
    assert answer(store, "C1") == Rated.model_validate({"factor": "C1", "level": 3, field: "what I said"})


@pytest.mark.parametrize("choice", ["0", "1", "2", "4", "unsure"])
def test_words_already_written_stay_in_sight_and_are_kept_when_the_rating_changes(
    open_page: OpenPage, keep: Keep, store: Store, choice: str
) -> None:
    keep(with_answers(Rated.model_validate({"factor": "C1", "level": 3, **WORDS})))
    at = open_page("assessment", step="C")
    at.radio(key=C1).set_value(choice).run()
    for field, words in WORDS.items():
        assert at.text_input(key=f"{field}:mine:C1").value == words
        assert getattr(answer(store, "C1"), field) == words


def test_words_survive_one_change_of_the_rating_after_another(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(with_answers(Rated.model_validate({"factor": "C5", "level": 4, **WORDS})))
    at = open_page("assessment", step="C")
    for choice in ("0", "not_applicable", "unsure", "3"):
        at.radio(key=C5).set_value(choice).run()
    assert answer(store, "C5") == Rated.model_validate({"factor": "C5", "level": 3, **WORDS})


def test_words_typed_in_another_tab_are_not_overwritten_by_a_click_here(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(with_answers(Rated(factor="C1", level=3)))
    here = open_page("assessment", step="C")
    there = open_page("assessment", step="C")
    there.text_input(key="evidence:mine:C1").set_value("typed there").run()
    here.radio(key=C1).set_value("4").run()
    assert answer(store, "C1") == Rated(factor="C1", level=4, evidence="typed there")


def test_words_without_a_rating_are_kept_and_shown(open_page: OpenPage, keep: Keep) -> None:
    keep(with_answers(Unanswered(factor="C1", evidence="only words")))
    at = open_page("assessment", step="C")
    assert at.text_input(key="evidence:mine:C1").value == "only words"
    assert at.radio(key=C1).value is None


def test_words_that_are_deleted_are_gone(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(with_answers(Rated.model_validate({"factor": "C1", "level": 3, **WORDS})))
    at = open_page("assessment", step="C")
    at.text_input(key="evidence:mine:C1").set_value("").run()
    assert answer(store, "C1") == Rated(factor="C1", level=3, contra=WORDS["contra"])


def test_going_to_the_full_questionnaire_and_back_loses_nothing(open_page: OpenPage, keep: Keep, store: Store) -> None:
    before = keep(with_answers(Rated.model_validate({"factor": "C3", "level": 4, "evidence": "drawn on a board"})))
    at = open_page("assessment", step="guess")
    at.radio(key="depth:mine").set_value("full").run()
    at.query_params["step"] = "C"
    at.run().run()
    assert at.radio(key=C3).value == "4"
    assert at.text_input(key="evidence:mine:C3").value == "drawn on a board"
    at.query_params["step"] = "guess"
    at.run().run()
    at.radio(key="depth:mine").set_value("quick").run()
    assert kept(store) == before


def test_an_answer_given_in_another_tab_appears_here(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    here, there = open_page("assessment", step="C"), open_page("assessment", step="C")
    there.radio(key=C1).set_value("1").run()
    here.run()
    assert here.radio(key=C1).value == "1"


def test_answers_stand_where_they_were_after_a_look_at_other_pages(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("assessment", step="C")
    at.radio(key=C1).set_value("3").run()
    at.text_input(key="evidence:mine:C1").set_value("what I said").run()
    go(at, "method")
    go(at, "assessment")
    assert at.radio(key=C1).value == "3"
    assert at.text_input(key="evidence:mine:C1").value == "what I said"


def test_a_question_that_is_not_due_yet_says_so_and_can_be_answered(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started())
    at = open_page("assessment", step="U")
    assert "Not due yet" in part(at, "card-U3")
    at.radio(key="answer:mine:U3").set_value("2").run()
    assert answer(store, "U3") == Rated(factor="U3", level=2)
    assert "Not due yet" not in part(at, "card-U3")


def test_no_note_sent_is_an_answer_that_costs_nothing_and_says_so(open_page: OpenPage, keep: Keep) -> None:
    keep(started(days_ago=9))
    at = open_page("assessment", step="U")
    at.radio(key="answer:mine:U3").set_value("0").run()
    assert "It does not count as long as no note is out." in part(at, "card-U3")


@pytest.mark.parametrize(
    ("days_ago", "level", "words"),
    [(0, None, "There is still time to send it."), (3, 1, FACTOR["U1"].anchors[1]), (9, 0, FACTOR["U1"].anchors[0])],
)
def test_the_thank_you_is_worked_out_from_dates_and_cannot_be_clicked(
    open_page: OpenPage, keep: Keep, days_ago: int, level: int | None, words: str
) -> None:
    keep(started(days_ago=days_ago))
    at = open_page("assessment", step="U")
    card = part(at, "card-U1")
    assert words in card
    assert ("There is still time" in card) is (level is None)
    assert "worked out from the dates" in card
    assert not [radio for radio in at.radio if radio.key == "answer:mine:U1"]


def test_numbers_of_levels_show_nowhere_on_the_way(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("assessment", step="C")
    words = said(at) + "".join(labels(at)) + "".join(option for radio in at.radio for option in radio.options)
    assert "level" not in words.lower()


THIRD = [
    {"id": "i", "kind": "invited", "on": "2026-11-08", "second_interview": "2026-11-12"},
    {"id": "h", "kind": "second_interview_held", "on": "2026-11-12"},
    {"id": "j", "kind": "invited", "on": "2026-11-16", "second_interview": "2026-11-24"},
]
V1 = "answer:mine:V1"


def test_in_round_three_the_answer_of_round_two_is_a_suggestion_that_a_tap_confirms(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    before = Rated(factor="V1", level=3, evidence="Two cases")
    keep(started(days_ago=15, depth="full", events=THIRD, answers=[before.model_dump()]))
    at = open_page("assessment", step="V")
    assert at.radio(key=V1).value is None
    assert f"For round two you said: {FACTOR['V1'].anchors[3]}" in said(at)
    at.button(key="again:mine:V1").click().run()
    saved = answer(store, "V1")
    assert saved is not None
    assert (saved.round, saved.evidence, [one.round for one in saved.before]) == (3, "Two cases", [2])
    assert at.radio(key=V1).value == "3"


def test_in_round_two_nothing_is_suggested(open_page: OpenPage, keep: Keep) -> None:
    keep(started(days_ago=15, depth="full", events=THIRD[:1], answers=[Rated(factor="V1", level=3).model_dump()]))
    at = open_page("assessment", step="V")
    assert at.radio(key=V1).value == "3"
    assert "you said" not in said(at)
