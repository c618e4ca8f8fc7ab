"""The server: the app, with the rooms of its first page opened while the first browser still fetches its files."""

from asyncio import to_thread
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Event, Thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send

# The last two are what Streamlit itself loads for the wordmark and the picture in the tab.
ROOMS = ("widgets.overview", "numpy", "PIL.Image")
OPEN = Event()


@asynccontextmanager
async def opening(_app: st.App) -> AsyncGenerator[None]:
    """Load what the first visitor would wait for, beside a server that already answers."""
    Thread(target=open_rooms, daemon=True).start()
    yield


def open_rooms() -> None:
    """Load the modules and the catalogue; whatever goes wrong, the sessions are let in and the page says it."""
    try:
        for room in ROOMS:
            import_module(room)
        import_module("widgets.session").catalogue()
    except Exception:  # noqa: BLE001  the first session meets the same trouble and shows it
        return
    finally:
        OPEN.set()


def waiting(inner: ASGIApp) -> ASGIApp:
    """Let a session begin only when the rooms are open: two threads that import the same modules trip over each other."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await to_thread(OPEN.wait)
        await inner(scope, receive, send)

    return serve


app = st.App("app.py", lifespan=opening, middleware=[Middleware(waiting)])
