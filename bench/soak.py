"""Twenty thousand clicks in a row: memory has to stay flat with Python's own garbage collector alone."""

import asyncio
import statistics

from bench import candidacies, servers
from bench.figures import Figure
from bench.servers import Server
from bench.visitor import Visitor, arrived

CLICKS, WARM, SAMPLE_EVERY, SESSIONS = 20_000, 2_000, 500, 4
FLAT_WITHIN = 5


def measure(*, quick: bool) -> list[Figure]:
    """Click without a pause in a few sessions; compare memory after the first clicks with memory at the end."""
    clicks, warm = (CLICKS // 20, WARM // 5) if quick else (CLICKS, WARM)
    with candidacies.filled(SESSIONS) as (_, database, ids), servers.serve(servers.ROOT, database) as ours:
        memory = asyncio.run(_soak(ours, candidacies.at_widest_step(ids), clicks))
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


async def _soak(server: Server, queries: list[str], clicks: int) -> list[tuple[int, float]]:
    """Return the memory of the server in MB after every few hundred clicks."""
    memory: list[tuple[int, float]] = []
    async with arrived(server.port, queries, "assessment") as visitors:
        for done in range(0, clicks, SAMPLE_EVERY):
            await asyncio.gather(*(_click(visitor, done, SAMPLE_EVERY // SESSIONS) for visitor in visitors))
            memory.append((done + SAMPLE_EVERY, server.megabytes()))
    return memory


async def _click(visitor: Visitor, start: int, count: int) -> None:
    for number in range(start, start + count):
        await visitor.click(number)
