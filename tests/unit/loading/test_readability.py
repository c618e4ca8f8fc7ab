"""How much reading the rating asks of a tired person, and what every sentence of a factor must hold to."""

import re
from itertools import combinations
from typing import get_args

import pytest

from scoring.candidacy import Candidacy, Circumstance, ContactRuleKind, Depth, InterviewFormat, InterviewKind
from scoring.catalogue import Factor
from scoring.facts.settings import asked_factors
from scoring.loading import load_catalogue
from tests.support.readability import reading_ease, syllables, words

CATALOGUE = load_catalogue()
FACTORS = CATALOGUE.factors
CORE = tuple(factor for factor in FACTORS if factor.core)

LEANING = re.compile(
    r"\b(level [0-4]|as level|as above|as before|the same as|previous sentence|see above|in addition to that)\b"
    r"|^(plus|also|and|or|but|none|nothing|one|two|only|as|likewise|ditto)\b",
    re.IGNORECASE,
)
BODY_OR_PERSONALITY = re.compile(
    r"\b(accent|appearance|attractive|body|charisma|charm\w*|confident|confidence|eyes?|extr[ao]vert\w*|fac(e|es|ial)|gaze|gender"
    r"|hair|handshake|height|introvert\w*|likeable|looks|mirror|nonverbal|personality|posture|pretty|shy\w*|skin"
    r"|smil\w+|temperament|tone|voice|young)\b",
    re.IGNORECASE,
)


def shown_while_rating(factor: Factor) -> tuple[str, ...]:
    return (
        factor.question,
        *factor.anchors.values(),
        factor.evidence_prompt,
        *(text for text in (factor.contra_prompt, factor.na_reason) if text is not None),
    )


def every_text(factor: Factor) -> tuple[str, ...]:
    why = factor.weight_rationale
    override = () if why.override is None else (why.override,)
    return (factor.short_name, *shown_while_rating(factor), why.evidence, *override, factor.repair_how)


def show(figure: str) -> None:
    print(figure)  # noqa: T201  # the measured figure is what an editor of the words wants to see


def anchors_of(factors: tuple[Factor, ...]) -> list[str]:
    return [sentence for factor in factors for sentence in factor.anchors.values()]


@pytest.mark.parametrize(
    ("word", "expected"), [("job", 1), ("reason", 2), ("interview", 3), ("Plovdane", 2), ("they\u2019re", 1)]
)
def test_syllables_are_counted_as_they_are_spoken(word: str, expected: int) -> None:
    assert syllables(word) == expected


def test_reading_ease_of_a_known_sentence() -> None:
    assert reading_ease(["The cat sat on the mat."]) == pytest.approx(206.835 - 1.015 * 6 - 84.6)


@pytest.mark.parametrize("kind", get_args(InterviewKind))
class TestEveryKind:
    """The table of kinds: `pytest -s -k TestEveryKind` prints it, a line for each."""

    def test_the_quick_check_asks_at_least_12_questions_of_at_most_1500_easy_words(self, kind: InterviewKind) -> None:
        quick, full = (asked_factors(interviewed(kind, depth=depth), CATALOGUE) for depth in get_args(Depth))
        total = sum(len(words(text)) for factor in quick for text in shown_while_rating(factor))
        ease = reading_ease(anchors_of(quick))
        show(f"{kind:17} quick {len(quick)}, full {len(full)} questions; quick {total} words, reading ease {ease:.1f}")
        assert (len(quick) >= 12, total <= 1500, ease >= 70) == (True, True, True)

    @pytest.mark.parametrize("rule", get_args(ContactRuleKind))
    @pytest.mark.parametrize("form", get_args(InterviewFormat))
    def test_so_it_does_in_every_format_under_every_contact_rule_and_circumstance(
        self, kind: InterviewKind, form: InterviewFormat, rule: ContactRuleKind
    ) -> None:
        for held in (*combinations(get_args(Circumstance), 1), get_args(Circumstance), ()):
            asked = asked_factors(interviewed(kind, form=form, rule=rule, circumstances=held), CATALOGUE)
            total = sum(len(words(text)) for factor in asked for text in shown_while_rating(factor))
            assert (len(asked) >= 12, total <= 1500) == (True, True), held

    def test_everything_that_is_said_of_it_is_easy_to_read(self, kind: InterviewKind) -> None:
        asked = asked_factors(interviewed(kind, depth="full"), CATALOGUE)
        assert reading_ease(anchors_of(asked)) >= 68


def interviewed(
    kind: InterviewKind,
    *,
    depth: Depth = "quick",
    form: InterviewFormat = "in_person",
    rule: ContactRuleKind = "open",
    circumstances: tuple[Circumstance, ...] = (),
) -> Candidacy:
    first = {"ended": "2026-11-16T15:30:00+01:00", "kind": kind, "format": form}
    given = {"contact_rule": {"kind": rule}, "circumstances": circumstances}
    return Candidacy.model_validate({"id": "c", "depth": depth, "first_interview": first, **given})


def test_the_sentences_that_say_what_an_interview_leaves_out_and_cancels_are_easy_to_read() -> None:
    said = [
        text
        for setting in CATALOGUE.interviews
        for text in (
            *(left_out.reason for left_out in setting.leaves_out),
            *(cancelled.reason for cancelled in setting.cancels),
            *(setting.hint, setting.refuses, *setting.notes.values(), *setting.repairs.values(), *setting.advice),
        )
        if text
    ]
    assert reading_ease(said) >= 70
    assert [text for text in said if not re.fullmatch(r"[A-Z].*\.", text)] == []


@pytest.mark.parametrize("factor", FACTORS, ids=lambda factor: factor.id)
class TestEveryFactor:
    def test_no_level_leans_on_another(self, factor: Factor) -> None:
        assert [text for text in factor.anchors.values() if LEANING.search(text)] == []

    def test_every_level_is_one_whole_sentence(self, factor: Factor) -> None:
        assert [
            text
            for text in factor.anchors.values()
            if not re.fullmatch(r"[A-Z][^.!?;:]+\.", text) or len(words(text)) < 3
        ] == []

    def test_no_two_levels_read_the_same(self, factor: Factor) -> None:
        assert len({text.lower() for text in factor.anchors.values()}) == 5

    def test_no_text_speaks_of_body_or_personality(self, factor: Factor) -> None:
        assert [text for text in every_text(factor) if BODY_OR_PERSONALITY.search(text)] == []

    def test_a_contrary_prompt_stands_exactly_on_core_factors(self, factor: Factor) -> None:
        assert (factor.contra_prompt is not None) == factor.core

    def test_a_reason_for_not_applicable_is_a_whole_sentence(self, factor: Factor) -> None:
        assert factor.na_reason is None or re.fullmatch(r"[A-Z].{10,}\.", factor.na_reason)


def test_every_contrary_prompt_is_its_own_question() -> None:
    assert len({factor.contra_prompt for factor in CORE}) == len(CORE)
