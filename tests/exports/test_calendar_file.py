from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from exports.calendar_file import render
from exports.export import Export
from tests.support.exporting import HOSTILE, TODAY, candidacy_of, export_of
from wording.words import clean_line, job_words


def read(content: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(content.decode())


def events(export: Export) -> list[Event]:
    return read(render(export)).events


def invited(moment: Any, **changes: Any) -> Export:  # noqa: ANN401 - the fields of a candidacy
    event = {"kind": "invited", "on": TODAY, "second_interview": moment}
    return export_of(events=[*candidacy_of().model_dump()["events"], event], **changes)


def second(moment: Any) -> Event:  # noqa: ANN401 - a day or a moment
    return next(event for event in events(invited(moment)) if (event.summary or "").startswith("Second interview"))


def test_another_reader_finds_a_whole_day_for_every_share_of_every_planned_action() -> None:
    export = export_of()
    found = [((event.summary or "").partition(" (")[0], event.dtstart, event.dtend) for event in events(export)]
    assert found == [
        (export.catalogue.action[item.action].title, share.day, share.day + timedelta(days=1))
        for item in export.plan.items
        for share in item.shares
    ]


def test_a_long_action_says_on_each_day_which_part_it_is_and_how_long() -> None:
    parts = [event for event in events(export_of()) if (event.summary or "").startswith("Build a case bank")]
    assert [event.summary for event in parts] == ["Build a case bank (1 of 2)", "Build a case bank (2 of 2)"]
    assert ["On this day: 15 minutes." in (event.description or "") for event in parts] == [True, False]


def test_every_event_has_its_own_identity() -> None:
    uids = [event.uid for event in events(export_of())]
    assert len(set(uids)) == len(uids)


def test_a_newer_file_keeps_identities_and_counts_the_changes_to_the_candidacy() -> None:
    first, later = ({event.uid: event for event in events(replace(export_of(), revision=n))} for n in (7, 8))
    assert first.keys() == later.keys()
    assert {event.sequence for event in first.values()} == {7}
    assert {event.sequence for event in later.values()} == {8}


def test_two_candidacies_share_no_identity() -> None:
    one, other = events(export_of(id="one")), events(export_of(id="other"))
    assert not {event.uid for event in one} & {event.uid for event in other}


def test_the_stamp_is_the_moment_of_the_report_and_without_one_its_day() -> None:
    made = datetime(2026, 11, 18, 8, 30, tzinfo=timezone(timedelta(hours=13)))
    for export, stamp in (
        (replace(export_of(), made=made), made.astimezone(UTC)),
        (export_of(), datetime(2026, 11, 18, tzinfo=UTC)),
    ):
        assert {event.dtstamp for event in events(export)} == {stamp}
        assert {event.last_modified for event in events(export)} == {stamp}


def test_what_is_planned_for_later_reminds_on_the_evening_before_and_what_is_for_today_not_at_all() -> None:
    triggers = {event.dtstart: [alarm.trigger for alarm in event.alarm] for event in events(export_of())}
    assert triggers.pop(TODAY) == []
    assert triggers
    assert all(trigger == [timedelta(hours=-6)] for trigger in triggers.values())


@pytest.mark.parametrize("moment", [date(2026, 11, 27), *(datetime(2026, 11, 27, hour) for hour in (8, 9, 17, 18))])  # noqa: DTZ001 - local on purpose
def test_no_alarm_rings_at_the_start_of_an_event_or_while_the_interview_lasts(moment: date) -> None:
    begin = moment if isinstance(moment, datetime) else datetime.combine(moment, time(9))
    for event in events(invited(moment)):
        for alarm in event.alarm:
            assert isinstance(alarm.trigger, timedelta)
            assert event.dtstart
            assert alarm.trigger < timedelta(0)
            rings = datetime.combine(event.dtstart, time()) + alarm.trigger
            assert not begin <= rings < begin + timedelta(hours=1)


def test_every_event_is_private_and_stands() -> None:
    assert {(event.classification, event.status) for event in events(invited(date(2026, 12, 3)))} == {
        ("PRIVATE", "CONFIRMED")
    }


def test_planned_actions_do_not_block_the_day() -> None:
    assert {event.transparency for event in events(export_of())} == {"TRANSPARENT"}


def test_a_second_interview_with_a_time_zone_is_the_same_moment() -> None:
    moment = datetime(2026, 12, 3, 10, 0, tzinfo=timezone(timedelta(hours=1)))
    assert second(moment).dtstart == datetime(2026, 12, 3, 9, 0, tzinfo=UTC)


def test_a_second_interview_without_a_time_zone_is_local_time() -> None:
    assert second(datetime(2026, 12, 3, 10, 0)).dtstart == datetime(2026, 12, 3, 10, 0)  # noqa: DTZ001 - local on purpose


def test_a_second_interview_on_a_bare_day_is_a_whole_day() -> None:
    event = second(date(2026, 12, 3))
    assert (event.dtstart, event.dtend) == (date(2026, 12, 3), date(2026, 12, 4))


def test_without_an_invitation_there_is_no_second_interview() -> None:
    assert not [event for event in events(export_of()) if (event.summary or "").startswith("Second")]


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_what_was_typed_stays_inside_its_field(typed: str) -> None:
    moment = date(2026, 12, 3)
    hostile, harmless = (invited(moment, role=text, employer=text) for text in (typed, "word"))
    assert [event.uid for event in events(hostile)] == [event.uid for event in events(harmless)]
    named = f"Second interview: {clean_line(job_words(hostile.candidacy))}"
    assert events(hostile)[-1].summary == (named if typed.strip() else "Second interview")


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_lines_end_in_crlf_and_are_at_most_75_bytes_long(typed: str) -> None:
    content = render(invited(date(2026, 12, 3), role=typed))
    assert content.replace(b"\r\n", b"").count(b"\n") == content.replace(b"\r\n", b"").count(b"\r") == 0
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_a_file_without_any_planned_action_is_still_a_calendar() -> None:
    closed = [*candidacy_of().model_dump()["events"], {"kind": "rejected", "on": TODAY}]
    assert read(render(export_of(events=closed))).prodid


def test_the_file_says_which_catalogue_and_day_made_it() -> None:
    export = export_of()
    assert f"Catalogue {export.catalogue.version}\\, as of 2026-11-18" in render(export).decode()


THREE = [
    {"kind": "invited", "on": TODAY, "second_interview": TODAY + timedelta(days=2), "round": 2},
    {"kind": "second_interview_held", "on": TODAY + timedelta(days=2), "round": 2},
    {"kind": "invited", "on": TODAY + timedelta(days=3), "second_interview": TODAY + timedelta(days=9), "round": 3},
]


def interviews(number: int) -> dict[str, tuple[str, date | None]]:
    """Return the interviews in the file of a day, by title."""
    export = export_of("fresh", today=TODAY + timedelta(days=number), events=THREE)
    found = [event for event in events(export) if "interview" in (event.summary or "").partition(":")[0]]
    return {(event.summary or "").partition(":")[0]: (event.uid or "", event.dtstart) for event in found}


def test_each_round_has_an_entry_of_its_own_and_the_earlier_one_stays_on_its_day() -> None:
    before, after = interviews(1), interviews(3)
    assert (
        before["Second interview"]
        == after["Second interview"]
        == (before["Second interview"][0], THREE[0]["second_interview"])
    )
    assert after["Third interview"][1] == TODAY + timedelta(days=9)
    assert after["Third interview"][0] != after["Second interview"][0]


def test_the_day_for_their_answer_to_an_offer_is_in_the_calendar() -> None:
    offer = {"kind": "offer", "on": TODAY, "respond_by": TODAY + timedelta(days=5)}
    (found,) = [
        one for one in events(export_of(events=[offer])) if (one.summary or "").startswith("Answer to their offer")
    ]
    assert found.dtstart == TODAY + timedelta(days=5)
