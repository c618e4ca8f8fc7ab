"""Packing: which tasks fit into the minutes of which day.

Decides by rank first, then tries to swap in what is worth more. A task longer than a day's minutes is spread: it takes
what is left on the days up to the one on which it is finished. A part goes on the day of the task it belongs to.
What a task is worth, when it may be done and which come first is decided by the caller.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from scoring.calendar import ONE_DAY

_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Task:
    """Something to place. `days` are its possible days, the best first; `value` is what it is worth.

    `small` tasks do not mind a day that has enough items. `movable` ones may give way to something worth more, and those
    that stay take their days in `turn`. An `elastic` one keeps its day with whatever minutes are left up to then.
    """

    name: str
    minutes: int
    days: tuple[date, ...]
    value: float = 0.0
    part_of: str | None = None
    small: bool = False
    movable: bool = True
    elastic: bool = False
    turn: tuple[float, ...] = ()


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

    def strike(self, task: Task) -> None:
        """Take a task off its day."""
        day = self.placed.pop(task.name)
        self.count[day] -= 1
        for spent_on, minutes in self.shares.pop(task.name):
            self.spent[spent_on] -= minutes

    def place(self, task: Task) -> bool:
        """Put a task on the best of its days, and say whether there is one."""
        return any(self.enter(task, day) for day in task.days)

    def copy(self) -> "Diary":
        """Return the same diary, to try something in."""
        return replace(
            self,
            placed=dict(self.placed),
            spent=dict(self.spent),
            count=dict(self.count),
            shares=dict(self.shares),
        )

    def adopt(self, other: "Diary") -> None:
        """Take over what was tried in a copy."""
        self.placed, self.spent, self.count, self.shares = other.placed, other.spent, other.count, other.shares

    def _shares(self, task: Task, day: date) -> tuple[tuple[date, int], ...] | None:
        """Return the minutes by day that finish the task on `day`, or None when they are not there."""
        left = self.minutes - self.spent.get(day, 0)
        if task.minutes <= self.minutes and not task.elastic:
            return ((day, task.minutes),) if task.minutes <= left else None
        shares: list[tuple[date, int]] = []
        open_minutes = task.minutes
        while open_minutes and day >= self.today:
            take = min(open_minutes, self.minutes - self.spent.get(day, 0))
            if take:
                shares.append((day, take))
            elif not shares and not task.elastic:
                return None
            open_minutes -= take
            day -= ONE_DAY
        return tuple(shares) if task.elastic or not open_minutes else None


def pack(tasks: Sequence[Task], diary: Diary) -> None:
    """Place tasks in the given order, each part with the task it belongs to, then make more of the minutes."""
    heads = [task for task in tasks if task.part_of is None]
    movable = [task for task in heads if task.movable]
    worthy = [task for task in movable if task.value > 0]
    for head in heads:
        if head in worthy or not head.movable:
            parts = [task for task in tasks if task.part_of == head.name]
            _place_together(head, parts, diary)
    while _improve(worthy, diary):
        pass
    for task in movable:
        if task.name not in diary.placed:
            diary.place(task)
    _put_in_turn(movable, diary)


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


def _improve(movable: Sequence[Task], diary: Diary) -> bool:
    """Clear one task or one day and fill the room with what is worth more; say whether that was possible."""
    placed = [task for task in movable if task.name in diary.placed]
    out = [task for task in movable if task.name not in diary.placed]
    if not out:
        return False
    days = sorted({diary.placed[task.name] for task in placed})
    cleared = [[task] for task in placed]
    cleared += [[task for task in placed if any(on == day for on, _ in diary.shares[task.name])] for day in days]
    for struck in cleared:
        for order in _orders(out, struck):
            trial = diary.copy()
            for task in struck:
                trial.strike(task)
            gained = sum(task.value for task in order if trial.place(task))
            if gained > sum(task.value for task in struck) + _SAME:
                diary.adopt(trial)
                return True
    return False


def _orders(out: Sequence[Task], struck: Sequence[Task]) -> Iterator[list[Task]]:
    """Yield orders in which cleared room may be filled: newcomers first, by worth, or by what is over soonest."""
    yield [*sorted(out, key=_by_minute), *sorted(struck, key=_by_minute)]
    both = [*out, *struck]
    yield sorted(both, key=lambda task: -task.value)
    yield sorted(both, key=_by_minute)
    yield sorted(both, key=lambda task: (max(task.days, default=date.max), _by_minute(task)))


def _by_minute(task: Task) -> float:
    return -task.value / task.minutes


def _put_in_turn(movable: Sequence[Task], diary: Diary) -> None:
    """Give the same tasks their days in turn, if that leaves none of them out."""
    trial = diary.copy()
    placed = [task for task in movable if task.name in diary.placed]
    for task in placed:
        trial.strike(task)
    if all(trial.place(task) for task in sorted(placed, key=lambda task: task.turn)):
        diary.adopt(trial)
