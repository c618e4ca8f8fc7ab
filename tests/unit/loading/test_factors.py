"""What stands behind a question and how it is asked: rows that say it, research that was read, levels that anybody can reach."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from scoring.catalogue import Factor
from scoring.catalogue.shape import PHASES
from scoring.loading import load_catalogue

CATALOGUE = load_catalogue()
FACTORS = CATALOGUE.factors
PHASE = {row.id: row.phase for row in CATALOGUE.seed_rows}
CONVERSATION = tuple(factor for factor in FACTORS if factor.id not in CATALOGUE.special)
COUNT = ("None", "one", "two", "three", "four", "five")

# Where no "does not apply" is offered, and why none is needed.
ALWAYS_APPLIES = {
    "C4": "Whoever was asked anything gave answers.",
    "M2": "Interest can be said in one sentence, whatever is asked.",
    "V1": "Everybody can write down what happened.",
    "V2": "Some answer was always the weakest.",
    "V3": "Every employer can be read up on.",
    "V5": "Everybody can collect cases, from study and free time too.",
    "V6": "Questions can be written before anybody invites.",
    "V7": "A first step can be drafted from what is known.",
    "V8": "It asks about nobody but oneself.",
}
# Where the highest sentence does not repeat the one below it, and what makes it higher.
HIGHER_BY_ITSELF = {
    "P1": "every requirement instead of most",
    "R4": "the hardest question instead of slips put right",
    "C4": "nearly every answer instead of most",
    "C5": "with proof instead of without",
    "L2": "says why, and leaves the choice to them",
    "U1": "a day earlier",
    "V5": "two for each instead of one",
    "N5": "names the ways not taken",
    "N9": "settles a point",
}
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "how",
        "i",
        "is",
        "it",
        "my",
        "of",
        "one",
        "own",
        "that",
        "the",
        "their",
        "them",
        "to",
        "two",
        "was",
        "with",
    ]
)


@pytest.fixture(params=FACTORS, ids=lambda factor: factor.id)
def factor(request: pytest.FixtureRequest) -> Factor:
    named: Factor = request.param
    return named


def test_a_way_out_is_offered_wherever_the_question_could_not_come_up() -> None:
    assert {factor.id for factor in FACTORS if factor.na_reason is None} == ALWAYS_APPLIES.keys()


def test_the_highest_sentence_holds_the_one_below_it_or_is_higher_by_itself() -> None:
    apart = {factor.id for factor in FACTORS if told(factor.anchors[3]) - told(factor.anchors[4])}
    assert apart == HIGHER_BY_ITSELF.keys()


def told(sentence: str) -> set[str]:
    return set(re.findall(r"[a-z]+", sentence.lower())) - SMALL


@pytest.mark.parametrize("conversed", CONVERSATION, ids=lambda factor: factor.id)
def test_every_level_can_be_reached_on_the_phone(conversed: Factor) -> None:
    seen = re.compile(r"\b(camera|clothes|eyes?|screen|room|smil\w+|dress\w*|by name|setting|waved?|handed over)\b")
    assert [text for text in conversed.anchors.values() if seen.search(text)] == []


def test_the_rows_behind_a_factor_speak_of_its_phase_or_the_evidence_says_that_they_do_not(factor: Factor) -> None:
    other = [row for row in factor.seed_refs if PHASE[row] not in PHASES[factor.block]]
    assert not other or (len(other) == len(factor.seed_refs) and "for round two" in factor.weight_rationale.evidence)


def test_the_evidence_counts_the_articles_as_the_rows_do(factor: Factor) -> None:
    articles = len({row.partition("-")[0] for row in factor.seed_refs})
    said = re.findall(r"(\w+) of the five", factor.weight_rationale.evidence)
    assert [word.lower() for word in said] in ([], [COUNT[articles].lower()])


def test_what_only_articles_or_related_studies_support_says_so(factor: Factor) -> None:
    why = factor.weight_rationale
    assert (why.evidence_grade == "C") == why.evidence.startswith(("Only the articles", "Related evidence only"))
    assert why.evidence_grade != "C" or "of the five" in why.evidence


def test_what_only_articles_support_never_weighs_most() -> None:
    assert max(factor.weight for factor in FACTORS if factor.weight_rationale.evidence_grade == "C") == 2


def test_that_interest_is_asked_about_four_times_is_said_where_it_weighs() -> None:
    for name in ("M1", "M2"):
        assert "interest is asked about four times" in (CATALOGUE.factor[name].weight_rationale.override or "")


def citing() -> Iterator[tuple[str, str]]:
    yield from ((f"limit {n}", text) for n, text in enumerate(CATALOGUE.limits))
    yield from ((factor.id, factor.weight_rationale.evidence) for factor in FACTORS)
    yield from ((factor.id, factor.weight_rationale.override or "") for factor in FACTORS)


@pytest.mark.parametrize(("where", "text"), list(citing()))
def test_what_is_cited_stands_in_the_list_of_research(where: str, text: str) -> None:
    cited = re.findall(r"([A-Z]\w+)(?: and \w+)?, ((?:19|20)\d\d)", text)
    for author, year in cited:
        assert any(author in one.citation and year in one.citation for one in CATALOGUE.research), (where, author)


def test_a_factor_names_the_research_that_its_evidence_cites(factor: Factor) -> None:
    why = factor.weight_rationale
    names = {
        word
        for text in (why.evidence, why.override or "")
        for word in re.findall(r"([A-Z]\w+)(?: and \w+)?, (?:19|20)", text)
    }
    known = {one.id: one.citation for one in CATALOGUE.research}
    assert all(any(name in known[one] for one in why.research) for name in names)


def test_no_research_is_printed_whose_authors_nobody_knows() -> None:
    assert [one.id for one in CATALOGUE.research if "not verified" in one.citation] == []


def test_every_link_leads_to_the_item_and_not_to_a_home_page() -> None:
    links = {one.id: urlsplit(one.link) for one in CATALOGUE.research if one.link}
    assert [name for name, link in links.items() if not (link.path.strip("/") or link.query)] == []


def test_post_is_never_meant_where_email_is() -> None:
    fields = {"factors", "seed_rows", "rules", "disagreements", "context_cards"}
    texts = [CATALOGUE.model_dump_json(include=fields), *(one.citation + one.finding for one in CATALOGUE.research)]
    assert [found for text in texts for found in re.findall(r".{20}\b(?:e-)?mails?\b", text)] == []


def test_no_words_of_an_article_that_once_stood_here_come_back() -> None:
    assert "want to see how you deal with it" not in CATALOGUE.model_dump_json().lower()


def test_a_question_that_a_disagreement_names_is_called_so() -> None:
    names = {factor.short_name for factor in FACTORS}
    dodging = CATALOGUE.disagreements[0].reconcile
    assert set(re.findall(r'"([^"]{6,})"', dodging)) <= names
