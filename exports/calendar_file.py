"""The plan as a calendar file: all-day events for what is planned on each day, the further interviews, the answer to an offer.

Importing a newer file updates the older one. The identity of an event is its candidacy and action; its SEQUENCE is the
candidacy's revision, and above that of any earlier file; what an earlier file held and this one does not is cancelled.
Earlier files are known only where `held` was kept and handed back: see docs/decisions/0029.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from icalendar import CLASS, STATUS, TRANSP, Alarm, Calendar, Event, vText
from pydantic import Field, ValidationError

from exports.export import Export
from scoring.calendar import ONE_DAY
from scoring.candidacy import day_of
from scoring.facts.rounds import Round
from scoring.language import interview_name, minutes_words
from scoring.results import PlanItem
from scoring.terms import Frozen, Stage
from wording.sentences import passed_on
from wording.words import capital, clean_line, day_name, job_words, points_words, sentence

_NAMESPACE: UUID = uuid5(NAMESPACE_URL, "urn:round-two:calendar")
_EVENING: Final = time(18)
_EVENING_BEFORE: Final = timedelta(hours=_EVENING.hour) - ONE_DAY
_MOST: Final = 2**31 - 1  # what a calendar can count to
_LENGTH_OF_AN_INTERVIEW = timedelta(hours=1)
_AN_INTERVIEW_MAY_LAST = timedelta(hours=3)


class Entry(Frozen):
    """What has to be known of an event to cancel it: its identity and title, its start and end in ISO form."""

    uid: str
    title: str
    start: date | datetime
    end: date | datetime


class Held(Frozen):
    """What the files of a candidacy have put into a calendar up to now, with the SEQUENCE of the last one."""

    candidacy: str
    sequence: Annotated[int, Field(ge=0, le=_MOST)]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Planned:
    """An event: its name within the candidacy, its words, when it is, and how long before its start it rings."""

    name: str
    title: str
    said: str
    start: date
    length: timedelta
    alarm: timedelta | None
    busy: bool = False


def render(export: Export) -> bytes:
    """Return a calendar (RFC 5545) in which every time is a date, a UTC moment, or the user's own local time."""
    calendar = Calendar()
    calendar.add("prodid", "-//Round Two//Action plan//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(f"Round Two: {job_words(export.candidacy)}"))
    calendar.add("x-wr-caldesc", vText(f"Catalogue {export.plan.catalogue}, as of {export.today.isoformat()}"))
    for planned in _planned(export):
        calendar.add_component(_event(planned, export))
    for entry in _left(export):
        calendar.add_component(_cancelled(entry, export))
    return bytes(calendar.to_ical())


def held(export: Export) -> str:
    """Return what to hand back as `earlier` with the next file: what this one holds, and what it cancels while its day lasts."""
    now = (
        Entry(
            uid=_uid(export, one.name),
            title=clean_line(one.title),
            start=one.start,
            end=one.start + one.length,
        )
        for one in _planned(export)
    )
    still_to_come = (entry for entry in _left(export) if day_of(entry.start) >= export.today)
    whole = (*now, *still_to_come)
    return Held(candidacy=export.candidacy.id, sequence=_sequence(export), entries=whole).model_dump_json()


def _planned(export: Export) -> Iterator[_Planned]:
    for item in export.plan.items:
        yield from _item(item, export)
    for one in export.now.rounds:
        over = one.held or one is not export.now.round
        if one.moment and (over or export.readiness.stage in {Stage.INVITED, Stage.HELD}):
            yield _interview(one, one.moment, export)
    if export.now.outcome == "offer" and export.now.answer_by:
        yield _answer_to_their_offer(export.now.answer_by, export)


def _item(item: PlanItem, export: Export) -> Iterator[_Planned]:
    """Make an event of each day's share; the last one, on which the action is finished, has the action's own name."""
    action = export.catalogue.action[item.action]
    parts, through = item.shares, passed_on(action, export.now)
    effort = ", ".join(word for word in (minutes_words(item.minutes), points_words(item.points)) if word)
    for place, share in enumerate(parts, 1):
        last = place == len(parts)
        lines = [
            action.wording,
            sentence(through) if through else "",
            action.if_then,
            f"Done when: {action.done_when}",
            f"Takes {effort}.",
            f"On this day: {minutes_words(share.minutes)}." if len(parts) > 1 else "",
            f"To be finished on {day_name(item.day)}." if not last else "",
            f"At the latest on {day_name(item.latest)}." if item.latest > item.day else "",
        ]
        yield _Planned(
            name=item.action if last else f"{item.action}/{place}",
            title=action.title if len(parts) == 1 else f"{action.title} ({place} of {len(parts)})",
            said="\n".join(line for line in lines if line),
            start=share.day,
            length=ONE_DAY,
            alarm=_evening_before(share.day, export),
        )


def _evening_before(day: date, export: Export) -> timedelta | None:
    """Ring on the evening before: an alarm after the start is lost in some programs. None for today, or while an interview may last."""
    if day <= export.today:
        return None
    moment, evening = export.now.second_moment, datetime.combine(day - ONE_DAY, _EVENING)
    if isinstance(moment, datetime):
        begin = moment.replace(tzinfo=None)
        if begin <= evening < begin + _AN_INTERVIEW_MAY_LAST:
            return None
    return _EVENING_BEFORE


def _interview(one: Round, moment: date | datetime, export: Export) -> _Planned:
    """Describe the interview of a round, each under a name of its own: a moment with a time zone in UTC, one without as local time, a bare date as a whole day."""
    timed = isinstance(moment, datetime)
    start = moment.astimezone(UTC) if isinstance(moment, datetime) and moment.tzinfo else moment
    to_come = day_of(moment) > export.today
    return _Planned(
        name=interview_name(one.number).replace(" ", "-"),
        title=_with_job(capital(interview_name(one.number)), export),
        said="The end is a guess; set it when you know it." if timed else "The time of day is not known yet.",
        start=start,
        length=_LENGTH_OF_AN_INTERVIEW if timed else ONE_DAY,
        alarm=(-ONE_DAY if timed else _EVENING_BEFORE) if to_come else None,
        busy=True,
    )


def _answer_to_their_offer(day: date, export: Export) -> _Planned:
    return _Planned(
        name="answer-to-offer",
        title=_with_job("Answer to their offer", export),
        said="They want your answer by this day.",
        start=day,
        length=ONE_DAY,
        alarm=_evening_before(day, export),
    )


def _with_job(title: str, export: Export) -> str:
    known = export.candidacy.role.strip() or export.candidacy.employer.strip()
    return f"{title}: {job_words(export.candidacy)}" if known else title


def _event(planned: _Planned, export: Export) -> Event:
    event = _bare(
        export,
        _uid(export, planned.name),
        planned.title,
        planned.start,
        planned.start + planned.length,
        STATUS.CONFIRMED,
    )
    event.description = "\n".join(map(clean_line, planned.said.splitlines()))
    event.transparency = TRANSP.OPAQUE if planned.busy else TRANSP.TRANSPARENT
    if planned.alarm is not None:
        alarm = Alarm.new(description=clean_line(planned.title))
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", planned.alarm)
        event.add_component(alarm)
    return event


def _cancelled(entry: Entry, export: Export) -> Event:
    event = _bare(export, entry.uid, entry.title, entry.start, entry.end, STATUS.CANCELLED)
    event.transparency = TRANSP.TRANSPARENT
    return event


def _bare(  # noqa: PLR0913, PLR0917  what every event has
    export: Export, uid: str, title: str, start: date, end: date, status: STATUS
) -> Event:
    made = export.made.astimezone(UTC) if export.made else datetime.combine(export.today, time(), UTC)
    return Event.new(
        uid=uid,
        sequence=_sequence(export),
        stamp=made,
        last_modified=made,
        summary=clean_line(title),
        start=start,
        end=end,
        status=status,
        classification=CLASS.PRIVATE,
    )


def _left(export: Export) -> tuple[Entry, ...]:
    """Return what an earlier file held and this one does not."""
    earlier = _earlier(export)
    now = {_uid(export, planned.name) for planned in _planned(export)}
    return tuple(entry for entry in earlier.entries if entry.uid not in now) if earlier else ()


def _sequence(export: Export) -> int:
    """Return the candidacy's revision; above that of the last file in any case, as a plan also moves with the days."""
    earlier = _earlier(export)
    return max(export.revision, earlier.sequence + 1) if earlier else export.revision


def _earlier(export: Export) -> Held | None:
    """Read what was kept. What nobody can read is as if nothing had been, and so is that of the candidacy this is a copy of."""
    try:
        earlier = Held.model_validate_json(export.earlier or "null")
    except ValidationError:
        return None
    whole = all(type(entry.start) is type(entry.end) for entry in earlier.entries)
    return earlier if whole and earlier.candidacy == export.candidacy.id else None


def _uid(export: Export, name: str) -> str:
    return str(uuid5(_NAMESPACE, f"{export.candidacy.id}/{name}"))
