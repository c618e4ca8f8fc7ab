"""How much of the best possible plan the packing reaches: its worth against an exact integer programme.

Both may use the same days, minutes, contact rules and parts of notes; worth is the sum of stand-alone points. There are two
ratios: against the best plan of all, and against the best that keeps what has to come first (urgent work, messages with a
day of their own, the fit check), whatever that is worth.
"""

import statistics
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from bench.figures import Figure
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning.agenda import Agenda, agenda
from scoring.planning.packing import Schedule, Task, pack

GOAL = 0.95
SECONDS_PER_CASE = 5
SHARE_THANKED, SHARE_INVITED, SHARE_ANSWERED = 0.7, 0.5, 0.97
INTERVIEW = datetime(2026, 11, 16, 15, 30, tzinfo=UTC)
Row = dict[int, float]


def measure(*, quick: bool) -> list[Figure]:
    """Compare packed plans of random cases with the best possible ones."""
    cases = 20 if quick else 200
    catalogue, random = load_catalogue(), np.random.default_rng(2)
    free: list[float] = []
    keeping: list[float] = []
    while len(free) < cases:
        candidacy, today, minutes = random_case(catalogue, random)
        listed = agenda(Snapshot(candidacy, catalogue, today), minutes)
        schedule = Schedule(today, minutes, catalogue.scheduling.items_per_day, listed.fits)
        pack([entry.task for entry in listed.entries], schedule)
        packed = sum(entry.task.value for entry in listed.entries if entry.task.name in schedule.placed)
        first = {entry.task.name for entry in listed.entries if not entry.task.movable} & set(schedule.placed)
        programme = Programme(listed, schedule)
        if (best := programme.best(set())) > 0:
            free.append(packed / best)
            kept = programme.best(first)
            keeping.append(packed / kept if kept > 0 else 1.0)
    return [
        Figure(
            f"value of the packed plan, {optimum}",
            f"mean {statistics.mean(ratios):.4f}, worst {min(ratios):.4f}",
            "an exact integer programme",
            statistics.mean(ratios),
            GOAL,
            unit="",
            at_least=True,
        )
        for optimum, ratios in (("of the best of all", free), ("of the best that keeps what comes first", keeping))
    ]


def random_case(catalogue: Catalogue, random: np.random.Generator) -> tuple[Candidacy, date, int]:
    """Return a candidacy with random answers at a random time of a random story, and minutes a day."""
    today = INTERVIEW.date() + timedelta(days=int(random.integers(0, 15)))
    events: list[dict[str, Any]] = []
    if random.random() < SHARE_THANKED:
        events.append({"kind": "thank_you_sent", "on": INTERVIEW.date(), "to": "i1"})
    if random.random() < SHARE_INVITED:
        second = today + timedelta(days=int(random.integers(1, 15)))
        events.append({"kind": "invited", "on": today, "second_interview": second})
    answers = [
        {"factor": name, "kind": "rated", "level": int(random.integers(0, 5))}
        for name in catalogue.factor
        if random.random() < SHARE_ANSWERED
    ]
    candidacy = Candidacy.model_validate(
        {
            "id": "case",
            "depth": "full",
            "first_interview": {"ended": INTERVIEW},
            "interviewers": [{"id": f"i{n}", "name": f"Person {n}"} for n in range(1, int(random.integers(2, 5)))],
            "interest": int(random.integers(1, 6)),
            "answers": answers,
            "events": events,
        }
    )
    return candidacy, today, int(random.choice([20, 30, 45, 60, 90]))


class Programme:
    """The integer programme of one agenda: a column for each task and day, and one for each share of a long task."""

    def __init__(self, listed: Agenda, schedule: Schedule) -> None:
        self.listed, self.minutes, self.items = listed, schedule.minutes, schedule.items
        self.tasks = [entry.task for entry in listed.entries]
        heads = {task.name: task for task in self.tasks}
        self.choices = [(t, day) for t in self.tasks for day in (heads[t.part_of].days if t.part_of else t.days)]
        self.column = {(task.name, day): place for place, (task, day) in enumerate(self.choices)}
        last = max((day for _, day in self.choices), default=schedule.today)
        self.days = [schedule.today + timedelta(days=n) for n in range((last - schedule.today).days + 1)]
        self.long = [task for task in self.tasks if task.minutes > self.minutes]
        shares = [(task.name, day) for task in self.long for day in self.days]
        self.share = {key: len(self.column) + n for n, key in enumerate(shares)}
        self.rows: list[Row] = []
        self.limits: list[float] = []
        for task in self.tasks:
            self._once(task)
        for day in self.days:
            self._fits_into(day)
        for one, other in combinations(self.choices, 2):
            self._keep_apart(one, other)

    def best(self, kept: set[str]) -> float:
        """Return the worth of the best plan that keeps some tasks, or the solver's bound on it when time runs out."""
        if not self.choices:
            return 0.0
        keeping = [dict.fromkeys(self._own(name).values(), -1.0) for name in kept]
        rows, limits = [*self.rows, *keeping], [*self.limits, *(-1.0 for _ in keeping)]
        size, whole = len(self.column) + len(self.share), len(self.choices)
        cells = [(line, place, factor) for line, row in enumerate(rows) for place, factor in row.items()]
        lines, places, factors = (np.array(part) for part in zip(*cells, strict=True))
        binary = np.arange(size) < whole
        result = milp(
            c=np.concatenate([[-task.value for task, _ in self.choices], np.zeros(size - whole)]),
            constraints=LinearConstraint(coo_array((factors, (lines, places)), (len(rows), size)).tocsr(), ub=limits),
            bounds=Bounds(0, np.where(binary, 1, self.minutes)),
            integrality=binary.astype(int),
            options={"time_limit": SECONDS_PER_CASE, "mip_rel_gap": 0.001},
        )
        return float(-result.fun) if result.status == 0 else float(-result.mip_dual_bound)

    def _own(self, name: str) -> dict[date, int]:
        """Return the columns of one task by day."""
        return {day: place for (owner, day), place in self.column.items() if owner == name}

    def _at_most(self, row: Row, limit: float) -> None:
        self.rows.append(row)
        self.limits.append(limit)

    def _once(self, task: Task) -> None:
        own = self._own(task.name)
        self._at_most(dict.fromkeys(own.values(), 1.0), 1)
        if task.part_of:
            for day, place in own.items():
                self._at_most({place: 1.0, self.column[task.part_of, day]: -1.0}, 0)
        if task in self.long:
            whole = dict.fromkeys(own.values(), float(task.minutes))
            self._at_most(whole | {self.share[task.name, day]: -1.0 for day in self.days}, 0)
            for day in self.days:
                later = {place: -float(task.minutes) for on, place in own.items() if on >= day}
                self._at_most({self.share[task.name, day]: 1.0} | later, 0)

    def _fits_into(self, day: date) -> None:
        on_day = [(task, self.column[task.name, day]) for task, on in self.choices if on == day]
        used = {place: float(task.minutes) for task, place in on_day if task not in self.long}
        self._at_most(used | {self.share[task.name, day]: 1.0 for task in self.long}, self.minutes)
        self._at_most({place: 1.0 for task, place in on_day if not task.exempt}, self.items)

    def _keep_apart(self, one: tuple[Task, date], other: tuple[Task, date]) -> None:
        if one[0].name != other[0].name and not self.listed.fits(*one, {other[0].name: other[1]}):
            self._at_most({self.column[task.name, day]: 1.0 for task, day in (one, other)}, 1)
