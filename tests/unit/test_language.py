"""The English of the product: by Babel, one table of plurals, one rounding; no module makes its own."""

import ast
import re
from calendar import day_name, month_name
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from scoring.language import PLURALS, counted, day_words, either, minutes_words, plural_form
from wording.numbers import half_up

ROOT = Path(__file__).parents[2]
ROOMS = ("cli.py", "pages", "screens", "widgets", "charts", "exports", "wording", "storage", "scoring", "server")
FILES = [
    file for room in ROOMS for file in ([ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py")))
]
SHOWN = [file for file in FILES if file.parent.name not in {"storage", "scoring"}]
NAMES = {*day_name, *month_name} - {""}
MANY = [many for one, many in PLURALS.items() if many != one]
AFTER_A_NUMBER = re.compile(rf"(?:s|es|ies)\b| (?:\w+ )?(?:{'|'.join(map(re.escape, MANY))})\b")
ENDINGS = {"s", "es", "ies"}
VERBS = [{"is", "are"}, {"has", "have"}, {"was", "were"}, {"does", "do"}]


def text_of(node: ast.AST | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def chosen_by_number(node: ast.IfExp) -> bool:
    one, two = sorted((text_of(node.body), text_of(node.orelse)), key=len)
    both = isinstance(node.body, ast.Constant) and isinstance(node.orelse, ast.Constant)
    return both and (
        two in ENDINGS or {one, two} in VERBS or (bool(one) and two in {one + ending for ending in ENDINGS})
    )


def hand_made(node: ast.AST) -> bool:
    """Say whether a piece of code makes a plural or a list of words by itself."""
    match node:
        case ast.JoinedStr(values=parts):
            pairs = [(part, text_of(after)) for part, after in pairwise(parts) if isinstance(part, ast.FormattedValue)]
            return any(AFTER_A_NUMBER.match(text) for _, text in pairs)
        case ast.IfExp():
            return chosen_by_number(node)
        case ast.Constant(value=str(text)):
            return bool(re.search(r"\w\(e?s\)", text))
        case (
            ast.BinOp(op=ast.Add(), right=ast.Constant(value="s" | "es" | "ies"))
            | ast.Call(
                func=ast.Attribute(attr="rstrip" | "removesuffix"), args=[ast.Constant(value="s" | "es" | "ies")]
            )
            | ast.Call(func=ast.Attribute(value=ast.Constant(value=" and " | " or "), attr="join"))
            | ast.Subscript(value=ast.Call(func=ast.Name(id="count_words" | "counted")))
        ):
            return True
    return False


def hand_made_phrases(tree: ast.AST) -> list[str]:
    return [ast.unparse(node) for node in ast.walk(tree) if hand_made(node)]


def hand_made_days(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if text_of(node) in NAMES or re.fullmatch(r".*%[aAbB].*", text_of(node)):
            yield text_of(node)


def hand_made_rounding(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and re.search(r"\.\d[f%]", ast.unparse(node.format_spec or node)):
            yield ast.unparse(node)


@pytest.mark.parametrize(
    "code",
    [
        'f\'{n} thing{"s" if n != 1 else ""}\'',
        "f'{n} {noun}s'",
        "noun + 's'",
        "'answer' if n == 1 else 'answers'",
        "'has' if n == 1 else 'have'",
        "f'{n} answers'",
        "f'{n} more answers'",
        "'answer(s)'",
        "field.rstrip('s')",
        "count_words(n, 'more')[:-1]",
        "' or '.join(words)",
    ],
)
def test_the_search_finds_a_hand_made_plural_or_list(code: str) -> None:
    assert list(hand_made_phrases(ast.parse(code)))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_plural_no_list_and_no_day_is_made_by_hand(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not [*hand_made_phrases(tree), *hand_made_days(tree)]


@pytest.mark.parametrize("file", SHOWN, ids=lambda file: str(file.relative_to(ROOT)))
def test_what_is_shown_is_rounded_in_one_place(file: Path) -> None:
    found = list(hand_made_rounding(ast.parse(file.read_text(encoding="utf-8"))))
    assert not found or file == ROOT / "wording" / "words.py"


def test_no_template_of_paper_names_a_month_or_a_day() -> None:
    templates = (ROOT / "exports" / "templates").glob("*.typ")
    assert not [name for file in templates for name in NAMES if re.search(rf"\b{name}\b", file.read_text("utf-8"))]


@pytest.mark.parametrize(("one", "many"), PLURALS.items())
def test_a_word_of_the_table_takes_the_form_beside_it(one: str, many: str) -> None:
    assert (plural_form(1, one), plural_form(2, one)) == (one, many)


def test_a_noun_outside_the_table_is_refused() -> None:
    with pytest.raises(KeyError):
        counted(2, "cactus")


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 answers"), (1, "1 answer"), (2, "2 answers"), (1200, "1,200 answers")]
)
def test_things_are_counted_in_digits(number: int, words: str) -> None:
    assert counted(number, "answer") == words


def test_alternatives_are_joined_as_a_reader_would_and_named_once() -> None:
    assert either(["a list", "text", "text", "null"]) == "a list, text or null"


def test_a_number_with_a_decimal_takes_the_plural() -> None:
    assert plural_form(1, "point") == "point"
    assert plural_form(Decimal("1.0"), "point") == "points"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minute"), (45, "45 minutes"), (60, "1 hour"), (150, "2 hours 30 minutes"), (0, "0 minutes")],
)
def test_minutes_are_written_in_hours_where_there_are_any(minutes: int, words: str) -> None:
    assert minutes_words(minutes) == words


def test_a_day_is_written_by_its_pattern() -> None:
    assert day_words(date(2026, 11, 5), "EEEE d MMMM y") == "Thursday 5 November 2026"


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [(11.25, 1, 11.3), (0.125, 2, 0.13), (2.5, 0, 3.0), (-0.04, 1, 0.0), (0.1 + 0.2 - 0.05, 1, 0.3)],
)
def test_a_half_rounds_up_as_it_is_written(value: float, places: int, rounded: float) -> None:
    assert half_up(value, places) == rounded
