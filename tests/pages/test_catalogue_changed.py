"""Where numbers may differ because the catalogue changed, one sentence says so until somebody says that they have read it."""

import json

import pytest
from streamlit.testing.v1 import AppTest

import storage
from scoring.candidacy import Candidacy, Rated, Unanswered
from scoring.loading import load_catalogue
from screens.interviews.examples import example
from storage import Store
from tests.support.screens import TODAY, Keep, OpenPage, go, kept, labels, links, press, said, started

CATALOGUE = load_catalogue()
SENTENCE = f"now {CATALOGUE.version}), so they may differ."


def old(**fields: object) -> Candidacy:
    """Return a candidacy with answers from before versions were kept."""
    return example("waiting", TODAY).model_copy(update={"id": "mine", "catalogue": None, **fields})


def asks(at: AppTest) -> bool:
    return SENTENCE in said(at) or "Understood" in labels(at)


@pytest.mark.parametrize("page", ["readiness", "plan"])
def test_numbers_of_an_older_catalogue_are_told_with_both_versions(open_page: OpenPage, keep: Keep, page: str) -> None:
    keep(old())
    words = said(open_page(page))
    assert f"(version {CATALOGUE.first_version}, now {CATALOGUE.version})" in words


def test_the_sentence_leads_to_what_changed(open_page: OpenPage, keep: Keep) -> None:
    keep(old())
    (link,) = [link for link in links(open_page("readiness")) if link.label == "See what changed"]
    assert "show=changes" in link.query_string
    assert CATALOGUE.changes[CATALOGUE.version].strip() in said(open_page("method", show="changes"))


def test_what_was_understood_is_not_said_again_on_any_page(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(old())
    at = press(open_page("readiness"), "Understood")
    assert not asks(at)
    assert kept(store).catalogue == CATALOGUE.version
    assert not asks(go(at, "plan"))


@pytest.mark.parametrize(
    "answers",
    [(), (Unanswered(factor="C1", evidence="Words of mine"),)],
    ids=["nothing", "words alone"],
)
def test_without_an_answer_nothing_is_said(open_page: OpenPage, keep: Keep, answers: tuple[Unanswered, ...]) -> None:
    keep(started(answers=answers))
    assert not asks(open_page("readiness"))


def test_an_example_never_asks(open_page: OpenPage, store: Store) -> None:
    storage.create(store, "example", old(id="copy"))
    assert not asks(open_page("readiness", candidacy="copy"))


def test_who_starts_now_is_never_asked(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started())
    storage.save_choice(store, "local", "mine", Rated(factor="C1", level=2), CATALOGUE.version)
    assert not asks(open_page("readiness"))


def test_the_first_click_on_an_answer_keeps_the_catalogue(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started())
    open_page("assessment", step="C").radio(key="answer:mine:C1").set_value("2").run()
    assert kept(store).answers
    assert kept(store).catalogue == CATALOGUE.version


def test_a_restored_old_file_is_told_of(open_page: OpenPage, store: Store) -> None:
    document = old().model_dump(mode="json")
    del document["catalogue"]
    storage.restore(store, "local", json.dumps(document).encode(), CATALOGUE)
    assert asks(open_page("readiness"))
