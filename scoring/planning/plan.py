"""The plan: every action of the catalogue on a day, or in a list with the reason why it is on none.

Puts the parts together: `scoring.planning.eligibility` says what is open, `scoring.planning.due` when, `scoring.planning.agenda` what comes first,
`scoring.contacts` how far apart messages are, `scoring.planning.packing` what fits, `scoring.planning.gains` what it adds.
"""

from scoring.calendar import spoken
from scoring.facts import Snapshot
from scoring.language import minutes_words
from scoring.planning.agenda import Agenda, Entry, agenda
from scoring.planning.eligibility import unplanned
from scoring.planning.gains import Projection
from scoring.planning.packing import Schedule, pack
from scoring.results import Plan, PlanItem, Unplanned

_LEFT_OUT = frozenset({"no_time", "short_notice", "opt_in", "low_interest", "too_late"})
_STOPPED = frozenset({"done", "not_for_me", "stopped"})


def plan(now: Snapshot, minutes_per_day: int | None = None) -> Plan:
    """Plan from the day of a snapshot on, in minutes a day: those given, else the user's own, else the catalogue's.

    An action longer than a day's minutes is spread over the days up to the one on which it is finished. Points are
    added up in the order of the plan, so that all items together lead from the headline after repairs to `projected`.
    """
    catalogue = now.catalogue
    minutes = minutes_per_day or now.candidacy.minutes_per_day or catalogue.scheduling.default_minutes_per_day
    listed = agenda(now, minutes)
    schedule = Schedule(now.today, minutes, catalogue.scheduling.items_per_day, listed.fits)
    pack([entry.task for entry in listed.entries], schedule)
    unplaced = _postpone(listed, schedule)

    others = [*listed.closed, *(_why_not(entry, listed, schedule) for entry in unplaced)]
    others.sort(key=lambda one: list(catalogue.action).index(one.action))
    planned = [entry for entry in listed.entries if entry.task.name in schedule.placed]
    planned.sort(key=lambda entry: (schedule.placed[entry.task.name], entry.order(now)))
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


def _postpone(listed: Agenda, schedule: Schedule) -> list[Entry]:
    """Move messages that must keep their distance to a later day, and return the entries that have no day."""
    for entry in listed.entries:
        if entry.task.name not in schedule.placed:
            later = listed.postponed(entry, schedule.placed)
            if later:
                schedule.place(later)
    return [entry for entry in listed.entries if entry.task.name not in schedule.placed]


def _why_not(entry: Entry, listed: Agenda, schedule: Schedule) -> Unplanned:
    action = entry.open.action
    if listed.postponed(entry, schedule.placed) is None:
        last = spoken(max(entry.task.days, default=entry.open.window.latest))
        room = f"At {minutes_words(schedule.minutes)} a day there is no room for this by {last}."
        return unplanned(action, "no_time", room)
    return unplanned(action, "contact_spacing", "Other messages come first, and this one would follow too closely.")


def _item(entry: Entry, schedule: Schedule, projection: Projection, now: Snapshot) -> PlanItem:
    action, days, day = entry.open.action, entry.open.window, schedule.placed[entry.task.name]
    return PlanItem(
        action=action.id,
        due=days.due,
        latest=max(days.latest, day),
        late=days.late,
        minutes=entry.open.minutes,
        points=projection.add(action),
        factors=action.factors,
        letter=_letter(entry, now),
        day=day,
        begin=min((spent_on for spent_on, _ in schedule.shares[entry.task.name]), default=day),
    )


def _letter(entry: Entry, now: Snapshot) -> str | None:
    """Return the text to start from: for a contact by phone the script, else the first letter."""
    templates = entry.open.action.templates
    if entry.open.message and entry.open.message.asks:
        wanted = "script" if now.facts["contact_by_phone"] else "letter"
        return next((name for name in templates if now.catalogue.letter[name].type == wanted), templates[0])
    return templates[0] if templates else None
