"""Under which version of the catalogue somebody last saw their numbers is kept with the first answer, and is nothing that they said."""

import json

import storage
from scoring.candidacy import Rated, Unanswered
from scoring.loading import load_catalogue
from storage.documents import RestoreReport
from tests.support.candidacies import FULL, draft

ANSWER = Rated(factor="C1", level=2)


def seen(store: storage.Store, owner: str, candidacy_id: str = "draft") -> str | None:
    kept = storage.load(store, owner, candidacy_id)
    assert kept is not None
    return kept.catalogue


def test_the_first_answer_notes_the_catalogue_and_later_ones_leave_it(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    storage.save_choice(store, owner, "draft", ANSWER, "2026.12")
    storage.save_choice(store, owner, "draft", Rated(factor="C2", level=2), "2027.01")
    assert seen(store, owner) == "2026.12"


def test_words_without_an_answer_note_no_catalogue(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    storage.save_words(store, owner, "draft", Unanswered(factor="C1", evidence="I found two suppliers"))
    assert seen(store, owner) is None
    storage.save_choice(store, owner, "draft", ANSWER, "2026.12")
    assert seen(store, owner) == "2026.12"


def test_a_new_answer_to_an_old_candidacy_leaves_open_which_catalogue_was_seen(
    store: storage.Store, owner: str
) -> None:
    storage.create(store, owner, FULL.model_copy(update={"catalogue": None}))
    storage.save_choice(store, owner, "full", ANSWER, "2026.12")
    assert seen(store, owner, "full") is None


def test_an_old_file_comes_in_without_a_version_and_leaves_again_without_one(store: storage.Store, owner: str) -> None:
    old = FULL.model_dump(mode="json")
    del old["catalogue"]
    assert storage.restore(store, owner, json.dumps(old).encode(), load_catalogue()).added == ("full",)
    assert seen(store, owner, "full") is None
    assert json.loads(storage.export_owner(store, owner))["candidacies"][0]["catalogue"] is None


def test_a_file_from_before_what_changed_was_read_is_no_other_candidacy(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    storage.save_details(store, owner, "full", catalogue="2026.12")
    document = FULL.model_dump_json().encode()
    assert storage.restore(store, owner, document, load_catalogue()) == RestoreReport(unchanged=("full",))
    assert seen(store, owner, "full") == "2026.12"
