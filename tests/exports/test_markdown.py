from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from exports.markdown import render
from exports.report import report_of
from scoring.terms import BLOCKS
from tests.support.exporting import HOSTILE, SECTIONS, candidacy_of, export_of
from wording.markdown import inline
from wording.screen import plain
from wording.words import clean_line

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def elements(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    for token in tokens:
        if token.type not in {"text", "text_special"}:
            yield token.type, token.tag
        yield from elements(token.children or [])


def shown(source: str) -> str:
    return "".join(
        child.content for token in PARSER.parse(source) if token.type == "inline" for child in token.children or []
    )


def report(typed: str) -> str:
    answers = [answer.model_dump() | {"evidence": typed, "contra": typed} for answer in candidacy_of().answers]
    return render(export_of(role=typed, employer=typed, answers=answers)).decode()


@pytest.mark.parametrize("typed", [text for text in HOSTILE.values() if text.strip()])
def test_what_was_typed_adds_no_element_to_the_report(typed: str) -> None:
    lines = [line for line in typed.splitlines() if clean_line(line)]
    harmless = "\n".join("word" for _ in lines)
    assert list(elements(PARSER.parse(report(typed)))) == list(elements(PARSER.parse(report(harmless))))


@pytest.mark.parametrize(
    "typed",
    [
        "1. one",
        "12) twelve",
        "- a",
        "+ a",
        "* a",
        "# a",
        "> a",
        "===",
        "---",
        "***",
        "a #",
        "    code",
        "~~~",
        "```",
        "| a | b |",
        "&lt;",
        "&#35;",
        "<!-- -->",
        "[a]: b",
        "a\\",
        "https://x.example",
        "__a__",
        "![a](b)",
        "a  ",
        "$x$",
    ],
)
@pytest.mark.parametrize("written", ["file", "screen"])
def test_markup_is_shown_as_it_was_typed(typed: str, written: str) -> None:
    source = inline(typed) if written == "file" else plain(typed)
    assert list(elements(PARSER.parse(source))) == [
        ("paragraph_open", "p"),
        ("inline", ""),
        ("paragraph_close", "p"),
    ]
    assert shown(source).replace("\u2060", "") == clean_line(typed)


@given(st.text(alphabet=st.sampled_from("a1 .)-+=#*_`~<>[]()!|\\&;:/$\"'\u00a0@{}^lt,?%w"), max_size=30))
def test_any_mix_of_signs_is_shown_on_a_screen_as_it_was_typed(typed: str) -> None:
    for source in (plain(typed), f"- {plain(typed)}", f"# {plain(typed)}"):
        assert shown(source).replace("\u2060", "") == clean_line(typed)


def test_names_are_not_escaped_where_nothing_asks_for_it() -> None:
    names = ("Marie-Noëlle O'Neill, Lead (interim)", "Working here?", "Dr. J. Smith; 5/6, 20 %!")
    assert [plain(name) for name in names] == list(names)


@given(st.text(alphabet=st.sampled_from("a1 .)-+=#*_`~<>[]()!|\\&;:/$\"'\u00a0@{}^lt"), max_size=30))
def test_any_mix_of_signs_is_shown_as_it_was_typed(typed: str) -> None:
    assert shown(inline(typed)) == clean_line(typed)


@given(st.text(alphabet=st.sampled_from("a1 .)-+=#*_`~<>[]()!|\\&;:/"), max_size=30))
def test_any_mix_of_signs_fits_a_heading_and_a_table_cell(typed: str) -> None:
    if clean_line(typed):
        assert shown(f"# {inline(typed)}") == clean_line(typed)
        assert shown(f"| a | b |\n| --- | --- |\n| {inline(typed)} | x |") == f"ab{clean_line(typed)}x"


def test_a_quote_keeps_its_lines_and_nothing_else() -> None:
    types = [kind for kind, _ in elements(PARSER.parse(report("first\n\n# second\r\n- third\n")))]
    assert types[types.index("blockquote_open") : types.index("blockquote_close") + 1] == [
        "blockquote_open",
        "paragraph_open",
        "inline",
        "hardbreak",
        "hardbreak",
        "paragraph_close",
        "blockquote_close",
    ]


def test_the_report_holds_verdict_blocks_weak_spots_plan_and_method() -> None:
    headings = [line for line in render(export_of()).decode().splitlines() if line.startswith("## ")]
    assert [heading.removeprefix("## ") for heading in headings] == SECTIONS


def test_every_planned_action_has_a_box_to_tick() -> None:
    export = export_of()
    assert render(export).decode().count("\n- [ ] ") == len(export.plan.items)


def test_every_action_that_such_an_interview_has_is_named() -> None:
    export = export_of()
    text = render(export).decode()
    assert [action.title for action in export.now.actions_here.values() if inline(action.title) not in text] == []


def test_the_blocks_stand_once_with_their_numbers_and_once_with_what_they_weigh() -> None:
    stand, _, rest = render(export_of()).decode().partition("## What went well")
    assert stand.count("\n- ") == len(BLOCKS) + len(report_of(export_of()).numbers)
    assert rest.count("\n| ") == len(BLOCKS) + 2 + len(report_of(export_of()).other_spots) + 2


def test_the_report_says_that_the_number_is_no_chance_and_what_made_it() -> None:
    export = export_of()
    text = render(export).decode()
    assert "It is not a chance of being invited or hired." in text
    assert "Made on Wednesday 18 November 2026" in text
    assert f"catalogue {inline(export.catalogue.version)}" in text


def test_a_candidacy_without_answers_still_has_a_report() -> None:
    assert "there is a number" in render(export_of(answers=(), events=(), actions=())).decode()
