"""Successive files imported into a calendar that follows RFC 5545 and 5546: afterwards it holds the plan, and nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream

from exports import Export, calendar_held
from exports.calendar_file import render
from tests.support.exporting import TODAY, candidacy_of, export_of

NINE = timezone(timedelta(hours=1))
FIRST, MOVED = datetime(2026, 12, 3, 10, tzinfo=NINE), datetime(2026, 12, 4, 14, tzinfo=NINE)


@dataclass(frozen=True)
class Read:
    """What a parser makes of one event."""

    uid: str
    title: str
    start: date
    status: str
    sequence: int
    stamp: datetime
    alarms: int


def by_icalendar(content: bytes) -> Iterator[Read]:
    for event in icalendar.Calendar.from_ical(content).events:
        yield Read(
            str(event["UID"]),
            str(event["SUMMARY"]),
            event.start,
            str(event["STATUS"]),
            int(str(event["SEQUENCE"])),
            event.DTSTAMP,
            len(event.walk("VALARM")),
        )


def by_ical(content: bytes) -> Iterator[Read]:
    for event in IcsCalendarStream.calendar_from_ics(content.decode()).events:
        stamp = event.dtstamp
        assert event.uid
        assert event.dtstart
        assert isinstance(stamp, datetime)
        yield Read(
            event.uid,
            event.summary or "",
            event.dtstart,
            str(event.status and event.status.value),
            event.sequence or 0,
            stamp,
            len(event.alarm),
        )


def by_the_letter(content: bytes) -> Iterator[Read]:
    """Read lines as RFC 5545 3.1 defines them, without a library."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    events = [event.split("\r\nEND:VEVENT")[0] for event in "\r\n".join(lines).split("BEGIN:VEVENT\r\n")[1:]]
    for event in events:
        own, _, alarms = event.partition("BEGIN:VALARM")
        values = {
            name.partition(";")[0]: value for name, _, value in (line.partition(":") for line in own.split("\r\n"))
        }
        title = values["SUMMARY"].replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
        yield Read(
            values["UID"],
            title,
            moment(values["DTSTART"]),
            values["STATUS"],
            int(values["SEQUENCE"]),
            datetime.fromisoformat(values["DTSTAMP"]),
            bool(alarms),
        )


def moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


PARSERS = {"icalendar": by_icalendar, "ical": by_ical, "by the letter": by_the_letter}


@dataclass
class Agenda:
    """A calendar: the newest SEQUENCE of a UID wins, among equal ones the newest DTSTAMP; what is cancelled does not show."""

    known: dict[str, Read] = field(default_factory=dict)

    def take_in(self, events: Iterator[Read]) -> None:
        for event in events:
            before = self.known.get(event.uid)
            if before is None or (before.sequence, before.stamp) <= (event.sequence, event.stamp):
                self.known[event.uid] = event

    def shown(self) -> set[tuple[str, date]]:
        return {
            (event.title.partition(" (")[0], event.start)
            for event in self.known.values()
            if event.status == "CONFIRMED"
        }


def expected(export: Export) -> set[tuple[str, date]]:
    days = {
        (export.catalogue.action[item.action].title.partition(" (")[0], share.day)
        for item in export.plan.items
        for share in item.shares
    }
    second = export.now.second_moment
    if isinstance(second, datetime) and export.readiness.stage == "invited":
        days.add(("Second interview: Operations analyst at Northfield Foods", second.astimezone(UTC)))
    return days


