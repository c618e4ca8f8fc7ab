"""Several tabs, threads and processes at once, and a process that dies: what was acknowledged is there."""

import subprocess
import sys
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import text

import storage
from scoring.candidacy import Rated
from storage.connecting import reading
from storage.errors import NotFoundError
from tests.support import writer
from tests.support.candidacies import draft
from tests.support.stores import ANSWER, Opened

ROOT = Path(__file__).parents[2]


@contextmanager
def writing_process(url: str, owner: str) -> Generator[subprocess.Popen[str]]:
    """Start a program that saves answers and prints the factor of each one that was acknowledged."""
    command = [sys.executable, "-m", writer.__name__, url, owner, "draft"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def test_every_acknowledged_answer_survives_the_death_of_its_process(
    empty_url: str, owner: str, opened: Opened
) -> None:
    store = opened(empty_url)
    storage.create(store, owner, draft())
    with writing_process(empty_url, owner) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline().strip() for _ in range(40)]
        process.kill()
        acknowledged += process.stdout.read().split()
    reopened = opened(empty_url)
    kept = storage.load(reopened, owner, "draft")
    assert kept is not None
    assert len(acknowledged) >= 40
    assert set(acknowledged) <= {answer.factor for answer in kept.answers}


def test_an_acknowledged_write_on_sqlite_waits_for_the_disk(tmp_path: Path, opened: Opened) -> None:
    store = opened(f"sqlite:///{tmp_path / 'a.db'}")
    with store.engine.connect() as connection:
        names = ("synchronous", "journal_mode", "foreign_keys", "secure_delete", "busy_timeout")
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}
    full = 2
    assert found == {
        "synchronous": full,
        "journal_mode": "wal",
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }


def test_two_sessions_on_one_candidacy_keep_both_and_learn_of_each_other(
    empty_url: str, owner: str, opened: Opened
) -> None:
    mine, theirs = opened(empty_url), opened(empty_url)
    storage.create(mine, owner, draft())
    seen = storage.revision(mine, owner, "draft")
    storage.save_choice(mine, owner, "draft", Rated(factor="C1", level=1))
    assert storage.revision(mine, owner, "draft") == seen + 1
    storage.save_choice(theirs, owner, "draft", Rated(factor="C2", level=2))
    storage.save_choice(theirs, owner, "draft", Rated(factor="C1", level=4))
    assert storage.revision(mine, owner, "draft") == seen + 3
    kept = storage.load(mine, owner, "draft")
    assert kept is not None
    assert set(kept.answers) == {Rated(factor="C1", level=4), Rated(factor="C2", level=2)}


def test_many_threads_write_at_once_and_none_is_turned_away(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())

    def click(number: int) -> None:
        storage.save_choice(store, owner, "draft", Rated(factor=f"F{number}", level=number % 5))
        assert storage.load(store, owner, "draft") is not None
        storage.save_details(store, owner, "draft", forecast=number)

    with ThreadPoolExecutor(12) as threads:
        list(threads.map(click, range(96)))
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert {answer.factor for answer in kept.answers} == {f"F{number}" for number in range(96)}
    assert storage.revision(store, owner, "draft") == 1 + 2 * 96


def test_processes_that_start_together_make_the_tables_once(empty_url: str) -> None:
    program = "import sys, storage; store = storage.open_store(sys.argv[1]); storage.list_candidacies(store, 'local'); store.engine.dispose()"
    command = [sys.executable, "-W", "error", "-c", program, empty_url]
    processes = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[1] for process in processes]
    assert said == ["", ""]


def test_threads_that_open_an_empty_database_together_make_the_tables_once(
    empty_url: str, owner: str, opened: Opened
) -> None:
    with ThreadPoolExecutor(4) as threads:
        stores = list(threads.map(lambda _: opened(empty_url), range(4)))
    for number, store in enumerate(stores):
        storage.create(store, owner, draft(f"d{number}"))
    assert len(storage.list_candidacies(stores[0], owner)) == 4


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_one_for_all_threads(url: str, owner: str, opened: Opened) -> None:
    store = opened(url)
    storage.create(store, owner, draft())
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: storage.load(store, owner, "draft"), range(8)))
    assert found == [draft()] * 8


def test_many_threads_read_before_they_write_and_none_is_turned_away(store: storage.Store, owner: str) -> None:
    names = [f"d{number}" for number in range(48)]

    def there_and_back(name: str) -> None:
        storage.create(store, owner, draft(name))
        storage.put_back(store, owner, storage.delete_candidacy(store, owner, name))

    with ThreadPoolExecutor(12) as threads:
        list(threads.map(there_and_back, names))
    assert {candidacy.id for candidacy in storage.list_candidacies(store, owner)} == set(names)


