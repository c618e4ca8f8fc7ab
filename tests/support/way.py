"""A way to a server that can be cut while the server lives on, as a network is."""

import socket
from collections.abc import Generator
from contextlib import contextmanager, suppress
from threading import Thread

from tests.support.server import free_port

_CHUNK = 65536


class Way:
    """A port of this computer that leads on to another one, as long as the way is open."""

    def __init__(self, port: int) -> None:
        """Take the port of the server."""
        self._there, self._here, self._open = port, free_port(), set[socket.socket]()
        self.address = f"http://localhost:{self._here}"
        self.mend()

    def mend(self) -> None:
        """Let connections through."""
        self._door = socket.create_server(("localhost", self._here))
        Thread(target=self._let_in, args=(self._door,), daemon=True).start()

    def cut(self) -> None:
        """End every connection and let no more through."""
        for one in (self._door, *self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._open.clear()

    def _let_in(self, door: socket.socket) -> None:
        with suppress(OSError):
            while True:
                pair = (door.accept()[0], socket.create_connection(("localhost", self._there)))
                self._open.update(pair)
                for ends in (pair, pair[::-1]):
                    Thread(target=_pass_on, args=ends, daemon=True).start()


def _pass_on(from_: socket.socket, to: socket.socket) -> None:
    with suppress(OSError):
        while data := from_.recv(_CHUNK):
            to.sendall(data)
        to.shutdown(socket.SHUT_WR)


@contextmanager
def way_to(port: int) -> Generator[Way]:
    """Give a way to the server at a port."""
    way = Way(port)
    try:
        yield way
    finally:
        way.cut()
