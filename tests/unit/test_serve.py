"""The server opens the rooms of the first page beside its own start, and lets sessions in once they are open."""

import asyncio
from collections.abc import Callable
from threading import Event

import pytest
from starlette.types import Message, Receive, Scope, Send

import serve

PATIENCE = 0.2


async def _hear() -> Message:
    return {}


async def _say(_message: Message) -> None:
    return


def arrived_after(kind: str, happens: Callable[[], object]) -> bool:
    """Say whether a connection reached the app before its patience ended; `happens` goes on meanwhile."""

    async def connect() -> bool:
        through = asyncio.Event()

        async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
            through.set()

        connection = asyncio.ensure_future(serve.waiting(app)({"type": kind}, _hear, _say))
        await asyncio.wait([connection], timeout=PATIENCE / 2)
        happens()
        await asyncio.wait([connection], timeout=PATIENCE / 2)
        arrived = through.is_set()
        serve.OPEN.set()
        await connection
        return arrived

    return asyncio.run(connect())


@pytest.fixture(autouse=True)
def closed_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "OPEN", Event())


def test_a_session_waits_while_the_rooms_are_closed() -> None:
    assert not arrived_after("websocket", lambda: None)


def test_a_session_begins_when_the_rooms_are_open() -> None:
    assert arrived_after("websocket", serve.OPEN.set)


def test_files_are_served_while_the_rooms_are_closed() -> None:
    assert arrived_after("http", lambda: None)


def test_a_room_that_does_not_open_keeps_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "ROOMS", ("widgets.a_room_that_is_not_there",))
    assert arrived_after("websocket", serve.open_rooms)
