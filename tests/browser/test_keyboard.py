"""With a keyboard alone one starts, answers and goes on; one always sees where one is, and never gets stuck."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

import storage
from scoring.candidacy import Candidacy
from tests.support.browser import MOST_TABS, act, open_page, place, step, tab_to
from tests.support.candidacies import note
from tests.support.server import Server

# The focused thing with the label around it and a margin for a ring, as far as it is on the screen.
_PLACE = """
() => {
  const here = document.activeElement, box = (here.closest("label") || here).getBoundingClientRect();
  return {x: Math.max(0, box.x - 6), y: Math.max(0, box.y - 6), width: box.width + 12, height: box.height + 12};
}
"""


# The look of the focus follows a frame later, and may fade in.
_DRAWN = """
async () => {
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  const fading = document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < Infinity);
  await Promise.allSettled(fading.map(one => one.finished));
}
"""


def focus_can_be_seen(page: Page) -> bool:
    """Say whether the focused thing looks different from the same thing without focus."""
    page.evaluate(_DRAWN)
    box = page.evaluate(_PLACE)
    focused = page.screenshot(clip=box, caret="hide")
    page.evaluate("window.focused = document.activeElement; window.focused.blur()")
    page.evaluate(_DRAWN)
    without = page.screenshot(clip=box, caret="hide")
    page.evaluate("window.focused.focus({focusVisible: true})")
    return focused != without


def test_from_the_start_page_to_a_saved_answer_and_the_next_step(page: Page, server: Server) -> None:
    open_page(page, server.address)
    tab_to(page, "Look back on")
    assert focus_can_be_seen(page)
    act(page, lambda: page.keyboard.press("Enter"))
    assert step(page) == "interview"
    tab_to(page, "Which role")
    assert focus_can_be_seen(page)
    act(page, lambda: page.keyboard.type("Planner"))
    for after in ("people", "next", "guess", "P"):
        tab_to(page, "Next:")
        assert focus_can_be_seen(page)
        act(page, lambda: page.keyboard.press("Enter"))
        assert step(page) == after
    tab_to(page, "answer")
    act(page, lambda: page.keyboard.press("Space"))
    act(page, lambda: page.keyboard.press("ArrowDown"))
    newest = storage.newest_id(server.store(), "local")
    assert newest is not None
    kept = storage.load(server.store(), "local", newest)
    assert kept is not None
    assert (kept.role, [(a.factor, getattr(a, "level", None)) for a in kept.answers]) == ("Planner", [("P3", 1)])
    assert focus_can_be_seen(page)
    tab_to(page, "Next:")
    act(page, lambda: page.keyboard.press("Enter"))
    assert step(page) == "C"


def test_tab_walks_through_the_whole_page_and_out_again(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    open_page(page, place(server.address, "assessment", keep().id, step="R"))
    seen: list[str] = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.outerHTML"))
        if seen.count(seen[0]) > 1:
            break
    assert seen.count(seen[0]) > 1, "the focus never came back to the beginning"
    assert any("All steps" in html or "<summary" in html for html in seen)


def test_the_navigation_can_be_walked_and_used(page: Page, server: Server) -> None:
    open_page(page, server.address)
    tab_to(page, "Method")
    assert focus_can_be_seen(page)
    act(page, lambda: page.keyboard.press("Enter"))
    expect(page.get_by_role("heading", level=1)).to_have_text("How the number is made")


def test_the_first_tab_offers_to_skip_the_navigation(page: Page, server: Server) -> None:
    open_page(page, place(server.address, "method"))
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")
    assert focus_can_be_seen(page)


def test_the_skip_link_is_followed_at_once(page: Page, server: Server) -> None:
    open_page(page, place(server.address, "method"))
    for key in ("Tab", "Enter", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').contains(document.activeElement)")


_OUTLINE = """
() => {
  const here = document.activeElement, ring = here.closest("label") || here.closest("[data-baseweb]") || here;
  return [here, ring].some(one => parseFloat(getComputedStyle(one).outlineWidth) >= 2 && getComputedStyle(one).outlineStyle !== "none");
}
"""


@pytest.mark.parametrize("name", ["", "readiness", "plan"])
def test_the_focus_on_a_link_a_button_or_a_panel_is_an_outline(
    name: str, page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    open_page(page, place(server.address, name, keep(id=f"outlined-{name or 'start'}").id))
    without: list[str] = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a, button, summary')") and not page.evaluate(_OUTLINE):
            without.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
    assert not without


def test_a_tick_is_told_and_the_focus_stays_in_sight(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, place(server.address, "plan", keep(id="ticked").id))
    tab_to(page, "done")
    act(page, lambda: page.keyboard.press("Space"))
    told = page.locator(".st-key-message")
    expect(told).to_be_focused()
    expect(told).to_contain_text("Done: ")
    expect(told).to_be_in_viewport(ratio=1)


def test_an_answer_that_is_saved_is_said_aloud(page: Page, server: Server, keep: Callable[..., Candidacy]) -> None:
    open_page(page, place(server.address, "assessment", keep(id="said").id, step="R"))
    told = page.locator("#announcement")
    expect(told).to_have_text("")
    tab_to(page, "answer")
    act(page, lambda: page.keyboard.press("ArrowUp"))
    expect(told).to_have_text("Saved.")
    expect(told).to_have_attribute("aria-live", "polite")


def test_after_a_person_is_added_the_focus_is_in_their_name(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    open_page(page, place(server.address, "assessment", keep(id="joined").id, step="people"))
    tab_to(page, "Add a person")
    act(page, lambda: page.keyboard.press("Enter"))
    expect(page.get_by_label("Name of person 3")).to_be_focused()


def test_a_button_of_many_is_read_out_with_what_it_is_about_and_shown_without(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    open_page(page, place(server.address, "plan", keep(id="named").id))
    button = page.locator("[class*='st-key-aside'] button").first
    title = page.locator("[class*='st-key-item-'] [data-testid=stCheckbox]").first.inner_text()
    expect(button).to_have_accessible_name(f"Not for me {title}")
    hidden = button.locator("span", has_text=title).last.bounding_box()
    assert hidden
    assert hidden["width"] <= 1


def press(page: Page, words: str) -> None:
    """Reach something by Tab and press Enter on it."""
    tab_to(page, words)
    act(page, lambda: page.keyboard.press("Enter"))


def test_after_the_start_the_focus_is_on_the_title(page: Page, server: Server) -> None:
    open_page(page, server.address)
    press(page, "Look back on")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


@pytest.mark.parametrize("name", ["Readiness", "Plan"])
def test_after_a_link_on_a_card_the_focus_is_on_the_title_each_time(
    name: str, page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    mine = keep(id=f"carded-{name}", role=name * 2)
    title = page.get_by_role("heading", level=1)
    open_page(page, server.address)
    for _ in range(2):
        press(page, f"{name}\nfor {mine.role}")
        expect(title).to_be_focused()
        act(page, page.get_by_test_id("stSidebar").get_by_role("link", name="Interviews").click)
        expect(title).to_have_text("Your interviews")


def test_the_focus_is_on_the_title_when_a_letter_is_opened_and_left(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    open_page(page, place(server.address, "letters", keep(id="written").id))
    title = page.get_by_role("heading", level=1)
    press(page, "open-")
    expect(title).to_be_focused()
    open_letter = title.inner_text()
    press(page, "All letters")
    expect(title).not_to_have_text(open_letter)
    expect(title).to_be_focused()


@pytest.mark.parametrize(("panel", "button"), [("finished", "undo"), ("happened", "take_back")])
def test_what_is_taken_back_is_told_where_the_focus_is(
    panel: str, button: str, page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    open_page(page, place(server.address, "plan", keep(id=f"back-{button}").id))
    press(page, panel)
    press(page, button)
    told = page.locator(".st-key-message")
    expect(told).to_be_focused()
    expect(told).to_contain_text("Taken back: ")
    expect(told.locator("[role=alert], [role=status]")).to_be_visible()


def test_after_a_line_is_removed_the_focus_is_in_the_one_that_takes_its_place(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    mine = keep(id="lines", notes=(note("n1", "landed", "The story"), note("n2", "landed", "My sketch")))
    open_page(page, place(server.address, "letters", mine.id, letter="T20"))
    press(page, "Remove\nThe story")
    expect(page.locator(":focus")).to_have_value("My sketch")


def test_after_a_person_is_removed_the_focus_is_where_it_is_told(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    open_page(page, place(server.address, "assessment", keep(id="left").id, step="people"))
    press(page, "remove-")
    expect(page.locator(".st-key-message")).to_be_focused()
    expect(page.locator(".st-key-message")).to_contain_text("Removed: ")
