"""A look at a draft: sixty letters as people write them, and how often the look is wrong."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from scoring.candidacy import Candidacy, Note
from scoring.facts import Snapshot
from scoring.letters.drafting import draft as drafted
from scoring.letters.review import Finding, greets_another, review, words
from scoring.loading import load_catalogue
from scoring.phrases import met, sentences
from screens.interviews.examples import example
from tests.support.candidacies import draft
from tests.support.screens import TODAY

CATALOGUE = load_catalogue()
TEXTS: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(
    Path(__file__).parents[2] / "golden" / "letter_texts.yaml"
)
GOOD = [text for text in TEXTS if not text.get("raises")]
BAD = [text for text in TEXTS if text.get("raises")]


def keen(interest: int | None) -> Candidacy:
    return draft().model_copy(update={"interest": interest})


def look(text: str, letter: str = "T01", interest: int | None = 4, others: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    return review(text, CATALOGUE.letter[letter], keen(interest), CATALOGUE, others)


def raised(text: dict[str, Any]) -> set[str]:
    found = look(text["text"], text["letter"], text.get("interest", 4), tuple(text.get("others", ())))
    return {finding.kind for finding in found}


def test_there_are_thirty_letters_of_each_kind() -> None:
    assert len(GOOD) >= 30
    assert len(BAD) >= 30
    assert {kind for text in BAD for kind in text["raises"]} == {doubt.kind for doubt in CATALOGUE.letter_doubts} - {
        "other_name"
    }  # goes by the recipient


def test_the_look_is_seldom_wrong() -> None:
    false_alarms = [(text["name"], kind) for text in TEXTS for kind in raised(text) - set(text.get("raises", []))]
    misses = [(text["name"], kind) for text in BAD for kind in set(text["raises"]) - raised(text)]
    wanted = sum(len(text["raises"]) for text in BAD)
    alarmed = len({name for name, _ in false_alarms})
    print(f"false alarms: {alarmed} of {len(TEXTS)} letters {false_alarms}")  # noqa: T201  an editor wants the figure
    print(f"misses: {len(misses)} of {wanted} questions {misses}")  # noqa: T201  see above
    assert alarmed == 0
    assert misses == []


def test_a_question_shows_the_sentence_and_says_why_it_is_asked() -> None:
    (found,) = (f for f in look("Thanks. When we meet again, I bring it.") if f.kind == "presumes")
    assert found.sentence == "When we meet again, I bring it."
    assert found.question.endswith("?")
    assert found.why


def test_what_is_missing_has_no_sentence() -> None:
    assert [finding.sentence for finding in look("Hello") if finding.kind == "no_thanks"] == [""]


def test_a_wish_is_not_taken_for_granted() -> None:
    assert "presumes" in {f.kind for f in look("Thanks. When we meet again I bring it.")}
    assert "presumes" not in {f.kind for f in look("Thanks. Should you wish it, I bring it when we meet again.")}


@pytest.mark.parametrize(("interest", "asked"), [(None, False), (3, False), (2, True), (1, True)])
def test_keenness_is_asked_about_only_when_interest_is_low(interest: int | None, asked: bool) -> None:
    found = look("Thank you. I am very excited about the post.", interest=interest)
    assert ("enthusiasm" in {finding.kind for finding in found}) is asked


def test_every_gap_is_named_once() -> None:
    found = look("Thanks to [What is it?] and {name} and [What is it?]")
    assert [f.sentence for f in found if f.kind == "blanks_left"] == ["[What is it?]", "{name}"]


@pytest.mark.parametrize("sign", ["! ", ". ", "… "])
def test_a_long_text_without_a_sentence_is_looked_at_like_any_other(sign: str) -> None:
    assert all(finding.question for finding in look(sign * 10_000))


def test_a_letter_of_the_target_length_is_not_too_long() -> None:
    target = CATALOGUE.letter["T01"].word_target
    assert "too_long" not in {f.kind for f in look("word " * target)}
    assert "too_long" in {f.kind for f in look("word " * (target + 1))}


def test_the_same_text_raises_the_same_questions() -> None:
    for text in TEXTS:
        assert look(text["text"], text["letter"]) == look(text["text"], text["letter"])


def test_untouched_drafts_to_two_people_are_not_called_the_same() -> None:
    whole = CATALOGUE.letter["T03"].text
    assert "same_text" not in {f.kind for f in look(whole, "T03", others=(whole,))}


@pytest.mark.parametrize("letter", ["T13", "T14", "T20", "T21"])
def test_sheets_and_lists_are_left_alone(letter: str) -> None:
    assert look("A text of one's own.", letter) == ()


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("when we meet", "When we meet", True),
        ("when we meet", "whenever we meet", False),
        ("look~ forward", "I was looking forward", True),
        ("our/the next", "at the next one", True),
        ("fell * by", "errors fell very quickly by half", True),
        ("fell * by", "errors fell a b c d e by half", False),
        ("in <number> weeks", "in 12 weeks", True),
        ("in <number> weeks", "in two weeks", True),
        ("in <number> weeks", "in some weeks", False),
        ("can't wait", "I can\u2019t wait", True),
        ("asap", "überasap", False),
        ("asap", "asape\u0301", False),
        ("über", "ÜBER, sagte er", True),
        ("<number> percent", "um \u0663 percent", True),
        ("asap", "(asap)", True),
    ],
)
def test_a_phrase_meets_whole_words(phrase: str, text: str, found: bool) -> None:
    assert met([text], (phrase,)) == [text] * found


def test_an_abbreviation_ends_no_sentence_and_a_word_that_ends_like_one_does() -> None:
    assert sentences("At first. Tools, e.g. Excel (min. 3 years).") == (
        "At first.",
        "Tools, e.g. Excel (min. 3 years).",
    )


def test_a_text_falls_into_sentences_at_stops_and_lines() -> None:
    assert sentences("Dear A,\n\nit cost 3.5 m. Why? No!\nRegards") == (
        "Dear A,",
        "it cost 3.5 m.",
        "Why?",
        "No!",
        "Regards",
    )


@pytest.mark.parametrize(
    ("greeting", "name", "asked"),
    [
        ("Dear Priya,", "Ann Nowak", True),
        ("Hello Ms. Ortiz,", "Ann Nowak", True),
        ("Dear Ann,", "Ann Nowak", False),
        ("Dear Ms. Nowak,", "Ann Nowak", False),
        ("Dear Dan,", "Dana Ortiz", False),
        ("Dear Ann Maria Nowak,", "Ann Nowak", True),
        ("Dear Peter Nowak,", "Ann Nowak", True),
        ("Dear Martin,", "Maria Ortiz", True),
        ("Dear Daniel,", "Dana Ortiz", True),
        ("Dear Jozef,", "Józef Nowak", False),
        ("Dear D. Ortiz,", "Dana Ortiz", False),
        ("Dear Dana Ortiz,", "Ortiz", False),
        ("Dear Prof. Dr. Müller-Lüdenscheidt,", "Anneliese Freifrau von Müller-Lüdenscheidt", False),
        ("Hello Ann, this is Robin about the post.", "Ann Nowak", False),
        ("Good morning,", "Ann Nowak", False),
        ("Hello again,", "Ann Nowak", False),
        ("Hi There,", "Ann Nowak", False),
        ("Dear Priya,", "", False),
        ("Thank you, Priya.", "Ann Nowak", False),
    ],
)
def test_a_greeting_of_somebody_else_is_questioned(greeting: str, name: str, asked: bool) -> None:
    found = greets_another(f"{greeting}\n\nthank you.", CATALOGUE.letter["T02"], name, CATALOGUE)
    assert [finding.sentence for finding in found] == ([greeting] if asked else [])


@pytest.mark.parametrize(
    ("greeting", "asked"),
    [
        ("Dear Ann Nowak,", True),
        ("dear ann,", True),
        ("Dear Mr Nowak,", False),
        ("Dear Jana,", True),
        ("Dear Jan,", False),
    ],
)
def test_a_greeting_of_somebody_else_who_is_known_is_questioned_however_alike_the_names(
    greeting: str, asked: bool
) -> None:
    known = ("Ann Nowak", "Jana Berg")
    found = greets_another(f"{greeting}\n\nThank you.", CATALOGUE.letter["T02"], "Jan Nowak", CATALOGUE, known)
    assert bool(found) is asked


@pytest.mark.parametrize("line", ["...", "…", ". . .", "?!?!", "[...]", "{...}", "- ", ""])
@pytest.mark.parametrize("letter", ["T01", "T05", "T11", "T20"])
def test_many_lines_of_dots_are_looked_at_like_any_other_text(letter: str, line: str) -> None:
    text = f"Dear Ann,\n{line}\n" + f"{line}\n" * 3_000
    assert all(finding.question for finding in look(text, letter, others=(text, "Another text.")))


@pytest.mark.parametrize("letter", [one.id for one in CATALOGUE.letters if one.type not in {"worksheet", "questions"}])
def test_a_letter_filled_like_its_examples_raises_no_question(letter: str) -> None:
    waiting = example("waiting", TODAY)
    blanks = drafted(CATALOGUE.letter[letter], "i1", Snapshot(waiting, CATALOGUE, TODAY)).blanks
    notes = [
        Note(id=f"n{n}", kind="blank", about=one.about, text=one.of.example)
        for n, one in enumerate(blanks)
        if not (one.of.known and one.value)
    ]
    filled = waiting.model_copy(update={"notes": tuple(notes)})
    text = drafted(CATALOGUE.letter[letter], "i1", Snapshot(filled, CATALOGUE, TODAY)).body
    assert 5 * words(text) <= 4 * CATALOGUE.letter[letter].word_target  # room for words of one's own
    assert review(text, CATALOGUE.letter[letter], filled, CATALOGUE) == ()
    assert greets_another(text, CATALOGUE.letter[letter], "Dana Ortiz", CATALOGUE, ("Józef Nowak", "Priya Raman")) == ()
