import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openxml_audit import OpenXmlValidator

from exports.sheet_file import render
from tests.support.exporting import HOSTILE, candidacy_of, export_of


def read(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def with_words(typed: str) -> bytes:
    answers = [answer.model_dump() | {"evidence": typed, "contra": typed} for answer in candidacy_of().answers]
    return render(export_of(role=typed, employer=typed, answers=answers))


@pytest.mark.parametrize("typed", ["word", *HOSTILE.values()], ids=["harmless", *HOSTILE])
def test_a_spreadsheet_program_finds_no_fault(typed: str, tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    file.write_bytes(with_words(typed))
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


@pytest.mark.parametrize("typed", [*HOSTILE.values(), "=1+1", "@SUM(A1)", "https://x.example", "mailto:a@b.example"])
def test_nothing_typed_is_a_formula_or_a_link(typed: str) -> None:
    cells = [cell for sheet in read(with_words(typed)) for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []


def test_words_stand_in_the_cell_as_they_were_typed() -> None:
    sheet = read(with_words("=cmd|'/c calc'!A0"))["Weak spots"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Your words")
    assert sheet.cell(2, column).value == "=cmd|'/c calc'!A0"


def test_days_are_dates_and_points_are_numbers() -> None:
    export = export_of()
    sheet = read(render(export))["Plan"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    item = export.plan.items[0]
    assert sheet.cell(2, heads["Day"]).value == datetime(item.day.year, item.day.month, item.day.day)  # noqa: DTZ001 - a cell knows no zone
    assert sheet.cell(2, heads["Day"]).is_date
    assert sheet.cell(2, heads["Minutes"]).value == item.minutes
    assert isinstance(sheet.cell(2, heads["Points"]).value, float)


@pytest.mark.parametrize("name", ["Weak spots", "Plan"])
def test_a_table_keeps_its_heading_in_sight_and_can_be_filtered(name: str) -> None:
    sheet = read(render(export_of()))[name]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions


def test_the_plan_has_a_row_for_every_action_and_the_weak_spots_one_for_each() -> None:
    export = export_of()
    book = read(render(export))
    assert book["Plan"].max_row == 1 + len(export.catalogue.actions)
    assert book["Weak spots"].max_row == 1 + len(export.readiness.weak_spots)


def test_one_chart_follows_the_cells_of_the_weak_spots() -> None:
    export = export_of()
    sheets = read(render(export)).worksheets
    charts = [chart for sheet in sheets for chart in sheet._charts]  # noqa: SLF001 - openpyxl reads charts only there
    assert len(charts) == 1
    assert charts[0].series[0].val.numRef.f == "'Weak spots'!$B$2:$B$11"


def test_without_answers_there_is_a_sheet_and_no_chart() -> None:
    book = read(render(export_of(answers=(), events=(), actions=())))
    assert book["Weak spots"]["A1"].value == "There is nothing to list yet."
    assert not book["Readiness"]._charts  # noqa: SLF001 - see above


def test_the_file_is_dated_on_the_day_it_was_made_for() -> None:
    assert f"{read(render(export_of())).properties.created:%Y-%m-%d}" == "2026-11-18"
