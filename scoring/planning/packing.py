"""Packing: which tasks fit into the minutes of which day.

Decides by rank first, then tries to swap in what is worth more. A task longer than a day's minutes is spread: it takes
what is left on the days up to the one on which it is finished. A part goes on the day of the task it belongs to.
What a task is worth, when it may be done and which come first is decided by the caller.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from scoring.calendar import ONE_DAY
from scoring.terms import FLOAT_NOISE


@dataclass(frozen=True, slots=True)
class Task:
    """Something to place. `days` are its possible days, the best first; `value` is what it is worth.

    `exempt` tasks may be put on a day that has enough items. `movable` ones may give way to something worth more, and those
    that stay take their days in `order`. An `elastic` one keeps its day with whatever minutes are left up to then, a `must`
    begins on its first day whatever the minutes, one `at_once` with what is left of them. No part of a long task comes before `start` or, but for its rest, is
    shorter than `least` minutes.
    """

    name: str
    minutes: int
    days: tuple[date, ...]
    value: float = 0.0
    part_of: str | None = None
    exempt: bool = False
    movable: bool = True
    elastic: bool = False
    must: bool = False
    at_once: bool = False
    start: date = date.min
    least: int = 1
    order: tuple[float, ...] = ()

    @property
    def tries(self) -> tuple[date, ...]:
        """The days on which it may be finished, in the order in which they are tried."""
        if self.must or self.at_once:
            return (*(self.days[:1] if self.at_once else ()), *self.days[-1:])
        return self.days


Fits = Callable[[Task, date, Mapping[str, date]], bool]


@dataclass(slots=True)
class Schedule:
    """The days from `today` on: minutes and items that are taken, and what stands on which day.

    What is spread has no part on a day that is `closed`.
    """

    today: date
    minutes: int
    items: int
    fits: Fits
    closed: frozenset[date] = frozenset()
    placed: dict[str, date] = field(default_factory=dict)
    spent: dict[date, int] = field(default_factory=dict)
    count: dict[date, int] = field(default_factory=dict)
    shares: dict[str, tuple[tuple[date, int], ...]] = field(default_factory=dict)

    def reserve(self, day: date, minutes: int, items: int) -> None:
        """Keep minutes and items of a day for what is not placed."""
        self.spent[day], self.count[day] = minutes, items

    def place_on(self, task: Task, day: date) -> bool:
        """Put a task on a day if it fits there, and say whether it did."""
        if not task.exempt and self.count.get(day, 0) >= self.items:
            return False
        shares = self._shares(task, day)
        if shares is None or not self.fits(task, day, self.placed):
            return False
        day = shares[-1][0] if shares and (task.must or task.at_once or task.elastic) else day
        self.placed[task.name] = day
        self.shares[task.name] = shares
        self.count[day] = self.count.get(day, 0) + 1
        for spent_on, minutes in shares:
            self.spent[spent_on] = self.spent.get(spent_on, 0) + minutes
        return True

    def remove(self, task: Task) -> None:
        """Take a task off its day."""
        day = self.placed.pop(task.name)
        self.count[day] -= 1
        for spent_on, minutes in self.shares.pop(task.name):
            self.spent[spent_on] -= minutes

    def place(self, task: Task) -> bool:
        """Put a task on the best of its days, and say whether there is one."""
        return any(self.place_on(task, day) for day in task.tries)

    def copy(self) -> "Schedule":
        """Return the same schedule, to try something in."""
        return replace(self, placed={**self.placed}, spent={**self.spent}, count={**self.count}, shares={**self.shares})

    def adopt(self, other: "Schedule") -> None:
        """Take over what was tried in a copy."""
        self.placed, self.spent, self.count, self.shares = other.placed, other.spent, other.count, other.shares

    def free(self, day: date) -> int:
        """Return the minutes of a day that nothing takes."""
        return max(0, self.minutes - self.spent.get(day, 0))

    def _shares(self, task: Task, day: date) -> tuple[tuple[date, int], ...] | None:
        """Return the minutes by day that finish the task on `day`, or None when they are not there."""
        if task.must:
            return self._from_the_first_day(task, day, task.least)
        if task.at_once and day != task.days[0]:
            spread = self._from_the_first_day(task, day, 0)
            return spread if all(minutes <= self.free(on) for on, minutes in spread) else None
        if task.minutes <= self.minutes and not task.elastic:
            return ((day, task.minutes),) if task.minutes <= self.free(day) else None
        shares: list[tuple[date, int]] = []
        open_minutes = task.minutes
        while open_minutes and day >= max(self.today, task.start):
            take = 0 if day in self.closed else min(open_minutes, self.free(day))
            if take >= min(open_minutes, task.least):
                shares.append((day, take))
                open_minutes -= take
            elif not shares and not task.elastic:
                return None
            day -= ONE_DAY
        return tuple(shares[::-1]) if task.elastic or not open_minutes else None

    def _from_the_first_day(self, task: Task, last: date, least: int) -> tuple[tuple[date, int], ...]:
        """Return the minutes by day from the task's first day on: `least` on each whatever is taken, and all by `last`."""
        shares, open_minutes = [], task.minutes
        for day in sorted(on for on in task.days if on <= last):
            take = open_minutes if day == last else min(open_minutes, max(self.free(day), least))
            shares += [(day, take)] if take else []
            open_minutes -= take
        return tuple(shares)


