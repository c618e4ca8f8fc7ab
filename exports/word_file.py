"""Readiness and plan for a word processor: real headings, boxes to click, charts with a text for those who cannot see them.

The same content as the PDF. What was typed only ever becomes text of a paragraph or a cell.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from itertools import count

from docx.document import Document as Pages
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from exports.documents import SOFT, blank, content_of, describe
from exports.export import Export, Picture
from exports.report import DayOfSteps, Report, Spot, report_of
from exports.typesetting import pixels

_WIDTH, _NARROWEST, _WIDEST = 166, 10, 50
_KEPT_ROWS = 3
_BOX = (
    '<w:sdt xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" {names}>'
    '<w:sdtPr><w:alias w:val="Done"/><w:id w:val="{number}"/><w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
    "</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>"
    '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr>'
    "<w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>"
)


def render(export: Export) -> bytes:
    """Return the document with pages of `export.paper`; the same input gives the same bytes."""
    report = report_of(export)
    pages, pictures = blank(export.paper), export.pictures()
    describe(pages, report.title, report.job, datetime.combine(export.today, time(), UTC), report.made)
    _page_number(pages.sections[0].footer.paragraphs[0], report.running)
    _first_page(pages, report, pictures)
    _plan(pages, report, pictures)
    if report.spots:
        pages.add_heading("What to work on next", 1)
        _picture(pages, pictures.get("weak_spots"))
        for spot in report.spots:
            _spot(pages, spot)
    if report.change:
        pages.add_heading("What would lift the word", 1)
        pages.add_paragraph(report.change)
    if report.questions:
        pages.add_heading("Questions back to you", 1)
        _bullets(pages, report.questions)
    _prepared(pages, report)
    _appendix(pages, report)
    return content_of(pages)


def _first_page(pages: Pages, report: Report, pictures: Mapping[str, Picture]) -> None:
    pages.add_paragraph(report.title, "Title")
    pages.add_paragraph(report.job)
    _quiet(pages.add_paragraph(), report.about)
    pages.add_paragraph(" ".join(report.opening))
    if report.numbers:
        _table(pages, ("Readiness", "Points of 100", "Remark"), report.numbers)
    if report.blocks:
        pages.add_heading("Where you stand", 1)
    _picture(pages, pictures.get("blocks"))
    if "blocks" not in pictures:
        _pairs(pages, report.blocks)
    for title, entries in (
        ("What went well", report.strengths),
        ("Your next steps", report.next_steps),
        ("Dates and people", report.people),
    ):
        if entries:
            pages.add_heading(title, 1)
            _pairs(pages, entries)


def _prepared(pages: Pages, report: Report) -> None:
    if report.prepared:
        pages.add_heading(f"Prepared for {report.round}", 1)
    for part in report.prepared:
        pages.add_heading(part.title, 2)
        for name, lines in part.entries:
            if name:
                (_kept(pages) if lines else pages.add_paragraph()).add_run(name).bold = True
            _bullets(pages, lines)


def _appendix(pages: Pages, report: Report) -> None:
    pages.add_heading("Appendix", 1)
    if report.other_spots:
        pages.add_heading("What else costs points", 2)
        _table(pages, ("Factor", "Points", "What can be done"), report.other_spots)
    for title, entries in report.unplanned:
        pages.add_heading(title, 2)
        _pairs(pages, entries)
    if report.parts:
        pages.add_heading("What the number is made of", 2)
        _table(pages, ("Part", "Part of the number", "Answered"), report.parts)
    pages.add_heading("How to read this", 2)
    pages.add_paragraph(report.method[0])
    _bullets(pages, report.method[1:])
    _quiet(pages.add_paragraph(), report.made)


def _page_number(paragraph: Paragraph, words: str) -> None:
    for before, field in ((f"{words} · Page ", "PAGE"), (" of ", "NUMPAGES")):
        _quiet(paragraph, before)
        number = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{field}"/>')  # python-docx has no fields of its own
        _quiet(paragraph, "1")
        shown = paragraph.runs[-1].element
        shown.addprevious(number)
        number.append(shown)


def _kept(pages: Pages) -> Paragraph:
    """Begin a paragraph that stays on the page of the next one."""
    paragraph = pages.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(3)
    return paragraph


def _quiet(paragraph: Paragraph, words: str) -> None:
    run = paragraph.add_run(words)
    run.font.color.rgb, run.font.size = SOFT, Pt(9.5)


def _spot(pages: Pages, spot: Spot) -> None:
    pages.add_heading(spot.name, 2)
    _quiet(_kept(pages), spot.cost)
    for name, said in spot.points:
        _named(pages.add_paragraph(), name, said)
    for name, lines in spot.words:
        _named(pages.add_paragraph(style="Quote"), name, "\n".join(lines))


def _named(paragraph: Paragraph, name: str, said: str) -> None:
    paragraph.add_run(f"{name}: ").bold = True
    paragraph.add_run(said)
    paragraph.paragraph_format.space_after = Pt(2)


def _plan(pages: Pages, report: Report, pictures: Mapping[str, Picture]) -> None:
    pages.add_heading("Your plan", 1)
    _quiet(pages.add_paragraph(), report.pace)
    _picture(pages, pictures.get("timeline"))
    if not report.days:
        pages.add_paragraph(report.nothing)
    numbers = count(1)
    for day in report.days:
        _day(pages, day, numbers)


def _day(pages: Pages, day: DayOfSteps, numbers: Iterator[int]) -> None:
    """Write a day with its boxes, each with a number of its own."""
    pages.add_heading(day.name, 2)
    _quiet(_kept(pages), day.total)
    for step in day.steps:
        paragraph = pages.add_paragraph()
        title = paragraph.add_run(f" {step.title}")
        title.bold = True
        if step.box:  # python-docx has no boxes
            title.element.addprevious(parse_xml(_BOX.format(names=nsdecls("w"), number=next(numbers))))
        _quiet(paragraph, f"  {step.note}")
        if not step.lines:
            continue
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_after = Pt(0)
        more = pages.add_paragraph("\n".join(step.lines))
        more.paragraph_format.left_indent = Mm(7)
        more.paragraph_format.keep_together = True


def _bullets(pages: Pages, texts: Iterable[str]) -> None:
    for text in texts:
        pages.add_paragraph(text, "List Bullet").paragraph_format.space_after = Pt(2)


def _pairs(pages: Pages, entries: Iterable[tuple[str, str]]) -> None:
    for name, said in entries:
        _named(pages.add_paragraph(), name, said)


def _picture(pages: Pages, picture: Picture | None) -> None:
    """Write a chart under its finding, in one paragraph, so that no page parts them."""
    if picture is None:
        return
    paragraph = pages.add_paragraph()
    paragraph.paragraph_format.keep_together = True
    finding = paragraph.add_run(f"{picture['finding']}.")
    finding.bold = True
    finding.add_break()
    shown = paragraph.add_run()
    shown.add_picture(io.BytesIO(pixels(picture)), width=Mm(_WIDTH))
    shown.element.xpath(".//wp:docPr")[0].set("descr", picture["alt"])  # python-docx has no alternative texts


def _table(pages: Pages, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table whose first row comes again on every page, with rows that do not break over two."""
    lines = [head, *rows]
    table = pages.add_table(rows=len(lines), cols=len(head), style="Light Shading")
    for place, (row, texts) in enumerate(zip(table.rows, lines, strict=True)):
        for cell, words in zip(row.cells, texts, strict=True):
            cell.text = words
            form = cell.paragraphs[0].paragraph_format
            form.space_before = form.space_after = Pt(1)
            form.keep_with_next = place < _KEPT_ROWS  # a heading never ends a page with one row under it
    written = pages.element.body.xpath("w:tbl")[-1]  # python-docx has no say in bands, nor in how rows break
    for look in written.xpath("w:tblPr/w:tblLook"):
        look.attrib.update({qn("w:val"): "0620", qn("w:firstColumn"): "0", qn("w:noHBand"): "1"})
    for place, row in enumerate(written.xpath("w:tr")):
        row.get_or_add_trPr().append(parse_xml(f"<w:{'cantSplit' if place else 'tblHeader'} {nsdecls('w')}/>"))
    _widths(table, [max(len(line[place]) for line in lines) for place in range(len(head))])
    after = pages.add_paragraph().paragraph_format
    after.space_after, after.line_spacing = Pt(0), Pt(6)


def _widths(table: Table, signs: Sequence[int]) -> None:
    """Share out the width of the page by the longest text of each column, within reason."""
    shares = [min(max(number, _NARROWEST), _WIDEST) for number in signs]
    for column, share in zip(table.columns, shares, strict=True):
        for part in (column, *column.cells):
            part.width = Mm(_WIDTH * share / sum(shares))
