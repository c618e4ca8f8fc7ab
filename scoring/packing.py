"""Packing: which tasks fit into the minutes of which day.

Decides by rank first, then tries to swap in what is worth more. A task longer than a day's minutes is spread: it takes
what is left on the days up to the one on which it is finished. A part goes on the day of the task it belongs to.
What a task is worth, when it may be done and which come first is decided by the caller.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from scoring.calendar import ONE_DAY

_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Task:
    """Something to place. `days` are its possible days, the best first; `value` is what it is worth.

    `small` tasks do not mind a day that has enough items. `movable` ones may give way to something worth more.
    """

    name: str
    minutes: int
    days: tuple[date, ...]
    value: float = 0.0
    part_of: str | None = None
    small: bool = False
    movable: bool = True


Fits = Callable[[Task, date, Mapping[str, date]], bool]


@dataclass(slots=True)
class Diary:
    """The days from `today` on: minutes and items that are taken, and what stands on which day."""

    today: date
    minutes: int
    items: int
    fits: Fits
    placed: dict[str, date] = field(default_factory=dict)
    spent: dict[date, int] = field(default_factory=dict)
    count: dict[date, int] = field(default_factory=dict)
    shares: dict[str, tuple[tuple[date, int], ...]] = field(default_factory=dict)

    def enter(self, task: Task, day: date) -> bool:
        """Put a task on a day if it fits there, and say whether it did."""
        if not task.small and self.count.get(day, 0) >= self.items:
            return False
        shares = self._shares(task, day)
        if shares is None or not self.fits(task, day, self.placed):
            return False
        self.placed[task.name] = day
        self.shares[task.name] = shares
        self.count[day] = self.count.get(day, 0) + 1
        for spent_on, minutes in shares:
            self.spent[spent_on] = self.spent.get(spent_on, 0) + minutes
        return True

    def strike(self, task: Task) -> date:
        """Take a task off its day, and return that day."""
        day = self.placed.pop(task.name)
        self.count[day] -= 1
        for spent_on, minutes in self.shares.pop(task.name):
            self.spent[spent_on] -= minutes
        return day

    def place(self, task: Task) -> bool:
        """Put a task on the best of its days, and say whether there is one."""
        return any(self.enter(task, day) for day in task.days)

    def _shares(self, task: Task, day: date) -> tuple[tuple[date, int], ...] | None:
        """Return the minutes by day that finish the task on `day`, or None when they are not there."""
        left = self.minutes - self.spent.get(day, 0)
        if task.minutes <= self.minutes:
            return ((day, task.minutes),) if task.minutes <= left else None
        shares: list[tuple[date, int]] = []
        open_minutes = task.minutes
        while open_minutes and day >= self.today:
            take = min(open_minutes, self.minutes - self.spent.get(day, 0))
            if take:
                shares.append((day, take))
            elif not shares:
                return None
            open_minutes -= take
            day -= ONE_DAY
        return None if open_minutes else tuple(shares)


def pack(tasks: Sequence[Task], diary: Diary) -> None:
    """Place tasks in the given order, each part with the task it belongs to, then swap in what is worth more."""
    heads = [task for task in tasks if task.part_of is None]
    for head in heads:
        parts = [task for task in tasks if task.part_of == head.name]
        _place_together(head, parts, diary)
    _swap(heads, diary)


def _place_together(head: Task, parts: Sequence[Task], diary: Diary) -> None:
    """Place a task with as many of its parts as one day holds; the parts worth least per minute give way first."""
    keen = sorted(parts, key=lambda part: -part.value / part.minutes)
    for wanted in range(len(keen), -1, -1):
        for day in head.days:
            if not diary.enter(head, day):
                continue
            entered = [part for part in keen if diary.enter(part, day)]
            if len(entered) >= wanted:
                return
            for task in (*entered, head):
                diary.strike(task)


def _swap(tasks: Iterable[Task], diary: Diary) -> None:
    """Take one movable task out where the ones left out, and then itself, make more of its minutes."""
    movable = [task for task in tasks if task.movable]
    better = True
    while better:
        out = [task for task in movable if task.name not in diary.placed]
        better = any(_worth_more(task, out, diary) for task in movable if task.name in diary.placed and out)


def _worth_more(task: Task, out: Sequence[Task], diary: Diary) -> bool:
    day = diary.strike(task)
    for by_value in (True, False):
        order = sorted(out, key=lambda other: (-other.value if by_value else -other.value / other.minutes, other.name))
        entered = [other for other in order if diary.place(other)]
        back = diary.place(task)
        if sum(other.value for other in entered) + back * task.value > task.value + _SAME:
            return True
        for other in (*entered, *((task,) if back else ())):
            diary.strike(other)
    diary.enter(task, day)
    return False
