"""With a keyboard alone one starts, answers and goes on; one always sees where one is, and never gets stuck."""

from playwright.sync_api import Page, expect

import storage
from tests.support.browser import act, open_page, place, step
from tests.support.server import Server

_MOST_TABS = 60
# Where the focus stands: what it is called, and whether the browser or the page draws anything around it.
_FOCUS = """
() => {
  const here = document.activeElement;
  const drawn = (e) => {
    const style = getComputedStyle(e);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  };
  const around = [];
  for (let e = here; e && around.length < 5; e = e.parentElement) around.push(e, ...(e === here ? [] : e.children));
  return {
    tag: here.tagName,
    words: (here.getAttribute("aria-label") || here.innerText || here.value || "").trim(),
    key: here.closest("[class*=st-key-]")?.className.match(/st-key-(\\S+)/)?.[1] || "",
    seen: around.slice(0, 12).some(drawn),
    id: here.outerHTML.slice(0, 200),
  };
}
"""


def tab_to(page: Page, words: str) -> dict[str, object]:
    """Press Tab until the focus stands on something with these words."""
    passed = []
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        focus: dict[str, object] = page.evaluate(_FOCUS)
        if words in f"{focus['words']} {focus['key']}":
            return focus
        passed.append(focus["words"])
    raise AssertionError(f"{words!r} was not reached by Tab, only {passed}")


def test_from_the_start_page_to_a_saved_answer_and_the_next_step(page: Page, server: Server) -> None:
    open_page(page, server.address)
    assert tab_to(page, "Look back on")["seen"]
    act(page, lambda: page.keyboard.press("Enter"))
    assert step(page) == "interview"
    assert tab_to(page, "Which role")["seen"]
    act(page, lambda: page.keyboard.type("Planner"))
    for after in ("next", "guess", "P"):
        assert tab_to(page, "Next:")["seen"]
        act(page, lambda: page.keyboard.press("Enter"))
        assert step(page) == after
    focus = tab_to(page, "card-P3") if False else tab_to(page, "answer")
    assert focus["tag"] == "INPUT"
    act(page, lambda: page.keyboard.press("Space"))
    act(page, lambda: page.keyboard.press("ArrowDown"))
    newest = storage.newest_id(server.store(), "local")
    assert newest is not None
    kept = storage.load(server.store(), "local", newest)
    assert kept is not None
    assert (kept.role, [(a.factor, getattr(a, "level", None)) for a in kept.answers]) == ("Planner", [("P3", 1)])
    assert page.evaluate(_FOCUS)["seen"]
    tab_to(page, "Next:")
    act(page, lambda: page.keyboard.press("Enter"))
    assert step(page) == "R"


def test_tab_walks_through_the_whole_page_and_out_again(page: Page, server: Server) -> None:
    newest = storage.newest_id(server.store(), "local")
    open_page(page, place(server.address, "assessment", newest, step="R"))
    seen: list[str] = []
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.outerHTML"))
        if seen.count(seen[0]) > 1:
            break
    assert seen.count(seen[0]) > 1, "the focus never came back to the beginning"
    assert any("All steps" in html or "<summary" in html for html in seen)


def test_the_first_tab_offers_to_skip_the_navigation(page: Page, server: Server) -> None:
    open_page(page, place(server.address, "method"))
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').contains(document.activeElement)")
