"""What stood in a field for a second is kept, whatever kind of field it is and whatever is pressed next."""

import re
import signal
import time
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Dialog, Page, expect

import storage
from scoring.candidacy import Candidacy, Event
from storage import Store
from tests.support.browser import act, card, choose, open_page, place, step
from tests.support.server import Server

SECOND = 1000
OWN_WORDS = " And my last sentence."


def fresh(store: Store, name: str) -> Candidacy:
    """Keep an interview without any answer yet, with one person."""
    first = {"ended": "2026-11-16T16:00:00+00:00"}
    people = [{"id": "i1", "name": "Dana", "email": "dana@mill.example"}]
    candidacy = Candidacy.model_validate({"id": name, "first_interview": first, "interviewers": people})
    storage.create(store, "local", candidacy)
    return candidacy


def kept(server: Server, name: str) -> Candidacy:
    found = storage.load(server.store(), "local", name)
    assert found is not None
    return found


def letter_body(server: Server, name: str) -> str:
    return "".join(draft.body or "" for draft in storage.list_letters(server.store(), "local", name))


def in_letter(page: Page, server: Server, name: str) -> None:
    """Open a letter and write a sentence at its end."""
    fresh(server.store(), name)
    open_page(page, place(server.address, "letters", name, letter="T01", to="i1"))
    write(page)


def in_letter_by_way_of_the_plan(page: Page, server: Server, name: str) -> None:
    """Go from the plan to a letter, two steps of the browser's history, and write a sentence at its end."""
    fresh(server.store(), name)
    open_page(page, place(server.address, "plan", name))
    act(page, page.get_by_role("link", name="Letters").click)
    act(page, page.get_by_role("button", name="Write").first.click)
    write(page)


def write(page: Page) -> None:
    page.get_by_label("Your letter").press("Control+End")
    page.keyboard.type(OWN_WORDS)


def test_a_letter_is_kept_while_it_is_written_and_asks_for_no_keys(page: Page, own_server: Server) -> None:
    in_letter(page, own_server, "letter")
    assert "Press" not in page.get_by_test_id("stTextArea").inner_text()
    soon(lambda: letter_body(own_server, "letter").endswith(OWN_WORDS))
    own_server.stop(signal.SIGKILL)
    assert letter_body(own_server, "letter").endswith(OWN_WORDS)


def test_a_letter_is_kept_when_the_tab_is_closed(page: Page, server: Server) -> None:
    in_letter(page, server, "closed")
    page.wait_for_timeout(SECOND)
    page.close()
    soon(lambda: letter_body(server, "closed").endswith(OWN_WORDS))


