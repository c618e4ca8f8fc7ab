"""Whatever is typed is shown as it was typed: never a link, an element, a formula, a picture or a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page

from scoring.candidacy import Candidacy, ContactPerson, Event, Interviewer, Rated
from tests.support.browser import open_page, place, settle, write
from tests.support.server import Server

MARKUP = "**bold** [x](http://evil.example) $x^2$ :material/home: :red[x] <b>b</b> ![i](http://evil.example/i.png)"
INVISIBLE = "\u2060"
NASTY = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "formula": "=cmd|'/c calc'!A0",
    "markup": MARKUP,
    "list": "# head - item 1. one > quote `code` ~~gone~~ | a | b | http://evil.example www.evil.example a@evil.example",
    "any-script": "שלום עולם \u202etxt.exe 🎉👩🏽‍🚀 日本語",
    "very-long": "W" * 10_000,
}
VIEWS = [("", {}), *((name, {}) for name in ("readiness", "plan", "your_data")), ("assessment", {"step": "next"})]


@pytest.fixture
def hostile(keep: Callable[..., Candidacy]) -> Callable[[str], Candidacy]:
    """Keep a candidacy in which every text field holds a certain text."""

    def keep_(name: str) -> Candidacy:
        text = NASTY[name]
        answers = tuple(
            Rated(factor=factor, level=1, evidence=text, contra=text) for factor in ("C1", "C2", "M1", "R1")
        )
        return keep(
            id=f"hostile-{name}",
            role=text,
            employer=text,
            interviewers=(Interviewer(id="i1", name=text, role=text),),
            contact=ContactPerson(name=text, address=text, role=text),
            answers=answers,
            events=(Event.model_validate({"kind": "thank_you_sent", "on": "2026-11-17", "to": text}),),
        )

    return keep_


@pytest.mark.parametrize("name", NASTY)
def test_words_are_shown_as_words_on_every_page(
    name: str, page: Page, server: Server, hostile: Callable[[str], Candidacy]
) -> None:
    candidacy = hostile(name)
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    first_words = NASTY[name][:40].split("\u202e")[0].strip()
    for view, query in VIEWS:
        open_page(page, place(server.address, view, candidacy.id, **query))
        main = page.get_by_test_id("stMain")
        if view != "your_data":
            words = main.inner_text() + " ".join(main.locator("input").evaluate_all("all => all.map(e => e.value)"))
            assert first_words in words.replace(INVISIBLE, ""), (view, words[:600])
        assert main.locator("a[href*=evil], script, img[src*=evil], img[src=x], .katex, del").count() == 0, view
        assert main.get_by_text("bold", exact=True).count() == 0, view
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
        assert page.get_by_test_id("stException").count() == 0, view
    assert dialogs == []
    assert not [url for url in asked if "evil" in url]


def test_words_typed_into_every_field_come_back_letter_by_letter(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    candidacy = keep(id="typed", role="", employer="", interviewers=(Interviewer(id="i1", name=""),), answers=())
    labels = ("Which role was it for?", "Which employer?", "Name of person 1", "Role of person 1")
    typed = list(zip(labels, NASTY.values(), strict=False))
    for step, fields in (("interview", typed[:2]), ("people", typed[2:])):
        address = place(server.address, "assessment", candidacy.id, step=step)
        open_page(page, address)
        for label, text in fields:
            write(page, page.get_by_label(label, exact=True), text)
        open_page(page, address)
        for label, text in fields:
            assert page.get_by_label(label, exact=True).input_value() == text


def test_a_text_beyond_ten_thousand_letters_does_not_break_the_page(
    page: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    candidacy = keep(id="beyond")
    open_page(page, place(server.address, "assessment", candidacy.id, step="interview"))
    field = page.get_by_label("Which employer?")
    field.fill("x" * 10_500)
    assert field.input_value() in {"x" * 10_000, candidacy.employer}
    field.press("Tab")
    settle(page)
    assert page.get_by_test_id("stException").count() == 0
    open_page(page, place(server.address, "readiness", candidacy.id))
    assert "Traceback" not in server.log
