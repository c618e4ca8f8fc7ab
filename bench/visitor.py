"""A visitor without a browser: speaks Streamlit's own protocol, so that fifty of them fit into one process.

Opens a session, learns the radios of the page from the messages, clicks, and waits until the script has finished, as the
browser's part of Streamlit does. What takes time in a browser (drawing) is not part of these figures.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Radio_pb2 import Radio
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.servers import HOST, TIMEOUT_SECONDS

_DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
_LEVELS, _FIRST_CLICKS = 5, 3


@dataclass
class Visitor:
    """One open session and what its page shows."""

    connection: ClientConnection
    query: str = ""
    page: str = ""
    radios: dict[str, Radio] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    async def open(self, page_name: str) -> float:
        """Run the whole script of a page, as a browser does when it arrives; return milliseconds."""
        return await self._run(ClientState(query_string=self.query, page_name=page_name))

    async def click(self, number: int) -> tuple[int, int, float]:
        """Choose another level of the next radio; return its place on the page, the level and milliseconds."""
        names = list(self.radios)
        place = number % len(names)
        name = names[place]
        radio = self.radios[name]
        now = self.choices.get(name)
        level = (list(radio.options).index(now) + 1 + number % 3 if now else number) % _LEVELS
        self.choices[name] = radio.options[level]
        state = ClientState(
            query_string=self.query, page_script_hash=self.page, fragment_id=self.fragments.get(name, "")
        )
        return place, level, await self._run(state)

    async def _run(self, state: ClientState) -> float:
        for kept in (self.choices, self.texts):
            for name, value in kept.items():
                state.widget_states.widgets.add(id=name, string_value=value)
        state.context_info.timezone = "UTC"
        self.drawn.clear()
        before = time.perf_counter()
        await self.connection.send(BackMsg(rerun_script=state).SerializeToString())
        async with asyncio.timeout(TIMEOUT_SECONDS):
            while not self._finished(await self.connection.recv(decode=False)):
                pass
        spent = 1000 * (time.perf_counter() - before)
        for name in self.texts.keys() - self.drawn:  # a browser sends nothing of a field that is gone
            if state.fragment_id in {"", self.fragments[name]}:
                del self.texts[name]
        return spent

    def _finished(self, data: bytes) -> bool:
        message = ForwardMsg.FromString(data)
        match message.WhichOneof("type"):
            case "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise RuntimeError("the app does not compile")
                return message.script_finished in _DONE
            case "new_session":
                self.page = message.new_session.page_script_hash
            case "navigation":
                self.page = message.navigation.page_script_hash
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "delta":
                self._learn(message.delta.new_element, message.delta.fragment_id)
        return False

    def _learn(self, element: Element, fragment: str) -> None:
        match element.WhichOneof("type"):
            case "exception":
                self.errors.append(element.exception.message)
            case "radio":
                radio = element.radio
                if radio.set_value and radio.raw_value:
                    self.choices[radio.id] = radio.raw_value
                self.radios[radio.id] = radio
                self.fragments[radio.id] = fragment
            case "text_input":
                text = element.text_input
                self.drawn.add(text.id)
                self.fragments[text.id] = fragment
                if text.id not in self.texts or text.set_value:
                    self.texts[text.id] = text.value if text.set_value else text.default


@asynccontextmanager
async def arrive(port: int, query: str = "") -> AsyncGenerator[Visitor]:
    """Connect as a browser does and leave when the block ends."""
    address = f"ws://{HOST}:{port}/_stcore/stream"
    async with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, proxy=None) as connection:
        yield Visitor(connection, query)


@asynccontextmanager
async def arrived(port: int, queries: Iterable[str], page: str) -> AsyncGenerator[list[Visitor]]:
    """Let visitors come one after the other, open a page and click until it is warm. Raises RuntimeError for errors shown."""
    async with AsyncExitStack() as open_ones:
        visitors = [await open_ones.enter_async_context(arrive(port, query)) for query in queries]
        for visitor in visitors:
            await visitor.open(page)
            for number in range(_FIRST_CLICKS):
                await visitor.click(number)
        yield visitors
        if errors := [message for visitor in visitors for message in visitor.errors]:
            raise RuntimeError(f"{len(errors)} errors, the first: {errors[0]}")
