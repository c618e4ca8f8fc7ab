"""Drafts: filled from what is known, with the rest standing as questions, and never with another person's name."""

import re
from datetime import date, timedelta
from itertools import product

import pytest

from scoring.candidacy import Candidacy, Event, Interviewer, Note, Rated
from scoring.facts import Snapshot
from scoring.facts.reach import recipients
from scoring.letters.blanks import joined
from scoring.letters.drafting import BRACES, draft, refilled
from scoring.loading import load_catalogue
from scoring.people import REFEREES, known
from screens.interviews.examples import example
from tests.support.candidacies import draft as started

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 18)
LONG = "Prof. Dr.-Ing. Anneliese-Wilhelmine Freifrau von Müller-Lüdenscheidt"
EIGHT = tuple(
    Interviewer(id=f"i{number}", name=name)
    for number, name in enumerate(
        ("Dana Ortiz", LONG, "Jan Müller", "Eva Müller", "Józef Nowak", "Ann Lee", "Ann Leeds", "Óscar Ruiz"), start=1
    )
)


def waiting(**changes: object) -> Candidacy:
    return example("waiting", TODAY).model_copy(update=changes)


def blank(about: str, words: str) -> Note:
    return Note(id=f"n-{about}", kind="blank", about=about, text=words)


def body(letter: str, who: str, candidacy: Candidacy, today: date = TODAY) -> str:
    return draft(CATALOGUE.letter[letter], who, Snapshot(candidacy, CATALOGUE, today)).body


def filled(key: str, letter: str, who: str, candidacy: Candidacy) -> str:
    found = draft(CATALOGUE.letter[letter], who, Snapshot(candidacy, CATALOGUE, TODAY))
    return next(one.value for one in found.blanks if one.of.key == key)


@pytest.mark.parametrize("letter", CATALOGUE.letter)
def test_no_braces_are_left_in_any_draft(letter: str) -> None:
    for candidacy, who in product((started(), waiting()), ("i1", "contact", "referee-1", "inside", "yourself")):
        found = draft(CATALOGUE.letter[letter], who, Snapshot(candidacy, CATALOGUE, TODAY))
        assert not BRACES.search(found.subject + found.body)
        assert all(one.marker in found.subject + found.body for one in found.open)
        assert "Subject:" not in found.body


def test_what_is_known_is_filled_in() -> None:
    found = draft(CATALOGUE.letter["T01"], "i1", Snapshot(waiting(), CATALOGUE, TODAY))
    assert found.subject == "Thank you, Operations analyst"
    assert found.body.startswith(
        "Dear Dana Ortiz,\n\nThank you for the time you took on 16 November and for explaining"
    )
    assert "Late deliveries from two suppliers cost them a contract in spring. My first" in found.body


@pytest.mark.parametrize(
    ("days", "words"), [(0, "took today and"), (1, "took yesterday and"), (2, "took on 16 November")]
)
def test_the_day_of_the_interview_is_told_as_seen_from_today(days: int, words: str) -> None:
    assert words in body("T01", "i1", waiting(), date(2026, 11, 16) + timedelta(days=days))


def test_every_letter_to_eight_people_names_its_own_person_and_nobody_else() -> None:
    mine = waiting(interviewers=EIGHT, notes=tuple(blank(f"topic-{p.id}", f"topic of {p.id}") for p in EIGHT))
    for letter, person in product(("T01", "T02", "T03", "T04", "T18"), EIGHT):
        text = body(letter, person.id, mine)
        assert text.startswith(f"Dear {person.name},\n")
        others = {other.name for other in EIGHT} - {person.name}
        assert not any(f"{other}," in text for other in others)
        assert not any(f"topic of {other.id}" in text for other in EIGHT if other.id != person.id)


def test_two_people_of_one_name_keep_their_own_words() -> None:
    twins = (Interviewer(id="a", name="Jan Müller"), Interviewer(id="b", name="Jan Müller"))
    mine = waiting(interviewers=twins, notes=(blank("thing-a", "the depot"), blank("thing-b", "the carrier")))
    assert "the depot" in body("T03", "a", mine)
    assert "the depot" not in body("T03", "b", mine)
    assert "the carrier" in body("T03", "b", mine)


def test_ids_as_long_as_they_may_be_stay_apart() -> None:
    one, other = "x" * 63 + "1", "x" * 63 + "2"
    assert joined("topic", one) != joined("topic", other)
    assert len(joined("topic", one)) == 64


