"""What one more open session costs the server, once it is warm."""

import asyncio

from bench import candidacies, servers
from bench.figures import Figure
from bench.servers import Server
from bench.visitor import arrived

FIRST, FURTHER = 10, 50


def measure(*, quick: bool) -> list[Figure]:
    """Open a few sessions, then many more, each with a page that was clicked on."""
    with candidacies.filled(FIRST + (10 if quick else FURTHER)) as (_, database, ids):
        with servers.serve(servers.ROOT, database) as server:
            ours = asyncio.run(_each(server, candidacies.at_widest_step(ids), "assessment"))
        with servers.serve(servers.BENCH / "floor") as server:
            floor = asyncio.run(_each(server, [""] * len(ids), ""))
    return [
        Figure("memory of one further session", f"{ours:.2f} MB", f"{floor:.2f} MB", ours / floor if floor else None)
    ]


async def _each(server: Server, queries: list[str], page: str) -> float:
    """Return the megabytes that each session after the first ones takes."""
    first, further = queries[:FIRST], queries[FIRST:]
    async with arrived(server.port, first, page):
        before = server.megabytes()
        async with arrived(server.port, further, page):
            return (server.megabytes() - before) / len(further)
