import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openxml_audit import OpenXmlValidator

from exports import Paper
from exports.sheet_file import render
from tests.support.exporting import HOSTILE, candidacy_of, export_of, printed


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
    assert book["Plan"].max_row == 1 + len(export.now.actions_here)
    assert book["Weak spots"].max_row == 1 + len(export.readiness.weak_spots)


@pytest.mark.parametrize("name", ["Readiness", "Weak spots", "Plan"])
def test_a_sheet_prints_one_page_wide_and_says_which_page_it_is(name: str) -> None:
    sheet = read(render(export_of()))[name]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    wide, high = sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight  # one is what a file need not say
    assert (int(wide), int(high)) == (1, 0)
    assert sheet.oddFooter.right.text == "Page &P of &N"


@pytest.mark.parametrize("name", ["Weak spots", "Plan"])
def test_a_wide_table_prints_across_the_page_with_its_heading_on_each_and_without_ids(name: str) -> None:
    sheet = read(render(export_of()))[name]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    last = sheet[sheet.print_area.split(":")[1].replace("$", "")]
    assert last.row == sheet.max_row
    assert {cell.value for cell in sheet[1][last.column :]} >= {"Catalogue", "Today"}
    assert not {cell.value for cell in sheet[1][: last.column]} & {"Action", "Factor", "Catalogue", "Today"}


@pytest.mark.parametrize(("paper", "number"), [("a4", 9), ("letter", 1)])
def test_every_sheet_prints_on_the_chosen_paper(paper: Paper, number: int) -> None:
    assert {int(sheet.page_setup.paperSize) for sheet in read(render(printed(paper=paper)))} == {number}


def test_a_row_is_as_high_as_its_longest_text_and_never_higher_than_a_program_allows() -> None:
    sheet = read(with_words("word " * 40))["Weak spots"]
    assert sheet.row_dimensions[2].height >= 10 * sheet.row_dimensions[1].height / 2
    assert read(with_words("word " * 2000))["Weak spots"].row_dimensions[2].height <= 409


def test_an_employer_with_an_ampersand_is_printed_with_it() -> None:
    footer = read(render(export_of(role="", employer="Sons & Co"))).worksheets[0].oddFooter
    assert footer.left.text == "Sons && Co"


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


def test_what_is_prepared_for_round_two_has_a_sheet_of_its_own() -> None:
    sheet = read(render(printed("invited")))["Round two"]
    assert [cell.value for cell in sheet[1]][:3] == ["Part", "Under", "Text"]
    assert "Where should this unit be in three years?" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_with_nothing_prepared_there_is_no_empty_sheet() -> None:
    assert "Round two" not in read(render(printed(notes=()))).sheetnames
