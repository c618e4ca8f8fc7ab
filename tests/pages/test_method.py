"""Method: the formula with one's own numbers, and every weight, source and disagreement in the open."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from scoring.catalogue import Setting
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.readiness import readiness
from scoring.terms import BLOCKS
from screens.interviews.examples import EXAMPLES, example
from tests.support.readability import words
from tests.support.screens import TODAY, Keep, OpenPage, part, said, started, unfold
from wording.screen import LABELS

CATALOGUE = load_catalogue()
PANELS = ("limits", "interviews", "judgements", "disagreements", "research", "not-covered", "changes")


@pytest.fixture
def method(open_page: OpenPage) -> AppTest:
    return unfold(open_page("method"), *PANELS)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_formula_is_shown_with_the_persons_own_numbers_and_adds_up(
    open_page: OpenPage, keep: Keep, name: str
) -> None:
    result = readiness(Snapshot(keep(example(name, TODAY)), CATALOGUE, TODAY))
    assert result.headline.value is not None
    (line,) = [text.value for text in open_page("method").markdown if " × " in text.value]
    terms = re.findall(r"(\d\.\d+) × (\d+\.\d)", line)
    counted = [block for block in (result.blocks[name] for name in BLOCKS) if block.share]
    assert [float(value) for _, value in terms] == [round(block.value or 0, 1) for block in counted]
    assert sum(float(share) * float(value) for share, value in terms) == pytest.approx(result.headline.value, abs=0.5)
    assert f"**{result.headline.value:.1f}**" in line


def test_without_a_number_nothing_is_added_up(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    words = said(open_page("method"))
    assert "There is no number for your interview yet" in words
    assert " × " not in words


def test_without_an_interview_the_method_is_still_there(open_page: OpenPage) -> None:
    words = said(open_page("method"))
    assert "With your numbers" not in words
    assert "A part needs answers for 70% of its weight for a range, 80% for a number." in words
    assert f"never narrower than {CATALOGUE.scoring.band_points} points each way" in words


@pytest.mark.parametrize("dimension", CATALOGUE.dimensions, ids=lambda dimension: dimension.id)
def test_every_weight_stands_there_with_its_reason_its_grade_and_its_sources(
    open_page: OpenPage, dimension: object
) -> None:
    name = getattr(dimension, "id", "")
    at = unfold(open_page("method"), "weights")
    words = part(at.selectbox(key="weights:of").set_value(name).run(), "weights")
    for factor in (factor for factor in CATALOGUE.factors if factor.dimension == name):
        reason = factor.weight_rationale
        heading = f"**{factor.short_name}** ({factor.id}) · weight {factor.weight} · grade {reason.evidence_grade}"
        assert heading in words
        assert reason.evidence in words
        for row in factor.seed_refs:
            assert row in words


def test_every_judgement_and_rule_is_told(method: AppTest) -> None:
    words = said(method)
    for reason in (*CATALOGUE.scoring.why.values(), *CATALOGUE.scheduling.why.values()):
        assert reason in words
    for rule in CATALOGUE.rules:
        assert f"**{rule.name}.** {rule.text}" in words


def test_the_articles_and_the_research_are_named(method: AppTest) -> None:
    words = said(method)
    for article in CATALOGUE.articles:
        assert f"“{article.title}”" in words
    for study in CATALOGUE.research:
        assert study.citation in words


def test_no_figure_is_printed_that_nobody_has_seen(method: AppTest) -> None:
    words = said(method)
    unseen = [study for study in CATALOGUE.research if study.tag in {"M", "S"}]
    assert all(f"{study.finding} *({study.kind}; " in words for study in unseen)
    assert not any(re.search(r"\d+ ?%", study.finding) for study in unseen)


def test_settled_disagreements_limits_and_what_is_not_covered_are_told(method: AppTest) -> None:
    words = said(method)
    for entry in CATALOGUE.disagreements:
        assert f"**{entry.topic}** ({entry.id}). {entry.positions}" in words
        assert entry.reconcile in words
    for sentence in (*CATALOGUE.limits, *CATALOGUE.not_covered):
        assert f"- {sentence}" in words


def test_what_changed_between_versions_is_told(method: AppTest) -> None:
    words = said(method)
    for version, text in CATALOGUE.changes.items():
        assert f"**Catalogue {version}**\n\n{text}".strip() in words


@pytest.mark.parametrize("setting", CATALOGUE.interviews, ids=lambda setting: f"{setting.group} {setting.id}")
def test_what_a_kind_of_interview_changes_is_told_with_its_reason(method: AppTest, setting: Setting) -> None:
    words = part(method, "interviews")
    assert f"**{setting.name}.**" in words
    assert all(entry.reason in words for entry in setting.leaves_out)
    assert all(entry.reason in words for entry in setting.cancels)
    assert all(text in words for text in (*setting.notes.values(), *setting.advice))
    for name in (*setting.asks, *(factor for entry in setting.leaves_out for factor in entry.factors)):
        assert CATALOGUE.factor[name].short_name in words


def test_a_question_of_one_kind_says_that_practice_alone_stands_behind_it(method: AppTest) -> None:
    words = part(method, "interviews")
    for name in CATALOGUE.special:
        assert f"{CATALOGUE.factor[name].short_name} (D)" in words


def test_every_grade_has_its_words() -> None:
    assert LABELS["grades"].keys() == {"A", "B", "C", "D"}


def test_the_first_look_is_short_and_holds_no_list(open_page: OpenPage, keep: Keep) -> None:
    keep(example("waiting", TODAY))
    at = open_page("method")
    assert len(words(said(at))) <= 300
    assert all(not panel.proto.expanded for panel in at.expander)
