import csv
import io

import pytest

from exports.tables import guarded, render_plan, render_round_two, render_weak_spots
from tests.support.exporting import HOSTILE, candidacy_of, export_of


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20A",
        "  =1",
        "\u00a0=1",
        "\u3000=1",
        "\u200b=1",
        "\ufeff=1",
        "\x00=1",
        "\u2028=1",
        "\tplain",
        "\rplain",
        "\nplain",
        "=cmd|'/c calc'!A0",
    ],
)
def test_a_cell_that_could_start_a_formula_gets_a_quote_in_front(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "plain", "a=b", "1-2", "'=1", "  spaced", "(=1)", "Łódź"])
def test_any_other_cell_stays_as_typed(cell: str) -> None:
    assert guarded(cell) == cell


def test_the_plan_has_one_row_for_every_action() -> None:
    export = export_of()
    rows = read(render_plan(export))
    assert sorted(row["action"] for row in rows) == sorted(export.now.actions_here)


def test_planned_rows_come_first_and_carry_day_and_minutes() -> None:
    export = export_of()
    rows = read(render_plan(export))[: len(export.plan.items)]
    assert [(row["status"], row["action"], row["day"], row["minutes"]) for row in rows] == [
        ("planned", item.action, item.day.isoformat(), str(item.minutes)) for item in export.plan.items
    ]


def test_a_row_outside_the_plan_gives_its_reason() -> None:
    assert all(row["reason"] for row in read(render_plan(export_of())) if row["status"] != "planned")


def test_a_done_action_is_called_done() -> None:
    rows = {row["action"]: row["status"] for row in read(render_plan(export_of()))}
    assert rows["A02"] == "done"


def test_every_row_says_which_catalogue_and_day_made_it() -> None:
    export = export_of()
    made = {(row["catalogue"], row["today"]) for row in read(render_plan(export))}
    assert made == {(f"version {export.catalogue.version}", "2026-11-18")}


def test_the_table_starts_with_the_mark_that_spreadsheets_need() -> None:
    assert render_plan(export_of()).startswith(b"\xef\xbb\xbfstatus,")


def test_weak_spots_stand_in_the_order_of_the_report() -> None:
    export = export_of()
    rows = read(render_weak_spots(export))
    assert [row["factor"] for row in rows] == [spot.factor for spot in export.readiness.weak_spots]


def test_weak_spots_without_any_answer_are_a_heading_alone() -> None:
    assert read(render_weak_spots(export_of(answers=(), events=()))) == []


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_what_was_typed_survives_the_table_and_cannot_be_a_formula(typed: str) -> None:
    answers = [answer.model_dump() for answer in candidacy_of().answers]
    answers = [answer | {"evidence": typed} if answer["factor"] == "C1" else answer for answer in answers]
    rows = {row["factor"]: row for row in read(render_weak_spots(export_of(answers=answers)))}
    assert rows["C1"]["your_words"] == guarded(typed)


def test_what_is_prepared_for_round_two_has_a_row_for_every_line() -> None:
    rows = read(render_round_two(export_of("invited")))
    assert {row["part"] for row in rows} >= {"Your cases against their advert", "Your questions for them"}
    assert "Where should this unit be in three years?" in {row["text"] for row in rows}


def test_a_case_without_a_result_has_a_row_too() -> None:
    notes = [{"id": "c", "kind": "case", "text": "A supplier that failed"}]
    (row,) = read(render_round_two(export_of(notes=notes)))
    assert (row["under"], row["text"]) == ("A supplier that failed", "")


def test_with_nothing_prepared_the_table_has_its_heading_only() -> None:
    assert read(render_round_two(export_of(notes=()))) == []
