"""Letters and notes are written by field, keep their order and belong to one candidacy."""

import pytest

import storage
from scoring.candidacy import Note
from storage.errors import NotFoundError
from tests.support.candidacies import FULL, draft


def test_subject_and_body_of_a_letter_are_kept_apart(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    storage.save_letter(store, owner, "draft", "T01", "i2", body="c")
    for body in "ab":
        storage.save_letter(store, owner, "draft", "T01", "i1", body=body)
    storage.save_letter(store, owner, "draft", "T01", "i1", subject="Thanks")
    mine = storage.LetterDraft(letter="T01", recipient="i1", subject="Thanks", body="b")
    other = storage.LetterDraft(letter="T01", recipient="i2", body="c")
    assert storage.list_letters(store, owner, "draft") == (mine, other)
    storage.save_letter(store, owner, "draft", "T01", "i1", body=None)
    assert storage.list_letters(store, owner, "draft") == (mine.model_copy(update={"body": None}), other)
    storage.save_letter(store, owner, "draft", "T01", "i1", subject=None)
    assert storage.list_letters(store, owner, "draft") == (other,)


def test_notes_keep_their_order_and_a_later_text_stands_in_its_place(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    first, second = Note(id="a", kind="landed", text="one"), Note(id="b", kind="case", text="two")
    for note in (first, second):
        storage.save_note(store, owner, "draft", note)
    changed = first.model_copy(update={"text": "one, said better", "about": "i1", "links": ("b",)})
    storage.save_note(store, owner, "draft", changed)
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.notes == (changed, second)


def test_a_note_taken_away_leaves_the_others_in_order(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    storage.remove_note(store, owner, "full", "n2")
    storage.save_note(store, owner, "full", Note(id="n4", kind="case"))
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert [note.id for note in kept.notes] == ["n1", "n3", "n4"]


def test_two_tabs_that_change_two_fields_of_a_note_keep_both(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    drawn = Note(id="a", kind="question", text="Why us?")
    storage.save_note(store, owner, "draft", drawn)
    storage.save_note(store, owner, "draft", drawn.model_copy(update={"about": "i1"}), "about")
    storage.save_note(store, owner, "draft", drawn.model_copy(update={"text": "Why here?"}), "text")
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.notes == (Note(id="a", kind="question", text="Why here?", about="i1"),)


def test_notes_belong_to_an_owner_who_has_the_candidacy(store: storage.Store, owner: str) -> None:
    with pytest.raises(NotFoundError):
        storage.save_note(store, owner, "nowhere", Note(id="a", kind="landed"))
    with pytest.raises(NotFoundError):
        storage.remove_note(store, owner, "nowhere", "a")
