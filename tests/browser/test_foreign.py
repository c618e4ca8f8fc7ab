"""A page of somebody else in the same browser reads nothing of what is kept here, whatever name it comes under."""

import functools
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

import storage
from scoring.candidacy import Candidacy, FirstInterview
from server.guard import FOREIGN, REACHABLE
from tests.support.browser import open_page
from tests.support.server import Server, serving

EMPLOYER = "The hidden employer"
SCRIPTS = ("app.py", "serve.py")
# What Streamlit's own page does: open a socket, ask for a run (field 11, empty), and read until the run has ended.
READ = """
async (address) => {
  const socket = new WebSocket(address, ["streamlit"]);
  socket.binaryType = "arraybuffer";
  let heard = "";
  socket.onopen = () => socket.send(new Uint8Array([90, 0]));
  await new Promise((done) => {
    socket.onclose = done;
    socket.onmessage = ({data}) => {
      heard += new TextDecoder().decode(data);
      if (!window.traffic.waiting && !window.traffic.running) done();
    };
  });
  return heard;
}
"""


def keep_secret(server: Server) -> None:
    ended = FirstInterview.model_validate({"ended": "2026-11-17T16:00:00+00:00"})
    storage.create(server.store(), "local", Candidacy(id="secret", employer=EMPLOYER, role="x", first_interview=ended))


@pytest.fixture(scope="module", params=SCRIPTS)
def target(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("target"), script=request.param) as running:
        keep_secret(running)
        yield running


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an empty page from another port of this computer."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("localhost", 0), handler) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        yield f"http://localhost:{other.server_address[1]}"
        other.shutdown()


def socket_of(server: Server, host: str = "localhost") -> str:
    return f"ws://{host}:{server.port}/_stcore/stream"


def test_the_apps_own_page_reads_what_is_kept(page: Page, target: Server) -> None:
    page.goto(f"{target.address}/_stcore/health")
    assert EMPLOYER in page.evaluate(READ, socket_of(target))


def test_a_page_from_another_port_of_this_computer_reads_nothing(page: Page, target: Server, elsewhere: str) -> None:
    page.goto(elsewhere)
    heard = page.evaluate(READ, socket_of(target))
    assert EMPLOYER not in heard
    assert heard == "" if target.script == "serve.py" else FOREIGN[:50] in heard


def test_a_page_whose_own_name_leads_to_this_computer_reads_nothing(page: Page, target: Server) -> None:
    page.goto(f"http://evil.example:{target.port}/")
    assert page.evaluate(READ, socket_of(target, "evil.example")) == ""
    words = page.inner_text("body")
    assert words == FOREIGN if target.script == "serve.py" else EMPLOYER not in words


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("alone", ["", "1"])
def test_a_server_for_a_whole_network_shows_nothing_unless_told_that_it_is_one_persons(
    script: str, alone: str, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUNDTWO_SINGLE_USER", alone)
    with serving(tmp_path, script=script, options=("--server.address=0.0.0.0",)) as server:
        keep_secret(server)
        open_page(page, server.address)
        if alone:
            expect(page.get_by_text(EMPLOYER).first).to_be_visible()
        else:
            expect(page.get_by_text(REACHABLE)).to_be_visible()
            expect(page.get_by_text(EMPLOYER)).to_have_count(0)
            expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(0)