def test_what_is_missing_stands_as_its_question_and_goes_when_it_is_filled() -> None:
    assert body("T08", "contact", waiting()).endswith("[What is your own name?]")
    assert body("T08", "contact", waiting(notes=(blank("sender", "Robin Lee"),))).endswith("kind regards\nRobin Lee")


def test_one_answer_fills_every_letter() -> None:
    mine = waiting(notes=(blank("strength", "a calm hand"),))
    for letter, who in (("T01", "i1"), ("T09", "referee-1"), ("T15", "yourself")):
        assert "a calm hand" in body(letter, who, mine)


def test_the_users_own_words_come_before_a_note_and_a_note_before_an_answer() -> None:
    note = Note(id="p", kind="problem", text="They lose a day\nat the border.")
    assert filled("problem", "T01", "i1", waiting()).startswith("Late deliveries")
    assert filled("problem", "T01", "i1", waiting(notes=(note,))) == "They lose a day at the border."
    assert filled("problem", "T01", "i1", waiting(notes=(note, blank("problem", "My words")))) == "My words"
    assert ": they lose a day at the border. My first" in body("T01", "i1", waiting(notes=(note,)))


def test_what_was_written_about_oneself_is_a_hint_and_never_filled_in() -> None:
    found = draft(CATALOGUE.letter["T01"], "i1", Snapshot(waiting(), CATALOGUE, TODAY))
    case = next(one for one in found.blanks if one.of.key == "case")
    assert (case.value, case.hint[:21]) == ("", "One case, the stock c")
    assert "stock count" not in found.body


def test_what_an_observer_wrote_fills_nothing() -> None:
    theirs = Rated(factor="D1", rater="observer", level=2, evidence="Not mine")
    assert filled("problem", "T01", "i1", waiting(answers=(theirs,))) == ""


def test_a_promised_item_is_what_is_sent() -> None:
    mine = waiting(notes=(Note(id="p", kind="promised", text="the article on pallets"),))
    assert "Here it is: the article on pallets ([" in body("T04", "i1", mine)


def test_an_empty_optional_part_leaves_no_trace() -> None:
    text = body("T01", "i1", waiting())
    assert "optional" not in text
    assert "\n\n\n" not in text
    assert " I look forward" not in body("T18", "i1", waiting()).replace("\nI look", "")
    assert "the next step.\n" in body("T18", "i1", waiting(decision_date=None))
    assert "left open" not in body("T18", "i1", waiting())


def test_a_filled_optional_part_stands_in_its_place() -> None:
    mine = waiting(notes=(blank("attachment", "A sample is attached."), blank("grown", "My interest has grown.")))
    assert "\n\nA sample is attached.\n\nThe post appeals" in body("T01", "i1", mine)
    assert "\n\nMy interest has grown. I look forward" in body("T18", "i1", mine)


def test_a_value_does_not_double_the_stop_that_follows() -> None:
    mine = waiting(notes=(blank("inside_question-inside", "How do they decide?"),))
    assert "any website: how do they decide? Ten" in body("T10", "inside", mine)


def test_words_that_look_like_blanks_or_patterns_are_only_words() -> None:
    mine = waiting(interviewers=(Interviewer(id="i1", name=r"{role} \1 [What is your own name?]"),))
    assert body("T08", "i1", mine).startswith(r"Dear {role} \1 [What is your own name?],")


def test_a_kept_text_takes_what_was_filled_since_and_changes_nothing_else() -> None:
    found = draft(CATALOGUE.letter["T02"], "i2", Snapshot(waiting(notes=(blank("sender", "Robin"),)), CATALOGUE, TODAY))
    text = "My own [words?]. [What is your own name?]\n[What does that task depend on?]"
    assert refilled(text, found.blanks) == "My own [words?]. Robin\n[What does that task depend on?]"
    assert refilled(text, ()) == text


