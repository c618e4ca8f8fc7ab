"""Round two in a browser: what is typed is kept, the cursor stays where it is, axe and a telephone agree, the keyboard is enough."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from scoring.candidacy import Candidacy, Event, Note
from scoring.loading import load_catalogue
from tests.support.browser import act, open_page, open_panel, place, settle, visitor, write
from tests.support.server import TODAY, Server

PARTS = [part.id for part in load_catalogue().round_two.parts]
WIDTH = 390
LONG = "Friederike Freifrau von Müller-Lüdenscheidt zu Donaudampfschifffahrtsgesellschaftskapitänswitwenverein"
NOTES = [
    {"id": "n1", "kind": "landed", "text": "The waiting-time case"},
    {"id": "n2", "kind": "fell_flat", "text": "Leading people who used to be my peers"},
    {"id": "n3", "kind": "question", "text": "Tell us about a time when you led a difficult team", "about": "i1"},
    {"id": "n4", "kind": "requirement", "text": "Plans rosters for several teams", "links": ["n6"]},
    {"id": "n5", "kind": "requirement", "text": "Coaches new colleagues"},
    {"id": "n6", "kind": "case", "text": "Replanned eleven rosters in a week"},
    {"id": "n7", "kind": "case", "text": "Coached three colleagues"},
    {"id": "n8", "kind": "person", "text": f"{LONG}, Chief operating officer"},
    {"id": "n9", "kind": "must_have", "text": "A team of my own"},
]


def invited(keep: Callable[..., Candidacy], name: str, *notes: Note) -> Candidacy:
    """Keep a candidacy with an invitation for six days from now."""
    event = Event.model_validate({"kind": "invited", "on": TODAY, "second_interview": "2026-11-24T10:00:00+00:00"})
    return keep(id=name, events=(event,), notes=notes)


@pytest.fixture(scope="module")
def opened(browser: Browser, server: Server, keep: Callable[..., Candidacy]) -> Iterator[Page]:
    """Give a visitor who has something in every part of the page, and has opened them all."""
    context = visitor(browser)
    page = context.new_page()
    full = invited(keep, "full", *(Note.model_validate(note) for note in NOTES))
    open_page(page, place(server.address, "round_two", full.id))
    for part in PARTS:
        open_panel(page, f"part-{part}")
    yield page
    context.close()


def test_what_is_typed_is_there_after_a_reload_and_the_cursor_stays(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    address = place(server.address, "round_two", invited(keep, "typed").id)
    open_page(page, address)
    open_panel(page, "part-debrief")
    first = page.get_by_role("textbox", name="What landed", exact=True)
    first.focus()
    act(page, lambda: page.keyboard.type("The night"))
    expect(first).to_be_focused()
    expect(page.get_by_role("textbox", name="What landed, line 2")).to_be_visible()
    act(page, lambda: page.keyboard.type(" shift story"))
    expect(first).to_have_value("The night shift story")
    write(page, page.get_by_role("textbox", name="What landed, line 2"), "My sketch")
    open_page(page, address)
    open_panel(page, "part-debrief")
    expect(page.get_by_role("textbox", name="What landed", exact=True)).to_have_value("The night shift story")
    expect(page.get_by_role("textbox", name="What landed, line 2")).to_have_value("My sketch")


def test_the_keyboard_alone_opens_a_part_writes_and_takes_a_suggestion(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    mine = invited(keep, "keys")
    open_page(page, place(server.address, "round_two", mine.id))
    page.locator(".st-key-part-own summary").focus()
    act(page, lambda: page.keyboard.press("Enter"))
    page.keyboard.press("Tab")
    act(page, lambda: page.keyboard.type("A team of my own"))
    take = page.get_by_role("button", name="Take this as my answer")
    expect(take).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        if take.evaluate("button => button === document.activeElement"):
            break
    act(page, lambda: page.keyboard.press("Enter"))
    expect(page.get_by_text("That is your answer in the assessment.")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_opened_part_passes_axe(theme: Literal["light", "dark"], opened: Page) -> None:
    opened.emulate_media(color_scheme=theme)
    expect(opened.get_by_test_id("stApp")).to_have_css("color-scheme", theme)
    opened.wait_for_function("document.getAnimations().length === 0")  # the ground of an open panel fades
    found = [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in Axe().run(opened).response["violations"]
        for node in rule["nodes"]
    ]
    assert found == []


def test_nothing_reaches_beyond_a_telephone(opened: Page) -> None:
    wide = opened.viewport_size
    assert wide is not None
    opened.set_viewport_size({"width": WIDTH, "height": 844})
    settle(opened)
    beyond = opened.get_by_test_id("stMain").evaluate(
        """main => [...main.querySelectorAll("p, h1, h2, h3, button, input, textarea, label, li")]
            .filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 2)
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
            .map(e => e.outerHTML.slice(0, 160))"""
    )
    width = opened.evaluate("document.documentElement.scrollWidth")
    opened.set_viewport_size(wide)
    assert beyond == []
    assert width <= WIDTH