@pytest.mark.parametrize("delete", ["one", "everything"])
def test_who_answers_while_another_deletes_and_undoes_is_heard_or_told(
    store: storage.Store, owner: str, delete: str
) -> None:
    storage.create(store, owner, draft())
    done = Event()

    def delete_and_undo() -> None:
        for _ in range(25):
            if delete == "everything":
                deleted = storage.delete_everything(store, owner)
            else:
                deleted = storage.delete_candidacy(store, owner, "draft")
            storage.put_back(store, owner, deleted)

    def answer(worker: int) -> list[str]:
        heard = []
        for number in range(10_000):
            if done.is_set():
                break
            with suppress(NotFoundError):
                storage.save_choice(store, owner, "draft", Rated(factor=f"F{worker}-{number}", level=1))
                heard.append(f"F{worker}-{number}")
        return heard

    with ThreadPoolExecutor(4) as threads:
        answers = [threads.submit(answer, worker) for worker in range(3)]
        threads.submit(delete_and_undo).result()
        done.set()
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    heard = {factor for each in answers for factor in each.result()}
    assert heard - {answer.factor for answer in kept.answers} == set()


def test_two_that_delete_the_same_at_once_get_it_once(store: storage.Store, owner: str) -> None:
    def delete(_: int) -> bytes | None:
        try:
            return storage.delete_candidacy(store, owner, "draft")
        except NotFoundError:
            return None

    for _ in range(10):
        storage.create(store, owner, draft())
        with ThreadPoolExecutor(4) as threads:
            found = [each for each in threads.map(delete, range(4)) if each]
        assert len(found) == 1


def test_an_undo_that_two_press_at_once_brings_one_back(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    for _ in range(10):
        deleted = storage.delete_candidacy(store, owner, "draft")
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(partial(storage.put_back, store, owner), [deleted] * 4))
        assert [each.id for each in storage.list_candidacies(store, owner)] == ["draft"]


TWO_FIELDS: dict[str, tuple[Callable[[storage.Store, str], object], Callable[[storage.Store, str], object]]] = {
    "day and format": (
        lambda s, o: storage.save_details(s, o, "draft", interview_day=date(2026, 11, 15)),
        lambda s, o: storage.save_details(s, o, "draft", interview_format="phone"),
    ),
    "contact's name and address": (
        lambda s, o: storage.save_details(s, o, "draft", contact_name="Priya"),
        lambda s, o: storage.save_details(s, o, "draft", contact_address="p@x.example"),
    ),
    "two days off": (
        lambda s, o: storage.add_day_off(s, o, "draft", date(2026, 11, 20)),
        lambda s, o: storage.add_day_off(s, o, "draft", date(2026, 11, 23)),
    ),
    "name and role of an interviewer": (
        lambda s, o: storage.save_interviewer(s, o, "draft", "i1", name="Dana"),
        lambda s, o: storage.save_interviewer(s, o, "draft", "i1", role="Lead"),
    ),
    "subject and body": (
        lambda s, o: storage.save_letter(s, o, "draft", "T01", "i1", subject="Thanks"),
        lambda s, o: storage.save_letter(s, o, "draft", "T01", "i1", body="Dear Dana"),
    ),
}


@pytest.mark.parametrize("fields", TWO_FIELDS.values(), ids=TWO_FIELDS)
def test_two_tabs_on_two_fields_keep_both_whichever_comes_first(
    store: storage.Store,
    owner: str,
    fields: tuple[Callable[[storage.Store, str], object], Callable[[storage.Store, str], object]],
) -> None:
    results = []
    for order in (fields, fields[::-1]):
        storage.create(store, owner, draft())
        for write in order:
            write(store, owner)
        results.append((storage.load(store, owner, "draft"), storage.list_letters(store, owner, "draft")))
        storage.delete_candidacy(store, owner, "draft")
    assert results[0] == results[1]
    assert results[0] != (draft(), ())


def test_a_reader_sees_one_state_while_another_session_writes(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    levels = text("SELECT count(*) FROM answer WHERE owner = :owner")
    with reading(store) as connection:
        first = connection.scalar(levels, {"owner": owner})
        storage.save_choice(store, owner, "draft", ANSWER)
        assert connection.scalar(levels, {"owner": owner}) == first
