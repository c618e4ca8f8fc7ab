"""The line to a browser waits for nothing, and passes on in one piece what was written in one turn."""

import asyncio
import socket
from collections.abc import Callable, Iterator

import pytest
from starlette.types import Receive, Scope, Send
from streamlit.web.server.starlette import starlette_server
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState

from server import line
from server.line import Gathering


class Wire(asyncio.Transport):
    """A line that notes what becomes of it, over a socket that names no protocol, as Streamlit's does not."""

    def __init__(self) -> None:
        super().__init__()
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.notes: list[bytes | str] = []

    def get_extra_info(self, name: str, default: object = None) -> object:
        return self.socket if name == "socket" else default

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.notes.append(bytes(data))

    def close(self) -> None:
        self.notes.append("closed")

    def is_closing(self) -> bool:
        return "closed" in self.notes


@pytest.fixture
def wire() -> Iterator[Wire]:
    wire = Wire()
    yield wire
    wire.socket.close()


@pytest.fixture(autouse=True)
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (H11Protocol, WebSocketsSansIOProtocol):
        monkeypatch.setattr(kind, "connection_made", kind.connection_made)
    line.make_ready()


async def _app(_scope: Scope, _receive: Receive, _send: Send) -> None:
    return


def line_of(kind: type[H11Protocol | WebSocketsSansIOProtocol], wire: Wire) -> object:
    """Let one of uvicorn's two ends of a line begin; return the line that it has then."""

    async def begin() -> object:
        protocol = kind(Config(_app, ws="none", lifespan="off"), ServerState(), {})
        protocol.connection_made(wire)
        return protocol.transport

    return asyncio.run(begin())


def written(wire: Wire, write: Callable[[Gathering], object]) -> list[bytes | str]:
    """Return what had become of a line one turn after something was written."""

    async def turn() -> None:
        write(Gathering(wire))
        await asyncio.sleep(0)

    asyncio.run(turn())
    return wire.notes


def test_a_small_packet_does_not_wait_for_company(wire: Wire) -> None:
    line_of(H11Protocol, wire)
    assert wire.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_line_that_is_not_of_tcp_begins_as_well(wire: Wire) -> None:
    wire.socket.close()
    wire.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    assert line_of(H11Protocol, wire) is wire


def test_a_session_has_a_line_that_gathers(wire: Wire) -> None:
    assert isinstance(line_of(WebSocketsSansIOProtocol, wire), Gathering)


def test_streamlit_uses_these_two_ends_of_a_line() -> None:
    config = Config(_app, ws=vars(starlette_server)["_get_websocket_protocol"](), lifespan="off")
    config.load()
    assert (config.http_protocol_class, config.ws_protocol_class) == (H11Protocol, WebSocketsSansIOProtocol)


def test_what_is_written_in_one_turn_goes_out_in_one_piece(wire: Wire) -> None:
    def write(gathering: Gathering) -> None:
        for piece in (b"one ", b"two ", b"three"):
            gathering.write(piece)
        assert wire.notes == []

    assert written(wire, write) == [b"one two three"]


def test_what_is_written_in_two_turns_goes_out_in_two_pieces(wire: Wire) -> None:
    async def turns() -> None:
        gathering = Gathering(wire)
        for piece in (b"one", b"two"):
            gathering.write(piece)
            await asyncio.sleep(0)

    asyncio.run(turns())
    assert wire.notes == [b"one", b"two"]


def test_a_line_is_closed_after_what_was_written(wire: Wire) -> None:
    def write(gathering: Gathering) -> None:
        gathering.write(b"the last word")
        gathering.close()

    assert written(wire, write) == [b"the last word", "closed"]


def test_nothing_is_written_to_a_line_that_is_closed(wire: Wire) -> None:
    def write(gathering: Gathering) -> None:
        gathering.write(b"too late")
        wire.close()

    assert written(wire, write) == ["closed"]


def test_all_else_is_asked_of_the_line_itself(wire: Wire) -> None:
    assert Gathering(wire).get_extra_info("socket") is wire.socket
