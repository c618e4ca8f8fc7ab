"""Every page, with nothing, with a fresh start and with everything filled in, always behind the router."""

import pytest
import streamlit as st
from streamlit.navigation.page import Page

import storage
from scoring.candidacy import Candidacy
from screens.interviews.examples import EXAMPLES, example
from storage import Store
from tests.support.candidacies import FULL
from tests.support.screens import PAGES, TODAY, Keep, OpenPage, go, said, started


def with_every_corner_filled() -> Candidacy:
    """Return a candidacy with something in every field, all factors rated."""
    rated = {answer.factor: answer for answer in (*example("waiting", TODAY).answers, *FULL.answers)}
    return FULL.model_copy(update={"answers": tuple(rated.values())})


def test_the_router_runs_before_every_page_and_on_every_run(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    routed: list[str] = []
    navigation = st.navigation

    def counting(pages: list[Page]) -> Page:
        routed.append("run")
        return navigation(pages)

    monkeypatch.setattr(st, "navigation", counting)
    at = open_page()
    for number, page in enumerate(("method", "your_data", "assessment"), start=2):
        at.switch_page(f"pages/{page}.py").run()
        assert len(routed) == number


@pytest.mark.parametrize("page", PAGES)
def test_without_an_interview_every_page_says_where_to_begin_or_works(open_page: OpenPage, page: str) -> None:
    at = open_page(page)
    assert len(at.title) == 1
    assert not at.error


def test_looking_at_every_page_creates_nothing(open_page: OpenPage, store: Store) -> None:
    at = open_page()
    for page in PAGES:
        go(at, page)
    assert storage.list_candidacies(store, "local") == ()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "candidacy", [started(), with_every_corner_filled()], ids=["just started", "everything filled in"]
)
def test_every_page_stands_whatever_is_filled_in(
    open_page: OpenPage, keep: Keep, candidacy: Candidacy, page: str
) -> None:
    keep(candidacy)
    at = open_page(page).run()
    assert not at.exception
    assert not at.error
    assert len(at.title) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_can_be_looked_at_from_every_page(open_page: OpenPage, name: str, theme: str) -> None:
    at = open_page(theme=theme)
    at.button(key=f"example-{name}").click().run()
    for page in ("readiness", "plan", "method", "assessment", "your_data"):
        at.switch_page(f"pages/{page}.py").run()
        assert not at.exception, page
        assert not at.error, page


def test_an_address_names_the_interview_to_show(open_page: OpenPage, keep: Keep) -> None:
    keep(started("first", role="Baker"))
    keep(started("second", role="Miller"))
    assert "Miller" in said(open_page("readiness"))
    assert "Baker" in said(open_page("readiness", candidacy="first"))


def test_an_address_of_an_interview_that_is_gone_leads_to_the_newest_and_says_so(
    open_page: OpenPage, keep: Keep
) -> None:
    keep(started(role="Miller"))
    at = open_page(candidacy="gone")
    assert [info.value for info in at.info] == [
        "That interview is not in this file any more. This shows the newest one."
    ]
    assert at.query_params["candidacy"] == "mine"


def test_an_interview_that_was_deleted_meanwhile_says_that_nothing_more_was_kept(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started())
    at = open_page("assessment", step="interview")
    storage.delete_everything(store, "local")
    at.text_input(key="role:mine").set_value("Miller").run()
    assert "That interview is not in this file any more. Nothing typed in it since then was kept." in said(at)


def test_the_interview_chosen_stays_chosen_when_the_page_changes_and_in_the_address(
    open_page: OpenPage, keep: Keep
) -> None:
    keep(started("first", role="Baker"))
    keep(started("second", role="Miller"))
    at = open_page(candidacy="first")
    at.query_params.clear()
    go(at, "readiness")
    assert "Baker" in said(at)
    assert at.query_params["candidacy"] == "first"
