"""Every way into the app leads through the router, also the first one into a server that nobody has used yet."""

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Page, expect

import storage
from scoring.candidacy import Candidacy, FirstInterview
from tests.support.browser import PAGES, open_page, place, settle
from tests.support.server import ROOT, Server, serving

UNKNOWN_PAGE = '''"""A page that the router does not know."""

import streamlit as st

from widgets import routing

routing.guard(__file__)

st.title("Secret")
'''


def two_interviews(server: Server) -> tuple[str, str]:
    """Keep two interviews and return the older one's id, which nobody would be shown unasked, and the newer one's."""
    for name in ("older", "newer"):
        ended = FirstInterview.model_validate({"ended": "2026-11-17T16:00:00+00:00"})
        storage.create(server.store(), "local", Candidacy(id=name, role=f"The {name} role", first_interview=ended))
    return "older", "newer"


@pytest.mark.parametrize("own_server", ["serve.py", "app.py"], indirect=True)
@pytest.mark.parametrize("name", ["interviews", *PAGES])
def test_a_link_into_a_fresh_server_shows_the_page_and_the_interview_it_names(
    name: str, page: Page, own_server: Server
) -> None:
    older, _ = two_interviews(own_server)
    open_page(page, place(own_server.address, name, older))
    expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(len(PAGES))
    expect(page).to_have_url(re.compile(f"candidacy={older}"))
    expect(page.locator("h1")).to_have_count(1)
    active = page.locator("[data-testid=stSidebarNavLink][aria-current=page]")
    expect(active).to_have_count(1)
    assert urlsplit(active.get_attribute("href") or "").path == f"/{name}".replace("/interviews", "/")
    expect(page.get_by_role("dialog")).to_have_count(0)
    if name in {"assessment", "readiness", "plan"}:
        expect(page.get_by_text("The older role").first).to_be_visible()
    assert "Traceback" not in own_server.log


def test_the_start_page_has_the_address_that_its_name_makes_one_expect(page: Page, server: Server) -> None:
    open_page(page, server.address)
    open_page(page, f"{server.address}/interviews")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("Page not found")).to_have_count(0)


def test_a_page_file_that_is_not_registered_is_out_of_reach(page: Page, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    left_out = shutil.ignore_patterns(".*", "__pycache__", "tests", "bench", "docs")
    shutil.copytree(ROOT, tree, ignore=left_out)
    shutil.copytree(ROOT / ".streamlit", tree / ".streamlit")
    (tree / "pages" / "secret.py").write_text(UNKNOWN_PAGE, encoding="utf-8")
    with serving(tmp_path / "kept", root=tree) as fresh:
        open_page(page, f"{fresh.address}/secret")
        expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(len(PAGES))
        expect(page.get_by_text("Secret", exact=True)).to_have_count(0)
        open_page(page, f"{fresh.address}/secret")
        expect(page.get_by_text("Secret", exact=True)).to_have_count(0)
        assert "Traceback" not in fresh.log


@pytest.mark.parametrize("address", ["nowhere", "readiness/nowhere", "pages/plan.py", "%2e%2e%2fapp.py"])
def test_an_unknown_address_shows_no_traceback(address: str, page: Page, server: Server) -> None:
    page.goto(f"{server.address}/{address}", wait_until="networkidle")
    words = page.locator("body").inner_text()
    assert "Traceback" not in words
    assert "Error" not in words


def test_an_interview_that_is_not_here_is_said_and_the_newest_is_shown(page: Page, server: Server) -> None:
    two_interviews(server)
    open_page(page, place(server.address, "plan", "gone"))
    expect(page.get_by_text("not in this file any more").first).to_be_visible()
    expect(page.get_by_text("The newer role").first).to_be_visible()
    assert "candidacy=newer" in page.url


def test_only_this_computer_can_open_the_app(server: Server) -> None:
    assert server.process is not None
    listening = [c for c in psutil.Process(server.process.pid).net_connections() if c.status == psutil.CONN_LISTEN]
    assert {connection.laddr.ip for connection in listening} <= {"127.0.0.1", "::1"}
    assert "External URL" not in server.log
    assert "external IP" not in server.log


def test_what_is_sent_is_compressed_unless_only_a_part_is_wanted(page: Page, server: Server) -> None:
    program = page.request.get(server.address).text().split('src="./')[1].split('"')[0]
    whole = page.request.get(f"{server.address}/{program}")
    assert whole.headers["content-encoding"] == "gzip"
    part = page.request.get(f"{server.address}/{program}", headers={"Range": "bytes=0-99"})
    assert (part.status, part.body()) == (206, whole.body()[:100])
    font = page.request.get(f"{server.address}/app/static/fonts/newsreader-latin.woff2")
    assert font.ok
    assert "content-encoding" not in font.headers


def test_the_server_says_that_it_is_ready_and_counts_for_nobody(page: Page, server: Server) -> None:
    assert page.request.get(f"{server.address}/ready").text() == "ready"
    assert page.request.get(f"{server.address}/_stcore/metrics").status == 404


def test_all_tabs_that_a_browser_brings_back_at_once_open_on_a_fresh_server(page: Page, own_server: Server) -> None:
    names = ("readiness", "plan", "letters", "round_two")
    tabs = [page, *(page.context.new_page() for _ in names[1:])]
    for tab, name in zip(tabs, names, strict=True):
        tab.goto(place(own_server.address, name), wait_until="commit")
    for tab in tabs:
        settle(tab)
        expect(tab.locator("h1")).to_have_count(1)
    assert "Traceback" not in own_server.log
