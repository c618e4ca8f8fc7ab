"""Many people at once on one server process: how long a click waits for its script, as the client sees it.

Every visitor has a candidacy of their own and clicks every two seconds. Somebody has opened Readiness before, so that the
charts are in memory, which is the harder case; the floor has nothing but its radio.
"""

import asyncio
import random
import statistics
import time

from bench import candidacies, servers
from bench.figures import Figure
from bench.servers import Server
from bench.visitor import Visitor, arrive, arrived
from storage import Store

GOAL = 1.0
SECONDS_BETWEEN_CLICKS = 2.0
SIZES = (25, 50)


def measure(*, quick: bool) -> list[Figure]:
    """Load both servers in turns, each size twice."""
    seconds, rounds = (8, 1) if quick else (24, 2)
    figures = []
    with (
        candidacies.filled(max(SIZES)) as (store, database, ids),
        servers.serve(servers.BENCH / "floor") as floor,
        servers.serve(servers.ROOT, database) as ours,
    ):
        asyncio.run(_open_charts(ours, ids[0]))
        for size in SIZES:
            here: list[float] = []
            there: list[float] = []
            for _ in range(rounds):
                here += ours_clicked(ours, store, ids[:size], seconds)
                there += asyncio.run(_clicked(floor, [""] * size, "", seconds))[0]
            slow, bare = (statistics.quantiles(times, n=20)[-1] for times in (here, there))
            figures.append(
                Figure(
                    f"{size} sessions, a click every {SECONDS_BETWEEN_CLICKS:g} s: p95 of script time",
                    f"{slow:.0f} ms",
                    f"{bare:.0f} ms",
                    slow / bare,
                    GOAL,
                    note=f"{len(here)} clicks, all in the database, no errors",
                )
            )
    return figures


def ours_clicked(server: Server, store: Store, ids: list[str], seconds: float) -> list[float]:
    """Let one visitor per candidacy click; return milliseconds. Raises RuntimeError when a click got lost."""
    names = candidacies.rated_names(candidacies.sample_candidacy())
    queries = candidacies.at_widest_step(ids)
    times, levels = asyncio.run(_clicked(server, queries, "assessment", seconds))
    for name, last in zip(ids, levels, strict=True):
        kept = candidacies.levels(store, name)
        if lost := [names[place] for place, level in last.items() if kept.get(names[place]) != level]:
            raise RuntimeError(f"clicks on {', '.join(lost)} of {name} are not in the database")
    return times


async def _clicked(
    server: Server, queries: list[str], page: str, seconds: float
) -> tuple[list[float], list[dict[int, int]]]:
    """Let visitors click; return milliseconds, and the last level of each visitor's radios."""
    levels: list[dict[int, int]] = [{} for _ in queries]
    async with arrived(server.port, queries, page) as visitors:
        until = time.perf_counter() + seconds
        times = await asyncio.gather(*(_clicks(one, until, last) for one, last in zip(visitors, levels, strict=True)))
    return [spent for each in times for spent in each], levels


async def _clicks(visitor: Visitor, until: float, last: dict[int, int]) -> list[float]:
    """Click every two seconds from a random moment on, and note the last level of each radio."""
    times: list[float] = []
    due = time.perf_counter() + random.uniform(0, SECONDS_BETWEEN_CLICKS)  # noqa: S311  no secret
    while due < until:
        await asyncio.sleep(max(0, due - time.perf_counter()))
        place, last[place], spent = await visitor.click(len(times))
        times.append(spent)
        due += SECONDS_BETWEEN_CLICKS
    return times


async def _open_charts(server: Server, candidacy_id: str) -> None:
    async with arrive(server.port, candidacies.query(candidacy_id)) as visitor:
        await visitor.open("readiness")
