"""What is written comes back as it was, one row at a time, and belongs to one owner."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date, timedelta
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
    Interviewer,
    NotApplicable,
    Note,
    Rated,
    Unanswered,
)
from scoring.loading import load_catalogue
from storage.errors import AlreadyThereError, NotFoundError
from storage.rows import DETAILS, PARTS, details_of, with_event_ids
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
    storage.add_events(store, owner, "full", [Event(kind="rejected", on=date(2026, 11, 1), id="last")])
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert [each.id for each in kept.events] == ["later", "first", "r", "c", "i", "t", "o", "last"]


def test_a_character_that_no_database_keeps_is_left_out_and_the_words_stay(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL.model_copy(update={"contact": ContactPerson(name="Pri\0ya")}))
    storage.save_choice(store, owner, "full", Rated(factor="C7", level=1, evidence="be\0fore"))
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert kept.contact == ContactPerson(name="Priya")
    assert "before" in {answer.evidence for answer in kept.answers}


def test_a_candidacy_starts_with_three_fields_and_the_others_follow_one_at_a_time(
    store: storage.Store, owner: str
) -> None:
    storage.create(store, owner, draft())
    steps: dict[str, Any] = details_of(FULL)
    assert steps.keys() == DETAILS
    for name, value in steps.items():
        storage.save_details(store, owner, "draft", **{name: value})
    expected = FULL.model_copy(update={"id": "draft", **dict.fromkeys(PARTS, ())})
    assert storage.load(store, owner, "draft") == expected
    assert storage.with_details(draft(), **steps) == expected


def test_a_detail_can_be_taken_back(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    gone: dict[str, Any] = dict.fromkeys(("contact_name", "contact_address", "decision_date", "interest"))
    storage.save_details(store, owner, "full", **gone)
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert (kept.contact, kept.decision_date, kept.interest) == (None, None, None)


def test_days_off_come_back_in_order_and_once(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    for number in (26, 20, 26, 23):
        storage.add_day_off(store, owner, "draft", date(2026, 11, number))
    storage.remove_day_off(store, owner, "draft", date(2026, 11, 23))
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.days_off == (date(2026, 11, 20), date(2026, 11, 26))


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
        storage.save_choice(store, owner, "draft", answer)
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert set(kept.answers) == {later.model_copy(update={"evidence": "old"}), theirs}


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


def test_interviewers_are_written_by_field_and_keep_their_order(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    storage.add_interviewer(store, owner, "full", name="Ines")
    storage.save_interviewer(store, owner, "full", "z", role="Planner")
    storage.save_interviewer(store, owner, "full", "z", name="Zoë")
    kept = storage.load(store, owner, "full")
    assert kept is not None
    told = [(person.id, person.name, person.role) for person in kept.interviewers]
    assert told[:2] == [("z", "Zoë", "Planner"), ("a", "Józef", "Lead")]
    assert [told[2][1:]] == [("Ines", None)]


NAMED: dict[str, Callable[[storage.Store, str], object]] = {
    "event to": lambda s, o: storage.add_events(s, o, "draft", [Event(kind="contact", on=date(2026, 11, 17), to="p")]),
    "event from": lambda s, o: storage.add_events(
        s, o, "draft", [Event(kind="reply_received", on=date(2026, 11, 17), sender="p")]
    ),
    "letter": lambda s, o: storage.save_letter(s, o, "draft", "T01", "p", body="Thank you"),
    "note": lambda s, o: storage.save_note(s, o, "draft", Note(id="n", kind="person", about="p")),
    "blank": lambda s, o: storage.save_note(s, o, "draft", Note(id="n", kind="blank", about="thing-p")),
}


@pytest.mark.parametrize("name", NAMED.values(), ids=NAMED)
def test_who_is_named_stays_as_removed_and_comes_back(
    store: storage.Store, owner: str, name: Callable[[storage.Store, str], object]
) -> None:
    storage.create(store, owner, draft())
    storage.save_interviewer(store, owner, "draft", "p", name="Dana", role="Lead")
    name(store, owner)
    storage.remove_interviewer(store, owner, "draft", "p")
    dana = Interviewer(id="p", name="Dana", role="Lead")
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert (kept.interviewers, kept.present_interviewers) == ((dana.model_copy(update={"removed": True}),), ())
    storage.save_interviewer(store, owner, "draft", "p")
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.present_interviewers == (dana,)


def test_who_is_named_nowhere_is_deleted_and_their_id_never_given_again(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    given = set()
    for _ in range(3):
        storage.add_interviewer(store, owner, "draft", name="Dana")
        kept = storage.load(store, owner, "draft")
        assert kept is not None
        (person,) = kept.interviewers
        given.add(person.id)
        storage.remove_interviewer(store, owner, "draft", person.id)
    assert storage.load(store, owner, "draft") == draft()
    assert len(given) == 3


def test_an_event_gets_an_id_by_which_it_can_be_taken_back(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    storage.add_events(store, owner, "full", [Event(kind="parked", on=date(2026, 12, 3))])
    storage.remove_event(store, owner, "full", "first")
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert [each.id for each in kept.events][:-1] == ["later", "r", "c", "i", "t", "o"]
    assert kept.events[-1].id


def test_what_an_action_made_up_for_outlives_another_tick(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    done = ActionState(action="A02", status="done", on=date(2026, 11, 17))
    storage.tick(store, owner, "draft", done.model_copy(update={"status": "not_for_me"}))
    storage.save_repaired(store, owner, "draft", done.model_copy(update={"repaired": ("M1",)}))
    storage.tick(store, owner, "draft", done)
    kept = storage.load(store, owner, "draft")
    assert kept is not None
    assert kept.actions == (done.model_copy(update={"repaired": ("M1",)}),)
    storage.untick(store, owner, "draft", "A02")
    assert storage.load(store, owner, "draft") == draft()


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


@pytest.mark.parametrize("known", [False, True], ids=["new", "known"])
def test_an_answer_touches_two_rows(store: storage.Store, owner: str, known: bool) -> None:
    storage.create(store, owner, FULL)
    with statements(store) as made:
        storage.save_choice(store, owner, "full", Rated(factor="C1" if known else "C9", level=2))
    told = [words.split(maxsplit=2)[:2] for words, _ in made if words.split(maxsplit=1)[0] not in {"BEGIN", "SET"}]
    assert told == [["UPDATE", "candidacy"], ["INSERT", "INTO"]]


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
