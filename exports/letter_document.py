"""A letter for a word processor: what is sent as it will be read, and sheets with room to write.

Decides how a letter looks on paper. A blank that nobody has filled is highlighted where it stands in a sentence; on a sheet it is
a few lines to write on.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from docx.document import Document as Pages
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from exports.documents import SOFT, blank, content_of, describe
from exports.letters import SHEETS, LetterFile, sheet_parts

_FIXED = datetime(2026, 1, 1)  # noqa: DTZ001  the format holds no zone
_LONGEST_TITLE = 255
_TO_WRITE = "Line to write on"
_LINES, _LINE_HEIGHT = 3, 20
_RULE = (  # paragraphs that follow each other share one border: the line between them
    '<w:pBdr {names}><w:bottom w:val="single" w:sz="4" w:space="1" w:color="6A7072"/>'
    '<w:between w:val="single" w:sz="4" w:space="1" w:color="6A7072"/></w:pBdr>'
)


def render(one: LetterFile) -> bytes:
    """Return the document, on A4; the same letter gives the same bytes."""
    pages = blank(size=11, space_after=10)
    describe(pages, printable(one.subject or one.title)[:_LONGEST_TITLE], printable(one.job)[:_LONGEST_TITLE], _FIXED)
    _add_lines_to_write_on(pages)
    if one.subject:
        pages.add_paragraph().add_run(printable(one.subject)).bold = True
    elif one.kind != "letter":
        pages.add_heading(printable(one.title), 1)
        if one.job:
            pages.add_paragraph().add_run(printable(one.job)).font.color.rgb = SOFT
    if one.kind in SHEETS:
        for question, answers in sheet_parts(one):
            _part(pages, question, answers, one.open)
        return content_of(pages)
    for said, lines in groupby(one.body.splitlines(), key=lambda line: bool(line.strip())):
        if said:
            _written(pages.add_paragraph(), lines, one.open)
    return content_of(pages)


def printable(words: str) -> str:
    """Drop the signs that no document may hold."""
    return "".join(
        sign
        for sign in words
        if sign == "\t" or (sign >= " " and sign not in "\ufffe\uffff" and not "\ud800" <= sign <= "\udfff")
    )


def _written(paragraph: Paragraph, lines: Iterable[str], blanks: tuple[str, ...]) -> None:
    """Write lines into one paragraph, the blanks in them highlighted."""
    for place, line in enumerate(lines):
        if place:
            paragraph.add_run().add_break()
        for piece, is_blank in _pieces(line, blanks):
            run = paragraph.add_run(printable(piece))
            if is_blank:
                run.bold, run.font.highlight_color = True, WD_COLOR_INDEX.YELLOW


def _pieces(line: str, blanks: tuple[str, ...]) -> list[tuple[str, bool]]:
    """Cut a line where its blanks begin and end."""
    marker = next((one for one in blanks if one and one in line), None)
    if marker is None:
        return [(line, False)] if line else []
    before, _, after = line.partition(marker)
    return [*_pieces(before, blanks), (marker, True), *_pieces(after, blanks)]


def _part(pages: Pages, question: str, answers: tuple[str, ...], blanks: tuple[str, ...]) -> None:
    """Write one part of a sheet: its question, what stands under it, and lines to write on where nothing does."""
    if question:
        pages.add_heading(printable(question), 2)
    for line in answers:
        _written(pages.add_paragraph(), [line], blanks)
    if not answers:
        for _ in range(_LINES):
            pages.add_paragraph(style=_TO_WRITE)


def _add_lines_to_write_on(pages: Pages) -> None:
    """Add the style of an empty line that a pen can follow."""
    style = pages.styles.add_style(_TO_WRITE, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{_TO_WRITE} is not a style of paragraphs")
    style.element.get_or_add_pPr().append(parse_xml(_RULE.format(names=nsdecls("w"))))  # python-docx has no borders
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), Pt(_LINE_HEIGHT)
