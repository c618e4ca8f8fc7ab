"""Every change raises the revision of its owner's candidacy alone, and who catches up has what is kept."""

from collections.abc import Callable
from datetime import date

import pytest

import storage
from scoring.candidacy import ActionState, Event, Note, Rated, Unanswered
from scoring.loading import load_catalogue
from storage.errors import NotFoundError
from tests.support.candidacies import FULL, draft

Change = Callable[[storage.Store, str, str], int]

DAY = date(2026, 11, 18)


CHANGES: dict[str, Change] = {
    "choice": lambda s, o, c: storage.save_choice(s, o, c, Rated(factor="C1", level=2)),
    "words": lambda s, o, c: storage.save_words(s, o, c, Unanswered(factor="C1", contra="hm")),
    "details": lambda s, o, c: storage.save_details(s, o, c, employer="Other"),
    "day off": lambda s, o, c: storage.add_day_off(s, o, c, DAY),
    "no day off": lambda s, o, c: storage.remove_day_off(s, o, c, DAY),
    "added interviewer": lambda s, o, c: storage.add_interviewer(s, o, c, name="New"),
    "interviewer": lambda s, o, c: storage.save_interviewer(s, o, c, "a", name="New"),
    "removed interviewer": lambda s, o, c: storage.remove_interviewer(s, o, c, "a"),
    "events": lambda s, o, c: storage.add_events(
        s, o, c, [Event(kind="reopened", on=DAY), Event(kind="offer", on=DAY)]
    ),
    "removed event": lambda s, o, c: storage.remove_event(s, o, c, "first"),
    "tick": lambda s, o, c: storage.tick(s, o, c, ActionState(action="A09", status="done", on=DAY)),
    "repaired": lambda s, o, c: storage.save_repaired(s, o, c, ActionState(action="A02", status="done", on=DAY)),
    "untick": lambda s, o, c: storage.untick(s, o, c, "A02"),
    "letter": lambda s, o, c: storage.save_letter(s, o, c, "T01", "z", body="Dear Dana"),
    "cleared letter": lambda s, o, c: storage.save_letter(s, o, c, "T01", "z", subject=None, body=None),
    "note": lambda s, o, c: storage.save_note(s, o, c, Note(id="n1", kind="landed", text="one"), "text"),
    "notes": lambda s, o, c: storage.save_notes(s, o, c, [Note(id=name, kind="landed") for name in "ab"]),
    "removed note": lambda s, o, c: storage.remove_note(s, o, c, "n1"),
}

change_of_each_kind = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)


@change_of_each_kind
def test_every_change_raises_the_revision_by_one_and_says_it(store: storage.Store, owner: str, change: Change) -> None:
    storage.create(store, owner, FULL)
    before = storage.revision(store, owner, "full")
    assert change(store, owner, "full") == storage.revision(store, owner, "full") == before + 1


@change_of_each_kind
def test_no_owner_changes_or_sees_what_another_has(store: storage.Store, owner: str, change: Change) -> None:
    storage.create(store, owner, FULL)
    storage.create(store, f"{owner}2", draft("theirs"))
    before = storage.export_owner(store, owner)
    with pytest.raises(NotFoundError, match="no longer there"):
        change(store, f"{owner}2", "full")
    assert storage.export_owner(store, owner) == before
    assert storage.load(store, f"{owner}2", "full") is None
    assert storage.list_letters(store, f"{owner}2", "full") == ()


AWAY: dict[str, Callable[[storage.Store, str], bytes]] = {
    "one": lambda s, o: storage.delete_candidacy(s, o, "full"),
    "everything": storage.delete_everything,
}


@pytest.mark.parametrize("delete", AWAY.values(), ids=AWAY)
@pytest.mark.parametrize("back", ["undo", "file", "anew"])
def test_no_revision_comes_again_after_a_deletion(
    store: storage.Store, owner: str, delete: Callable[[storage.Store, str], bytes], back: str
) -> None:
    storage.create(store, owner, FULL)
    before = storage.catch_up(store, owner, "full")
    last = storage.save_details(store, owner, "full", employer="An old word")
    deleted = delete(store, owner)
    if back == "undo":
        storage.put_back(store, owner, deleted)
    elif back == "file":
        storage.restore(store, owner, FULL.model_dump_json().encode(), load_catalogue())
    else:
        storage.create(store, owner, FULL)
    assert storage.revision(store, owner, "full") > last
    now = storage.catch_up(store, owner, "full", before)
    assert now is not None
    assert now.candidacy == storage.load(store, owner, "full")


@change_of_each_kind
def test_who_catches_up_after_a_change_has_what_is_kept(store: storage.Store, owner: str, change: Change) -> None:
    storage.create(store, owner, FULL)
    before = storage.catch_up(store, owner, "full")
    change(store, owner, "full")
    now = storage.catch_up(store, owner, "full", before)
    assert now is not None
    assert (now.candidacy, now.revision) == (
        storage.load(store, owner, "full"),
        storage.revision(store, owner, "full"),
    )


def test_what_has_not_changed_is_not_read_again(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    before = storage.catch_up(store, owner, "full")
    assert storage.catch_up(store, owner, "full", before) is before


def test_one_that_was_started_anew_is_not_taken_for_the_old_one(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    before = storage.catch_up(store, owner, "draft")
    storage.delete_candidacy(store, owner, "draft")
    storage.create(store, owner, draft().model_copy(update={"employer": "Another"}))
    now = storage.catch_up(store, owner, "draft", before)
    assert now is not None
    assert now.candidacy.employer == "Another"


def test_nobody_catches_up_with_what_another_has(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    mine = storage.catch_up(store, owner, "draft")
    assert storage.catch_up(store, f"{owner}2", "draft", mine) is None
    storage.create(store, f"{owner}2", draft().model_copy(update={"role": "Theirs"}))
    theirs = storage.catch_up(store, f"{owner}2", "draft", mine)
    assert theirs is not None
    assert theirs.candidacy.role == "Theirs"
