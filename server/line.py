"""The line to a browser: nothing waits on it for company, and what is written in one turn goes out in one piece.

Streamlit and uvicorn have no option for either; decision 0022 says what it is worth.
"""

from asyncio import BaseTransport, Transport, get_running_loop
from contextlib import suppress
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

_CONNECTION: Any = H11Protocol
_SESSION: Any = WebSocketsSansIOProtocol
_begin_connection = H11Protocol.connection_made
_begin_session = WebSocketsSansIOProtocol.connection_made


def make_ready() -> None:
    """Have every connection begin without waiting, and every session with a line that gathers."""
    _CONNECTION.connection_made = _connection_without_waiting
    _SESSION.connection_made = _session_that_gathers


class Gathering:
    """A line that writes at the end of a turn of the event loop what was written in it; all else is as it is."""

    def __init__(self, line: Transport) -> None:
        self._line = line
        self._pieces: list[bytes] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401, D105  whatever the line has
        return getattr(self._line, name)

    def write(self, piece: bytes) -> None:
        """Keep a piece for the end of this turn."""
        if not self._pieces:
            get_running_loop().call_soon(self._pass_on)
        self._pieces.append(piece)

    def close(self) -> None:
        """Close the line after what was written."""
        self._pass_on()
        self._line.close()

    def _pass_on(self) -> None:
        if self._pieces and not self._line.is_closing():
            self._line.write(b"".join(self._pieces))
        self._pieces.clear()


def _connection_without_waiting(protocol: H11Protocol, transport: BaseTransport) -> None:
    """Send small packets at once: asyncio does so only for sockets that name their protocol, and Streamlit's names none."""
    with suppress(OSError):  # not a line of TCP: it does not wait
        transport.get_extra_info("socket").setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    _begin_connection(protocol, cast("Transport", transport))


def _session_that_gathers(protocol: WebSocketsSansIOProtocol, transport: BaseTransport) -> None:
    _begin_session(protocol, cast("Transport", Gathering(cast("Transport", transport))))
