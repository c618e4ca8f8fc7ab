"""Nothing that was typed or clicked is ever lost: reload, another browser, another tab, a killed server, a wrong delete."""

import signal

import pytest
from playwright.sync_api import Browser, Page, expect

import storage
from scoring.candidacy import Candidacy, FirstInterview, Rated, Unanswered
from tests.support.browser import (
    act,
    asked_here,
    card,
    choose,
    chosen,
    onward,
    open_page,
    pick,
    place,
    sentences,
    settle,
    step,
    visitor,
    write,
)
from tests.support.server import Server

PRESENCE = ("R1", "R2", "R4")


@pytest.fixture
def fresh(server: Server, request: pytest.FixtureRequest) -> str:
    """Keep an interview without any answer yet and return its id."""
    return kept_anew(server, str(abs(hash(request.node.name))))


def kept_anew(server: Server, name: str) -> str:
    ended = FirstInterview.model_validate({"ended": "2026-11-16T16:00:00+00:00"})
    storage.create(server.store(), "local", Candidacy(id=name, role="Planner", first_interview=ended))
    return name


def levels(server: Server, candidacy: str) -> dict[str, int | None]:
    kept = storage.load(server.store(), "local", candidacy)
    assert kept is not None
    return {answer.factor: answer.level if isinstance(answer, Rated) else None for answer in kept.answers}


def test_reload_and_a_second_browser_show_every_answer_and_the_step(
    page: Page, browser: Browser, server: Server, fresh: str
) -> None:
    open_page(page, place(server.address, "assessment", fresh, step="R"))
    for number, factor in enumerate(PRESENCE):
        choose(page, factor, number + 1)
    page.reload()
    settle(page)
    assert step(page) == "P"
    assert {factor: chosen(page, factor) for factor in PRESENCE} == {"R1": [1], "R2": [2], "R4": [3]}
    second = visitor(browser)
    other = second.new_page()
    open_page(other, page.url)
    assert {factor: chosen(other, factor) for factor in PRESENCE} == {"R1": [1], "R2": [2], "R4": [3]}
    second.close()


def test_without_a_step_in_the_address_the_first_open_one_is_shown(page: Page, server: Server, fresh: str) -> None:
    open_page(page, place(server.address, "assessment", fresh, step="P"))
    for factor in asked_here(page):
        choose(page, factor, 2)
    open_page(page, place(server.address, "assessment", fresh))
    assert step(page) == "C"


def test_the_browsers_back_button_goes_to_the_step_and_the_page_before(page: Page, server: Server, fresh: str) -> None:
    open_page(page, place(server.address, "assessment", fresh, step="P"))
    choose(page, "P3", 3)
    onward(page)
    assert step(page) == "C"
    act(page, page.go_back)
    assert step(page) == "P"
    assert chosen(page, "P3") == [3]
    act(page, page.get_by_test_id("stSidebarNavLink").filter(has_text="Method").click)
    expect(page.get_by_role("heading", level=1)).to_have_text("How the number is made")
    page.go_back()
    expect(page.get_by_text("1 of 18 answered").first).to_be_visible()
    assert f"/assessment?candidacy={fresh}" in page.url


