"""How long the two scoring functions take for one candidacy, without a screen."""

import statistics
import timeit
from collections.abc import Callable

from bench.candidacies import TODAY
from bench.figures import Figure
from scoring.candidacy import Candidacy
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.readiness import readiness
from screens.interviews.examples import EXAMPLES, example

GOALS = {"readiness": 1, "plan": 10}


def measure(*, quick: bool) -> list[Figure]:
    """Time both functions on every example; the goal speaks of the slowest example's median."""
    rounds = 30 if quick else 300
    candidacies = [example(name, TODAY()) for name in EXAMPLES]
    figures = []
    for name, function in (("readiness", readiness), ("plan", plan)):
        medians = [_median(function, one, rounds) for one in candidacies]
        figures.append(
            Figure(
                f"{name}() for one candidacy, median",
                ", ".join(f"{median:.2f}" for median in medians) + " ms",
                value=max(medians),
                goal=GOALS[name],
                unit=" ms",
                note=f"{len(medians)} examples",
            )
        )
    return figures


def _median(function: Callable[[Snapshot], object], candidacy: Candidacy, rounds: int) -> float:
    """Time the function with the reading of the day."""
    catalogue, today = load_catalogue(), TODAY()
    times = timeit.repeat(lambda: function(Snapshot(candidacy, catalogue, today)), number=1, repeat=rounds)
    return 1000 * statistics.median(times)
