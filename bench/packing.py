"""How much of the best possible plan the packing reaches: its worth against an exact integer programme.

Both may use the same days, minutes, contact rules and parts of notes; worth is the sum of stand-alone points. The programme
may put as many small items on a day as it likes, so that the ratio errs on the strict side. Prints ratios and times.
"""

import statistics
import sys
import time
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from scoring.agenda import Agenda, agenda
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.eligibility import Open, examine, situation
from scoring.gains import Projection
from scoring.loading import load_catalogue
from scoring.packing import Diary, Task, pack
from scoring.plan import plan

CASES = 200
GOAL = 0.95
SECONDS_PER_CASE = 5
INTERVIEW = datetime(2026, 11, 16, 15, 30, tzinfo=UTC)
Row = dict[int, float]


def main() -> int:
    """Compare, print, and return 1 when the mean ratio misses the goal."""
    catalogue, random = load_catalogue(), np.random.default_rng(2)
    ratios: list[float] = []
    planned: list[float] = []
    while len(ratios) < CASES:
        candidacy, today, minutes = random_case(catalogue, random)
        started = time.perf_counter()
        plan(candidacy, catalogue, today, minutes)
        planned.append(1000 * (time.perf_counter() - started))
        listed = open_agenda(candidacy, catalogue, today, minutes)
        packed = worth_packed(listed, catalogue, today, minutes)
        best = worth_at_best(listed, catalogue, today, minutes)
        if best > 0:
            ratios.append(packed / best)
    below = sum(ratio < GOAL for ratio in ratios)
    print(f"{CASES} random cases: mean {statistics.mean(ratios):.4f}, worst {min(ratios):.4f}, below {GOAL}: {below}")
    print(f"plan(): median {statistics.median(planned):.1f} ms, slowest {max(planned):.1f} ms")
    return 0 if statistics.mean(ratios) >= GOAL else 1


def random_case(catalogue: Catalogue, random: np.random.Generator) -> tuple[Candidacy, date, int]:
    """Return a candidacy with random answers at a random time of a random story, and minutes a day."""
    today = INTERVIEW.date() + timedelta(days=int(random.integers(0, 15)))
    events: list[dict[str, Any]] = []
    if random.random() < 0.7:
        events.append({"kind": "thank_you_sent", "on": INTERVIEW.date(), "to": "i1"})
    if random.random() < 0.5:
        second = today + timedelta(days=int(random.integers(1, 15)))
        events.append({"kind": "invited", "on": today, "second_interview": second})
    answers = [
        {"factor": name, "kind": "rated", "level": int(random.integers(0, 5))}
        for name in catalogue.factor
        if random.random() < 0.97
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


def open_agenda(candidacy: Candidacy, catalogue: Catalogue, today: date, minutes: int) -> Agenda:
    """Return what the plan has to place."""
    now = situation(candidacy, catalogue, today)
    examined = [examine(action, now) for action in catalogue.actions]
    wanted = [one for one in examined if isinstance(one, Open)]
    return agenda(wanted, now, Projection(candidacy, catalogue, today, now.scored), minutes)


def worth_packed(listed: Agenda, catalogue: Catalogue, today: date, minutes: int) -> float:
    """Return the worth of what the product places."""
    tasks = [entry.task for entry in listed.entries]
    diary = Diary(today, minutes, catalogue.scheduling.items_per_day, listed.fits)
    pack(tasks, diary)
    return sum(task.value for task in tasks if task.name in diary.placed)


def worth_at_best(listed: Agenda, catalogue: Catalogue, today: date, minutes: int) -> float:
    """Return the worth of the best plan, or the solver's bound on it when time runs out."""
    tasks = [entry.task for entry in listed.entries]
    heads = {task.name: task for task in tasks}
    choices = [(task, day) for task in tasks for day in (heads[task.part_of].days if task.part_of else task.days)]
    if not choices:
        return 0.0
    column = {(task.name, day): place for place, (task, day) in enumerate(choices)}
    days = [today + timedelta(days=n) for n in range((max(day for _, day in choices) - today).days + 1)]
    long = [task for task in tasks if task.minutes > minutes]
    share = {(task.name, day): len(column) + n for n, (task, day) in enumerate((t, d) for t in long for d in days)}
    rows: list[Row] = []
    limits: list[float] = []

    def at_most(row: Row, limit: float) -> None:
        rows.append(row)
        limits.append(limit)

    for task in tasks:
        own = {key: place for key, place in column.items() if key[0] == task.name}
        mine = dict.fromkeys(own.values(), 1.0)
        at_most(mine, 1)
        if task in long:
            at_most(dict.fromkeys(mine, float(task.minutes)) | {share[task.name, day]: -1.0 for day in days}, 0)
            for day in days:
                later = {place: -float(task.minutes) for (_, on), place in own.items() if on >= day}
                at_most({share[task.name, day]: 1.0} | later, 0)
    for day in days:
        on_day = [(task, column[task.name, day]) for task, on in choices if on == day]
        used = {place: float(task.minutes) for task, place in on_day if task not in long}
        at_most(used | {share[task.name, day]: 1.0 for task in long}, minutes)
        at_most({place: 1.0 for task, place in on_day if not task.small}, catalogue.scheduling.items_per_day)
    for (one, day), (other, on) in combinations(choices, 2):
        apart = other.part_of == one.name and day == on
        if one.name != other.name and not apart and not listed.fits(one, day, {other.name: on}):
            at_most({column[one.name, day]: 1.0, column[other.name, on]: 1.0}, 1)
    for task, day in choices:
        if task.part_of:
            at_most({column[task.name, day]: 1.0, column[task.part_of, day]: -1.0}, 0)
    return _solve(choices, len(column) + len(share), rows, limits, minutes)


def _solve(choices: list[tuple[Task, date]], size: int, rows: list[Row], limits: list[float], minutes: int) -> float:
    cells = [(line, place, factor) for line, row in enumerate(rows) for place, factor in row.items()]
    lines, places, factors = (np.array(part) for part in zip(*cells, strict=True))
    binary = np.arange(size) < len(choices)
    result = milp(
        c=np.concatenate([[-task.value for task, _ in choices], np.zeros(size - len(choices))]),
        constraints=LinearConstraint(coo_array((factors, (lines, places)), (len(rows), size)).tocsr(), ub=limits),
        bounds=Bounds(0, np.where(binary, 1, minutes)),
        integrality=binary.astype(int),
        options={"time_limit": SECONDS_PER_CASE, "mip_rel_gap": 0.001},
    )
    return float(-result.fun) if result.status == 0 else float(-result.mip_dual_bound)


if __name__ == "__main__":
    sys.exit(main())
