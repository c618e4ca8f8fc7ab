"""Foreign pages stay outside: nothing behind the guard hears of their requests, and the app tells them nothing."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from server import guard

DEFAULTS: dict[str, Any] = {
    "server.address": "localhost",
    "server.allowedHosts": ["localhost", "127.0.0.1", "::1"],
    "server.corsAllowedOrigins": [],
    "server.baseUrlPath": "",
}
OWN = ["localhost:8501", "LOCALHOST:8501", "localhost", "127.0.0.1:8501", "[::1]:8501"]
FOREIGN_HOSTS = [
    "evil.example:8501",
    "evil.example",
    "0.0.0.0:8501",
    "192.168.1.5:8501",
    "localhost.evil.example:8501",
    "evil.localhost:8501",
    "localhost@evil.example",
    "localhost:8501/evil",
    "[::2]:8501",
    "",
]
FOREIGN_ORIGINS = [
    "http://evil.example",
    "http://evil.example:8501",
    "http://localhost:9999",
    "http://127.0.0.1:5000",
    "http://127.0.0.1:8501",
    "http://0.0.0.0:8501",
    "http://localhost",
    "null",
    "",
    "file://",
    "file://localhost:8501",
    "chrome-extension://localhost:8501",
    "localhost:8501",
]


def options(**changes: Any) -> guard.Option:  # noqa: ANN401  whatever an option holds
    return {**DEFAULTS, **{f"server.{name}": value for name, value in changes.items()}}.__getitem__


def answered(kind: str, path: str, headers: Mapping[str, str], option: guard.Option) -> tuple[list[Message], bool]:
    """Send a request to the guard; return what it answered, and whether the app behind it heard of the request."""
    heard: list[Message] = []
    inside = False

    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        nonlocal inside
        inside = True

    async def receive() -> Message:
        return {"type": f"{kind}.connect"}

    async def send(message: Message) -> None:
        heard.append(message)

    scope = {
        "type": kind,
        "path": path,
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }

    async def ask() -> None:
        await guard.guarding(app, option)(scope, receive, send)

    asyncio.run(ask())
    return heard, inside


def status(kind: str, path: str, headers: Mapping[str, str], option: guard.Option) -> int:
    """Return the status of the guard's own answer, 200 when the request went through; a socket that is closed first has 403."""
    heard, inside = answered(kind, path, headers, option)
    assert inside != bool(heard)
    if inside:
        return 200
    return 403 if heard[0]["type"] == "websocket.close" else int(heard[0]["status"])


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("host", OWN)
def test_the_apps_own_page_is_let_in(host: str, kind: str) -> None:
    assert status(kind, "/", {"Host": host, "Origin": f"http://{host}"}, options()) == 200
    assert status(kind, "/", {"Host": host}, options()) == 200


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_host_is_refused_before_the_app_hears_of_it(host: str, kind: str) -> None:
    assert status(kind, "/_stcore/stream", {"Host": host, "Origin": f"http://{host}"}, options()) == 403
    assert status(kind, "/_stcore/stream", {"Host": host}, options()) == 403


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_foreign_origin_is_refused_before_the_app_hears_of_it(origin: str, kind: str) -> None:
    assert status(kind, "/_stcore/stream", {"Host": "localhost:8501", "Origin": origin}, options()) == 403


def test_without_a_configuration_only_this_computer_is_let_in() -> None:
    assert status("http", "/", {"Host": "127.0.0.1:8501"}, options(allowedHosts=[])) == 200
    assert status("http", "/", {"Host": "evil.example"}, options(allowedHosts=[])) == 403


def test_a_configured_host_and_a_configured_origin_are_let_in() -> None:
    behind_a_proxy = options(allowedHosts=["*.example.org"], corsAllowedOrigins=["https://else.example"])
    assert status("http", "/", {"Host": "two.example.org", "Origin": "https://two.example.org"}, behind_a_proxy) == 200
    assert (
        status("websocket", "/", {"Host": "two.example.org", "Origin": "https://else.example"}, behind_a_proxy) == 200
    )
    assert status("http", "/", {"Host": "example.net"}, behind_a_proxy) == 403


@pytest.mark.parametrize("base", ["", "round/two", "/round/two/"])
def test_metrics_are_nobodys_business_and_ready_is_answered(base: str) -> None:
    option, under = options(baseUrlPath=base), "/" + f"{base.strip('/')}/".lstrip("/")
    own = {"Host": "localhost:8501"}
    assert status("http", f"{under}_stcore/metrics", own, option) == 404
    assert status("http", f"{under}_stcore/metrics/", own, option) == 404
    assert status("http", f"{under}_stcore/health", own, option) == 200
    heard, _ = answered("http", f"{under}ready", own, option)
    assert (heard[0]["status"], heard[1]["body"]) == (200, b"ready")


def test_what_is_no_request_passes() -> None:
    assert answered("lifespan", "", {}, options()) == ([], True)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.5", "", None, "unix:///run/round-two.sock"])  # noqa: S104
def test_a_server_that_others_can_reach_shows_nothing_unless_told_that_it_is_one_persons(address: str | None) -> None:
    own, option = {"host": "localhost:8501"}, options(address=address)
    assert guard.refusal(own, option, {}) == guard.REACHABLE
    assert guard.refusal(own, option, {"ROUNDTWO_SINGLE_USER": "0"}) == guard.REACHABLE
    assert guard.refusal(own, option, {"ROUNDTWO_SINGLE_USER": "1"}) is None
    assert guard.refusal({"host": "192.168.1.5"}, option, {"ROUNDTWO_SINGLE_USER": "1"}) == guard.FOREIGN


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "127.1.2.3", "::1"])
def test_a_server_that_only_this_computer_can_reach_shows_the_app_to_its_own_page_alone(address: str) -> None:
    option = options(address=address)
    assert guard.refusal({"host": "localhost:8501", "origin": "http://localhost:8501"}, option, {}) is None
    assert guard.refusal({"host": "localhost:8501", "origin": "http://localhost:9999"}, option, {}) == guard.FOREIGN


def test_no_other_page_may_show_the_app_in_a_frame() -> None:
    heard: list[Message] = []

    async def page(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"page"})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        heard.append(message)

    scope = {"type": "http", "path": "/", "headers": [(b"host", b"localhost:8501")]}

    async def ask() -> None:
        await guard.guarding(page, options())(scope, receive, send)

    asyncio.run(ask())
    assert (b"content-security-policy", b"frame-ancestors 'self'") in heard[0]["headers"]
    assert heard[1]["body"] == b"page"
