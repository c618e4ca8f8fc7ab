import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Pages
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from exports import FORMATS, Paper
from exports.report import report_of
from exports.word_file import render
from tests.support.exporting import HOSTILE, SECTIONS, candidacy_of, export_of, printed

CHECKBOX = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"


def read(content: bytes) -> Pages:
    return Document(io.BytesIO(content))


def faults(content: bytes, folder: Path) -> list[str]:
    file = folder / "report.docx"
    file.write_bytes(content)
    return [str(error) for error in OpenXmlValidator().validate(file).errors]


def with_words(typed: str) -> bytes:
    answers = [answer.model_dump() | {"evidence": typed, "contra": typed} for answer in candidacy_of().answers]
    return render(printed(role=typed, employer=typed, answers=answers))


@pytest.mark.parametrize("name", ["fresh", "waiting", "invited"])
def test_a_word_processor_finds_no_fault(name: str, tmp_path: Path) -> None:
    assert faults(render(printed(name)), tmp_path) == []


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_whatever_was_typed_there_is_no_fault(typed: str, tmp_path: Path) -> None:
    assert faults(with_words(typed), tmp_path) == []


def test_what_was_typed_adds_no_element() -> None:
    def elements(typed: str) -> list[str]:
        return [element.tag for element in read(with_words(typed)).element.body.iter()]

    assert elements("<w:p/>&amp;=1+1") == elements("word")


def test_headings_are_headings_in_the_order_of_the_report() -> None:
    export = printed()
    pages, report = read(render(export)), report_of(export)
    styled = [(p.style.name, p.text) for p in pages.paragraphs if p.style is not None and p.text]
    assert styled[0] == ("Title", report.title)
    sections = [text for style, text in styled if style == "Heading 1"]
    assert sections == SECTIONS
    days = [text for style, text in styled if style == "Heading 2"]
    assert [day.name for day in report.days] == [text for text in days if text in {day.name for day in report.days}]


def test_every_planned_action_has_an_open_box_to_click() -> None:
    export = printed()
    boxes = [box.getparent() for box in read(render(export)).element.body.iter(CHECKBOX)]
    numbers = [box.find(qn("w:id")).get(qn("w:val")) for box in boxes if box is not None]
    assert len(numbers) == len(export.plan.items)
    assert len(set(numbers)) == len(numbers)


def test_each_chart_has_its_words_for_those_who_cannot_see_it() -> None:
    export = printed()
    shapes = [shape._inline.docPr.get("descr") for shape in read(render(export)).inline_shapes]  # noqa: SLF001 - python-docx has no other way to them
    assert shapes == [picture["alt"] for picture in export.pictures().values()]


def test_no_page_parts_a_chart_from_its_finding() -> None:
    export = printed()
    parts = [part for part in read(render(export)).paragraphs if part._p.xpath(".//w:drawing")]  # noqa: SLF001 - see above
    assert [part.text.strip() for part in parts] == [f"{picture['finding']}." for picture in export.pictures().values()]
    assert all(part.paragraph_format.keep_together for part in parts)


def test_no_page_parts_an_action_from_its_small_print() -> None:
    paragraphs = read(render(printed())).paragraphs
    titles = [place for place, part in enumerate(paragraphs) if part._p.xpath(".//w:sdt")]  # noqa: SLF001 - see above
    finished = [step for day in report_of(printed()).days for step in day.steps if step.box]
    begun_there = [place for place, step in zip(titles, finished, strict=True) if step.lines]
    assert begun_there
    assert all(paragraphs[place].paragraph_format.keep_with_next for place in begun_there)
    assert all(paragraphs[place + 1].paragraph_format.keep_together for place in begun_there)


def test_the_first_row_of_every_table_comes_again_on_every_page() -> None:
    body = read(render(printed())).element.body
    tables = list(body.iter(qn("w:tbl")))
    assert tables
    assert all(table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for table in tables)


@pytest.mark.parametrize(("paper", "millimetres"), [("a4", (210, 297)), ("letter", (216, 279))])
def test_a_page_has_the_size_of_the_paper(paper: Paper, millimetres: tuple[int, int]) -> None:
    section = read(render(printed(paper=paper))).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == millimetres


def test_the_file_is_dated_on_the_day_it_was_made_for_and_its_parts_on_none() -> None:
    content = render(printed())
    assert read(content).core_properties.created is not None
    assert f"{read(content).core_properties.created:%Y-%m-%d}" == "2026-11-18"
    assert {part.date_time for part in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_document_can_be_made_without_charts_and_without_answers() -> None:
    pages = read(FORMATS["docx"].render(export_of(answers=(), events=(), actions=())))
    assert not pages.inline_shapes
    assert any("there is a number" in paragraph.text for paragraph in pages.paragraphs)


def test_a_document_is_checked_as_british_english_and_opens_in_no_older_mode() -> None:
    with zipfile.ZipFile(io.BytesIO(render(printed()))) as parts:
        written = {name: parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")}
    assert "docProps/app.xml" not in written
    assert (
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in written["word/settings.xml"]
    )
    assert "en-US" not in written["word/settings.xml"] + written["word/styles.xml"].replace('w:eastAsia="en-US"', "")


def test_a_heading_of_a_table_never_ends_a_page_with_one_row_under_it() -> None:
    for table in read(render(printed())).tables:
        kept = [cell.paragraphs[0].paragraph_format.keep_with_next for row in table.rows[:2] for cell in row.cells]
        assert all(kept)
