"""A newer calendar file never counts less than an older one, whatever was written in between, or taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

import storage
from exports.calendar_file import render
from scoring.candidacy import ActionState, Event, Note, Rated
from tests.support.exporting import TODAY, candidacy_of, export_of

MOMENT = date(2026, 12, 3)
INVITED = Event(id="e", kind="invited", on=TODAY, second_interview=MOMENT)
Write = Callable[[storage.Store, str, str], object]
WRITES: dict[str, Write] = {
    "minutes": lambda s, o, c: storage.save_details(s, o, c, minutes_per_day=30),
    "other minutes": lambda s, o, c: storage.save_details(s, o, c, minutes_per_day=45),
    "an answer": lambda s, o, c: storage.save_choice(s, o, c, Rated(factor="C1", level=1)),
    "another answer": lambda s, o, c: storage.save_choice(s, o, c, Rated(factor="C1", level=4)),
    "an invitation": lambda s, o, c: storage.add_events(s, o, c, [INVITED]),
    "another moment": lambda s, o, c: storage.add_events(
        s, o, c, [INVITED.model_copy(update={"second_interview": MOMENT + timedelta(days=1)})]
    ),
    "no invitation": lambda s, o, c: storage.remove_event(s, o, c, "e"),
    "a tick": lambda s, o, c: storage.tick(s, o, c, ActionState(action="A10", status="done", on=TODAY), []),
    "no tick": lambda s, o, c: storage.untick(s, o, c, "A10"),
    "a note": lambda s, o, c: storage.save_note(s, o, c, Note(id="n", kind="case", text="a")),
    "no note": lambda s, o, c: storage.remove_note(s, o, c, "n"),
}


@given(st.lists(st.sampled_from(sorted(WRITES)), min_size=1, max_size=6))
@settings(max_examples=20, deadline=None)
def test_every_newer_file_counts_more(store: storage.Store, order: list[str]) -> None:
    owner = f"https://id.example|{uuid4()}"
    storage.create(store, owner, candidacy_of(id="c"))
    counted = [_sequence(store, owner)]
    for name in order:
        WRITES[name](store, owner, "c")
        counted.append(_sequence(store, owner))
    assert all(later > earlier for earlier, later in pairwise(counted)), (order, counted)


def _sequence(store: storage.Store, owner: str) -> int:
    kept = storage.catch_up(store, owner, "c")
    assert kept is not None
    calendar = Calendar.from_ical(render(replace(export_of(**kept.candidacy.model_dump()), revision=kept.revision)))
    (count,) = {int(str(event["sequence"])) for event in calendar.walk("VEVENT")}
    return count
