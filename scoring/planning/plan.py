"""The plan: every action of the catalogue on a day, or in a list with the reason why it is on none.

Puts the parts together: `scoring.planning.eligibility` says what is open, `scoring.planning.due` when, `scoring.planning.agenda` what comes first,
`scoring.contacts` what may go out, `scoring.planning.packing` what fits, `scoring.planning.gains` what it adds.
"""

from collections.abc import Collection, Mapping
from datetime import date

from scoring.calendar import spoken
from scoring.catalogue import Action
from scoring.facts import Snapshot, compile_condition
from scoring.facts.reach import open_to, recipients
from scoring.language import minutes_words
from scoring.planning.agenda import Agenda, Entry, agenda
from scoring.planning.eligibility import in_the_last_days, unplanned
from scoring.planning.gains import Projection
from scoring.planning.packing import Schedule, pack
from scoring.results import Plan, PlanItem, Share, Unplanned

_LEFT_OUT = frozenset({"no_time", "short_notice", "opt_in", "low_interest", "too_late"})
_STOPPED = frozenset({"done", "not_for_me", "stopped"})


def plan(now: Snapshot, minutes_per_day: int | None = None) -> Plan:
    """Plan from the day of a snapshot on, in minutes a day: those given, else the user's own, else the catalogue's.

    An action longer than a day's minutes is spread over the days up to the one on which it is finished. Points are
    added up in the order of the plan, so that all items together lead from the headline after repairs to `projected`.
    What is finished today makes no room for more: today's list stays that of the morning, but for thanks and answers.
    """
    minutes = minutes_per_day or now.candidacy.minutes_per_day or now.catalogue.scheduling.default_minutes_per_day
    morning = _morning(now)
    return _plan(now, minutes, _plan(morning, minutes) if morning else None)


def _morning(now: Snapshot) -> Snapshot | None:
    """Return the snapshot without what was finished, set aside or sent on its own day, None where nothing was."""
    sent = {one.event for one in now.sent}
    done = {event for event in now.events if event.on == now.today and (event.action or event in sent)}
    events = tuple(event for event in now.candidacy.events if event not in done)
    actions = tuple(state for state in now.candidacy.actions if state.on != now.today)
    if len(events) + len(actions) == len(now.candidacy.events) + len(now.candidacy.actions):
        return None
    before = now.candidacy.model_copy(update={"events": events, "actions": actions})
    return Snapshot(before, now.catalogue, now.today)


def _plan(now: Snapshot, minutes: int, morning: Plan | None = None) -> Plan:
    catalogue = now.catalogue
    today = morning.by_day.get(now.today, {}) if morning else None
    listed = agenda(now, minutes, today)
    schedule = Schedule(now.today, minutes, catalogue.scheduling.items_per_day, listed.fits, now.days_off)
    if today is not None:
        spent = _finished(today, {entry.task.name for entry in listed.entries}, now)
        schedule.reserve(now.today, sum(spent.values()), len(spent))
    pack([entry.task for entry in listed.entries], schedule)
    unplaced = _postpone(listed, schedule)

    others = [*listed.closed, *(_why_not(entry, listed, schedule) for entry in unplaced)]
    others.sort(key=lambda one: list(catalogue.action).index(one.action))
    planned = [entry for entry in listed.entries if entry.task.name in schedule.placed]
    planned.sort(key=lambda entry: (_stands_on(entry, schedule), entry.order(now)))
    return Plan(
        today=now.today,
        catalogue=catalogue.version,
        stage=now.stage,
        minutes_per_day=minutes,
        items=tuple(_item(entry, schedule, listed.projection, now) for entry in planned),
        left_out=tuple(one for one in others if one.kind in _LEFT_OUT),
        not_due=tuple(one for one in others if one.kind not in _LEFT_OUT | _STOPPED),
        stopped=tuple(one for one in others if one.kind in _STOPPED),
        projected=listed.projection.points,
    )


