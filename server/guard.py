"""Who is let in: whoever asks for the app under one of its own names, from one of its own pages.

A foreign page that a browser shows can ask for anything on this computer, and with a name of its own that leads here (DNS
rebinding) it may even read the answer. Its requests name that page as their origin or their host. `serve.py` asks here
before Streamlit hears of a request, `app.py` before the database is opened; both hand over `st.get_option`.
"""

import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from ipaddress import ip_address
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

Option = Callable[[str], Any]
FOREIGN = (
    "Round Two does not answer under this address, so that no other page can read what you keep in it. "
    "Open http://localhost with the port that the server has printed. "
    "If the address is yours, put its name into server.allowedHosts in .streamlit/config.toml."
)
REACHABLE = (
    "Other computers can reach this server, and Round Two has no sign-in: whoever opens it would see and change everything. "
    "Start it with --server.address=localhost to keep it on this computer. "
    "If nobody but you can reach it, start it with ROUNDTWO_SINGLE_USER=1 in its environment."
)
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_HOST = re.compile(r"(\[[0-9a-f:.]+]|[0-9a-z._-]+)(:[0-9]*)?")


def refusal(headers: Mapping[str, str], option: Option, environment: Mapping[str, str]) -> str | None:
    """Return why the app must not show anything to who sent these headers, None when it may."""
    if not is_own(headers, option):
        return FOREIGN
    if environment.get("ROUNDTWO_SINGLE_USER") != "1" and not _is_loopback(option("server.address")):
        return REACHABLE
    return None


def is_own(headers: Mapping[str, str], option: Option) -> bool:
    """Say whether a request is for one of the app's own hosts and from a page of that host, or from no page at all.

    Hosts are Streamlit's `server.allowedHosts`, without any those of loopback; `server.corsAllowedOrigins` may send requests too.
    """
    host, origin = headers.get("host", "localhost").lower(), headers.get("origin")
    named = _HOST.fullmatch(host)
    allowed = option("server.allowedHosts") or _LOOPBACK
    if named is None or not any(fnmatchcase(named[1].strip("[]."), pattern.lower()) for pattern in allowed):
        return False
    own = {None, f"http://{host}", f"https://{host}"}
    return (origin and origin.lower()) in own or origin in option("server.corsAllowedOrigins")


def guarding(inner: ASGIApp, option: Option) -> ASGIApp:
    """Refuse foreign requests, sockets and frames, keep the server's metrics to itself, and say on `/ready` that it answers."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        async def unframed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["content-security-policy"] = "frame-ancestors 'self'"
            await send(message)

        await (_own_answer(scope, option) or inner)(scope, receive, unframed)

    return serve


def _own_answer(scope: Scope, option: Option) -> ASGIApp | None:
    if scope["type"] not in {"http", "websocket"}:
        return None
    if not is_own(Headers(scope=scope), option):
        return PlainTextResponse(FOREIGN, 403) if scope["type"] == "http" else WebSocketClose(1008)
    match scope["path"].strip("/").removeprefix(option("server.baseUrlPath").strip("/")).strip("/"):
        case "_stcore/metrics":
            return PlainTextResponse("Not here.", 404)
        case "ready":
            return PlainTextResponse("ready")
        case _:
            return None


def _is_loopback(address: str | None) -> bool:
    try:
        return address == "localhost" or ip_address(address or "").is_loopback
    except ValueError:
        return False
