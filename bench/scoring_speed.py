"""How long the two scoring functions take for one candidacy, without a screen."""

import statistics
import timeit
from functools import partial

from bench.candidacies import TODAY
from bench.figures import Figure
from scoring.examples import EXAMPLES, example
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.readiness import readiness

GOALS = {"readiness": 1, "plan": 10}


def measure(*, quick: bool) -> list[Figure]:
    """Time both functions on every example; the goal speaks of the slowest example's median."""
    rounds = 30 if quick else 300
    catalogue, today = load_catalogue(), TODAY()
    candidacies = [example(name, today) for name in EXAMPLES]
    figures = []
    for name, function in (("readiness", readiness), ("plan", plan)):
        calls = [partial(function, one, catalogue, today) for one in candidacies]
        medians = [1000 * statistics.median(timeit.repeat(call, number=1, repeat=rounds)) for call in calls]
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