def _finished(today: Mapping[str, int], still_open: Collection[str], now: Snapshot) -> dict[str, int]:
    """Return the minutes of what was on today's list and of what was ticked today beside it: nothing new takes their room."""
    ticked = {
        name: now.catalogue.action[name].effort_min for name, state in now.actions.items() if state.on == now.today
    }
    sent = [event.action for event in now.events if event.on == now.today]
    beside = {name: minutes * max(1, sent.count(name)) for name, minutes in ticked.items()}
    return {name: minutes for name, minutes in (beside | dict(today)).items() if name not in still_open}


def _postpone(listed: Agenda, schedule: Schedule) -> list[Entry]:
    """Move messages that must keep their distance to a later day, and return the entries that have no day."""
    for entry in listed.entries:
        if entry.task.name not in schedule.placed:
            later = listed.postponed(entry, schedule.placed)
            if later:
                schedule.place(later)
    return [entry for entry in listed.entries if entry.task.name not in schedule.placed]


def _stands_on(entry: Entry, schedule: Schedule) -> date:
    """Return the day whose list an entry is sorted into: that on which it is finished, of thanks the first."""
    name = entry.task.name
    return schedule.shares[name][0][0] if entry.task.must else schedule.placed[name]


def _why_not(entry: Entry, listed: Agenda, schedule: Schedule) -> Unplanned:
    """Say why an open action has no day: what stands against its message on every day, no day at all, or too little room."""
    task, action, latest = entry.task, entry.open.action, entry.open.window.latest
    refused = [listed.refused(task.name, day, schedule.placed) for day in task.days or (latest,)]
    if refused[-1] is not None and all(refused):
        return unplanned(action, "contact_spacing", refused[-1].reason)
    a_day, last = minutes_words(schedule.minutes), spoken(max(task.days, default=latest))
    roomy = [day for day in task.days if schedule.free(day) >= task.minutes]
    if not task.days and in_the_last_days(action, entry.message, latest, listed.now):
        return unplanned(
            action, "short_notice", "The interview is close by then, so a few things done whole come first."
        )
    if task.part_of:
        room = f"At {a_day} a day there is no room for this beside the note that it goes into."
    elif not task.days:
        room = (
            f"Today's list stays as it was, and every other day until {spoken(latest)} is a day off or none for this."
        )
    elif any(refused):
        room = f"The days until {last} that other messages leave for this are full."
    elif len(roomy) == len(task.days):
        room = f"A few things a day are enough, and every day until {last} has them."
    elif roomy:
        room = f"Each day until {last} has a few things already, which is enough, or too few minutes left for this."
    else:
        room = f"At {a_day} a day there is no room for this by {last}."
    return unplanned(action, "no_time", room)


def _item(entry: Entry, schedule: Schedule, projection: Projection, now: Snapshot) -> PlanItem:
    action, days, day = entry.open.action, entry.open.window, schedule.placed[entry.task.name]
    shares = schedule.shares[entry.task.name] or ((day, 0),)
    return PlanItem(
        action=action.id,
        due=days.due,
        latest=max(days.latest, day),
        late=days.late,
        was_due=days.was_due,
        minutes=entry.open.minutes,
        points=projection.add(action),
        factors=action.factors,
        letter=next(iter(letters_of(action, now)), None),
        day=day,
        shares=tuple(Share(day=on, minutes=minutes) for on, minutes in shares),
    )


def letters_of(action: Action, now: Snapshot) -> list[str]:
    """Return the letters that have an occasion for an action on the day; the first is the one to start from."""
    uses = ((letter, one) for letter in action.templates for one in now.catalogue.letter_use[letter].occasions)
    mine = ((letter, one) for letter, one in uses if action.id in one.actions)
    mine = ((letter, one) for letter, one in mine if recipients(now.candidacy, one.to, now.thanks_round))
    held = (letter for letter, one in mine if compile_condition(one.when)(now.facts))
    return [name for name in dict.fromkeys(held) if open_to(name, now.candidacy, now.catalogue)]
