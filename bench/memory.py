"""What one more open session costs the server, once it is warm."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from bench import candidacies, servers
from bench.figures import Figure
from bench.servers import Server
from bench.visitor import arrive

FIRST, FURTHER = 10, 50


def measure(*, quick: bool) -> list[Figure]:
    """Open a few sessions, then many more, each with a page that was clicked on."""
    further = 10 if quick else FURTHER
    with tempfile.TemporaryDirectory() as folder:
        _, database, ids = candidacies.filled(Path(folder), FIRST + further)
        step = candidacies.widest(candidacies.sample_candidacy()).id
        queries = [candidacies.query(name, step) for name in ids]
        with servers.serve(servers.ROOT, database) as server:
            ours = asyncio.run(_each(server, queries, "assessment"))
        with servers.serve(servers.BENCH / "floor") as server:
            floor = asyncio.run(_each(server, [""] * len(queries), ""))
    return [
        Figure("memory of one further session", f"{ours:.2f} MB", f"{floor:.2f} MB", ours / floor if floor else None)
    ]


async def _each(server: Server, queries: list[str], page: str) -> float:
    """Return the megabytes that each session after the first ones takes."""
    async with AsyncExitStack() as open_ones:
        before = 0.0
        for number, query in enumerate(queries):
            if number == FIRST:
                before = server.megabytes()
            visitor = await open_ones.enter_async_context(arrive(server.port, query))
            await visitor.open(page)
            for click in range(3):
                await visitor.click(click)
        return (server.megabytes() - before) / (len(queries) - FIRST)