@pytest.mark.parametrize(
    ("events", "key", "letter", "words"),
    [
        (
            [{"kind": "invited", "on": "2026-11-18", "second_interview": "2026-12-03"}],
            "second_interview",
            "T12",
            "3 December",
        ),
        (
            [{"kind": "invited", "on": "2026-11-18", "second_interview": "2026-12-03T10:00:00+01:00"}],
            "second_interview",
            "T12",
            "3 December at 10:00",
        ),
        ([], "second_interview", "T12", ""),
        (
            [{"kind": "invited", "on": "2026-11-17", "second_interview": "2026-11-18"}],
            "day_of_round_two",
            "T18",
            "today",
        ),
        ([{"kind": "second_interview_held", "on": "2026-11-17"}], "day_of_round_two", "T18", "yesterday"),
        ([], "day_of_round_two", "T18", ""),
        ([{"kind": "offer", "on": "2026-11-18", "respond_by": "2026-11-25"}], "answer_by", "T17", "25 November"),
        ([{"kind": "offer", "on": "2026-11-18"}], "answer_by", "T17", ""),
        ([], "agreed_date", "T18", "27 November"),
    ],
)
def test_dates_come_from_what_happened(events: list[dict[str, str]], key: str, letter: str, words: str) -> None:
    mine = waiting(events=tuple(Event.model_validate(event) for event in events))
    assert filled(key, letter, "i1", mine) == words


def test_a_date_that_has_passed_is_asked_for_again() -> None:
    assert filled("agreed_date", "T18", "i1", waiting(decision_date=TODAY - timedelta(days=1))) == ""
    assert filled("agreed_date", "T18", "i1", waiting(decision_date=None)) == ""


def test_questions_go_to_the_contact_or_to_the_main_interviewer() -> None:
    assert recipients(waiting(), "contact") == ("contact",)
    assert recipients(waiting(contact=None), "contact") == ("i1",)
    assert recipients(waiting(contact=None, interviewers=()), "contact") == ("main",)
    dana = waiting().contact
    assert dana is not None
    assert recipients(waiting(contact=dana.model_copy(update={"name": "dana ortiz"})), "contact") == ("i1",)


def test_a_person_is_what_the_candidacy_knows_of_them() -> None:
    found = known(waiting(), "contact")
    assert (found.name, found.role, found.address) == ("Priya Raman", "Recruiter", "priya.raman@northfield.example")
    assert known(waiting(), "i2").address == ""
    assert known(waiting(contact=None), "contact").name == ""
    named = waiting(notes=(blank("name-referee-1", " Helen  Ross "),))
    assert [known(named, who).name for who in REFEREES] == ["Helen Ross", ""]


def _values(letter: str, words: str) -> Candidacy:
    """Return a candidacy whose every blank that takes a sentence holds these words."""
    found = draft(CATALOGUE.letter[letter], "i1", Snapshot(waiting(), CATALOGUE, TODAY))
    asked = [one for one in found.blanks if not (one.of.proper or one.of.known or one.of.lines)]
    return waiting(notes=tuple(blank(one.about, words) for one in asked))


@pytest.mark.parametrize("letter", [one.id for one in CATALOGUE.letters if one.type == "letter"])
def test_the_first_sentence_after_a_greeting_begins_with_a_capital(letter: str) -> None:
    _, opening, *_ = body(letter, "i1", waiting()).split("\n\n")
    assert opening[0].isupper()


@pytest.mark.parametrize("words", ["They lose a day", "They lose a day.", "they lose a day;", "Who loses a day?"])
@pytest.mark.parametrize("letter", CATALOGUE.letter)
def test_a_sentence_a_question_or_a_capital_in_a_blank_leaves_the_sentence_whole(letter: str, words: str) -> None:
    text = body(letter, "i1", _values(letter, words))
    assert not re.search(r"[?!.;:,]\s*[.;,]|[?.!] [a-z]| {2}|\(\)", text.replace("?; ", "? "))
    assert not re.search(r": (They|Who) ", text.replace("words:\nThey", ""))


def test_a_name_keeps_its_small_words_and_its_stop() -> None:
    people = (Interviewer(id="i1", name="An Nguyen"),)
    assert body("T08", "i1", waiting(interviewers=people)).startswith("Dear An Nguyen,")
    assert " (The Body Shop): " in body("T01", "i1", waiting(notes=(blank("former_employer", "The Body Shop"),)))


def test_no_sentence_is_left_half_when_its_optional_blank_is_filled() -> None:
    mine = waiting(notes=(blank("open_question-i1", "When does the pilot start?"), blank("addition-i1", "In May.")))
    assert "\n\nA question was left open: when does the pilot start? One addition: in May.\n\n" in body(
        "T18", "i1", mine
    )
    by = waiting(decision_date=None, notes=(blank("agreed_date", "by 11 December"),))
    assert "the next step by 11 December.\n" in body("T18", "i1", by)
