"""A start that waits for little: the rooms of the first page open while the first browser still fetches its files."""

import gc
from asyncio import to_thread
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from functools import cache
from importlib import import_module
from os import environ
from threading import Event, Thread
from typing import Any

import streamlit as st
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import delta_generator
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

# The last two are what Streamlit itself loads for the wordmark and the picture in the tab.
ROOMS = ("screens.interviews.overview", "numpy", "PIL.Image")
OPEN = Event()


def leave_out() -> None:
    """Keep Streamlit and numpy from what every start or every click would wait for in vain (decisions 0016 and 0022).

    Streamlit reads what each installed package says of itself, in search of components, looks through all loaded modules
    for a Python prompt, and reads the theme anew for each run; it has no option for any. numpy readies a thread for
    each core.
    """
    BidiComponentManager.discover_and_register_components = lambda *_, **__: None  # type: ignore[method-assign]
    delta_generator._use_warning_has_been_displayed = True  # noqa: SLF001
    run: Any = app_session
    run._populate_theme_msg = _once(app_session._populate_theme_msg)  # noqa: SLF001
    environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _once(describe: Callable[[CustomThemeConfig, str], None]) -> Callable[..., None]:
    """Return a function that fills in a section of the theme as `describe` did the first time."""

    @cache
    def described(section: str) -> CustomThemeConfig:
        theme = CustomThemeConfig()
        describe(theme, section)
        return theme

    def fill(msg: CustomThemeConfig, section: str = "theme") -> None:
        msg.MergeFrom(described(section))

    return fill


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
        import_module("widgets.current").catalogue()
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
