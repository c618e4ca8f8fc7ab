"""Readiness and plan for a word processor: real headings, boxes to click, charts with a text for those who cannot see them.

The same content as the PDF. What was typed only ever becomes text of a paragraph or a cell.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from itertools import count
from typing import Any, Final

from docx import Document
from docx.document import Document as Pages
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from exports.archive import steady
from exports.export import Export, Paper, Picture
from exports.report import DayOfSteps, Report, Spot, report_of
from exports.typesetting import pixels

_SIZES: Final[dict[Paper, tuple[Any, Any]]] = {"a4": (Mm(210), Mm(297)), "letter": (Mm(215.9), Mm(279.4))}
_INK, _SOFT = RGBColor(0x11, 0x17, 0x1A), RGBColor(0x4F, 0x58, 0x59)
_WIDTH, _NARROWEST, _WIDEST = 166, 10, 50
_HEADINGS: Final = {"Title": 24, "Heading 1": 16, "Heading 2": 12.5}
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
    pages = _prepared(export, report)
    pictures = export.pictures()
    pages.add_paragraph(report.title, "Title")
    pages.add_paragraph(report.job)
    _quiet(pages.add_paragraph(), report.about)
    pages.add_paragraph(" ".join(report.opening))
    if report.numbers:
        _table(pages, ("Readiness", "Points of 100", "Remark"), report.numbers)
    pages.add_heading("Where you stand", 1)
    _picture(pages, pictures.get("blocks"))
    _table(pages, ("Part", "Score and range", "Part of the number", "Answered"), report.blocks)
    if report.spots:
        pages.add_heading("What to work on next", 1)
        _picture(pages, pictures.get("weak_spots"))
        for spot in report.spots:
            _spot(pages, spot)
    _plain_parts(pages, report)
    if report.other_spots:
        pages.add_heading("What else costs points", 1)
        _table(pages, ("Factor", "Points", "What can be done"), report.other_spots)
    _plan(pages, report, pictures)
    pages.add_heading("How to read this", 1)
    _kept(pages).add_run(report.method[0])
    for bullet in _bullets(pages, report.method[1:]):
        bullet.paragraph_format.keep_with_next = True
    _quiet(pages.add_paragraph(), report.made)
    return content_of(pages)


def blank() -> Pages:
    """Open an empty document, without the parts of the library's template that say nothing of it."""
    pages = Document()
    for relations, kind in ((pages.part.rels, "stylesWithEffects"), (pages.part.package.rels, "thumbnail")):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(kind)]:
            del relations[key]
    return pages


def content_of(pages: Pages) -> bytes:
    """Return a document as its file; the same document gives the same bytes."""
    saved = io.BytesIO()
    pages.save(saved)
    return steady(saved.getvalue())


def _prepared(export: Export, report: Report) -> Pages:
    """Open an empty document with the paper, the styles and the properties of this report."""
    pages = blank()
    section = pages.sections[0]
    section.page_width, section.page_height = _SIZES[export.paper]
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    _style(pages, "Normal", "Calibri", 10.5, space_after=6)
    for name, size in _HEADINGS.items():
        _style(pages, name, "Georgia", size, space_after=4)
    for line in pages.styles["Title"].element.xpath("w:pPr/w:pBdr"):  # the library's template draws it under a title
        line.getparent().remove(line)
    _page_number(section.footer.paragraphs[0], report.running)
    core, made = pages.core_properties, datetime.combine(export.today, time(), UTC)
    core.title, core.subject, core.author, core.language = report.title, report.job, "Round Two", "en-GB"
    core.created = core.modified = made
    core.last_modified_by, core.comments, core.revision = "Round Two", report.made, 1
    return pages


def _style(pages: Pages, name: str, font: str, size: float, space_after: float) -> None:
    style = pages.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is not a style of paragraphs")
    style.font.name, style.font.size, style.font.color.rgb, style.font.bold = font, Pt(size), _INK, None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    style.paragraph_format.space_after = Pt(space_after)


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
    run.font.color.rgb, run.font.size = _SOFT, Pt(9.5)


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


def _plain_parts(pages: Pages, report: Report) -> None:
    if report.change:
        pages.add_heading("What would change the verdict", 1)
        pages.add_paragraph(report.change)
    if report.questions:
        pages.add_heading("Questions back to you", 1)
        _bullets(pages, report.questions)


def _plan(pages: Pages, report: Report, pictures: Mapping[str, Picture]) -> None:
    pages.add_heading("Your plan", 1).paragraph_format.page_break_before = True
    if report.second_interview:
        pages.add_paragraph().add_run(report.second_interview).bold = True
    _quiet(pages.add_paragraph(), report.pace)
    _picture(pages, pictures.get("timeline"))
    if not report.days:
        pages.add_paragraph("Nothing is planned for now.")
    numbers = count(1)
    for day in report.days:
        _day(pages, day, numbers)
    for title, entries in report.unplanned:
        pages.add_heading(title, 1)
        _table(pages, ("Action", "Reason"), entries)


def _day(pages: Pages, day: DayOfSteps, numbers: Iterator[int]) -> None:
    """Write a day with its boxes, each with a number of its own."""
    pages.add_heading(day.name, 2)
    _quiet(_kept(pages), day.total)
    for step in day.steps:
        paragraph = pages.add_paragraph()
        title = paragraph.add_run(f" {step.title}")
        title.bold = True
        title.element.addprevious(
            parse_xml(_BOX.format(names=nsdecls("w"), number=next(numbers)))
        )  # python-docx has no boxes
        _quiet(paragraph, f"  {step.note}")
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_after = Pt(0)
        more = pages.add_paragraph("\n".join(step.lines))
        more.paragraph_format.left_indent = Mm(7)
        more.paragraph_format.keep_together = True


def _bullets(pages: Pages, texts: Iterable[str]) -> list[Paragraph]:
    bullets = [pages.add_paragraph(text, "List Bullet") for text in texts]
    for bullet in bullets:
        bullet.paragraph_format.space_after = Pt(2)
    return bullets


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
    for row, texts in zip(table.rows, lines, strict=True):
        for cell, words in zip(row.cells, texts, strict=True):
            cell.text = words
            form = cell.paragraphs[0].paragraph_format
            form.space_before = form.space_after = Pt(1)
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
