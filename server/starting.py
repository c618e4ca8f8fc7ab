"""A start that waits for little: the rooms of the first page open while the first browser still fetches its files."""

import gc
from asyncio import to_thread
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib import import_module
from os import environ
from threading import Event, Thread

import streamlit as st
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import delta_generator
from streamlit.components.v2.component_manager import BidiComponentManager

# The last two are what Streamlit itself loads for the wordmark and the picture in the tab.
ROOMS = ("widgets.overview", "numpy", "PIL.Image")
OPEN = Event()


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
