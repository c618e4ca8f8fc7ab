"""A server that dies while somebody types takes no word along, and the page says meanwhile that it does not answer."""

import signal
import time
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

import storage
from scoring.candidacy import Candidacy, Event, Rated, Unanswered
from tests.support.browser import PATIENCE, act, card, open_page, pick, place, settle, visitor, write
from tests.support.server import Server
from tests.support.way import way_to

BEFORE, LAST = "They nodded", " and “laughed” </script>\\'\""
ALL = BEFORE + LAST
AWAY = "Round Two does not answer at the moment."
KEPT = "sessionStorage.getItem('words-not-saved')"
AXE = Axe()


def kept_anew(server: Server, name: str) -> Candidacy:
    """Keep an interview with one person and one answer that asks for words."""
    first = {"ended": "2026-11-16T16:00:00+00:00"}
    people = [{"id": "i1", "name": "Dana", "email": "dana@mill.example"}]
    candidacy = Candidacy.model_validate({"id": name, "first_interview": first, "interviewers": people})
    storage.create(server.store(), "local", candidacy)
    storage.save_choice(server.store(), "local", name, Rated(factor="R1", level=4))
    storage.add_events(server.store(), "local", name, [Event(kind="invited", on="2026-11-17")])
    return candidacy


def evidence(server: Server, name: str) -> str | None:
    found = storage.load(server.store(), "local", name)
    assert found is not None
    return found.answers[0].evidence


def letter(server: Server, name: str) -> str:
    return "".join(draft.body or "" for draft in storage.list_letters(server.store(), "local", name))


def notes(server: Server, name: str) -> list[str]:
    found = storage.load(server.store(), "local", name)
    assert found is not None
    return [note.text for note in found.notes]


def soon(holds: Callable[[], bool]) -> None:
    give_up = time.monotonic() + PATIENCE / 1000
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.02)


def words_beside(page: Page, server: Server, name: str, address: str = "") -> Locator:
    """Open an answer and have some words beside it saved."""
    kept_anew(server, name)
    open_page(page, place(address or server.address, "assessment", name, step="R"))
    field = card(page, "R1").get_by_role("textbox").first
    write(page, field, BEFORE)
    expect_nothing_kept(page)
    return field


def type_and_die(page: Page, server: Server, field: Locator, words: str = LAST) -> None:
    """Type at the end of a field; before that is sent, the server is no more."""
    field.press("Control+End")
    page.keyboard.type(words)
    server.stop(signal.SIGKILL)
    expect(box(page)).to_contain_text(AWAY)


def box(page: Page) -> Locator:
    return page.locator("#not-saved")


def offered(page: Page) -> Locator:
    return box(page).get_by_role("textbox")


def expect_nothing_kept(page: Page) -> None:
    page.wait_for_function(f"{KEPT} === null")
    expect(box(page).get_by_role("status")).to_be_empty()


@pytest.mark.parametrize("how", ["by itself", "loaded anew"])
def test_words_go_back_into_their_field_and_into_the_file(page: Page, own_server: Server, how: str) -> None:
    field = words_beside(page, own_server, "back")
    type_and_die(page, own_server, field)
    assert evidence(own_server, "back") == BEFORE
    own_server.start()
    if how == "loaded anew":
        page.on("dialog", lambda dialog: dialog.accept())
        page.reload()
    expect(field).to_have_value(ALL)
    soon(lambda: evidence(own_server, "back") == ALL)
    expect_nothing_kept(page)


def test_a_letter_gets_its_last_sentence_back(page: Page, own_server: Server) -> None:
    kept_anew(own_server, "letter")
    open_page(page, place(own_server.address, "letters", "letter", letter="T01", to="i1"))
    type_and_die(page, own_server, page.get_by_label("Your letter"))
    own_server.start()
    soon(lambda: letter(own_server, "letter").endswith(LAST))
    expect_nothing_kept(page)


def test_words_that_a_server_heard_no_more_before_it_died_go_back(page: Page, own_server: Server) -> None:
    field = words_beside(page, own_server, "deaf")
    assert own_server.process is not None
    own_server.process.send_signal(signal.SIGSTOP)
    field.press("End")
    page.keyboard.type(LAST)
    page.wait_for_timeout(2000)
    page.keyboard.type(" twice")
    own_server.stop(signal.SIGKILL)
    own_server.start()
    expect(field).to_have_value(f"{ALL} twice")
    soon(lambda: evidence(own_server, "deaf") == f"{ALL} twice")
    expect_nothing_kept(page)


