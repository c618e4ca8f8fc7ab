"""Letters in a real browser: write, edit, reload, send; by keyboard, on a telephone, and for those who listen."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import storage
from scoring.candidacy import Candidacy, Interviewer
from tests.support.browser import act, click, enter, open_page, open_panel, place, tab_to, visitor, write
from tests.support.server import Server

LONG = "Prof. Dr.-Ing. Anneliese-Wilhelmine Freifrau von Müller-Lüdenscheidt zu Donaudampfschifffahrt"
WIDTH = 390


@pytest.fixture(scope="module", params=["light", "dark"])
def eyes(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Give a visitor whose system asks for light or dark."""
    context = visitor(browser, dark=request.param == "dark")
    yield context.new_page()
    context.close()


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Page]:
    context = visitor(browser, width=WIDTH, height=844)
    yield context.new_page()
    context.close()


def unthanked(keep: Callable[..., Candidacy], name: str, **changes: object) -> Candidacy:
    """Keep a candidacy of which nobody has been thanked."""
    return keep(id=name, events=(), actions=(), notes=(), answers=(), minutes_per_day=600, **changes)


def objections(page: Page) -> list[str]:
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    ]


def test_a_letter_is_written_kept_and_sent(page: Page, server: Server, keep: Callable[..., Candidacy]) -> None:
    mine = unthanked(keep, "road")
    open_page(page, place(server.address, "letters", mine.id))
    click(page, "Write to Dana Ortiz")
    letter = page.get_by_label("Your letter")
    before = letter.input_value()
    assert before.startswith("Dear Dana Ortiz,")
    write(page, page.get_by_label("What is your own name?"), "Robin Lee")
    expect(letter).to_have_value(before.replace("[What is your own name?]", "Robin Lee"))
    enter(page, letter, "Dear Dana,\n\nthank you. When we meet again I bring it.\n\nRobin Lee")
    expect(page.get_by_text("take a second meeting for granted?")).to_be_visible()
    open_page(page, page.url)
    expect(letter).to_have_value("Dear Dana,\n\nthank you. When we meet again I bring it.\n\nRobin Lee")
    click(page, "I have sent it to Dana Ortiz")
    expect(page.get_by_text("Noted: ")).to_be_visible()
    kept = storage.load(server.store(), "local", mine.id)
    assert kept is not None
    assert [(event.kind, event.to) for event in kept.events] == [("thank_you_sent", "i1")]


def test_the_plan_leads_to_the_letter(page: Page, server: Server, keep: Callable[..., Candidacy]) -> None:
    mine = unthanked(keep, "from-plan")
    open_page(page, place(server.address, "plan", mine.id))
    act(page, page.get_by_role("link", name="Thank-you note, late").first.click)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank-you note, late")
    assert "letter=T03" in page.url


def test_the_list_and_a_letter_pass_axe(eyes: Page, server: Server, keep: Callable[..., Candidacy]) -> None:
    theme = eyes.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    mine = unthanked(keep, f"axe-{theme}")
    open_page(eyes, place(server.address, "letters", mine.id))
    open_panel(eyes, "letters-later")
    found = objections(eyes)
    for letter in ("T03", "T06", "T13", "T20", "T21"):
        open_page(eyes, place(server.address, "letters", mine.id, letter=letter))
        open_panel(eyes, "copy-letter")
        found += objections(eyes)
    assert not found


def test_a_long_name_stays_on_a_telephone(telephone: Page, server: Server, keep: Callable[..., Candidacy]) -> None:
    people = tuple(Interviewer(id=f"i{number}", name=LONG, role=LONG) for number in range(8))
    mine = unthanked(keep, "narrow", interviewers=people)
    for query in ({}, {"letter": "T03", "to": "i3"}, {"letter": "T20"}, {"letter": "T13"}):
        open_page(telephone, place(server.address, "letters", mine.id, **query))
        assert telephone.evaluate("document.documentElement.scrollWidth") <= WIDTH
        beyond = telephone.get_by_test_id("stMain").evaluate(
            """main => [...main.querySelectorAll("p, h1, h2, h3, button, input, textarea, label")]
                .filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 2)
                .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                .map(e => e.outerHTML.slice(0, 160))"""
        )
        assert beyond == []


def test_a_letter_is_opened_filled_and_sent_by_keyboard(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    mine = unthanked(keep, "keys")
    open_page(page, place(server.address, "letters", mine.id))
    tab_to(page, "Write to Dana Ortiz")
    act(page, lambda: page.keyboard.press("Enter"))
    tab_to(page, "What is your own name?")
    act(page, lambda: page.keyboard.type("Ann Kim"))  # another name than the one that is known by now
    tab_to(page, "I have sent it to Dana Ortiz")
    act(page, lambda: page.keyboard.press("Enter"))
    kept = storage.load(server.store(), "local", mine.id)
    assert kept is not None
    assert [event.to for event in kept.events] == ["i1"]
    assert [note.text for note in kept.notes] == ["Ann Kim"]