@pytest.mark.parametrize("pause", [0, 150, 300, 450])
def test_a_link_that_is_followed_at_once_takes_the_last_sentence_along(page: Page, server: Server, pause: int) -> None:
    name = f"link-{pause}"
    in_letter(page, server, name)
    page.wait_for_timeout(pause)
    act(page, page.get_by_role("link", name="Action plan").click)
    expect(page).to_have_url(re.compile("/plan"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert letter_body(server, name).endswith(OWN_WORDS)


@pytest.mark.parametrize("pause", [0, 150, 300, 450])
def test_a_link_that_is_followed_from_a_panel_takes_the_note_along_and_no_empty_ones(
    page: Page, server: Server, pause: int
) -> None:
    name = f"panel-{pause}"
    fresh(server.store(), name)
    storage.add_events(server.store(), "local", name, [Event(kind="invited", on=date(2026, 11, 17))])
    open_page(page, place(server.address, "round_two", name, part="debrief"))
    page.get_by_label("What landed").first.click()
    page.keyboard.type("The rota")
    page.wait_for_timeout(pause)
    act(page, page.get_by_role("link", name="Letters").click)
    expect(page).to_have_url(re.compile("/letters"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    soon(lambda: [note.text for note in kept(server, name).notes] == ["The rota"])


@pytest.mark.parametrize("pause", [0, 150, 300, 450])
def test_the_last_words_are_kept_when_one_goes_back_at_once(page: Page, server: Server, pause: int) -> None:
    name = f"back-{pause}"
    in_letter_by_way_of_the_plan(page, server, name)
    page.wait_for_timeout(pause)
    page.evaluate("history.go(-2)")
    soon(lambda: letter_body(server, name).endswith(OWN_WORDS))
    expect(page).to_have_url(re.compile("/plan"))
    expect(page.get_by_label("Your letter")).to_have_count(0)


@pytest.mark.parametrize("pause", [0, 60, 200])
def test_a_link_that_is_clicked_twice_takes_the_last_sentence_along(page: Page, server: Server, pause: int) -> None:
    name = f"twice-{pause}"
    in_letter(page, server, name)
    link = page.get_by_role("link", name="Action plan")
    link.click()
    page.wait_for_timeout(pause)
    link.click()
    expect(page).to_have_url(re.compile("/plan"))
    soon(lambda: letter_body(server, name).endswith(OWN_WORDS))


@pytest.mark.parametrize("pause", [0, 80, 200])
def test_of_the_way_back_and_a_link_the_last_one_is_taken_with_the_words(
    page: Page, server: Server, pause: int
) -> None:
    name = f"both-{pause}"
    in_letter_by_way_of_the_plan(page, server, name)
    page.evaluate("history.go(-2)")
    page.wait_for_timeout(pause)
    page.get_by_role("link", name="Method").click()
    expect(page).to_have_url(re.compile("/method"))
    expect(page.get_by_role("heading", level=1)).to_have_text("How the number is made")
    soon(lambda: letter_body(server, name).endswith(OWN_WORDS))


def test_words_that_a_busy_file_refused_are_told_of_on_the_next_page_and_can_be_tried_again(
    page: Page, own_server: Server
) -> None:
    in_letter(page, own_server, "busy")
    soon(lambda: letter_body(own_server, "busy").endswith(OWN_WORDS))
    with own_server.store().engine.connect().execution_options(write=True) as other, other.begin():
        page.keyboard.type(" More.")
        page.wait_for_timeout(3 * SECOND)
        page.get_by_role("link", name="Action plan").click()
        page.wait_for_timeout(5 * SECOND)
    page.get_by_role("link", name="Readiness").click()
    expect(page.get_by_text("“Your letter” is not saved yet.")).to_be_visible()
    while "letter=T01" not in page.url:
        page.go_back()
        page.wait_for_timeout(SECOND)
    page.get_by_role("button", name="Try again").click()
    soon(lambda: letter_body(own_server, "busy").endswith(f"{OWN_WORDS} More."))


def test_the_last_words_are_kept_when_the_page_is_loaded_again_at_once(page: Page, server: Server) -> None:
    in_letter(page, server, "reload")
    page.wait_for_timeout(100)
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.reload()
    assert asked == ["beforeunload"]
    soon(lambda: letter_body(server, "reload").endswith(OWN_WORDS))


def test_writing_goes_on_in_the_same_place_after_a_pause(page: Page, server: Server) -> None:
    in_letter(page, server, "pause")
    page.wait_for_timeout(SECOND)
    page.keyboard.type(" More.")
    soon(lambda: letter_body(server, "pause").endswith(f"{OWN_WORDS} More."))


def test_the_email_program_gets_the_last_sentence_too(page: Page, server: Server) -> None:
    in_letter(page, server, "mail")
    page.evaluate(
        """document.addEventListener("click", (event) => {
            const link = event.target.closest("a[href^=mailto]");
            if (link) { event.preventDefault(); window.mailed = link.href; }
        })"""
    )
    page.get_by_role("button", name="Open in your email program").click()
    page.wait_for_function("window.mailed")
    assert OWN_WORDS.replace(" ", "%20") in page.evaluate("window.mailed")


@pytest.mark.parametrize("then", ["wait", "Tab"])
def test_a_date_is_kept_when_it_is_typed(page: Page, server: Server, then: str) -> None:
    name = f"date-{then}"
    fresh(server.store(), name)
    open_page(page, place(server.address, "assessment", name, step="next"))
    page.get_by_role("spinbutton", name="day, By which day").click()
    page.keyboard.type("27112026", delay=30)
    if then != "wait":
        page.keyboard.press(then)
    soon(lambda: str(kept(server, name).decision_date) == "2026-11-27")


def test_half_a_date_waits_for_its_other_half(page: Page, server: Server) -> None:
    fresh(server.store(), "half")
    open_page(page, place(server.address, "assessment", "half", step="next"))
    page.get_by_role("spinbutton", name="day, By which day").click()
    page.keyboard.type("27")
    page.wait_for_timeout(SECOND)
    page.keyboard.type("112026", delay=30)
    soon(lambda: str(kept(server, "half").decision_date) == "2026-11-27")


def test_a_number_is_kept_when_it_is_typed_and_is_not_five_when_it_is_emptied(page: Page, server: Server) -> None:
    fresh(server.store(), "number")
    open_page(page, place(server.address, "plan", "number"))
    act(page, page.locator(".st-key-your-time button").first.click)
    number = page.get_by_label("Minutes a day you can give this")
    number.fill("75")
    soon(lambda: kept(server, "number").minutes_per_day == 75)
    number.fill("")
    expect(number).to_have_value("45")
    soon(lambda: kept(server, "number").minutes_per_day is None)


def soon(holds: Callable[[], bool]) -> None:
    """Wait until something holds; on a busy machine that is more than a second."""
    give_up = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.02)


def next_works(page: Page, type_: Callable[[], None], wait: int) -> None:
    """Type, press Next after some milliseconds, and be on the next step."""
    here = step(page)
    type_()
    page.wait_for_timeout(wait)
    title = page.get_by_role("heading", level=1).inner_text()
    page.locator(".st-key-onward button").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(title)
    assert step(page) != here


@pytest.mark.parametrize("wait", [0, 200, 430, 700])
def test_next_works_right_after_a_field_of_the_set_up(page: Page, server: Server, wait: int) -> None:
    name = f"next-{wait}"
    fresh(server.store(), name)
    open_page(page, place(server.address, "assessment", name, step="interview"))
    next_works(page, lambda: page.get_by_label("Which role was it for?").press_sequentially("Baker"), wait)
    soon(lambda: kept(server, name).role == "Baker")


@pytest.mark.parametrize("wait", [0, 300])
def test_next_works_right_after_a_note_beside_an_answer(page: Page, server: Server, wait: int) -> None:
    name = f"note-{wait}"
    fresh(server.store(), name)
    open_page(page, place(server.address, "assessment", name, step="R"))
    choose(page, "R1", 4)
    note = card(page, "R1").get_by_role("textbox").first
    next_works(page, lambda: note.press_sequentially("They laughed"), wait)
    soon(lambda: kept(server, name).answers[0].evidence == "They laughed")


def test_a_panel_opened_right_after_a_note_is_filled(page: Page, server: Server) -> None:
    fresh(server.store(), "panel")
    open_page(page, place(server.address, "assessment", "panel", step="R"))
    choose(page, "R1", 4)
    card(page, "R1").get_by_role("textbox").first.press_sequentially("They laughed")
    act(page, page.locator(".st-key-all-steps summary").click)
    expect(page.get_by_role("button", name="Your own guess")).to_be_visible()


def test_a_newer_text_of_another_tab_is_not_replaced_without_a_word(page: Page, server: Server) -> None:
    fresh(server.store(), "two")
    address = place(server.address, "round_two", "two", part="debrief")
    other = page.context.new_page()
    for tab in (page, other):
        open_page(tab, address)
    other.get_by_role("textbox", name="What landed").first.fill("From the other tab")
    other.wait_for_timeout(SECOND)
    page.get_by_role("textbox", name="What landed").first.fill("From this tab")
    expect(page.get_by_text("also changed in another tab")).to_be_visible()


def test_a_list_that_was_opened_by_key_stays_open(page: Page, server: Server) -> None:
    fresh(server.store(), "list")
    open_page(page, place(server.address, "assessment", "list", step="next"))
    page.get_by_role("combobox", name="What happened?").press("ArrowDown")
    page.wait_for_timeout(SECOND)
    expect(page.get_by_role("option").first).to_be_visible()