def test_one_step_back_leaves_a_part_of_round_two_that_a_letter_led_to(page: Page, server: Server, fresh: str) -> None:
    open_page(page, place(server.address, "letters", fresh, letter="T20", to="yourself"))
    act(page, page.get_by_test_id("stPageLink").get_by_role("link", name="debrief").click)
    expect(page.get_by_role("textbox", name="What landed")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Debrief sheet")


def test_navigation_and_return_keep_the_interview(page: Page, server: Server, fresh: str) -> None:
    kept_anew(server, f"{fresh}-newer")
    open_page(page, place(server.address, "assessment", fresh, step="P"))
    choose(page, "P3", 1)
    act(page, page.get_by_test_id("stSidebarNavLink").filter(has_text="Readiness").click)
    assert f"candidacy={fresh}" in page.url
    act(page, page.get_by_test_id("stSidebarNavLink").filter(has_text="Assessment").click)
    assert f"candidacy={fresh}" in page.url


def test_words_typed_a_second_before_reload_are_kept(page: Page, server: Server, fresh: str) -> None:
    open_page(page, place(server.address, "assessment", fresh, step="R"))
    choose(page, "R1", 4)
    field = card(page, "R1").get_by_role("textbox").first
    field.click()
    page.keyboard.type("I asked back twice, and they laughed", delay=15)
    page.wait_for_timeout(1000)
    page.reload()
    settle(page)
    expect(card(page, "R1").get_by_role("textbox").first).to_have_value("I asked back twice, and they laughed")
    assert chosen(page, "R1") == [4]


def test_a_new_choice_keeps_the_words_beside_it(page: Page, server: Server, fresh: str) -> None:
    open_page(page, place(server.address, "assessment", fresh, step="R"))
    choose(page, "R1", 4)
    write(page, card(page, "R1").get_by_role("textbox").first, "They nodded")
    choose(page, "R1", 0)
    expect(card(page, "R1").get_by_role("textbox").first).to_have_value("They nodded")
    kept = storage.load(server.store(), "local", fresh)
    assert kept is not None
    assert [(a.kind, a.evidence) for a in kept.answers] == [("rated", "They nodded")]


def test_two_tabs_both_keep_their_answers_and_learn_of_each_other(page: Page, server: Server, fresh: str) -> None:
    address = place(server.address, "assessment", fresh, step="R")
    other = page.context.new_page()
    open_page(page, address)
    open_page(other, address)
    choose(page, "R1", 1)
    choose(other, "R2", 3)
    assert levels(server, fresh) == {"R1": 1, "R2": 3}
    expect(other.get_by_text("changed in another tab")).to_be_visible()
    assert chosen(other, "R1") == [1]
    choose(page, "R1", 2)
    expect(page.get_by_text("changed in another tab")).to_be_visible()
    assert chosen(page, "R2") == [3]
    onward(page)
    expect(page.get_by_text("changed in another tab")).to_have_count(0)


def test_ones_own_clicks_are_not_taken_for_another_tab(page: Page, server: Server, fresh: str) -> None:
    open_page(page, place(server.address, "assessment", fresh, step="R"))
    for factor in PRESENCE:
        choose(page, factor, 2)
    expect(page.get_by_text("changed in another tab")).to_have_count(0)
    onward(page)
    expect(page.get_by_text("changed in another tab")).to_have_count(0)


def test_a_killed_server_has_kept_every_answer_that_looked_saved(page: Page, own_server: Server) -> None:
    candidacy = kept_anew(own_server, "killed")
    open_page(page, place(own_server.address, "assessment", candidacy, step="R"))
    for number in (0, 4, 2):
        for factor in PRESENCE:
            choose(page, factor, number)
    choose(page, "R1", 3)
    sentences(page, "R2").nth(1).click()
    own_server.stop(signal.SIGKILL)
    kept = levels(own_server, candidacy)
    assert (kept["R1"], kept["R4"]) == (3, 2)
    assert kept["R2"] in {1, 2}
    own_server.start()
    open_page(page, place(own_server.address, "assessment", candidacy, step="R"))
    assert chosen(page, "R1") == [3]
    assert chosen(page, "R4") == [2]


def test_a_click_while_the_file_is_gone_shows_one_calm_message(page: Page, own_server: Server) -> None:
    candidacy = kept_anew(own_server, "away")
    open_page(page, place(own_server.address, "assessment", candidacy, step="R"))
    file = own_server.folder / "round-two.db"
    file.rename(file.with_suffix(".away"))
    act(page, sentences(page, "R1").nth(3).click)
    expect(page.get_by_role("heading", name="Your file cannot be opened right now")).to_have_count(1)
    expect(page.get_by_text("encountered an error")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    file.with_suffix(".away").rename(file)
    act(page, page.get_by_role("button", name="Try again").first.click)
    expect(page.get_by_role("heading", name="Your file cannot be opened right now")).to_have_count(0)


def test_a_restarted_server_shows_everything(page: Page, own_server: Server) -> None:
    candidacy = kept_anew(own_server, "again")
    open_page(page, place(own_server.address, "assessment", candidacy, step="R"))
    choose(page, "R1", 3)
    own_server.stop()
    own_server.start()
    open_page(page, place(own_server.address, "assessment", candidacy, step="R"))
    assert chosen(page, "R1") == [3]


@pytest.mark.parametrize("own_server", ["serve.py", "app.py"], indirect=True)
def test_a_tab_that_was_open_while_the_server_was_restarted_keeps_on_saving(page: Page, own_server: Server) -> None:
    candidacy = kept_anew(own_server, "open-tab")
    open_page(page, place(own_server.address, "assessment", candidacy, step="R"))
    own_server.stop()
    page.wait_for_selector("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])")
    own_server.start()
    settle(page)
    for number, factor in enumerate(PRESENCE):
        choose(page, factor, number)
    assert levels(own_server, candidacy) == {"R1": 0, "R2": 1, "R4": 2}


def test_after_a_restart_an_open_tab_shows_what_is_kept_and_not_what_it_still_remembers(
    page: Page, own_server: Server
) -> None:
    candidacy = kept_anew(own_server, "remembering")
    open_page(page, place(own_server.address, "assessment", candidacy, step="R"))
    choose(page, "R1", 4)
    write(page, card(page, "R1").get_by_role("textbox").first, "They nodded")
    own_server.stop()
    page.wait_for_selector("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])")
    store = own_server.store()
    storage.save_choice(store, "local", candidacy, Rated(factor="R1", level=3))
    storage.save_words(store, "local", candidacy, Unanswered(factor="R1", evidence="They smiled"))
    own_server.start()
    settle(page)
    assert chosen(page, "R1") == [3]
    expect(card(page, "R1").get_by_role("textbox").first).to_have_value("They smiled")


def test_everything_is_deleted_only_with_the_typed_word_and_comes_back_until_the_page_is_left(
    page: Page, own_server: Server
) -> None:
    first, second = kept_anew(own_server, "one"), kept_anew(own_server, "two")

    def here() -> set[str]:
        return {kept.id for kept in storage.list_candidacies(own_server.store(), "local")}

    def delete_everything() -> None:
        pick(page, page.get_by_role("combobox", name="What do you want to delete?"), "Everything")
        button = page.get_by_role("button", name="Delete it")
        expect(button).to_be_disabled()
        write(page, page.get_by_label("Type the word delete"), "delete")
        expect(button).to_be_enabled()
        act(page, button.click)
        assert here() == set()

    open_page(page, place(own_server.address, "your_data"))
    page.wait_for_url("**/your_data?candidacy=*")  # a server's first visit comes twice: the router goes first
    settle(page)
    delete_everything()
    act(page, page.get_by_role("button", name="Undo").click)
    assert here() == {first, second}
    delete_everything()
    act(page, page.get_by_test_id("stSidebarNavLink").filter(has_text="Method").click)
    act(page, page.get_by_test_id("stSidebarNavLink").filter(has_text="Your data").click)
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    assert here() == set()
