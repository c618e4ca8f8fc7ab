"""The agenda: in which order open actions are given days, and which days each of them may have.

Decides urgency, short notice, parts of a note and the days that contact discipline leaves. Filling the days is decided
in `scoring.planning.packing`.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from scoring.calendar import ONE_DAY, is_business_day
from scoring.contacts import Refusal, refusal
from scoring.facts import Snapshot
from scoring.facts.messages import Dated, Message
from scoring.people import MAIN
from scoring.planning.due import NAMED_BY_THEM
from scoring.planning.eligibility import Eligible, assess, gone_by, in_the_last_days, is_carrier_note
from scoring.planning.gains import Projection
from scoring.planning.packing import Task
from scoring.readiness import score
from scoring.results import Unplanned

FIRST, URGENT, FIXED, BY_WORTH = range(4)


@dataclass(frozen=True, slots=True)
class Entry:
    """An open action as a task; `priority` sorts what is placed first.

    `message` is what it sends by itself: a part of a note sends nothing.
    """

    open: Eligible
    task: Task
    message: Message | None
    priority: tuple[int, int, float, int]

    def order(self, now: Snapshot) -> tuple[int, int, int, float, int]:
        """Return what comes first on one day: by phase, then preparation in the catalogue's order."""
        phase, when, rank, place = self.priority
        return phase, when if phase == FIRST else preparation_place(self.task.name, now), when, rank, place


@dataclass(frozen=True, slots=True)
class Agenda:
    """The entries of one plan by priority, and what is not open at all; `projection` adds up what is planned."""

    now: Snapshot
    projection: Projection
    closed: tuple[Unplanned, ...]
    entries: tuple[Entry, ...]
    messages: Mapping[str, Message]

    def refused(self, name: str, day: date, placed: Mapping[str, date]) -> Refusal | None:
        """Return why a task's message may not go out on a day beside those already placed, None if it may."""
        mine = self.messages.get(name)
        if mine is None:
            return None
        planned = [
            Dated(on, self.messages[other], action=other) for other, on in placed.items() if other in self.messages
        ]
        earlier = (Dated(day, mine, action=name),)
        later = ((one, refusal(one.message, one.day, self.now, earlier)) for one in planned if one.day >= day)
        first = (
            Refusal("too_close" if found.kind == "too_close" else "unthanked", mine, day, self.now, one)
            for one, found in later
            if found
        )
        return refusal(mine, day, self.now, planned) or next(first, None)

    def fits(self, task: Task, day: date, placed: Mapping[str, date]) -> bool:
        """Tell whether a task on a day keeps its distance from every message already placed."""
        return self.refused(task.name, day, placed) is None

    def postponed(self, entry: Entry, placed: Mapping[str, date]) -> Task | None:
        """Return a message that must keep its distance on later days, or None if distance is not what it lacks."""
        if entry.message is None or any(self.fits(entry.task, day, placed) for day in entry.task.days):
            return None
        return replace(entry.task, days=tuple(postponed_days(entry.open, entry.message, self.now)))


def agenda(now: Snapshot, minutes: int, today: Collection[str] | None = None) -> Agenda:
    """Turn the actions that are open into tasks with their days, worth and priority, for so many minutes a day.

    `today` names what may stand on the day itself, beside thanks and answers; without it everything may.
    """
    assessed, projection = [assess(action, now) for action in now.actions_here.values()], Projection(score(now))
    wanted = [one for one in assessed if isinstance(one, Eligible)]
    # Parts of a note go into the first thank-you after round one that is still to be sent.
    carrier = next((one.action.id for one in wanted if is_carrier_note(one.action)), None)
    entries: list[Entry] = []
    for place, one in enumerate(wanted):
        part_of = carrier if one.action.contact and one.action.contact.inside_note else None
        message = None if part_of else one.message
        gain = projection.gain(one.action)
        must = message is not None and message.kind.answers and not _agreed(one)
        at_once = must or (message is not None and message.after_call)
        keeps_today = today is None or one.action.id in today or at_once
        start = max(now.today, one.window.start if one.action.repeats else now.today)
        start += timedelta(days=not keeps_today and start == now.today)
        task = Task(
            name=one.action.id,
            minutes=one.minutes,
            days=tuple(day for day in days_of(one, message, now) if day >= start),
            value=projection.weight(one.action) if gain is None else gain,
            part_of=part_of,
            elastic=_agreed(one),
            must=must,
            at_once=one.action.id == now.catalogue.scheduling.at_once and not one.window.moved,
            start=start,
            least=one.action.effort_min if must else min(minutes, now.catalogue.scheduling.changeover_minutes + 1),
        )
        priority = (*_priority(one, task, message, now, minutes), place)
        task = _adjust_for_daily_limits(one, task, priority, now, minutes)
        entries.append(Entry(one, task, message, priority))
    messages = {entry.task.name: entry.message for entry in entries if entry.message}
    closed = tuple(one for one in assessed if isinstance(one, Unplanned))
    return Agenda(now, projection, closed, tuple(sorted(entries, key=lambda entry: entry.priority)), messages)


