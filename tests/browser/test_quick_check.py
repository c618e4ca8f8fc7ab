"""The quick check on a telephone: few taps, few words, and sentences that a finger finds."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from scoring.candidacy import Candidacy
from scoring.loading import load_catalogue
from tests.support.browser import act, asked_here, card, choose, onward, open_page, place, sentences, step, visitor
from tests.support.server import Server

MOST_TAPS, MOST_WORDS = 26, 1_500
FINGER, AIR = 44, 8
WIDTH = 390
# What a reader meets on a page; the row of the navigation above it is the same everywhere.
_WORDS = (
    "document.querySelector('[data-testid=stMain]').innerText.split(/\\s+/).filter(word => /\\w/.test(word)).length"
)


@pytest.fixture(scope="module", params=["light", "dark"])
def telephone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = visitor(browser, width=WIDTH, height=844, dark=request.param == "dark")
    yield context.new_page()
    context.close()


@pytest.fixture
def fresh(keep: Callable[..., Candidacy]) -> str:
    return keep(id=uuid4().hex, depth="quick", answers=(), events=(), actions=()).id


def test_from_the_start_page_to_the_result_it_takes_few_taps_and_words(telephone: Page, server: Server) -> None:
    page, taps, words = telephone, 1, 0
    open_page(page, server.address)
    act(page, page.locator(".st-key-start button").click)
    while step(page) != "P":
        onward(page)
        taps += 1
    while step(page):
        for factor in asked_here(page):
            choose(page, factor, 2)
            taps += 1
        words += page.evaluate(_WORDS)
        onward(page)
        taps += 1
    expect(page.get_by_test_id("stMetricValue").first).to_be_visible()
    assert taps <= MOST_TAPS
    assert words <= MOST_WORDS


def test_sentences_are_rows_that_a_finger_finds_with_air_between_them(
    telephone: Page, server: Server, fresh: str
) -> None:
    open_page(telephone, place(server.address, "assessment", fresh, step="P"))
    boxes = [row.bounding_box() for row in sentences(telephone, "R1").all()]
    tops = [(box["y"], box["height"]) for box in boxes if box]
    assert len(tops) == len(load_catalogue().factor["R1"].anchors) + 2  # cannot judge, does not apply
    assert min(height for _, height in tops) >= FINGER
    assert min(after - (top + height) for (top, height), (after, _) in pairwise(tops)) >= AIR


def test_a_chosen_sentence_keeps_its_contrast(telephone: Page, server: Server, fresh: str) -> None:
    open_page(telephone, place(server.address, "assessment", fresh, step="P"))
    for number, factor in enumerate(asked_here(telephone), 1):
        choose(telephone, factor, number)
    found = Axe().run(telephone).response["violations"]
    assert not [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]


def test_a_group_of_sentences_has_its_question_for_a_name(telephone: Page, server: Server, fresh: str) -> None:
    open_page(telephone, place(server.address, "assessment", fresh, step="C"))
    question = load_catalogue().factor["C1"].question
    expect(card(telephone, "C1").get_by_role("radiogroup")).to_have_accessible_name(question)


def test_a_question_for_words_stands_there_only_with_its_field(telephone: Page, server: Server, fresh: str) -> None:
    open_page(telephone, place(server.address, "assessment", fresh, step="C"))
    prompt = load_catalogue().factor["C1"].contra_prompt or ""
    choose(telephone, "C1", 1)
    expect(card(telephone, "C1")).not_to_contain_text(prompt)
    choose(telephone, "C1", 3)
    expect(telephone.get_by_label(prompt)).to_be_visible()
