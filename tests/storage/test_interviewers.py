"""Interviewers are written by field, and whoever something names stays as removed."""

from collections.abc import Callable
from datetime import date

import pytest

import storage
from scoring.candidacy import MOST, Event, Interviewer, Note
from storage.errors import TooManyError
from tests.support.candidacies import FULL, draft


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


def test_who_led_the_talk_stands_before_all_others(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, FULL)
    storage.add_interviewer(store, owner, "full", name="Ines")
    storage.lead_interviewer(store, owner, "full", "a")
    kept = storage.load(store, owner, "full")
    assert kept is not None
    assert [person.name for person in kept.interviewers][0::2] == ["Józef", "Ines"]


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


def test_two_tabs_keep_no_more_people_than_a_file_of_them_may_hold(store: storage.Store, owner: str) -> None:
    storage.create(store, owner, draft())
    for number in range(MOST["interviewers"]):
        storage.save_interviewer(store, owner, "draft", f"p{number}", name="Dana")
    before = storage.export_owner(store, owner)
    with pytest.raises(TooManyError, match="There are 50 entries of this kind already"):
        storage.add_interviewer(store, owner, "draft", name="Ines")
    assert storage.export_owner(store, owner) == before
    storage.save_interviewer(store, owner, "draft", "p0", name="Ola")
