"""Trouble with the file or the catalogue: a calm sentence, the answer stays on the screen, and a retry works."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from secrets import token_hex

import pytest
from sqlalchemy import event

import storage
from scoring.candidacy import Rated
from scoring.loading import assembly as loading
from screens.interviews.examples import example
from storage import Store
from tests.support.candidacies import FULL
from tests.support.screens import PAGES, TODAY, Keep, OpenPage, errors, go, kept, press, said, started, unfold
from widgets import current

C1 = "answer:mine:C1"
SAFE_AND_WHAT_TO_DO = "a change made just now is not saved yet. Try again"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "round-two.db"


@pytest.fixture
def locked(file: Path) -> Iterator[Callable[[], sqlite3.Connection]]:
    """Let another program hold the file until it lets go."""
    held: list[sqlite3.Connection] = []

    def hold() -> sqlite3.Connection:
        other = sqlite3.connect(file, isolation_level=None)
        held.append(other)
        other.execute("BEGIN EXCLUSIVE")
        return other

    yield hold
    for other in held:
        other.close()


def the_apps_store() -> Store:
    return current.store()


def test_a_click_on_a_locked_file_says_so_keeps_the_answer_in_sight_and_can_be_tried_again(
    open_page: OpenPage, keep: Keep, store: Store, locked: Callable[[], sqlite3.Connection]
) -> None:
    keep(started())
    at = open_page("assessment", step="C")
    other = locked()
    at.radio(key=C1).set_value("3").run()
    (message,) = errors(at)
    assert SAFE_AND_WHAT_TO_DO in message
    assert at.radio(key=C1).value == "3"
    assert kept(store).answers == ()
    other.execute("ROLLBACK")
    at.radio(key=C1).set_value("2").run()
    assert kept(store).answers == (Rated(factor="C1", level=2),)
    assert errors(at) == []


def test_an_answer_that_could_not_be_saved_is_not_lost_on_the_way(
    open_page: OpenPage, keep: Keep, locked: Callable[[], sqlite3.Connection]
) -> None:
    keep(started())
    at = open_page("assessment", step="C")
    other = locked()
    at.radio(key=C1).set_value("3").run().run()
    at.button(key="onward").click().run()
    assert len(errors(at)) == 1
    assert at.radio(key=C1).value == "3"
    other.execute("ROLLBACK")
    at.button(key=f"retry:{C1}").click().run().run()
    at.button(key="onward").click().run()
    at.button(key="back").click().run().run()
    assert at.radio(key=C1).value == "3"


def test_a_message_stays_until_something_is_saved(
    open_page: OpenPage, keep: Keep, locked: Callable[[], sqlite3.Connection]
) -> None:
    keep(started())
    at = open_page("assessment", step="C")
    locked()
    at.radio(key=C1).set_value("3").run()
    at.run()
    assert SAFE_AND_WHAT_TO_DO in errors(at)[0]
    assert at.radio(key=C1).value == "3"


def test_words_typed_while_the_file_is_locked_stay_on_the_screen(
    open_page: OpenPage, keep: Keep, store: Store, locked: Callable[[], sqlite3.Connection]
) -> None:
    mine = keep(started())
    at = open_page("assessment", step="interview")
    locked()
    at.text_input(key="role:mine").set_value("Baker").run()
    assert SAFE_AND_WHAT_TO_DO in errors(at)[0]
    assert at.text_input(key="role:mine").value == "Baker"
    assert kept(store) == mine


def test_a_start_on_a_locked_file_starts_nothing_and_says_so(
    open_page: OpenPage, store: Store, locked: Callable[[], sqlite3.Connection]
) -> None:
    at = open_page()
    other = locked()
    at.button(key="start").click().run()
    assert not at.exception
    assert len(errors(at)) == 1
    assert storage.list_candidacies(store, "local") == ()
    other.execute("ROLLBACK")
    go(at, "interviews")
    at.button(key="start").click().run()
    assert len(storage.list_candidacies(store, "local")) == 1


def test_a_tick_on_a_locked_file_moves_nothing(
    open_page: OpenPage, keep: Keep, store: Store, locked: Callable[[], sqlite3.Connection]
) -> None:
    keep(started())
    before = storage.export_owner(store, "local")
    at = open_page("plan")
    action = str(at.checkbox[0].key)
    locked()
    at.checkbox(key=action).check().run()
    (message,) = errors(at)
    assert SAFE_AND_WHAT_TO_DO in message
    assert "still on the screen" not in message
    assert message.startswith("Your data is busy")
    assert message.endswith("round-two.db.")
    assert action in [box.key for box in at.checkbox]
    assert storage.export_owner(store, "local") == before


def test_a_deletion_of_a_locked_file_deletes_nothing(
    open_page: OpenPage, keep: Keep, store: Store, locked: Callable[[], sqlite3.Connection]
) -> None:
    mine = keep(started())
    at = open_page("your_data")
    at.selectbox(key="delete_what").set_value("mine").run()
    at.text_input(key="delete_word").set_value("delete").run()
    locked()
    press(at, "Delete it")
    assert len(errors(at)) == 1
    assert "Undo" not in [button.label for button in at.button]
    assert storage.list_candidacies(store, "local") == (mine,)


def test_a_restore_into_a_locked_file_brings_in_nothing(
    open_page: OpenPage, store: Store, locked: Callable[[], sqlite3.Connection]
) -> None:
    at = open_page("your_data")
    document = FULL.model_dump_json(exclude_none=True).encode()
    at.file_uploader(key="restore").set_value(("a.json", document, "application/json")).run()
    locked()
    press(at, "Restore this file")
    assert len(errors(at)) == 1
    assert storage.list_candidacies(store, "local") == ()


def test_a_file_that_may_only_be_read_is_read_and_says_so_when_written(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started(role="Baker"))
    at = open_page("assessment", step="C")
    engine = the_apps_store().engine
    engine.dispose()

    def read_only(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA query_only=ON")

    event.listen(engine, "connect", read_only)
    at.radio(key=C1).set_value("3").run()
    assert "can be read but not written. What was saved before is safe" in errors(at)[0]
    assert at.radio(key=C1).value == "3"
    assert "Baker" in said(at.run())
    event.remove(engine, "connect", read_only)
    engine.dispose()
    at.radio(key=C1).set_value("2").run()
    assert errors(at) == []
    assert kept(store).answers == (Rated(factor="C1", level=2),)


def test_a_full_disk_says_what_is_safe_and_a_retry_works(open_page: OpenPage, keep: Keep, store: Store) -> None:
    keep(started().model_copy(update={"answers": (Rated(factor="C1", level=3),)}))
    at = open_page("assessment", step="C")
    engine = the_apps_store().engine
    engine.dispose()

    def full(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count=1")

    event.listen(engine, "connect", full)
    words = "🚀" * 9000  # more than the pages that the migrations left free
    at.text_input(key="evidence:mine:C1").set_value(words).run()
    assert "is full. What was saved before is safe" in errors(at)[0]
    assert at.text_input(key="evidence:mine:C1").value == words
    event.remove(engine, "connect", full)
    engine.dispose()
    at.text_input(key="evidence:mine:C1").set_value(words + "more").run()
    assert errors(at) == []
    assert kept(store).answers[0].evidence == words + "more"


@pytest.mark.parametrize("page", PAGES)
def test_a_file_that_is_gone_stands_in_place_of_every_page_until_it_is_back(
    open_page: OpenPage, keep: Keep, file: Path, page: str
) -> None:
    keep(started(role="Baker"))
    at = open_page(page)
    file.rename(file.with_suffix(".away"))
    at.run()
    assert [title.value for title in at.title] == ["Your file cannot be opened right now"]
    assert "was moved, replaced or deleted" in errors(at)[0]
    assert not file.exists()
    file.with_suffix(".away").rename(file)
    press(at, "Try again")
    assert not at.error
    assert len(at.title) == 1


def test_an_answer_given_while_the_file_is_gone_is_not_written_into_nowhere(
    open_page: OpenPage, keep: Keep, store: Store, file: Path
) -> None:
    keep(started())
    at = open_page("assessment", step="C")
    file.rename(file.with_suffix(".away"))
    at.radio(key=C1).set_value("3").run()
    assert not file.exists()
    assert "was moved, replaced or deleted" in errors(at)[0]
    file.with_suffix(".away").rename(file)
    store.engine.dispose()
    assert kept(store).answers == ()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "was written by a newer version of Round Two and was left"),
        ("DROP TABLE alembic_version", "is not a Round Two file and was left as it is"),
    ],
)
def test_a_file_that_is_not_for_this_version_is_left_as_it_is(
    open_page: OpenPage, store: Store, file: Path, statement: str, words: str
) -> None:
    store.engine.dispose()
    with closing(sqlite3.connect(file)) as other, other:
        other.execute(statement)
    before = dump(file)
    at = open_page()
    assert [title.value for title in at.title] == ["Your file cannot be opened right now"]
    assert words in errors(at)[0]
    assert dump(file) == before


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as other:
        return list(other.iterdump())


def test_a_file_of_another_kind_is_left_as_it_is(open_page: OpenPage, file: Path) -> None:
    file.write_text("Dear Dana, thank you. " * 100)
    at = open_page()
    assert "is not a Round Two file" in errors(at)[0]
    assert file.read_text() == "Dear Dana, thank you. " * 100


def test_news_of_a_closed_interview_is_written_whole_or_not_at_all(
    open_page: OpenPage, keep: Keep, store: Store, locked: Callable[[], sqlite3.Connection]
) -> None:
    keep(started(events=[{"id": "e", "kind": "rejected", "on": TODAY.isoformat()}]))
    at = unfold(open_page("plan"), "happened")
    at.selectbox(key="event:mine:kind").set_value("offer").run()
    other = locked()
    press(at, "Save what happened")
    other.execute("ROLLBACK")
    assert [event.kind for event in kept(store).events] == ["rejected"]
    press(at, "Save what happened")
    assert [event.kind for event in kept(store).events] == ["rejected", "reopened", "offer"]


def test_pages_without_fragments_tell_of_another_tab_too_and_never_of_ones_own(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started("other"))
    keep(started())
    at = open_page("plan", candidacy="mine")
    storage.save_details(store, "local", "mine", role="Baker")
    assert "also changed in another tab" in said(at.run())
    assert "also changed in another tab" not in said(at.run())
    go(at, "your_data")
    at.selectbox(key="delete_what").set_value("other").run()
    at.text_input(key="delete_word").set_value("delete").run()
    press(at, "Delete it")
    assert "also changed in another tab" not in said(go(at, "plan"))


def test_trouble_never_shows_a_traceback_or_the_words_of_a_driver(
    open_page: OpenPage, keep: Keep, locked: Callable[[], sqlite3.Connection]
) -> None:
    keep(started())
    at = open_page("assessment", step="C")
    locked()
    at.radio(key=C1).set_value("3").run()
    for word in ("Traceback", "sqlite3", "OperationalError", "SQL"):
        assert word not in said(at)


def test_two_sessions_on_one_interview_keep_both_answers_and_the_other_one_is_told(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started())
    here, there = open_page("assessment", step="C"), open_page("assessment", step="C")
    there.radio(key="answer:mine:C2").set_value("1").run()
    here.radio(key=C1).set_value("3").run()
    assert {(answer.factor, getattr(answer, "level", None)) for answer in kept(store).answers} == {("C1", 3), ("C2", 1)}
    assert any("also changed in another tab" in info.value for info in here.info)
    assert here.radio(key="answer:mine:C2").value == "1"


def test_the_later_answer_to_one_question_wins_and_the_other_session_learns_of_it(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started())
    here, there = open_page("assessment", step="C"), open_page("assessment", step="C")
    here.radio(key=C1).set_value("3").run()
    there.radio(key=C1).set_value("1").run()
    here.run()
    assert kept(store).answers == (Rated(factor="C1", level=1),)
    assert here.radio(key=C1).value == "1"
    assert any("also changed in another tab" in info.value for info in here.info)


def test_ones_own_answers_are_not_told_as_those_of_another_tab(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("assessment", step="C")
    for choice in ("1", "2", "3"):
        at.radio(key=C1).set_value(choice).run()
        assert not at.info
    go(at, "plan")
    at.checkbox[0].check().run()
    go(at, "assessment")
    assert not at.info


def test_an_interview_deleted_in_another_session_is_not_brought_back_by_an_answer_here(
    open_page: OpenPage, keep: Keep, store: Store
) -> None:
    keep(started("other"))
    keep(started())
    here = open_page("assessment", candidacy="mine", step="C")
    storage.delete_candidacy(store, "local", "mine")
    here.radio(key=C1).set_value("3").run()
    assert not here.exception
    assert [candidacy.id for candidacy in storage.list_candidacies(store, "local")] == ["other"]
    assert "any more" in said(here)


@pytest.fixture
def broken_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the app find a catalogue in which one key of one file is misspelt."""
    folder = tmp_path / token_hex(
        8
    )  # pytest may give two tests one folder after the other, and a catalogue is read once
    shutil.copytree(loading.SHIPPED, folder)
    answers = folder / "factors" / "answers.yaml"
    answers.write_text(answers.read_text().replace("  short_name:", "  shortname:", 1))
    monkeypatch.setattr(loading, "SHIPPED", folder)
    return answers


@pytest.mark.parametrize("page", ["interviews", "assessment", "readiness", "plan", "method"])
def test_a_catalogue_that_does_not_load_names_file_and_line_and_shows_no_half_page(
    open_page: OpenPage, keep: Keep, broken_catalogue: Path, page: str
) -> None:
    keep(example("waiting", TODAY))
    at = open_page(page)
    written = broken_catalogue.read_text()
    line = written[: written.index("shortname:")].count("\n") + 1
    assert [title.value for title in at.title] == ["The catalogue has a mistake"]
    (where,) = [code.value for code in at.code]
    assert f"answers.yaml:{line}:" in where
    assert "shortname" in where
    assert not at.radio
    assert not at.header


@pytest.mark.usefixtures("broken_catalogue")
def test_a_first_visit_with_a_broken_catalogue_shows_no_half_page(open_page: OpenPage) -> None:
    at = open_page()
    assert [title.value for title in at.title] == ["The catalogue has a mistake"]


@pytest.mark.usefixtures("broken_catalogue")
def test_ones_data_can_be_taken_away_while_the_catalogue_is_broken(open_page: OpenPage, keep: Keep) -> None:
    keep(started())
    at = open_page("your_data")
    assert "Download everything" in [button.label for button in at.download_button]
