"""Your data: where it is, all of it in one file, back again, and deleting with a way back."""

import gc
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from scoring.candidacy import Candidacy
from screens.interviews.examples import example
from storage import Store
from tests.support.candidacies import FULL, in_order
from tests.support.screens import TODAY, Download, Keep, OpenPage, errors, go, labels, press, said, started


def upload(at: AppTest, content: bytes, name: str = "round-two.json") -> AppTest:
    at.file_uploader(key="restore").set_value((name, content, "application/json")).run()
    press(at, "Restore this file")
    return at


def delete(at: AppTest, what: str, word: str = "delete") -> AppTest:
    at.selectbox(key="delete_what").set_value(what).run()
    at.text_input(key="delete_word").set_value(word).run()
    press(at, "Delete it")
    return at


def everything(store: Store) -> bytes:
    return storage.export_owner(store, "local")


def in_memory(candidacy: str) -> int:
    gc.collect()
    return sum(isinstance(thing, Candidacy) and thing.id == candidacy for thing in gc.get_objects())


def test_the_place_of_the_file_is_shown(open_page: OpenPage, tmp_path: Path) -> None:
    at = open_page("your_data")
    assert [code.value for code in at.code] == [str(tmp_path / "round-two.db")]
    assert "nothing is sent anywhere" in said(at)


def test_one_click_takes_everything_away(open_page: OpenPage, keep: Keep, store: Store, download: Download) -> None:
    keep(FULL)
    keep(example("waiting", TODAY))
    taken = download(open_page("your_data"), "Download everything")
    assert taken == everything(store)
    assert {candidacy["id"] for candidacy in json.loads(taken)["candidacies"]} == {"full", "example-waiting"}


def test_an_example_is_not_among_what_one_takes_away(open_page: OpenPage, download: Download) -> None:
    at = open_page()
    at.button(key="example-fresh").click().run()
    go(at, "your_data")
    assert json.loads(download(at, "Download everything"))["candidacies"] == []


def test_what_was_taken_away_comes_back_whole(
    open_page: OpenPage, keep: Keep, store: Store, download: Download
) -> None:
    keep(FULL)
    at = open_page("your_data")
    taken = download(at, "Download everything")
    delete(at, "everything")
    assert storage.list_candidacies(store, "local") == ()
    upload(at, taken)
    assert "One interview brought back." in [success.value for success in at.success]
    assert storage.list_candidacies(store, "local") == (in_order(FULL),)
    assert everything(store) == taken


def test_one_interview_from_a_report_comes_back_too(open_page: OpenPage, store: Store) -> None:
    upload(open_page("your_data"), FULL.model_dump_json(exclude_none=True).encode())
    assert storage.list_candidacies(store, "local") == (in_order(FULL),)


def test_bringing_back_what_is_there_changes_nothing(
    open_page: OpenPage, keep: Keep, store: Store, download: Download
) -> None:
    keep(FULL)
    at = open_page("your_data")
    taken = download(at, "Download everything")
    upload(at, taken)
    assert [success.value for success in at.success] == ["One interview already here, unchanged."]
    assert everything(store) == taken


def test_a_different_interview_of_the_same_id_comes_in_beside_it(open_page: OpenPage, keep: Keep, store: Store) -> None:
    mine = keep(started(role="Baker"))
    at = upload(open_page("your_data"), started(role="Miller").model_dump_json(exclude_none=True).encode())
    assert [success.value for success in at.success] == ["One interview brought in as a copy beside the one you have."]
    kept = storage.list_candidacies(store, "local")
    assert mine in kept
    assert sorted(candidacy.role for candidacy in kept) == ["Baker", "Miller"]


def changed(**fields: Any) -> bytes:  # noqa: ANN401  any field, also a wrong one
    return json.dumps({**json.loads(FULL.model_dump_json(exclude_none=True)), **fields}).encode()


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "JSON"),
        (b"not json at all", "JSON"),
        (b"\xff\xfe\x00", "JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[1, 2]", ""),
        (b"null", ""),
        (changed(schema=2), "schema"),
        (changed(answers=[{"factor": "Z9", "kind": "rated", "level": 2}]), "Z9"),
        (changed(answers=[{"factor": "C1", "kind": "rated", "level": 5}]), "level"),
        (changed(answers=[{"factor": "C1", "kind": "rated", "level": "2"}]), "level"),
        (changed(decision_date="1900-01-01"), "decision_date"),
        (changed(decision_date="2026-11-01"), "decision_date"),
        (changed(first_interview={"ended": "2026-12-16T15:30:00+01:00"}), "before the first interview"),
        (changed(surprise=1), "surprise"),
        (changed(id="../../etc"), "id"),
        (changed(role="x" * 10_001), "role"),
        (b'{"schema": 1, "kind": "round-two", "candidacies": [{"id": "a"}]}', "first_interview"),
    ],
)
def test_a_file_that_does_not_fit_gets_one_message_and_changes_nothing(
    open_page: OpenPage, keep: Keep, store: Store, content: bytes, named: str
) -> None:
    keep(started())
    before = everything(store)
    at = upload(open_page("your_data"), content)
    (message,) = errors(at)
    assert named in message
    assert message.endswith("Nothing was changed.")
    assert "\n" not in message
    assert not at.success
    assert everything(store) == before


def test_a_good_interview_beside_a_bad_one_does_not_come_in_alone(open_page: OpenPage, store: Store) -> None:
    good = json.loads(FULL.model_dump_json(exclude_none=True))
    document = {"schema": 1, "kind": "round-two", "candidacies": [good, {**good, "id": "two", "interest": 9}]}
    at = upload(open_page("your_data"), json.dumps(document).encode())
    assert "interest" in errors(at)[0]
    assert storage.list_candidacies(store, "local") == ()


