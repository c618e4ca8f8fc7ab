"""Twenty thousand clicks in a row: memory has to stay flat with Python's own garbage collector alone."""

import asyncio
import statistics
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from bench import candidacies, servers
from bench.figures import Figure
from bench.servers import Server
from bench.visitor import Visitor, arrive

CLICKS, WARM, SAMPLE_EVERY, SESSIONS = 20_000, 2_000, 500, 4
FLAT_WITHIN = 5


def measure(*, quick: bool) -> list[Figure]:
    """Click without a pause in a few sessions; compare memory after the first clicks with memory at the end."""
    clicks, warm = (CLICKS // 20, WARM // 5) if quick else (CLICKS, WARM)
    with tempfile.TemporaryDirectory() as folder:
        _, database, ids = candidacies.filled(Path(folder), SESSIONS)
        with servers.serve(servers.ROOT, database) as ours:
            memory = asyncio.run(_soak(ours, ids, clicks))
    after = [megabytes for done, megabytes in memory if done >= warm]
    part = max(1, len(after) // 4)
    early, late = statistics.median(after[:part]), statistics.median(after[-part:])
    return [
        Figure(
            f"memory over {clicks:,} clicks, after the first {warm:,}",
            f"{late:.1f} MB at the end",
            f"{early:.1f} MB before",
            late - early,
            FLAT_WITHIN,
            unit=" MB more",
            note=f"highest {max(after):.1f} MB",
        )
    ]


async def _soak(server: Server, ids: list[str], clicks: int) -> list[tuple[int, float]]:
    """Return the memory of the server in MB after every few hundred clicks."""
    step = candidacies.widest(candidacies.sample_candidacy()).id
    memory: list[tuple[int, float]] = []
    async with AsyncExitStack() as open_ones:
        visitors = [
            await open_ones.enter_async_context(arrive(server.port, candidacies.query(name, step))) for name in ids
        ]
        for visitor in visitors:
            await visitor.open("assessment")
        for done in range(0, clicks, SAMPLE_EVERY):
            each = SAMPLE_EVERY // len(visitors)
            await asyncio.gather(*(_click(visitor, done, each) for visitor in visitors))
            memory.append((done + SAMPLE_EVERY, server.megabytes()))
        if errors := [message for visitor in visitors for message in visitor.errors]:
            raise RuntimeError(f"{len(errors)} errors, the first: {errors[0]}")
    return memory


async def _click(visitor: Visitor, start: int, count: int) -> None:
    for number in range(start, start + count):
        await visitor.click(number)
