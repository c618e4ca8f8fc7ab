"""Thanks after round two go to those who were there, also to people who were not in round one."""

from datetime import date, timedelta

from scoring.candidacy import Candidacy, Event, Note
from scoring.facts import Snapshot
from scoring.facts.reach import open_to, recipients
from scoring.letters.drafting import draft
from scoring.letters.offers import offers
from scoring.letters.posting import Posted, has_it, sending, still_to_have
from scoring.loading import load_catalogue
from scoring.people import known
from scoring.planning import plan
from screens.interviews.examples import example

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 18)
SECOND = TODAY + timedelta(days=6)
OLA = Note(id="ola", kind="person", text="Ola Berg, Chief executive")
KNOWN = Note(id="known", kind="person", text="The budget", about="i1", links=("cares",))


def held(*notes: Note) -> Candidacy:
    """Return the example of six days before round two, with the talk over."""
    mine = example("invited", TODAY)
    over = Event(kind="second_interview_held", on=SECOND)
    return mine.model_copy(update={"notes": notes, "events": (*mine.events, over)})


def due(candidacy: Candidacy) -> list[str]:
    steps = plan(Snapshot(candidacy, CATALOGUE, SECOND))
    return [offer.to for offer in offers(Snapshot(candidacy, CATALOGUE, SECOND), steps) if offer.letter == "T18"]


def at(candidacy: Candidacy) -> Snapshot:
    return Snapshot(candidacy, CATALOGUE, SECOND)


def test_thanks_are_due_to_those_who_were_there() -> None:
    assert due(held(OLA, KNOWN)) == ["i1", "ola"]
    assert due(held()) == ["i1", "i2", "i3"]


def test_somebody_new_is_known_by_name_and_title() -> None:
    found = known(held(OLA), "ola")
    assert (found.name, found.role) == ("Ola Berg", "Chief executive")
    assert "ola" in open_to("T18", held(OLA), CATALOGUE)
    assert "ola" not in recipients(held(OLA), "everybody")


def test_a_note_that_is_sent_is_written_down_and_not_asked_for_again() -> None:
    mine = held(OLA, KNOWN)
    sent = sending(Posted("T18", "ola", SECOND, "A35"), at(mine))
    assert [event.to for event in sent.events] == ["ola"]
    assert sent.action is None
    after = mine.model_copy(update={"events": (*mine.events, *sent.events)})
    assert has_it(CATALOGUE.letter_use["T18"], "ola", at(after))
    assert due(after) == ["i1"]
    assert still_to_have(CATALOGUE.letter_use["T18"], "round_two", at(after)) == ("i1",)


def test_the_last_note_ticks_the_action_off() -> None:
    mine = held(OLA)
    assert sending(Posted("T18", "ola", SECOND, "A35"), at(mine)).action is not None


def test_a_name_longer_than_any_event_takes_is_written_down_and_not_asked_for_again() -> None:
    endless = held(Note(id="ola", kind="person", text="O" * 20_000))
    sent = sending(Posted("T18", "ola", SECOND), at(endless)).events
    after = endless.model_copy(update={"events": (*endless.events, *sent)})
    assert has_it(CATALOGUE.letter_use["T18"], "ola", at(after))


THREE = {
    "events": [
        {"kind": "invited", "on": "2026-11-20", "second_interview": "2026-11-24"},
        {"kind": "second_interview_held", "on": "2026-11-24"},
        {"kind": "invited", "on": "2026-11-25", "second_interview": "2026-12-01T09:00:00+01:00"},
    ]
}


def of_three(*notes: Note, day: int = 26, month: int = 11, letter: str = "T18") -> str:
    mine = held(OLA).model_dump() | THREE | {"notes": [OLA, *notes]}
    now = Snapshot(Candidacy.model_validate(mine), CATALOGUE, date(2026, month, day))
    return draft(CATALOGUE.letter[letter], "ola", now).body


def test_the_confirmation_names_the_day_of_round_three_although_another_was_typed_for_round_two() -> None:
    typed = Note(id="t", kind="blank", about="second_interview", text="24 November at noon")
    assert "1 December at 09:00 suits me well" in of_three(typed, letter="T12")


def test_thanks_for_round_two_name_its_day_also_when_round_three_is_set() -> None:
    assert "your time on 24 November" in of_three()


def test_what_was_thanked_for_in_round_two_does_not_fill_the_note_after_round_three() -> None:
    walk = Note(id="w", kind="blank", about="tour-ola", text="the walk through the depot")
    assert "the walk through the depot" in of_three(walk)
    assert "the walk through the depot" not in of_three(walk, day=2, month=12)