def test_a_refusal_goes_when_a_good_file_follows(open_page: OpenPage) -> None:
    at = upload(open_page("your_data"), b"not json")
    upload(at, changed())
    assert not at.error
    assert len(at.success) == 1


def test_one_interview_is_deleted_and_the_others_stay(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started("first"))
    second = keep(started("second"))
    at = delete(open_page("your_data"), "first")
    assert storage.list_candidacies(store, "local") == (second,)
    assert "Undo" in labels(at)


def test_everything_is_deleted(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(FULL)
    keep(started())
    at = delete(open_page("your_data"), "everything")
    assert storage.list_candidacies(store, "local") == ()
    assert "There is nothing to delete." in said(at)


@pytest.mark.parametrize("word", ["", "delte", "yes", "delete everything"])
def test_nothing_is_deleted_without_the_word(open_page: OpenPage, keep: Keep, store: Store, word: str) -> None:
    mine = keep(started())
    at = open_page("your_data")
    at.selectbox(key="delete_what").set_value("mine").run()
    at.text_input(key="delete_word").set_value(word).run()
    assert next(button for button in at.button if button.label == "Delete it").disabled
    assert storage.list_candidacies(store, "local") == (mine,)


@pytest.mark.parametrize("word", ["delete", " Delete ", "DELETE"])
def test_the_word_is_taken_in_any_case(open_page: OpenPage, keep: Keep, store: Store, word: str) -> None:
    keep(started())
    delete(open_page("your_data"), "mine", word)
    assert storage.list_candidacies(store, "local") == ()


@pytest.mark.parametrize("what", ["full", "everything"])
def test_undo_brings_back_what_was_deleted_as_it_was(open_page: OpenPage, keep: Keep, store: Store, what: str) -> None:
    keep(started())
    keep(FULL)
    before = everything(store)
    at = delete(open_page("your_data"), what)
    press(at, "Undo")
    assert everything(store) == before
    assert "Undo" not in labels(at)


def test_undo_is_gone_after_leaving_the_page(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = delete(open_page("your_data"), "mine")
    go(at, "interviews")
    go(at, "your_data")
    assert "Undo" not in labels(at)
    assert "deleted" not in at.session_state


def test_an_interview_that_is_deleted_is_not_shown_any_more(open_page: OpenPage, keep: Keep) -> None:
    keep(started("first", role="Baker"))
    keep(started("second", role="Miller"))
    at = delete(open_page("your_data", candidacy="second"), "second")
    go(at, "readiness")
    assert "Baker" in said(at)
    assert "Miller" not in said(at)


def test_an_interview_without_a_name_can_be_told_from_others(open_page: OpenPage, keep: Keep) -> None:
    keep(started(role="Baker", employer="Mill & Son"))
    keep(started("unnamed", days_ago=2))
    assert open_page("your_data").selectbox(key="delete_what").options == [
        "First interview on Monday 16 November",
        "Baker at Mill & Son, Wednesday 18 November",
        "Everything",
    ]


def test_nothing_of_a_deleted_interview_stays_in_memory(open_page: OpenPage, keep: Keep) -> None:
    keep(FULL.model_copy(update={"id": "gone"}))
    at = open_page("readiness")
    assert in_memory("gone")
    go(at, "your_data")
    delete(at, "gone")
    assert not in_memory("gone")


def test_of_two_interviews_of_one_name_the_chosen_one_is_deleted(open_page: OpenPage, keep: Keep, store: Store) -> None:
    for name in ("first", "second", "third"):
        keep(started(name, role="Baker"))
    at = open_page("your_data")
    labels_ = at.selectbox(key="delete_what").options
    assert len(set(labels_)) == len(labels_)
    delete(at, "second")
    assert {each.id for each in storage.list_candidacies(store, "local")} == {"first", "third"}


def test_undo_stays_until_it_has_worked_and_brings_back_all_that_was_deleted(
    open_page: OpenPage, keep: Keep, store: Store, tmp_path: Path
) -> None:
    keep(started("first"))
    keep(started("second"))
    before = everything(store)
    at = delete(delete(open_page("your_data"), "first"), "second")
    with closing(sqlite3.connect(tmp_path / "round-two.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        press(at, "Undo")
    assert len(at.error) == 1
    press(at, "Undo")
    assert everything(store) == before
    assert "Undo" not in labels(at)


def test_deleting_everything_deletes_what_was_written_into_examples_too(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started())
    at = open_page()
    at.button(key="example-fresh").click().run()
    go(at, "your_data")
    delete(at, "everything")
    assert storage.list_candidacies(store, "example") == ()


def test_deleted_words_leave_the_session_too(open_page: OpenPage, keep: Keep) -> None:
    keep(started(role="A word of mine"))
    at = open_page("assessment", step="interview")
    at.text_input(key="role:mine").set_value("Another word of mine").run()
    go(at, "your_data")
    delete(at, "mine")
    go(at, "your_data")
    kept_in_session = {key: value for key, value in at.session_state.to_dict().items() if key != "deleted"}
    assert "word of mine" not in repr(kept_in_session)


@pytest.mark.parametrize("what", ["full", "everything"])
def test_after_ones_own_deletion_nothing_is_said_of_a_missing_interview(
    open_page: OpenPage, keep: Keep, what: str
) -> None:
    keep(FULL)
    assert "not in this file any more" not in said(delete(open_page("your_data", candidacy="full"), what))
