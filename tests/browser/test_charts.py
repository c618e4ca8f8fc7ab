"""Every chart has a name that says its finding, and the same as a table for who cannot or will not look."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import open_page, open_panel, place, visitor
from tests.support.server import Server

pytestmark = pytest.mark.usefixtures("kept_example")
EXAMPLE = "example-waiting"
CHARTS = {"readiness": ("blocks", "weak-spots"), "plan": ("timeline",)}


@pytest.fixture(scope="module")
def with_example(browser: Browser, server: Server) -> Iterator[Page]:
    """Give a visitor who has opened the example of two days after the interview."""
    context = visitor(browser)
    page = context.new_page()
    open_page(page, server.address)
    yield page
    context.close()


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_says_its_finding_and_has_a_table_twin(name: str, with_example: Page, server: Server) -> None:
    page = with_example
    open_page(page, place(server.address, name, EXAMPLE))
    documents = page.locator("[role=graphics-document]")
    expect(documents).to_have_count(len(CHARTS[name]))
    spoken = documents.evaluate_all("all => all.map(e => e.getAttribute('aria-label') || '')")
    for key, words in zip(CHARTS[name], spoken, strict=True):
        assert len(words.split()) > 8, spoken
        finding = page.get_by_role("heading", name=words.split(". ", maxsplit=1)[0].rstrip("."))
        expect(finding).to_be_visible()
        assert page.locator(f".st-key-{key}-table table").count() == 0
        open_panel(page, f"{key}-table")
        expect(page.locator(f".st-key-{key}-table table")).to_be_visible()
        assert page.locator(f".st-key-{key}-table tbody tr").count() > 0


def test_a_folded_chart_says_its_finding_and_is_drawn_when_it_is_opened(with_example: Page, server: Server) -> None:
    page = with_example
    open_page(page, place(server.address, "readiness", EXAMPLE))
    finding = page.locator(".st-key-dimensions-fold summary").inner_text()
    open_panel(page, "dimensions-fold")
    chart = page.locator(".st-key-dimensions-fold [role=graphics-document]")
    expect(chart).to_have_attribute("aria-label", re.compile(re.escape(finding.strip().splitlines()[-1])))
    expect(page.locator(".st-key-dimensions-fold table")).to_be_visible()
    drawn, panel = chart.bounding_box(), page.locator(".st-key-dimensions-fold").bounding_box()
    assert drawn is not None
    assert panel is not None
    assert panel["width"] / 2 < drawn["width"] <= panel["width"]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_no_wider_than_its_column(name: str, with_example: Page, server: Server) -> None:
    page = with_example
    open_page(page, place(server.address, name, EXAMPLE))
    column = page.get_by_test_id("stMainBlockContainer").bounding_box()
    assert column is not None
    documents = page.locator("[role=graphics-document]")
    expect(documents).to_have_count(len(CHARTS[name]))
    for chart in documents.all():
        drawn = chart.bounding_box()
        assert drawn is not None
        assert drawn["x"] >= column["x"]
        assert drawn["x"] + drawn["width"] <= column["x"] + column["width"] + 1
