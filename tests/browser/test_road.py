"""The whole road in one browser: thanked, invited, prepared, held, offered, accepted; each step changes what the pages say."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

import storage
from scoring.candidacy import Candidacy
from tests.support.browser import click, open_page, open_panel, pick, place, write
from tests.support.server import Server


def happened(page: Page, stage: str, words: str | None = None) -> None:
    """Enter what happened on the page of round two: what it suggests, or the entry with these words."""
    open_panel(page, f"round-two-happened-{stage}")
    if words:
        pick(page, page.get_by_role("combobox").first, words)
    click(page, "Save what happened")


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_one_road_from_the_thank_you_to_the_answer(page: Page, server: Server, keep: Callable[..., Candidacy]) -> None:
    mine = keep(id="whole-road", events=(), actions=(), notes=(), answers=(), minutes_per_day=600)
    open_page(page, place(server.address, "letters", mine.id))
    click(page, "Write to Dana Ortiz")
    click(page, "I have sent it to Dana Ortiz")
    expect(page.get_by_text("Noted: ")).to_be_visible()

    open_page(page, place(server.address, "round_two", mine.id))
    before = title(page)
    happened(page, "waiting")
    assert title(page) != before
    open_panel(page, "part-debrief")
    write(page, page.get_by_role("textbox", name="What landed", exact=True), "The night shift story")
    open_page(page, place(server.address, "plan", mine.id))
    expect(page.get_by_text("Confirm the invitation").first).to_be_visible()

    open_page(page, place(server.address, "round_two", mine.id))
    happened(page, "invited")
    open_page(page, place(server.address, "letters", mine.id))
    expect(page.get_by_text("Thank-you after a further interview").first).to_be_visible()

    open_page(page, place(server.address, "round_two", mine.id))
    happened(page, "held")
    open_page(page, place(server.address, "letters", mine.id))
    expect(page.get_by_text("Time to consider an offer").first).to_be_visible()

    open_page(page, place(server.address, "round_two", mine.id))
    happened(page, "held", "I accepted an offer")
    kept = storage.load(server.store(), "local", mine.id)
    assert kept is not None
    assert [event.kind for event in kept.events] == [
        *("thank_you_sent", "invited", "second_interview_held", "offer", "accepted")
    ]
    assert [note.text for note in kept.notes if note.kind == "landed"] == ["The night shift story"]
    open_page(page, place(server.address, "plan", mine.id))
    assert page.locator("[class*='st-key-item-']").count() == 0
