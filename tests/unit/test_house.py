"""The house: which room may use which, and how big a room may be. Import-linter holds the packages, this the scripts."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("serve", "server", "app", "cli", "pages", "widgets", "charts", "exports", "storage", "scoring")
MAY_USE = {
    "serve.py": {"server"},
    "server": {"server"},
    "app.py": {"widgets"},
    "cli.py": {"charts", "exports", "scoring", "storage"},
    "pages": {"widgets", "charts", "exports", "storage", "scoring"},
    "widgets": {"widgets", "charts", "exports", "storage", "scoring"},
    "charts": {"charts", "scoring"},
    "exports": {"exports", "scoring"},
    "storage": {"storage", "scoring"},
    "scoring": {"scoring"},
}
FOREIGN = {
    "charts": {"streamlit", "sqlalchemy", "alembic"},
    "exports": {"streamlit", "sqlalchemy", "alembic"},
    "storage": {"streamlit", "altair", "pandas"},
    "scoring": {"streamlit", "sqlalchemy", "alembic", "altair", "pandas"},
}


def files_of(room: str) -> list[Path]:
    place = ROOT / room
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def imported(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("room", MAY_USE)
def test_a_room_uses_only_rooms_below_it(room: str) -> None:
    used = set().union(*(imported(file) for file in files_of(room))) & set(ROOMS)
    assert used <= MAY_USE[room]


@pytest.mark.parametrize("room", FOREIGN)
def test_a_room_knows_no_library_of_another_room(room: str) -> None:
    assert not set().union(*(imported(file) for file in files_of(room))) & FOREIGN[room]


@pytest.mark.parametrize("page", files_of("pages"), ids=lambda page: page.stem)
def test_a_page_is_guarded_before_it_does_anything(page: Path) -> None:
    statements = [
        s for s in ast.parse(page.read_text(encoding="utf-8")).body if not isinstance(s, ast.Import | ast.ImportFrom)
    ]
    assert ast.unparse(statements[1]) == "routing.guard(__file__)"


@pytest.mark.parametrize("page", files_of("pages"), ids=lambda page: page.stem)
def test_a_page_fits_on_a_screen_and_a_half(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 100


def test_the_domain_reads_no_clock() -> None:
    clocks = ("date.today(", "datetime.now(", "time.time(")
    assert not [
        file.name for file in files_of("scoring") for clock in clocks if clock in file.read_text(encoding="utf-8")
    ]