def pack(tasks: Sequence[Task], schedule: Schedule) -> None:
    """Place tasks in the given order, parts where the task they belong to is finished, then make more of the minutes."""
    heads = [task for task in tasks if task.part_of is None]
    movable = [task for task in heads if task.movable]
    worthwhile = [task for task in movable if task.value > 0]
    for head in heads:
        if head.must or head.at_once:
            schedule.place(head)
    for part in sorted(tasks, key=_by_minute):
        day = schedule.placed.get(part.part_of or "")
        if day is not None and day in part.days:
            schedule.place_on(part, day)
    for head in heads:
        if head.name not in schedule.placed and (head in worthwhile or not head.movable):
            schedule.place(head)
    while _improve(worthwhile, schedule):
        pass
    _fill(movable, schedule)
    _reorder(movable, schedule)
    _fill(movable, schedule)


def _fill(movable: Sequence[Task], schedule: Schedule) -> None:
    for task in movable:
        if task.name not in schedule.placed:
            schedule.place(task)


def _improve(movable: Sequence[Task], schedule: Schedule) -> bool:
    """Clear one task or one day and fill the room with what is worth more; say whether that was possible."""
    placed = [task for task in movable if task.name in schedule.placed]
    out = [task for task in movable if task.name not in schedule.placed]
    if not out:
        return False
    days = sorted({schedule.placed[task.name] for task in placed})
    cleared = [[task] for task in placed]
    cleared += [[task for task in placed if any(on == day for on, _ in schedule.shares[task.name])] for day in days]
    for removed in cleared:
        for order in _orders(out, removed):
            trial = schedule.copy()
            for task in removed:
                trial.remove(task)
            gained = sum(task.value for task in order if trial.place(task))
            if gained > sum(task.value for task in removed) + FLOAT_NOISE:
                schedule.adopt(trial)
                return True
    return False


def _orders(out: Sequence[Task], removed: Sequence[Task]) -> Iterator[list[Task]]:
    """Yield orders in which cleared room may be filled: newcomers first, by worth, or by what is over soonest."""
    yield [*sorted(out, key=_by_minute), *sorted(removed, key=_by_minute)]
    both = [*out, *removed]
    yield sorted(both, key=lambda task: -task.value)
    yield sorted(both, key=_by_minute)
    yield sorted(both, key=lambda task: (max(task.days, default=date.max), _by_minute(task)))


def _by_minute(task: Task) -> float:
    return -task.value / task.minutes


def _reorder(movable: Sequence[Task], schedule: Schedule) -> None:
    """Give the same tasks their days in order, if that leaves none of them out."""
    trial = schedule.copy()
    placed = [task for task in movable if task.name in schedule.placed]
    for task in placed:
        trial.remove(task)
    if all(trial.place(task) for task in sorted(placed, key=lambda task: task.order)):
        schedule.adopt(trial)