def invitation(moment: datetime, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - the fields of an event
    return {"kind": "invited", "on": TODAY, "second_interview": moment, **more}


def the_road() -> Iterator[Export]:
    """Yield four days' exports: the plan, other minutes and a tick, the invitation moved, the rejection."""
    start = candidacy_of().model_dump()
    events = [*start["events"], invitation(FIRST, id="i")]
    yield export_of(events=events)
    first = export_of(events=events).plan.items[-1].action
    done = [{"action": first, "status": "done", "on": TODAY}]
    changed: dict[str, Any] = {"minutes_per_day": 20, "actions": [*start["actions"], *done]}
    yield export_of(events=events, **changed)
    events = [*start["events"], invitation(MOVED, id="i")]
    yield export_of(events=events, **changed)
    yield export_of(events=[*events, {"kind": "rejected", "on": TODAY}], **changed)


def remembered(exports: Iterator[Export], revisions: tuple[int, ...] = (7, 9, 9, 12)) -> Iterator[Export]:
    """Hand each export what the one before it held, as the app does; all are made in one minute of one day."""
    earlier = ""
    for revision, export in zip(revisions, exports, strict=True):
        made = datetime(2026, 11, 18, 17, tzinfo=UTC)
        whole = replace(export, revision=revision, made=made, earlier=earlier)
        earlier = calendar_held(whole)
        yield whole


@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
def test_after_each_of_four_successive_files_a_calendar_holds_the_plan_and_nothing_else(
    parse: Callable[[bytes], Iterator[Read]],
) -> None:
    agenda = Agenda()
    for export in remembered(the_road()):
        agenda.take_in(parse(render(export)))
        assert agenda.shown() == expected(export)


def test_the_three_parsers_read_the_same() -> None:
    for export in remembered(the_road()):
        content = render(export)
        one, other, third = (
            [replace(read, alarms=bool(read.alarms)) for read in parse(content)] for parse in PARSERS.values()
        )
        assert one == other == third


def test_a_rejection_cancels_the_second_interview_and_its_alarm() -> None:
    *_, last = remembered(the_road())
    second = next(event for event in by_icalendar(render(last)) if event.title.startswith("Second interview"))
    assert (second.status, second.alarms) == ("CANCELLED", 0)


@pytest.mark.parametrize("hour", [9, 10, 13], ids=str)
def test_a_second_interview_that_begins_or_ends_at_midnight_in_greenwich_is_cancelled_too(hour: int) -> None:
    moment = datetime(2026, 12, 3, hour, tzinfo=timezone(timedelta(hours=9 if hour == 9 else hour)))
    events = [*candidacy_of().model_dump()["events"], invitation(moment, id="i")]
    first = replace(export_of(events=events), revision=7)
    last = replace(export_of(events=[*events, {"kind": "rejected", "on": TODAY}]), earlier=calendar_held(first))
    statuses = [event.status for event in by_icalendar(render(last)) if event.title.startswith("Second interview")]
    assert statuses == ["CANCELLED"]


def test_what_was_ticked_early_is_cancelled() -> None:
    first, second, *_ = remembered(the_road())
    title = second.catalogue.action[first.plan.items[-1].action].title
    assert [event.status for event in by_icalendar(render(second)) if event.title == title] == ["CANCELLED"]


def test_a_cancelled_event_comes_again_as_long_as_its_day_is_not_over() -> None:
    first, second, third, _ = remembered(the_road())
    gone = first.plan.items[-1]
    title, uid = (
        second.catalogue.action[gone.action].title,
        {event.title: event.uid for event in by_icalendar(render(first))},
    )
    assert uid[title] in {event.uid for event in by_icalendar(render(third))}
    past = replace(export_of(today=gone.day + timedelta(days=1)), earlier=calendar_held(third))
    again = replace(past, earlier=calendar_held(past))
    assert uid[title] not in {event.uid for event in by_icalendar(render(again)) if event.status == "CANCELLED"}


def test_each_file_counts_above_the_one_before_it_even_if_only_the_day_has_changed() -> None:
    export = replace(export_of(), revision=7)
    later = replace(export, earlier=calendar_held(export))
    sequences = [{event.sequence for event in by_icalendar(render(each))} for each in (export, later)]
    assert sequences == [{7}, {8}]


@pytest.mark.parametrize("came_of_it", [[], [{"kind": "rejected", "on": FIRST.date()}]], ids=["open", "closed"])
def test_a_second_interview_that_was_held_stays(came_of_it: list[dict[str, Any]]) -> None:
    events = [*candidacy_of().model_dump()["events"], invitation(FIRST, id="i")]
    held = {"kind": "second_interview_held", "on": FIRST.date()}
    after = export_of(events=[*events, held, *came_of_it], today=FIRST.date())
    export = replace(after, earlier=calendar_held(export_of(events=events)))
    second = next(event for event in by_icalendar(render(export)) if event.title.startswith("Second interview"))
    assert (second.status, second.alarms) == ("CONFIRMED", 0)


@pytest.mark.parametrize("earlier", ["", "{", "[]", '{"sequence": "x"}', '{"entries": [{}]}'])
def test_a_memory_that_nobody_can_read_is_as_none(earlier: str) -> None:
    statuses = {event.status for event in by_icalendar(render(replace(export_of(), earlier=earlier)))}
    assert statuses == {"CONFIRMED"}


def test_a_copy_of_a_candidacy_cancels_nothing_of_the_one_it_was_made_from() -> None:
    first, *_ = remembered(the_road())
    assert b"CANCELLED" not in render(replace(export_of(id="copy"), earlier=calendar_held(first)))


def test_nothing_is_cancelled_for_somebody_who_takes_the_first_file() -> None:
    assert b"CANCELLED" not in render(export_of())
