"""The agenda: in which order open actions may claim the days, and which days each of them may have.

Decides urgency, short notice, parts of a note and the days that contact discipline leaves. Filling the days is decided
in `scoring.packing`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from scoring.calendar import ONE_DAY, is_business_day
from scoring.catalogue import ShortNotice
from scoring.contacts import ANSWERS, QUESTIONS, Discipline, Message, Sent
from scoring.eligibility import Open, Situation, hard_stop
from scoring.gains import Projection
from scoring.packing import Task

FIRST, URGENT, FIXED, BY_WORTH = range(4)
_FIXED_ABOUT = QUESTIONS | ANSWERS | {"correction"}
_DOES_NOT_KEEP = frozenset({"thank_you", "correction"})
_POSTPONED_DAYS = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """An open action as a task. `claim` sorts who is served first, `order` who comes first on one day.

    `message` is what it sends by itself: a part of a note sends nothing.
    """

    open: Open
    task: Task
    message: Message | None
    claim: tuple[int, int, float, int]
    order: tuple[int, int, float, int]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The entries of one plan, those served first in front."""

    now: Situation
    discipline: Discipline
    entries: tuple[Entry, ...]
    messages: Mapping[str, Message]

    def fits(self, task: Task, day: date, placed: Mapping[str, date]) -> bool:
        """Tell whether a task on a day keeps its distance from every message already placed."""
        mine = self.messages.get(task.name)
        if mine is None:
            return True
        others = ((self.messages[name], on) for name, on in placed.items() if name in self.messages)
        rules = self.discipline
        return not any(rules.clash(mine, day, other, on) or rules.silenced(mine, day, other, on) for other, on in others)

    def postponed(self, entry: Entry, placed: Mapping[str, date]) -> Task | None:
        """Return a message that must keep its distance on later days, or None if distance is not what it lacks."""
        crowded = not any(self.fits(entry.task, day, placed) for day in entry.task.days)
        if entry.message is None or not crowded:
            return None
        return replace(entry.task, days=tuple(postponed_days(entry.open, entry.message, self.discipline, self.now)))


def short_notice(now: Situation) -> ShortNotice | None:
    """Return the set of actions for the hours left before round two, or None when there is more time."""
    second = now.known["round_two_ahead"]
    if second is None:
        return None
    hours = (second - now.today).days * 24
    fitting = [notice for notice in now.catalogue.scheduling.short_notice if hours <= notice.hours]
    return min(fitting, key=lambda notice: notice.hours, default=None)


def agenda(wanted: Sequence[Open], now: Situation, projection: Projection) -> Agenda:
    """Turn open actions into tasks with their days, worth and order of claims."""
    rules = now.catalogue.scheduling
    discipline = Discipline(rules, frozenset(now.days_off))
    host = _host(wanted)
    entries = [_entry(one, host, discipline, now, projection) for one in wanted]
    messages = {entry.task.name: entry.message for entry in entries if entry.message}
    return Agenda(now, discipline, tuple(sorted(entries, key=lambda entry: entry.claim)), messages)


def _host(wanted: Sequence[Open]) -> str | None:
    """Return the first thank-you after round one that is still to be sent: the note that parts go into."""
    notes = [
        one
        for one in wanted
        if one.message and one.message.about == "thank_you" and one.action.due.anchor != "second_interview"
    ]
    return next((one.action.id for one in notes), None)


def _entry(one: Open, host: str | None, discipline: Discipline, now: Situation, projection: Projection) -> Entry:
    action, rules = one.action, now.catalogue.scheduling
    part_of = host if action.contact and action.contact.inside_note else None
    message = None if part_of else one.message
    gain = projection.gain(action)
    value = projection.weight(action) if gain is None else gain
    claim = _claim(one, value, message, now)
    preparation = rules.preparation_order
    place = preparation.index(action.id) if action.id in preparation else len(preparation)
    task = Task(
        name=action.id,
        minutes=one.minutes,
        days=tuple(days_of(one, message, discipline, now)),
        value=value,
        part_of=part_of,
        small=claim[0] <= URGENT or part_of is not None or one.minutes <= rules.changeover_minutes,
        movable=claim[0] == BY_WORTH and message is None,
    )
    return Entry(one, task, message, claim, (claim[0], place, *claim[2:]))


def _claim(one: Open, value: float, message: Message | None, now: Situation) -> tuple[int, int, float, int]:
    """Return who is served first: the fit check, what is urgent, messages with a day of their own, then worth per minute."""
    action, rules, days = one.action, now.catalogue.scheduling, one.window
    catalogue_order = list(now.catalogue.action).index(action.id)
    if action.id == now.fit_check:
        return FIRST, 0, 0.0, catalogue_order
    notice = short_notice(now)
    if notice and action.id in notice.actions:
        return URGENT, 0, float(notice.actions.index(action.id)), catalogue_order
    preparation = rules.preparation_order
    soon = now.today + timedelta(hours=rules.urgent_within_hours)
    if not days.moved and days.latest <= soon and not action.repeats:
        place = preparation.index(action.id) if action.id in preparation else len(preparation)
        return URGENT, days.latest.toordinal(), float(place), catalogue_order
    if message and message.about in _FIXED_ABOUT:
        return FIXED, days.due.toordinal(), 0.0, catalogue_order
    return BY_WORTH, 0, -value / (one.minutes + rules.changeover_minutes), catalogue_order


def days_of(one: Open, message: Message | None, discipline: Discipline, now: Situation) -> Iterator[date]:
    """Yield the days of an action, best first: from its due date on, then what may be brought forward.

    What has no deadline may slip by the catalogue's grace; a thank-you or a correction does not keep.
    """
    days = one.window
    first = now.today if one.action.id == now.fit_check else days.due
    last = days.latest
    if not days.strict and (message is None or message.about not in _DOES_NOT_KEEP):
        last += timedelta(days=now.catalogue.scheduling.grace_calendar_days)
        last = min(last, days.deadline or last)
    later = (first + n * ONE_DAY for n in range((last - first).days + 1))
    earlier = (days.due - n * ONE_DAY for n in range(1, (days.due - days.start).days + 1))
    for day in chain(later, earlier):
        if allowed(one, message, day, discipline, now):
            yield day


def postponed_days(one: Open, message: Message, discipline: Discipline, now: Situation) -> Iterator[date]:
    """Yield the days after an action's last one, for a message that has to keep its distance and stays useful."""
    if message.about in _DOES_NOT_KEEP or one.window.deadline:
        return
    for n in range(1, _POSTPONED_DAYS):
        day = one.window.latest + n * ONE_DAY
        if allowed(one, message, day, discipline, now):
            yield day


def allowed(one: Open, message: Message | None, day: date, discipline: Discipline, now: Situation) -> bool:
    """Tell whether the history and the calendar leave a day to an action."""
    if message is None:
        return one.action.due.day_type == "calendar" or is_business_day(day, discipline.days_off)
    as_asked = message.answers and day == one.window.due
    if message.about != "thank_you" and not as_asked and not is_business_day(day, discipline.days_off):
        return False
    if message.asks and day > hard_stop(now):
        return False
    return not any(
        discipline.clash(message, day, sent.message, sent.day) for sent in now.sent if not _replaces(one, sent, now)
    )


def _replaces(one: Open, sent: Sent, now: Situation) -> bool:
    """Tell whether an action takes the place of a message: the mail after a call that reached nobody."""
    rule = one.action.due
    return (
        rule.anchor == "previous_contact"
        and rule.offset_days == 0
        and sent.event is not None
        and sent.event.kind == "contact"
        and sent.day == now.known["previous_contact"]
    )
