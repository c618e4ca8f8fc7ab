"""On a telephone of 390 pixels nothing is cut off, and what is touched is large enough."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import storage
from tests.support.browser import act, open_page, place, visitor
from tests.support.candidacies import note
from tests.support.server import Server
from widgets.current import EXAMPLE_OWNER

pytestmark = pytest.mark.usefixtures("kept_example")
EXAMPLE = "example-waiting"
WIDTH, FINGER, SCREEN = 390, 44, 844
VIEWS = [
    ("", {}),
    *(("assessment", {"step": step}) for step in ("interview", "people", "next", "guess", "R", "C", "U", "done")),
    *((name, {}) for name in ("readiness", "plan", "letters", "round_two", "method", "your_data")),
    ("letters", {"letter": "T04", "to": "i1"}),
]


@pytest.fixture(scope="module")
def telephone(browser: Browser, server: Server) -> Iterator[Page]:
    """Give a visitor with a narrow screen and the example opened."""
    context = visitor(browser, width=WIDTH, height=SCREEN)
    page = context.new_page()
    open_page(page, server.address)
    yield page
    context.close()


@pytest.mark.parametrize(("name", "query"), VIEWS, ids=str)
def test_nothing_reaches_beyond_the_screen(name: str, query: dict[str, str], telephone: Page, server: Server) -> None:
    open_page(telephone, place(server.address, name, EXAMPLE, **query))
    assert telephone.evaluate("document.documentElement.scrollWidth") <= WIDTH
    beyond = telephone.get_by_test_id("stMain").evaluate(
        """main => [...main.querySelectorAll("p, h1, h2, h3, button, input, label, svg.marks, canvas, li")]
            .filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 2)
            .filter(e => !e.closest("table, pre, [data-testid=stElementToolbar]"))
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
            .map(e => e.outerHTML.slice(0, 160))"""
    )
    assert beyond == []


def test_every_sentence_to_choose_is_high_enough_for_a_finger(telephone: Page, server: Server) -> None:
    open_page(telephone, place(server.address, "assessment", EXAMPLE, step="R"))
    heights = telephone.get_by_test_id("stRadioOption").evaluate_all("all => all.map(e => e.clientHeight)")
    assert len(heights) >= 15
    assert min(heights) >= FINGER


@pytest.mark.parametrize(
    ("name", "query"),
    [("assessment", {"step": "people"}), *(("round_two", {"part": one}) for one in ("debrief", "cases"))],
)
def test_a_field_with_a_button_has_the_whole_width(
    name: str, query: dict[str, str], telephone: Page, server: Server
) -> None:
    storage.save_notes(
        server.store(), EXAMPLE_OWNER, EXAMPLE, [note("n1", "landed", "x"), note("n2", "requirement", "x")]
    )
    open_page(telephone, place(server.address, name, EXAMPLE, **query))
    fields = telephone.locator("[class*=st-key-line-]:has(button) :is(input, textarea)")
    widths = fields.evaluate_all("all => all.map(e => e.clientWidth)")
    assert widths
    assert min(widths) > 0.8 * WIDTH


def test_the_first_task_of_the_day_stands_on_the_first_screen(telephone: Page, server: Server) -> None:
    open_page(telephone, place(server.address, "plan", EXAMPLE))
    first = telephone.locator("[class*='st-key-item-']").first.get_by_test_id("stCheckbox")
    box = first.bounding_box()
    assert box
    assert box["y"] + box["height"] <= SCREEN


def test_the_button_of_the_start_page_stands_on_the_first_screen(telephone: Page, server: Server) -> None:
    open_page(telephone, server.address)
    box = telephone.locator(".st-key-start button").bounding_box()
    assert box
    assert box["y"] + box["height"] <= SCREEN


def test_the_buttons_of_a_chart_are_no_stops_on_the_way_to_the_tasks(telephone: Page, server: Server) -> None:
    open_page(telephone, place(server.address, "plan", EXAMPLE))
    buttons = telephone.locator("[data-testid=stElementToolbar] button")
    assert buttons.count() > 0
    assert not any(button.is_visible() for button in buttons.all())


def test_the_navigation_opens_and_leads_on(telephone: Page, server: Server) -> None:
    open_page(telephone, place(server.address, "method", EXAMPLE))
    telephone.get_by_test_id("stExpandSidebarButton").click()
    act(telephone, telephone.get_by_test_id("stSidebarNavLink").filter(has_text="Readiness").click)
    expect(telephone.get_by_test_id("stMetricValue").first).to_be_visible()
