"""What is written comes back as it was, one row at a time, and belongs to one owner."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from sqlalchemy import event

import storage
from scoring.candidacy import (
    ActionState,
    Candidacy,
    ContactPerson,
    Event,
    FirstInterview,
    Interviewer,
    NotApplicable,
    Note,
    Rated,
    Unanswered,
)
from storage.errors import AlreadyThereError
from storage.rows import DETAILS, with_event_ids
from tests.support.candidacies import FULL, any_candidacy, draft, in_order


@contextmanager
def statements(store: storage.Store) -> Generator[list[tuple[str, int]]]:
    """Collect what the database is told, with the number of rows that each statement touched."""
    made: list[tuple[str, int]] = []
    seen = event.listens_for(store.engine, "after_cursor_execute")(
        lambda _c, cursor, words, *_: made.append((words, cursor.rowcount))
    )
    yield made
    event.remove(store.engine, "after_cursor_execute", seen)


@settings(max_examples=60)
@given(any_candidacy)
def test_any_candidacy_comes_back_as_it_was(store: storage.Store, candidacy: Candidacy) -> None:
    owner = uuid4().hex
    storage.create(store, owner, candidacy)
    expected = in_order(with_event_ids(candidacy))
    assert storage.load(store, owner, candidacy.id) == expected
    assert storage.list_candidacies(store, owner) == (expected,)


def test_the_offset_of_the_interview_is_kept_and_not_only_the_instant(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert kept.first_interview.ended.utcoffset() == timedelta(hours=5, minutes=45)
    assert kept.second_interview == FULL.second_interview


def test_events_keep_the_order_in_which_they_were_entered(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    storage.add_event(store, owner, "full", Event(kind="rejected", on=date(2026, 11, 1), id="last"))
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert [each.id for each in kept.events] == ["later", "first", "r", "c", "i", "t", "o", "last"]


def test_a_character_that_no_database_keeps_is_left_out_and_the_words_stay(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL.model_copy(update={"contact": ContactPerson(name="Pri\0ya")}))
    storage.save_answer(store, owner, "full", Rated(factor="C1", level=1, evidence="be\0fore"))
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert kept.contact == ContactPerson(name="Priya")
    assert "before" in {answer.evidence for answer in kept.answers}


def test_a_candidacy_starts_with_three_fields_and_the_others_follow_one_at_a_time(
    store: storage.Store, owner: str
) -> None:
    storage.create(store, owner, draft())
    steps: dict[str, Any] = {name: getattr(FULL, name) for name in DETAILS}
    for name, value in steps.items():
        storage.save_details(store, owner, "draft", **{name: value})
    expected = draft().model_copy(update=steps)
    assert storage.load(store, owner, "draft") == expected


def test_a_detail_can_be_taken_back(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    storage.save_details(store, owner, "full", contact=None, decision_date=None, interest=None, days_off=())
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert (kept.contact, kept.decision_date, kept.interest, kept.days_off) == (None, None, None, ())


WRONG: dict[str, Any] = {"answers": ()}


def test_a_field_that_is_no_detail_is_refused(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    with pytest.raises(TypeError, match="answers"):
        storage.save_details(store, owner, "draft", **WRONG)


def test_the_later_answer_to_a_factor_wins_and_an_observer_has_an_answer_of_their_own(
    store: storage.Store, owner: str
) -> None:
    storage.create(store, owner, draft())
    mine, later = Rated(factor="C1", level=1, evidence="old"), Rated(factor="C1", level=3)
    theirs = Rated(factor="C1", rater="observer", level=2)
    for answer in (mine, theirs, later):
        storage.save_answer(store, owner, "draft", answer)
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert set(kept.answers) == {later, theirs}


def test_a_choice_and_the_words_beside_it_never_overwrite_each_other(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    storage.save_words(store, owner, "draft", Unanswered(factor="C1", evidence="for"))
    storage.save_choice(store, owner, "draft", Rated(factor="C1", level=1, evidence="seen in an old tab"))
    storage.save_words(store, owner, "draft", Unanswered(factor="C1", contra="against"))
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.answers == (Rated(factor="C1", level=1, evidence="for", contra="against"),)
    storage.save_choice(store, owner, "draft", NotApplicable(factor="C1", reason="No task"))
    storage.save_words(store, owner, "draft", Unanswered(factor="C1", evidence=None))
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.answers == (NotApplicable(factor="C1", reason="No task", contra="against"),)


def test_an_answer_can_be_cleared(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    storage.clear_answer(store, owner, "full", "C1")
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert {(answer.factor, answer.rater) for answer in kept.answers if answer.factor == "C1"} == {("C1", "observer")}


def test_interviewers_can_be_added_changed_removed_and_replaced(store: storage.Store, owner: str) -> None:
    first, second, third = (Interviewer(id=name, name=name) for name in ("z", "y", "x"))
    storage.create(store, owner, draft())
    for person in (first, second, third):
        storage.add_interviewer(store, owner, "draft", person)
    renamed = Interviewer(id="z", name="Zoë", email="z@x.example")
    storage.add_interviewer(store, owner, "draft", renamed)
    storage.remove_interviewer(store, owner, "draft", "y")
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.interviewers == (renamed, third)
    storage.save_interviewers(store, owner, "draft", (third, second))
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.interviewers == (third, second)


def test_an_event_gets_an_id_by_which_it_can_be_taken_back(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    new = storage.add_event(store, owner, "full", Event(kind="parked", on=date(2026, 12, 3)))
    storage.remove_event(store, owner, "full", "first")
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert [each.id for each in kept.events] == ["later", "r", "c", "i", "t", "o", new]


def test_an_action_can_be_done_and_open_again(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    done = ActionState(action="A02", status="done", on=date(2026, 11, 17), repaired=("M1",))
    storage.save_action_state(store, owner, "draft", done.model_copy(update={"status": "not_for_me"}))
    storage.save_action_state(store, owner, "draft", done)
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.actions == (done,)
    storage.clear_action_state(store, owner, "draft", "A02")
    assert storage.load(store, owner, "draft") == draft()


def test_a_snapshot_is_kept_to_the_character(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    report = '{"b": 1.50,  "a": "\\u0000 ü 🚀\\n"}\r\n'
    taken = storage.save_snapshot(store, owner, "draft", report, "2026.11")
    later = storage.save_snapshot(store, owner, "draft", "{}", "2026.12")
    assert storage.list_snapshots(store, owner, "draft") == (taken, later)
    assert taken.document == report


def test_a_letter_has_one_draft_for_each_recipient(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    old, new = (storage.LetterDraft(letter="T01", recipient="i1", subject="Thanks", body=body) for body in "ab")
    other = storage.LetterDraft(letter="T01", recipient="i2", body="c")
    for each in (old, new, other):
        storage.save_letter(store, owner, "draft", each)
    assert storage.list_letters(store, owner, "draft") == (new, other)
    storage.clear_letter(store, owner, "draft", "T01", "i1")
    assert storage.list_letters(store, owner, "draft") == (other,)


def test_candidacies_are_listed_newest_first(store: storage.Store, owner: str) -> None:
    for name in ("c", "a", "b"):
        storage.create(store, owner, draft(name))
    assert [each.id for each in storage.list_candidacies(store, owner)] == ["b", "a", "c"]
    assert storage.newest_id(store, owner) == "b"


def test_nothing_kept_reads_as_nothing(store: storage.Store, owner: str) -> None:
    assert storage.load(store, owner, "none") is None
    assert storage.list_candidacies(store, owner) == ()
    assert storage.newest_id(store, owner) is None
    assert storage.revision(store, owner, "none") == 0


def test_two_candidacies_of_one_owner_cannot_share_an_id(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    with pytest.raises(AlreadyThereError, match="full"):
        storage.create(store, owner, draft("full"))
    assert storage.load(store, owner, "full") == in_order(FULL)


Change = Callable[[storage.Store, str, str], object]
CHANGES: dict[str, Change] = {
    "answer": lambda s, o, c: storage.save_answer(s, o, c, Rated(factor="C1", level=2)),
    "choice": lambda s, o, c: storage.save_choice(s, o, c, Rated(factor="C1", level=2)),
    "words": lambda s, o, c: storage.save_words(s, o, c, Unanswered(factor="C1", contra="hm")),
    "cleared answer": lambda s, o, c: storage.clear_answer(s, o, c, "C1"),
    "details": lambda s, o, c: storage.save_details(s, o, c, employer="Other"),
    "interview": lambda s, o, c: storage.save_details(
        s, o, c, first_interview=FirstInterview(ended=datetime(2026, 11, 15, tzinfo=UTC))
    ),
    "interviewer": lambda s, o, c: storage.add_interviewer(s, o, c, Interviewer(id="new", name="New")),
    "interviewers": lambda s, o, c: storage.save_interviewers(s, o, c, ()),
    "removed interviewer": lambda s, o, c: storage.remove_interviewer(s, o, c, "a"),
    "event": lambda s, o, c: storage.add_event(s, o, c, Event(kind="parked", on=date(2026, 12, 1))),
    "removed event": lambda s, o, c: storage.remove_event(s, o, c, "first"),
    "action": lambda s, o, c: storage.save_action_state(
        s, o, c, ActionState(action="A09", status="done", on=date(2026, 11, 18))
    ),
    "cleared action": lambda s, o, c: storage.clear_action_state(s, o, c, "A02"),
    "snapshot": lambda s, o, c: storage.save_snapshot(s, o, c, "{}", "2026.11"),
    "letter": lambda s, o, c: storage.save_letter(s, o, c, storage.LetterDraft(letter="T01", recipient="z")),
    "cleared letter": lambda s, o, c: storage.clear_letter(s, o, c, "T01", "z"),
}
change_of_each_kind = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)


@change_of_each_kind
def test_every_change_raises_the_revision(store: storage.Store, owner: str, change: Change) -> None:
    storage.create(store, owner, FULL)
    before = storage.revision(store, owner, "full")
    change(store, owner, "full")
    assert storage.revision(store, owner, "full") > before


@change_of_each_kind
def test_no_owner_changes_or_sees_what_another_has(store: storage.Store, owner: str, change: Change) -> None:
    storage.create(store, owner, FULL)
    storage.create(store, f"{owner}2", draft("theirs"))
    before = storage.export_owner(store, owner)
    with pytest.raises(storage.NotFoundError, match="no longer there"):
        change(store, f"{owner}2", "full")
    assert storage.export_owner(store, owner) == before
    assert storage.load(store, f"{owner}2", "full") is None
    assert storage.list_snapshots(store, f"{owner}2", "full") == ()
    assert storage.list_letters(store, f"{owner}2", "full") == ()


def test_a_cleared_answer_given_again_does_not_bring_an_old_revision_back(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    seen = [storage.revision(store, owner, "draft")]
    for _ in range(2):
        storage.save_answer(store, owner, "draft", Rated(factor="C1", level=2))
        seen.append(storage.revision(store, owner, "draft"))
        storage.clear_answer(store, owner, "draft", "C1")
        seen.append(storage.revision(store, owner, "draft"))
    assert sorted(set(seen)) == seen


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


def test_after_an_answer_nothing_but_answers_is_read_again(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    before = storage.catch_up(store, owner, "full")
    storage.save_choice(store, owner, "full", Rated(factor="C1", level=2))
    with statements(store) as made:
        storage.catch_up(store, owner, "full", before)
    read = [words.partition("FROM ")[2].split(maxsplit=1)[0] for words, _ in made if words.startswith("SELECT")]
    assert read == ["answer", "answer"]


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
    assert storage.catch_up(store, f"{owner}2", "draft", storage.catch_up(store, owner, "draft")) is None


@pytest.mark.parametrize("known", [False, True], ids=["new", "known"])
def test_an_answer_touches_one_row(store: storage.Store, owner: str, known: bool) -> None:
    storage.create(store, owner, FULL)
    with statements(store) as made:
        storage.save_answer(store, owner, "full", Rated(factor="C1" if known else "C9", level=2))
    touched = [rows for words, rows in made if words.startswith("INSERT")]
    assert touched == [1]
    assert {words.split(maxsplit=1)[0] for words, _ in made} <= {"BEGIN", "INSERT"}


def test_a_tick_and_what_it_sent_are_kept_together(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    state = ActionState(action="A39", status="done", on=date(2026, 11, 17))
    sent = Event(kind="thank_you_sent", on=date(2026, 11, 17), to="i1", id="A39-0")
    storage.tick(store, owner, "full", state, [sent])
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert (state in kept.actions, sent in kept.events) == (True, True)


def test_taking_a_tick_back_takes_back_what_it_sent_and_nothing_else(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    before = storage.load(store, owner, "full")
    state = ActionState(action="A39", status="done", on=date(2026, 11, 17))
    storage.tick(store, owner, "full", state, [Event(kind="thank_you_sent", on=date(2026, 11, 17), id="A39-0")])
    storage.untick(store, owner, "full", "A39", ["A39-0"])
    assert storage.load(store, owner, "full") == before


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


def test_every_change_of_a_note_raises_the_revision(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    seen = [storage.revision(store, owner, "draft")]
    for text in ("one", "two"):
        storage.save_note(store, owner, "draft", Note(id="a", kind="landed", text=text))
        seen.append(storage.revision(store, owner, "draft"))
    storage.remove_note(store, owner, "draft", "a")
    seen.append(storage.revision(store, owner, "draft"))
    assert seen == [seen[0] + number for number in range(4)]


def test_notes_belong_to_an_owner_who_has_the_candidacy(store: storage.Store, owner: str) -> None:
    with pytest.raises(storage.NotFoundError):
        storage.save_note(store, owner, "nowhere", Note(id="a", kind="landed"))
    with pytest.raises(storage.NotFoundError):
        storage.remove_note(store, owner, "nowhere", "a")
