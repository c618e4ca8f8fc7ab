"""Every page passes axe in light and dark: empty, with an example, and at every step of an assessment."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Page, expect

import storage
from scoring.candidacy import Candidacy
from tests.support.browser import PAGES, act, open_page, open_panel, place, visitor
from tests.support.server import Server

AXE = Axe()
pytestmark = pytest.mark.usefixtures("kept_example")
EXAMPLE = "example-waiting"
STEPS = ("interview", "people", "next", "guess", "P", "R", "U", "V", "done")


def found(page: Page) -> list[str]:
    """Return what axe objects to on the page as it stands."""
    return [
        f"{rule['id']}: {node['html'][:200]} {' '.join(node.get('failureSummary', '').split())}"
        for rule in AXE.run(page).response["violations"]
        for node in rule["nodes"]
    ]


@pytest.fixture(scope="module", params=["light", "dark"])
def eyes(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Give a visitor whose system asks for light or dark."""
    context = visitor(browser, dark=request.param == "dark")
    yield context.new_page()
    context.close()


@pytest.fixture
def empty_server(server: Server) -> Server:
    """Give the server as long as nobody has started anything of their own on it."""
    assert not storage.list_candidacies(server.store(), "local")
    return server


@pytest.fixture(scope="module")
def example(eyes: Page, server: Server) -> Page:
    """Give the visitor, with the example of two days after the interview opened once."""
    open_page(eyes, server.address)
    return eyes


def test_every_page_passes_with_nothing_kept(eyes: Page, empty_server: Server) -> None:
    objections = {}
    for name in PAGES:
        open_page(eyes, place(empty_server.address, name))
        objections[name] = found(eyes)
    assert not any(objections.values()), objections


def test_every_page_passes_with_an_example(example: Page, server: Server) -> None:
    objections = {}
    for name in PAGES[2:]:
        open_page(example, place(server.address, name, EXAMPLE))
        objections[name] = found(example)
    assert not any(objections.values()), objections


def test_every_step_of_an_assessment_passes(example: Page, server: Server) -> None:
    objections = {}
    for name in STEPS:
        open_page(example, place(server.address, "assessment", EXAMPLE, step=name))
        objections[name] = found(example)
    assert not any(objections.values()), objections


def test_opened_panels_pass(example: Page, server: Server) -> None:
    open_page(example, place(server.address, "readiness", EXAMPLE))
    for key in ("blocks-table", "weak-spots-table", "dimensions-fold", "advice", "advice-sources"):
        open_panel(example, key)
    act(example, example.locator(".st-key-export button").first.click)
    objections = found(example)
    open_page(example, place(server.address, "plan", EXAMPLE))
    for key in ("timeline-table", "later", "finished", "unplanned", "plan-sources", "happened"):
        open_panel(example, key)
    act(example, example.locator(".st-key-your-time button").first.click)
    assert not [*objections, *found(example)]


def test_what_is_told_after_a_tick_passes(example: Page, server: Server) -> None:
    open_page(example, place(server.address, "plan", EXAMPLE))
    act(example, example.locator("[class*='st-key-item-'] [data-testid=stCheckbox] label").first.click)
    expect(example.locator(".st-key-message")).to_be_visible()
    assert not found(example)


def test_several_interviews_pass(example: Page, server: Server, keep: Callable[..., Candidacy]) -> None:
    kept = [keep(id=uuid4().hex).id for _ in range(2)]
    objections = []
    for name in ("", "plan"):
        open_page(example, place(server.address, name, kept[0]))
        objections += found(example)
    storage.delete_everything(server.store(), "local")
    assert not objections


def test_numbers_that_may_differ_and_what_changed_pass(
    example: Page, server: Server, keep: Callable[..., Candidacy]
) -> None:
    old = keep(id=uuid4().hex, catalogue=None).id
    open_page(example, place(server.address, "readiness", old))
    expect(example.get_by_role("button", name="Understood")).to_be_visible()
    objections = found(example)
    act(example, example.get_by_role("link", name="See what changed").click)
    expect(example.get_by_text("Catalogue 2026.11")).to_be_visible()
    for key in ("limits", "weights", "interviews", "judgements", "disagreements", "research", "not-covered"):
        open_panel(example, key)
    objections += found(example)
    storage.delete_everything(server.store(), "local")
    assert not objections


def test_a_file_that_is_chosen_and_refused_passes(example: Page, server: Server) -> None:
    open_page(example, place(server.address, "your_data"))
    chosen = FilePayload(name="copy.json", mimeType="application/json", buffer=b"{}")
    act(example, lambda: example.locator("input[type=file]").set_input_files(chosen))
    objections = found(example)
    act(example, example.get_by_role("button", name="Restore this file").click)
    expect(example.get_by_role("alert")).to_contain_text("Nothing was changed")
    assert not [*objections, *found(example)]