def test_words_typed_just_before_the_way_to_the_server_was_cut_are_saved(page: Page, own_server: Server) -> None:
    with way_to(own_server.port) as way:
        field = words_beside(page, own_server, "cut", way.address)
        field.press("End")
        page.keyboard.type(LAST)
        way.cut()
        expect(box(page)).to_contain_text(AWAY)
        assert evidence(own_server, "cut") == BEFORE
        way.mend()
        soon(lambda: evidence(own_server, "cut") == ALL)
        expect(field).to_have_value(ALL)
        expect_nothing_kept(page)


def test_a_letter_written_just_before_the_way_to_the_server_was_cut_is_saved(page: Page, own_server: Server) -> None:
    kept_anew(own_server, "letter")
    with way_to(own_server.port) as way:
        open_page(page, place(way.address, "letters", "letter", letter="T01", to="i1"))
        page.get_by_label("Your letter").press("Control+End")
        page.keyboard.type(LAST)
        way.cut()
        expect(box(page)).to_contain_text(AWAY)
        way.mend()
        soon(lambda: letter(own_server, "letter").endswith(LAST))
        expect_nothing_kept(page)


def test_a_newer_text_stays_and_the_words_are_offered(page: Page, own_server: Server) -> None:
    field = words_beside(page, own_server, "newer")
    type_and_die(page, own_server, field)
    storage.save_words(own_server.store(), "local", "newer", Unanswered(factor="R1", evidence="They smiled"))
    own_server.start()
    expect(offered(page)).to_have_value(ALL)
    expect(field).to_have_value("They smiled")
    assert evidence(own_server, "newer") == "They smiled"
    assert not AXE.run(page).response["violations"]
    page.get_by_role("button", name="Discard").click()
    expect(offered(page)).to_have_count(0)
    expect(field).to_be_focused()
    expect_nothing_kept(page)


def test_words_of_a_field_that_is_not_there_any_more_are_offered(page: Page, own_server: Server) -> None:
    kept_anew(own_server, "line")
    open_page(page, place(own_server.address, "round_two", "line", part="debrief"))
    type_and_die(page, own_server, page.get_by_role("textbox", name="What landed"), "The rota")
    own_server.start()
    expect(offered(page)).to_have_value("The rota")
    expect(box(page).get_by_role("status")).to_contain_text("“What landed”")
    assert notes(own_server, "line") == []


def test_words_never_go_into_another_interview_and_lead_back_to_their_own(page: Page, own_server: Server) -> None:
    field = words_beside(page, own_server, "mine")
    kept_anew(own_server, "other")
    type_and_die(page, own_server, field)
    own_server.start()
    page.on("dialog", lambda dialog: dialog.accept())
    open_page(page, place(own_server.address, "assessment", "other", step="R"))
    expect(offered(page)).to_have_value(ALL)
    expect(field).to_have_value("")
    assert not evidence(own_server, "other")
    act(page, box(page).get_by_role("link").click)
    soon(lambda: evidence(own_server, "mine") == ALL)
    expect_nothing_kept(page)


def test_a_word_that_is_never_saved_is_not_kept(page: Page, own_server: Server) -> None:
    kept_anew(own_server, "delete")
    open_page(page, place(own_server.address, "your_data", "delete"))
    pick(page, page.get_by_role("combobox", name="What do you want to delete?"), "Everything")
    write(page, page.get_by_label("Type the word delete"), "dele")
    assert page.evaluate(KEPT) is None


@pytest.fixture(params=["light", "dark"])
def narrow(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Give a visitor with a telephone whose system asks for light or dark."""
    context = visitor(browser, width=390, dark=request.param == "dark")
    yield context.new_page()
    context.close()


def test_a_server_that_does_not_answer_is_told_of_beside_streamlits_dialog_until_it_does(
    narrow: Page, own_server: Server
) -> None:
    kept_anew(own_server, "away")
    open_page(narrow, place(own_server.address, "plan", "away"))
    said = box(narrow).get_by_role("status")
    expect(said).to_be_empty()
    own_server.stop(signal.SIGKILL)
    expect(said).to_contain_text(AWAY)
    expect(said).not_to_contain_text("words")
    expect(narrow.get_by_role("dialog")).to_be_visible()
    expect(said).to_be_visible()
    assert not AXE.run(narrow, "#not-saved").response["violations"]
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 390
    narrow.keyboard.press("Escape")
    expect(narrow.get_by_role("dialog")).to_have_count(0)
    own_server.start()
    settle(narrow)
    expect(said).to_be_empty()
