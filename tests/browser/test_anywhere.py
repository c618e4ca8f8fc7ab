"""The app is the same by either script and from any folder: a short way through it, from the start page to a chart."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import act, choose, chosen, open_page, place, settle
from tests.support.server import ROOT, Server, serving

PAPER = "rgb(252, 251, 248)"


@pytest.fixture(params=["app.py", "app.py by a link", "app.py in a copy", "serve.py by a link", "serve.py in a copy"])
def anywhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """Run a script from its own folder, or from another one through a link, or in a copy, with signs in its path that not every program likes."""
    script, _, way = request.param.partition(" ")
    tree, here = tmp_path / "Gespräch, das zweite" / "Round Two", tmp_path / "elsewhere"
    for folder in (tree.parent, here):
        folder.mkdir()
    if not way:
        tree = here = ROOT
    elif way == "by a link":
        tree.symlink_to(ROOT)
    else:
        shutil.copytree(
            ROOT,
            tree,
            ignore=shutil.ignore_patterns(".git", ".venv*", ".*cache", "__pycache__", "tests", "bench", "docs"),
        )
    with serving(
        tmp_path / "kept", script=str((tree / script).relative_to(here) if not way else tree / script), here=here
    ) as running:
        yield running


def test_from_the_start_page_to_an_answer_that_stays_and_a_chart(page: Page, anywhere: Server) -> None:
    broken: list[str] = []
    page.on("response", lambda response: broken.append(response.url) if response.status >= 400 else None)
    open_page(page, anywhere.address)
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", PAPER)
    expect(page.get_by_test_id("stSidebarLogo")).to_be_visible()
    act(page, page.locator(".st-key-example-waiting").get_by_role("button").click)
    expect(page).to_have_url(re.compile("/readiness"))
    expect(page.get_by_test_id("stVegaLiteChart").first.locator("canvas, svg.marks").first).to_be_visible()
    example = page.url.split("candidacy=")[1]
    open_page(page, place(anywhere.address, "assessment", example, step="R"))
    before = chosen(page, "R1")
    choose(page, "R1", 0)
    assert before != [0]
    page.reload()
    settle(page)
    assert chosen(page, "R1") == [0]
    assert [url for url in broken if "/_stcore/" not in url] == []  # Streamlit's page tries where its server is
    assert "Traceback" not in anywhere.log


def test_only_this_computer_can_open_it_wherever_it_is_started_from(anywhere: Server) -> None:
    assert anywhere.process is not None
    listening = [c for c in psutil.Process(anywhere.process.pid).net_connections() if c.status == psutil.CONN_LISTEN]
    assert {connection.laddr.ip for connection in listening} <= {"127.0.0.1", "::1"}
    assert "External URL" not in anywhere.log
