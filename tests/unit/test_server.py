"""The server opens the rooms of the first page beside its own start, and sends what one run says together."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterator
from threading import Event
from unittest.mock import Mock

import pytest
import streamlit as st
from starlette.types import Message, Receive, Scope, Send
from streamlit import config, delta_generator
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.proto.PageConfig_pb2 import PageConfig
from streamlit.proto.SessionStatus_pb2 import SessionStatus
from streamlit.runtime import app_session

from server import starting, together

PATIENCE = 0.2
THEME = "_populate_theme_msg"


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

        connection = asyncio.ensure_future(starting.waiting(app)({"type": kind}, _hear, _say))
        await asyncio.wait([connection], timeout=PATIENCE / 2)
        happens()
        await asyncio.wait([connection], timeout=PATIENCE / 2)
        arrived = through.is_set()
        starting.OPEN.set()
        await connection
        return arrived

    return asyncio.run(connect())


@pytest.fixture(autouse=True)
def closed_rooms(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(starting, "OPEN", Event())
    search = "discover_and_register_components"
    monkeypatch.setattr(BidiComponentManager, search, getattr(BidiComponentManager, search))
    monkeypatch.setattr(app_session, THEME, vars(app_session)[THEME])
    yield
    gc.enable()
    gc.unfreeze()


def test_a_session_waits_while_the_rooms_are_closed() -> None:
    assert not arrived_after("websocket", lambda: None)


def test_a_session_begins_when_the_rooms_are_open() -> None:
    assert arrived_after("websocket", starting.OPEN.set)


def test_files_are_served_while_the_rooms_are_closed() -> None:
    assert arrived_after("http", lambda: None)


def test_a_room_that_does_not_open_keeps_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "ROOMS", ("widgets.a_room_that_is_not_there",))
    assert arrived_after("websocket", starting.open_rooms)


@pytest.mark.parametrize("room", ["screens.interviews.overview", "widgets.a_room_that_is_not_there"])
def test_garbage_is_collected_again_when_the_rooms_are_open(room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "ROOMS", (room,))
    starting.open_rooms()
    assert gc.isenabled()


def test_what_the_rooms_hold_is_not_looked_through_for_garbage() -> None:
    starting.open_rooms()
    assert gc.get_freeze_count() > 0


def test_no_start_reads_what_installed_packages_say_of_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = Mock(return_value=[])
    monkeypatch.setattr("streamlit.components.v2.manifest_scanner.scan_component_manifests", reading)
    starting.leave_out()
    BidiComponentManager().discover_and_register_components()
    assert not reading.called


def test_no_start_looks_through_all_modules_for_a_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    looking = Mock(return_value=False)
    monkeypatch.setattr("streamlit.env_util.is_repl", looking)
    monkeypatch.setattr(delta_generator, "_use_warning_has_been_displayed", False)
    starting.leave_out()
    st.markdown("The first thing drawn")
    assert not looking.called


def test_the_theme_is_read_for_the_first_run_and_not_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = Mock(wraps=config.get_options_for_section)
    monkeypatch.setattr("streamlit.config.get_options_for_section", reading)
    starting.leave_out()
    first, second = CustomThemeConfig(), CustomThemeConfig()
    for theme in (first, second):
        vars(app_session)[THEME](theme, "theme.dark")
    assert first == second
    assert first.primary_color
    assert reading.call_count == 1


def a_message(page: str) -> Message:
    return {
        "type": "websocket.send",
        "bytes": ForwardMsg(page_config_changed=PageConfig(title=page)).SerializeToString(),
    }


def the_end() -> Message:
    status = ForwardMsg(session_status_changed=SessionStatus(script_is_running=False))
    return {"type": "websocket.send", "bytes": status.SerializeToString()}


CLOSE = {"type": "websocket.close", "code": 1000}
Script = Callable[[Send, list[Message]], Awaitable[None]]


def heard_after(script: Script, *, kind: str = "websocket", gone: bool = False) -> list[Message]:
    """Let an app say its lines; return all that its browser has heard in the end, or fails to hear once it is gone."""
    heard: list[Message] = []

    async def send(message: Message) -> None:
        heard.append(message)
        if gone:
            raise OSError

    async def app(_scope: Scope, _receive: Receive, say: Send) -> None:
        await script(say, heard)

    async def connect() -> None:
        async with asyncio.timeout(10):
            await together.bundling(app)({"type": kind}, _hear, send)

    asyncio.run(connect())
    return heard


def test_nothing_of_a_run_is_sent_before_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "LONGEST_HOLD", 60)

    async def script(say: Send, heard: list[Message]) -> None:
        await say(a_message("Readiness"))
        await asyncio.sleep(PATIENCE / 4)
        assert not heard
        await say(the_end())

    assert heard_after(script) == [a_message("Readiness"), the_end()]


def test_a_long_run_shows_what_it_has() -> None:
    async def script(say: Send, heard: list[Message]) -> None:
        await say(a_message("Readiness"))
        await asyncio.sleep(PATIENCE)
        assert heard == [a_message("Readiness")]
        await say(the_end())

    assert heard_after(script)[-1] == the_end()


def test_everything_arrives_in_the_order_in_which_it_was_said() -> None:
    said = [*(a_message(str(number)) for number in range(3 * together.MOST_WAITING)), the_end(), a_message("next")]

    async def script(say: Send, _heard: list[Message]) -> None:
        for message in said:
            await say(message)

    assert heard_after(script) == said


def test_a_line_is_closed_after_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "LONGEST_HOLD", 0.001)

    async def script(say: Send, _heard: list[Message]) -> None:
        await say(a_message("Readiness"))
        await say(CLOSE)

    assert heard_after(script) == [a_message("Readiness"), CLOSE]


def test_a_browser_that_has_gone_holds_nobody_up() -> None:
    async def script(say: Send, _heard: list[Message]) -> None:
        for number in range(3 * together.MOST_WAITING):
            await say(a_message(str(number)))

    assert len(heard_after(script, gone=True)) == 3 * together.MOST_WAITING


def test_what_is_no_session_passes_at_once() -> None:
    async def script(say: Send, heard: list[Message]) -> None:
        await say({"type": "http.response.body"})
        assert heard

    heard_after(script, kind="http")
