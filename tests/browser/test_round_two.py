"""Round two in a browser: what is typed is kept, the cursor stays where it is, axe and a telephone agree, the keyboard is enough."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import storage
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
    {
        "id": "n10",
        "kind": "requirement",
        "text": f"{LONG} and everything else that belongs to it, at any time of the day",
    },
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


def test_a_question_of_the_bank_is_read_whole_and_taken_by_a_tick(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    page.set_viewport_size({"width": WIDTH, "height": 844})
    mine = invited(keep, "ticks")
    open_page(page, place(server.address, "round_two", mine.id))
    open_panel(page, "part-questions")
    question = "Which result should be visible after six months, and what usually stands in its way?"
    box = page.get_by_test_id("stCheckbox").filter(has_text=question)
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth && box.getBoundingClientRect().right <= innerWidth")
    act(page, box.click)
    expect(box).to_have_count(0)
    expect(page.locator(".st-key-part-questions input[type=text]").nth(0)).to_be_visible()
    assert [note.text for note in kept_notes(server, mine.id)] == [question]


def test_an_advert_is_listed_while_it_is_typed_in_a_field_that_grows(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    mine = invited(keep, "advert")
    open_page(page, place(server.address, "round_two", mine.id))
    open_panel(page, "part-cases")
    advert = page.get_by_label("Paste the advert, or a piece of it")
    before = advert.evaluate("field => field.clientHeight")
    advert.focus()
    act(page, lambda: page.keyboard.insert_text("Your tasks\n\n- Plan rosters for"))
    expect(page.get_by_text("One line found and listed below.")).to_be_visible()
    act(page, lambda: page.keyboard.type(" several teams"))
    expect(advert).to_be_focused()
    act(page, lambda: page.keyboard.insert_text("\n- Coach newcomers" * 12))
    assert advert.evaluate("field => field.clientHeight") > before
    assert advert.evaluate("field => field.scrollHeight <= field.clientHeight + 1")
    listed = [note.text for note in kept_notes(server, mine.id) if note.kind == "requirement"]
    assert listed == ["Plan rosters for several teams", "Coach newcomers"]


def test_a_sheet_typed_under_letters_stands_in_round_two(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    mine = invited(keep, "sheet")
    open_page(page, place(server.address, "letters", mine.id, letter="T20"))
    first = page.get_by_role("textbox", name="What landed", exact=True)
    first.focus()
    act(page, lambda: page.keyboard.type("The night shift story"))
    expect(first).to_be_focused()
    act(page, page.get_by_test_id("stPageLink").get_by_role("link", name="Reread your debrief").click)
    expect(page.get_by_role("textbox", name="What landed", exact=True)).to_have_value("The night shift story")


def kept_notes(server: Server, name: str) -> tuple[Note, ...]:
    kept = storage.load(server.store(), "local", name)
    assert kept is not None
    return kept.notes


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
