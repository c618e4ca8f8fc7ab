"""Rounds: which interview an invitation is for, when it is, and whether it took place; derived from events, never typed.

The first invitation opens round two. One that comes after the interview of a round was held, or after the day set for it, opens
the next; one that comes before moves the day of its round. An event that names its round decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from scoring.candidacy import MOST_ROUNDS, Event, day_of
from scoring.terms import SECOND


@dataclass(frozen=True, slots=True)
class Round:
    """An interview after the first one: `opened` on the day of its first news, `held` on the day noted, at `moment` as set."""

    number: int
    opened: date
    moment: date | datetime | None = None
    held: date | None = None

    @property
    def set_for(self) -> date | None:
        """The day for which it is set."""
        return day_of(self.moment) if self.moment else None

    @property
    def day(self) -> date | None:
        """The day on which it took place, else the one for which it is set."""
        return self.held or self.set_for

    def over(self, today: date) -> bool:
        """Tell whether it has taken place: noted, or from the day after the one set for it."""
        return self.held is not None or (self.set_for is not None and self.set_for < today)


def rounds(events: Iterable[Event]) -> tuple[Round, ...]:
    """Return the rounds that events in their order tell of, by number."""
    found: dict[int, Round] = {}
    for event in events:
        if event.kind in {"invited", "second_interview_held"}:
            newest = found[max(found)] if found else None
            number = max(event.round or _number(event, newest), SECOND)
            found[number] = _after(found.get(number) or Round(number, event.on), event)
    return tuple(found[number] for number in sorted(found))


def _number(event: Event, newest: Round | None) -> int:
    if newest is None:
        return SECOND
    told_late = event.second_interview and newest.day and day_of(event.second_interview) <= newest.day
    opens = event.kind == "invited" and newest.over(event.on) and not told_late
    return min(newest.number + opens, MOST_ROUNDS)


def _after(one: Round, event: Event) -> Round:
    """Return a round after an event of its own. An invitation that names the round but no day says that the day is open."""
    if event.kind == "second_interview_held":
        return Round(one.number, one.opened, one.moment, event.on)
    moment = event.second_interview or (None if event.round else one.moment)
    return Round(one.number, one.opened, moment, one.held)
