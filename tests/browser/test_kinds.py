"""Three interviews that were no plain conversation, on a telephone: from the start page to the plan and the letters."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import (
    act,
    answer_to_the_end,
    asked_here,
    click,
    onward,
    open_page,
    open_panel,
    pick,
    place,
    step,
    visitor,
    write,
)
from tests.support.server import Server

WIDTH, FINGER = 390, 44
CANNOT_JUDGE = 5
DOUBLE_CLICK = 700  # ms; what comes sooner is taken for its second half
LONG = "Donaudampfschifffahrtsgesellschaftskapitänin Dr. Adelheid Müller-Lüdenscheidt"
_BEYOND = "[...document.querySelectorAll('[data-testid=stMain] :is(p, h1, h2, h3, button, input, label, li)')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 160))"


@pytest.fixture(params=["light", "dark"])
def telephone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = visitor(browser, width=WIDTH, height=844, dark=request.param == "dark")
    yield context.new_page()
    context.close()


def begin(page: Page, server: Server, kind: str | None = None) -> None:
    open_page(page, server.address)
    act(page, page.locator(".st-key-start button").click)
    if kind:
        pick(page, page.get_by_label("What kind of interview was it?"), kind)
    looked_at(page)


def until(page: Page, wanted: str) -> None:
    while step(page) != wanted:
        onward(page)


def looked_at(page: Page) -> None:
    """Look for what reaches beyond the screen, and for what axe objects to."""
    assert page.evaluate(_BEYOND) == []
    found = Axe().run(page).response["violations"]
    assert not [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]


def go(page: Page, server: Server, name: str) -> str:
    """Open another page of the same interview, look at it, and return its words."""
    candidacy = parse_qs(urlsplit(page.url).query)["candidacy"][0]
    open_page(page, place(server.address, name, candidacy))
    looked_at(page)
    return page.get_by_test_id("stMain").inner_text()


def test_recorded_answers_lead_to_a_plan_without_a_note(telephone: Page, server: Server) -> None:
    page = telephone
    begin(page, server, "Recorded answers")
    until(page, "P")
    expect(page.get_by_text("Left out: eight questions about a live talk.")).to_be_visible()
    looked_at(page)
    assert len(answer_to_the_end(page, {})) == 13
    expect(page.get_by_text("Follow-up does not apply here.")).to_be_visible()
    looked_at(page)
    assert "Send the" not in go(page, server, "plan")
    assert "Thank" not in go(page, server, "letters")


def test_left_out_questions_are_asked_by_a_tap_and_left_out_again(telephone: Page, server: Server) -> None:
    page = telephone
    begin(page, server, "Recorded answers")
    until(page, "P")
    asked = asked_here(page)
    click(page, "Ask all the same")
    expect(page.get_by_role("heading", level=1)).to_contain_text("of 21")
    looked_at(page)
    page.wait_for_timeout(DOUBLE_CLICK)
    click(page, "Leave out again")
    assert asked_here(page) == asked


def test_a_task_is_asked_about_and_practised(telephone: Page, server: Server) -> None:
    page = telephone
    begin(page, server, "A task, a case or code")
    until(page, "P")
    asked = answer_to_the_end(page, {"N4": 1, "N5": 1, "U3": CANNOT_JUDGE})
    assert {"N4", "N5", "N6", "N7"} <= set(asked)
    assert not {"C1", "M1", "V7"} & set(asked)
    words = go(page, server, "plan")
    open_panel(page, "later")
    assert "Work on two tasks aloud" in page.get_by_test_id("stMain").inner_text()
    assert "Send the thank-you note" in words
    assert "thank-you" in go(page, server, "letters").lower()


def test_through_an_agency_every_message_names_who_passes_it_on(telephone: Page, server: Server) -> None:
    page = telephone
    begin(page, server)
    until(page, "next")
    act(page, page.get_by_text("Only through one person or office").click)
    write(page, page.get_by_label("Who is in between?"), LONG)
    write(page, page.get_by_label("Their role"), "Personalberaterin")
    write(page, page.get_by_label("Their email"), "adelheid@agentur.example")
    looked_at(page)
    answer_to_the_end(page, {"U3": CANNOT_JUDGE})
    assert f"passed on through {LONG}" in go(page, server, "plan")
    assert LONG in go(page, server, "letters")
    act(page, page.locator("[class*='st-key-due-T24'] button").click)
    looked_at(page)
    assert "pass" in page.get_by_label("Your letter").input_value()


def test_what_is_chosen_stands_there_after_going_on_and_back(telephone: Page, server: Server) -> None:
    page = telephone
    begin(page, server, "A panel")
    act(page, page.get_by_text("In the public sector").click)
    until(page, "next")
    expect(page.get_by_text("Public offices often forbid")).to_be_visible()
    act(page, page.get_by_text("No, they take no messages").click)
    expect(page.get_by_text("Public offices often forbid")).to_have_count(0)
    onward(page)
    for _ in range(3):
        act(page, page.locator(".st-key-back button").click)
    page.reload()
    expect(page.get_by_label("What kind of interview was it?")).to_have_value("A panel with fixed questions")
    expect(page.get_by_label("In the public sector")).to_be_checked()


def test_a_circumstance_is_high_enough_for_a_finger(telephone: Page, server: Server) -> None:
    begin(telephone, server)
    boxes = telephone.locator(".st-key-circumstances [data-testid=stCheckbox] label")
    heights = boxes.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert len(heights) == 4
    assert min(heights) >= FINGER
