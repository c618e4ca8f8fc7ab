"""The plan as a calendar file: one all-day event per planned action, and the second interview.

Importing a newer file updates the older one: the identity of an event is its candidacy and action, its SEQUENCE the
candidacy's revision, which every change raises, and its DTSTAMP the moment of the report. An action that left the plan (done, not for me, stopped) is not written:
its event stays as a record where it is. A cancelled event would be right only for somebody who imported the earlier
file; for everybody else, clients would add struck-through or even ordinary entries for things that were never planned.
"""

from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from icalendar import TRANSP, Alarm, Calendar, Event, vText

from exports.export import Export
from scoring.calendar import ONE_DAY
from scoring.language import minutes_words
from scoring.results import PlanItem
from scoring.terms import Stage
from wording.words import clean_line, day_name, job_words, points_words

_NAMESPACE: UUID = uuid5(NAMESPACE_URL, "urn:round-two:calendar")
_MORNING = timedelta(hours=9)
_EVENING_BEFORE = -timedelta(hours=6)
_LENGTH_OF_AN_INTERVIEW = timedelta(hours=1)


def render(export: Export) -> bytes:
    """Return a calendar (RFC 5545) in which every time is a date, a UTC moment, or the user's own local time."""
    calendar = Calendar()
    calendar.add("prodid", "-//Round Two//Action plan//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(f"Round Two: {job_words(export.candidacy)}"))
    calendar.add("x-wr-caldesc", vText(f"Catalogue {export.plan.catalogue}, as of {export.today.isoformat()}"))
    for item in export.plan.items:
        calendar.add_component(_item(item, export))
    if export.candidacy.second_interview is not None and export.readiness.stage is Stage.INVITED:
        calendar.add_component(_second_interview(export.candidacy.second_interview, export))
    return bytes(calendar.to_ical())


def _item(item: PlanItem, export: Export) -> Event:
    action = export.catalogue.action[item.action]
    effort = ", ".join(word for word in (minutes_words(item.minutes), points_words(item.points)) if word)
    lines = [
        action.wording,
        action.if_then,
        f"Done when: {action.done_when}",
        f"Takes {effort}.",
        f"Takes more than a day's minutes: begin on {day_name(item.begin)}." if item.begin < item.day else "",
        f"At the latest on {day_name(item.latest)}." if item.latest > item.day else "",
    ]
    said = "\n".join(line for line in lines if line)
    event = _event(export, item.action, action.title, said, (item.day, ONE_DAY, _MORNING))
    event.transparency = TRANSP.TRANSPARENT
    return event


def _second_interview(moment: date | datetime, export: Export) -> Event:
    """Build the event: a moment with a time zone in UTC, one without as local time, a bare date as a whole day."""
    named = export.candidacy.role.strip() or export.candidacy.employer.strip()
    title = f"Second interview: {job_words(export.candidacy)}" if named else "Second interview"
    said, when = "The time of day is not known yet.", (moment, ONE_DAY, _EVENING_BEFORE)
    if isinstance(moment, datetime):
        start = moment if moment.tzinfo is None else moment.astimezone(UTC)
        said, when = "The end is a guess; set it when you know it.", (start, _LENGTH_OF_AN_INTERVIEW, -ONE_DAY)
    return _event(export, "second-interview", title, said, when)


def _event(export: Export, name: str, summary: str, said: str, when: tuple[date, timedelta, timedelta]) -> Event:
    """Put an event on its day or time: `when` is its start, its length and when its alarm rings, from the start."""
    start, length, trigger = when
    made = export.made.astimezone(UTC) if export.made else datetime.combine(export.today, time(), UTC)
    alarm = Alarm.new(description=clean_line(summary))
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", trigger)
    return Event.new(
        uid=uuid5(_NAMESPACE, f"{export.candidacy.id}/{name}"),
        sequence=export.revision,
        stamp=made,
        last_modified=made,
        summary=clean_line(summary),
        description="\n".join(map(clean_line, said.splitlines())),
        start=start,
        end=start + length,
        subcomponents=[alarm],
    )
