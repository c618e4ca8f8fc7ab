"""The server: the app, made ready before somebody asks, and saying at once what belongs together.

The rooms of the first page are opened while the first browser still fetches its files. What one run of a page says goes
out together, so that a browser draws once.
"""

import gc
from asyncio import Queue, create_task, timeout, to_thread
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from os import environ
from threading import Event, Thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import delta_generator
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# The last two are what Streamlit itself loads for the wordmark and the picture in the tab.
ROOMS = ("widgets.overview", "numpy", "PIL.Image")
OPEN = Event()

# Seconds that a message is held back at most, so that a slow page shows what it has; and how many wait for a slow line.
LONGEST_HOLD = 0.04
MOST_WAITING = 100


def leave_out() -> None:
    """Keep Streamlit and numpy from what every start would wait for and this app has no use for (decision 0016).

    Streamlit reads what each installed package says of itself, in search of components, and looks through all loaded
    modules for a Python prompt; it has no option for either. numpy readies a thread for each core.
    """
    BidiComponentManager.discover_and_register_components = lambda *_, **__: None  # type: ignore[method-assign]
    delta_generator._use_warning_has_been_displayed = True  # noqa: SLF001
    environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@asynccontextmanager
async def opening(_app: st.App) -> AsyncGenerator[None]:
    """Load what the first visitor would wait for, beside a server that already answers."""
    Thread(target=open_rooms, daemon=True).start()
    yield


def open_rooms() -> None:
    """Load the modules and the catalogue; whatever goes wrong, the sessions are let in and the page says it.

    All of it stays, so the garbage collector need not look through it, neither meanwhile nor later.
    """
    gc.disable()
    try:
        for room in ROOMS:
            import_module(room)
        import_module("widgets.session").catalogue()
    except Exception:  # noqa: BLE001  the first session meets the same trouble and shows it
        return
    finally:
        gc.freeze()
        gc.enable()
        OPEN.set()


def waiting(inner: ASGIApp) -> ASGIApp:
    """Let a session begin only when the rooms are open: two threads that import the same modules trip over each other."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await to_thread(OPEN.wait)
        await inner(scope, receive, send)

    return serve


def bundling(inner: ASGIApp) -> ASGIApp:
    """Send what one run of a page says together: a browser goes through the whole page for each message that comes alone."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await inner(scope, receive, send)
            return
        said: Queue[Message] = Queue(MOST_WAITING)

        async def say(message: Message) -> None:
            if message["type"] == "websocket.send":
                await said.put(message)
            else:
                await said.join()
                await send(message)

        sending = create_task(_send_bundles(said, send))
        try:
            await inner(scope, receive, say)
            await said.join()
        finally:
            sending.cancel()

    return serve


async def _send_bundles(said: Queue[Message], send: Send) -> None:
    """Send bundle after bundle, each complete with the end of a run or as old as a message may become."""
    while True:
        bundle = [await said.get()]
        with suppress(TimeoutError):
            async with timeout(LONGEST_HOLD):
                while not _ends_run(bundle[-1]):
                    bundle.append(await said.get())
        for message in bundle:
            with suppress(OSError, RuntimeError):  # the browser is gone; the session hears that for itself
                await send(message)
            said.task_done()


def _ends_run(message: Message) -> bool:
    kind = ForwardMsg.FromString(message["bytes"])
    return kind.HasField("session_status_changed") and not kind.session_status_changed.script_is_running


leave_out()
app = st.App("app.py", lifespan=opening, middleware=[Middleware(waiting), Middleware(bundling)])