def _adjust_for_daily_limits(
    one: Eligible, task: Task, priority: tuple[int, int, float, int], now: Snapshot, minutes: int
) -> Task:
    """Say of a task whether the items of a day limit it, whether it may give way, and in which order days are given again.

    Only what may slip is limited. Messages that fit into a day come before preparation, and preparation in the
    catalogue's order.
    """
    phase, tiny = priority[0], task.minutes <= now.catalogue.scheduling.changeover_minutes
    exempt = tiny or phase <= URGENT or task.part_of is not None or one.window.strict or now.short_notice is not None
    works = one.message is None or task.minutes > minutes
    order = (works, preparation_place(task.name, now), *priority)
    return replace(task, exempt=exempt, movable=phase == BY_WORTH, order=order)


def _priority(
    one: Eligible, task: Task, message: Message | None, now: Snapshot, minutes: int
) -> tuple[int, int, float]:
    """Return what is placed first: thanks and answers, the fit check, what is urgent, messages with a day of their own and what was switched on, then worth per minute.

    Urgent is what has its last day soon, a task agreed with them for a day, what was promised, the email after a call that
    reached nobody, and what belongs on the eve of round two. What counts back from it otherwise is chosen by its worth all
    the same, and so is what may slip when it adds nothing or is longer than a day. A short notice has an order of its own.
    """
    rules, days = now.catalogue.scheduling, one.window
    if task.must or task.name == now.fit_check:
        thanks, main = message is not None and message.kind.id == "thank_you", now.people[MAIN]
        return FIRST, 2 if not task.must else int(not thanks), float(message is not None and main not in message.people)
    if now.short_notice and not _agreed(one):
        return URGENT, now.today.toordinal() + 2, float(preparation_place(task.name, now))
    if _agreed(one) or task.name == rules.at_once:
        wait = -1 if _agreed(one) else 0 if task.at_once else 3
        return URGENT, now.today.toordinal() + wait, -1.0
    last = max((day for day in task.days if day <= days.latest), default=days.latest)
    soon = last <= now.today + timedelta(hours=rules.urgent_within_hours) and not days.moved
    fixed = message is not None and (message.kind.asks or message.answers or not message.kind.keeps)
    idle = (not task.value or task.minutes > minutes) and task.minutes > rules.changeover_minutes
    owed = message is not None and (message.owed or message.after_call)
    eve = days.strict and one.action.due.offset_days == -1
    if owed or eve or (soon and not days.strict and (fixed or not idle)):
        return URGENT, last.toordinal(), float(preparation_place(task.name, now))
    if fixed or one.action.opt_in:
        return FIXED, days.due.toordinal(), 0.0
    return BY_WORTH, 0, -task.value / (task.minutes + rules.changeover_minutes)


def _agreed(one: Eligible) -> bool:
    """Tell whether an action is for a day that they named: a task, or the answer to their offer."""
    return one.action.due.anchor in NAMED_BY_THEM


def preparation_place(action: str, now: Snapshot) -> int:
    """Return the place of an action in the order of preparation: that of the short notice if there is one."""
    notice = now.short_notice
    order = notice.actions if notice else now.catalogue.scheduling.preparation_order
    return order.index(action) if action in order else len(order)


def days_of(one: Eligible, message: Message | None, now: Snapshot) -> Iterator[date]:
    """Yield the days of an action, best first: from its due date on, then what may be brought forward.

    What has no deadline may slip by the catalogue's grace, but for a message that does not keep.
    """
    days = one.window
    first = now.today if one.action.id == now.fit_check else days.due
    last = days.latest
    if not days.strict and (message is None or message.kind.keeps):
        last += timedelta(days=now.catalogue.scheduling.grace_calendar_days)
        last = min(last, days.deadline or last)
    later = (first + n * ONE_DAY for n in range((last - first).days + 1))
    earlier = (first - n * ONE_DAY for n in range(1, (first - days.start).days + 1))
    for day in chain(later, earlier):
        if allowed(one, message, day, now):
            yield day


def postponed_days(one: Eligible, message: Message, now: Snapshot) -> Iterator[date]:
    """Yield the days after an action's last one, for a message that has to keep its distance and stays useful."""
    if not message.kind.keeps or one.window.deadline:
        return
    for n in range(1, now.catalogue.scheduling.longest_delay_calendar_days):
        day = one.window.latest + n * ONE_DAY
        if allowed(one, message, day, now):
            yield day


def allowed(one: Eligible, message: Message | None, day: date, now: Snapshot) -> bool:
    """Tell whether history and calendar leave a day to an action: a day off holds thanks and answers, the last days their set.

    A day on which a stop rule of its own will hold is none: on it the action would be gone.
    """
    if in_the_last_days(one.action, message, day, now) or gone_by(one.action, day, now):
        return False
    if message is None:
        return day not in now.days_off and (one.action.due.day_type == "calendar" or is_business_day(day, now.days_off))
    as_asked = message.kind.any_day or (message.answers and day == one.window.due)
    return (as_asked or is_business_day(day, now.days_off)) and refusal(message, day, now) is None
