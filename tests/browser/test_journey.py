"""From an empty start page to files in the hand, by clicks only, with every request written down."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

import storage
from scoring.loading import load_catalogue
from scoring.validation.coherence import parse_candidacy
from screens.interviews.examples import example
from tests.support.browser import (
    PAGES,
    act,
    answer_to_the_end,
    card,
    enter,
    onward,
    open_page,
    open_panel,
    pick,
    place,
    visitor,
    write,
)
from tests.support.server import TODAY, Server

EMPLOYER, ROLE = "Brackwater Tidal Trust", "Harbour planner"
ANSWERS = {"C1": 1, "C2": 1, "M1": 3, "R1": 4, "U3": 0, "V7": 0}


@dataclass
class Walk:
    """What one visitor did and saw, for the tests to look at."""

    page: Page
    asked: list[str] = field(default_factory=list)
    thank_you: str = ""
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def walk(browser: Browser, server: Server) -> Iterator[Walk]:
    """Start an interview, say what it was, guess, and answer the whole quick check by clicking sentences."""
    context = visitor(browser)
    walk = Walk(context.new_page())
    page = walk.page
    context.on("request", lambda request: walk.requests.append(request.url))
    page.on("websocket", lambda socket: walk.requests.append(socket.url))
    open_page(page, server.address)
    act(page, page.locator(".st-key-start button").click)
    write(page, page.get_by_label("Which role was it for?"), ROLE)
    write(page, page.get_by_label("Which employer?"), EMPLOYER)
    for _ in range(3):
        onward(page)
    enter(page, page.get_by_test_id("stNumberInputField"), "60")
    onward(page)
    walk.asked = answer_to_the_end(page, ANSWERS)
    candidacy = page.url.split("candidacy=")[1].split("&")[0]
    open_page(page, place(server.address, "assessment", candidacy, step="U"))
    walk.thank_you = card(page, "U1").inner_text()
    yield walk
    context.close()


def candidacy_of(walk: Walk) -> str:
    return walk.page.url.split("candidacy=")[1].split("&")[0]


def to(walk: Walk, server: Server, name: str) -> Page:
    open_page(walk.page, place(server.address, name, candidacy_of(walk)))
    return walk.page


def test_the_quick_check_asks_seventeen_questions_and_computes_the_eighteenth(walk: Walk) -> None:
    core = [factor.id for factor in load_catalogue().core_factors]
    assert sorted([*walk.asked, "U1"]) == sorted(core)


def test_the_computed_question_shows_its_words_and_offers_to_enter_dates_instead_of_sentences(walk: Walk) -> None:
    assert load_catalogue().factor["U1"].question in walk.thank_you
    assert "What happened?" in walk.thank_you


def test_every_click_is_in_the_database_as_it_was_clicked(walk: Walk, server: Server) -> None:
    kept = storage.load(server.store(), "local", candidacy_of(walk))
    assert kept is not None
    assert {a.factor: getattr(a, "level", None) for a in kept.answers} == {f: ANSWERS.get(f, 2) for f in walk.asked}
    assert (kept.role, kept.employer, kept.forecast) == (ROLE, EMPLOYER, 60)


def test_readiness_shows_verdict_number_and_charts(walk: Walk, server: Server) -> None:
    page = to(walk, server, "readiness")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.get_by_test_id("stMetricValue").first.inner_text().isdigit()
    charts = page.get_by_test_id("stVegaLiteChart")
    assert charts.count() == 2
    for number in range(2):
        expect(charts.nth(number).locator("canvas, svg.marks").first).to_be_visible()


def tick_first(page: Page) -> str:
    """Tick the first action of the plan and return its id."""
    item = page.locator("[class*='st-key-item-']").first
    action = (item.get_attribute("class") or "").split("st-key-item-")[1].split()[0]
    act(page, item.get_by_test_id("stCheckbox").locator("label").click)
    return action


def numbers_said(page: Page) -> str:
    """Return the sentence on where one stands and would stand."""
    return page.get_by_test_id("stMarkdown").filter(has_text="You stand at about").inner_text()


def test_a_ticked_action_moves_to_done_and_can_be_taken_back(walk: Walk, server: Server) -> None:
    page = to(walk, server, "plan")
    action = tick_first(page)
    expect(page.locator(f".st-key-item-{action}")).to_have_count(0)
    open_panel(page, "finished")
    act(page, page.locator(f".st-key-undo-{action} button").click)
    expect(page.locator(f".st-key-item-{action}")).to_be_visible()


def test_saying_what_a_note_made_up_for_changes_the_projected_score(walk: Walk, server: Server) -> None:
    page = to(walk, server, "plan")
    before = numbers_said(page)
    made_up = page.locator("[class*='st-key-addressed'] input")
    for _ in range(8):
        tick_first(page)
        if not page.locator(".st-key-finished details[open]").count():
            open_panel(page, "finished")
        if made_up.count():
            break
    pick(page, made_up.first)
    assert numbers_said(page) != before


@pytest.fixture
def files(walk: Walk, server: Server, tmp_path: Path) -> dict[str, Path]:
    """Every file of the export menu of the plan, downloaded."""
    page = to(walk, server, "plan")
    act(page, page.locator(".st-key-export button").first.click)
    buttons = page.get_by_test_id("stDownloadButton").locator("button")
    saved = {}
    for number in range(buttons.count()):
        with page.expect_download() as download:
            buttons.nth(number).click()
        name = download.value.suggested_filename
        saved[name] = tmp_path / name
        download.value.save_as(saved[name])
    return saved


def ending(files: dict[str, Path], end: str) -> bytes:
    return next(path for name, path in sorted(files.items()) if name.endswith(end)).read_bytes()


def test_every_file_of_the_menu_arrives_and_means_this_interview(files: dict[str, Path]) -> None:
    assert {"md", "ics", "csv", "json"} <= {name.rsplit(".")[-1] for name in files}
    assert all(name.startswith("harbour-planner-brackwater-tidal-trust-") for name in files)
    assert all(TODAY in name for name in files)
    assert EMPLOYER.encode() in ending(files, ".md")
    events = Calendar.from_ical(ending(files, ".ics")).walk("VEVENT")
    assert events
    assert len({event["UID"] for event in events}) == len(events)
    assert EMPLOYER.encode() in ending(files, ".ics").replace(b"\r\n ", b"")
    table = ending(files, f"trust-{TODAY}.csv")
    assert table.startswith(b"\xef\xbb\xbf")
    assert len({len(row) for row in csv.reader(StringIO(table.decode("utf-8-sig")))}) == 1
    data = json.loads(ending(files, ".json"))
    again = parse_candidacy(json.dumps(data["candidacy"]), load_catalogue())
    assert again.employer == EMPLOYER


def test_an_example_opens_with_one_click_beside_ones_own(walk: Walk, server: Server) -> None:
    page = to(walk, server, "")
    act(page, page.locator(".st-key-example-waiting").get_by_role("button").click)
    expected = example("waiting", date.fromisoformat(TODAY))
    assert f"candidacy={expected.id}-" in page.url
    expect(page.get_by_text(expected.employer).first).to_be_visible()
    assert not [kept for kept in storage.list_candidacies(server.store(), "local") if kept.id.startswith(expected.id)]
    to(walk, server, "")


def test_nothing_was_asked_from_any_other_machine(walk: Walk, server: Server) -> None:
    for name in PAGES:
        to(walk, server, name)
    addresses = [urlsplit(url) for url in walk.requests]
    assert {url.netloc for url in addresses if url.scheme not in {"data", "blob"}} == {f"localhost:{server.port}"}
    assert {"http", "ws"} <= {url.scheme for url in addresses}
    assert any(url.path.endswith(".woff2") for url in addresses)
