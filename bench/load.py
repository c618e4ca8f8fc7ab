"""Many people at once on one server process: how long a click waits for its script, as the client sees it.

Every visitor has a candidacy of their own and clicks every two seconds. Somebody has opened Readiness before, so that the
charts are in memory, which is the harder case; the floor has nothing but its radio.
"""

import asyncio
import random
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

from bench import candidacies, servers
from bench.figures import Figure, percentile
from bench.servers import Server
from bench.visitor import Visitor, arrive
from storage import Store

GOAL = 1.0
SECONDS_BETWEEN_CLICKS = 2.0
SIZES = (25, 50)
_P95 = 0.95


def measure(*, quick: bool) -> list[Figure]:
    """Load both servers in turns, each size twice."""
    seconds, rounds = (8, 1) if quick else (24, 2)
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        store, database, ids = candidacies.filled(Path(folder), max(SIZES))
        with servers.serve(servers.BENCH / "floor") as floor, servers.serve(servers.ROOT, database) as ours:
            asyncio.run(_open_charts(ours, ids[0]))
            for size in SIZES:
                here: list[float] = []
                there: list[float] = []
                for _ in range(rounds):
                    here += asyncio.run(ours_clicked(ours, store, ids[:size], seconds))
                    there += asyncio.run(floor_clicked(floor, size, seconds))
                slow, bare = percentile(here, _P95), percentile(there, _P95)
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


async def ours_clicked(server: Server, store: Store, ids: list[str], seconds: float) -> list[float]:
    """Let one visitor per candidacy click; return milliseconds. Raises RuntimeError when a click got lost."""
    sample = candidacies.sample_candidacy()
    names, step = candidacies.rated_names(sample), candidacies.widest(sample).id
    async with AsyncExitStack() as open_ones:
        visitors = [
            await open_ones.enter_async_context(arrive(server.port, candidacies.query(name, step))) for name in ids
        ]
        await _all_open(visitors, "assessment")
        wanted: list[dict[int, int]] = [{} for _ in ids]
        until = time.perf_counter() + seconds
        times = await asyncio.gather(*(_clicks(one, until, last) for one, last in zip(visitors, wanted, strict=True)))
        _no_errors(visitors)
    for name, last in zip(ids, wanted, strict=True):
        kept = candidacies.levels(store, name)
        if lost := [names[place] for place, level in last.items() if kept.get(names[place]) != level]:
            raise RuntimeError(f"clicks on {', '.join(lost)} of {name} are not in the database")
    return [spent for each in times for spent in each]


async def floor_clicked(server: Server, size: int, seconds: float) -> list[float]:
    """Let visitors click on the bare app in the same way; return milliseconds."""
    async with AsyncExitStack() as open_ones:
        visitors = [await open_ones.enter_async_context(arrive(server.port)) for _ in range(size)]
        await _all_open(visitors, "")
        until = time.perf_counter() + seconds
        times = await asyncio.gather(*(_clicks(one, until, {}) for one in visitors))
        _no_errors(visitors)
    return [spent for each in times for spent in each]


async def _clicks(visitor: Visitor, until: float, last: dict[int, int]) -> list[float]:
    """Click every two seconds from a random moment on, and note the last level of each radio."""
    times: list[float] = []
    due = time.perf_counter() + random.uniform(0, SECONDS_BETWEEN_CLICKS)  # noqa: S311  no secret
    number = 0
    while due < until:
        await asyncio.sleep(max(0, due - time.perf_counter()))
        place, level, spent = await visitor.click(number)
        last[place] = level
        times.append(spent)
        number += 1
        due += SECONDS_BETWEEN_CLICKS
    return times


async def _all_open(visitors: list[Visitor], page: str) -> None:
    """Open the page for everybody, one after the other, and click once to be warm."""
    for visitor in visitors:
        await visitor.open(page)
        await visitor.click(0)


async def _open_charts(server: Server, candidacy_id: str) -> None:
    async with arrive(server.port, candidacies.query(candidacy_id)) as visitor:
        await visitor.open("readiness")


def _no_errors(visitors: list[Visitor]) -> None:
    if errors := [message for visitor in visitors for message in visitor.errors]:
        raise RuntimeError(f"{len(errors)} errors, the first: {errors[0]}")
