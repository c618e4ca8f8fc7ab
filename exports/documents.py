"""What every document for a word processor shares: paper, type, language and what it says of itself.

Decides how a document looks before anything is written into it.
"""

import io
from datetime import datetime
from typing import Any, Final

from docx import Document
from docx.document import Document as Pages
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from exports.archive import steady
from exports.export import Paper

LANGUAGE: Final = "en-GB"
INK, SOFT = RGBColor(0x11, 0x17, 0x1A), RGBColor(0x4F, 0x58, 0x59)
_SIZES: Final[dict[Paper, tuple[Any, Any]]] = {"a4": (Mm(210), Mm(297)), "letter": (Mm(215.9), Mm(279.4))}
_HEADINGS: Final = {"Title": 24, "Heading 1": 16, "Heading 2": 12.5, "Heading 3": 11}
# Parts of the library's template that say nothing of a document, or name another program as its maker.
_FOREIGN: Final = ("stylesWithEffects", "thumbnail", "extended-properties")
_NEWEST_MODE: Final = "15"


def blank(paper: Paper = "a4", size: float = 10.5, space_after: float = 6) -> Pages:
    """Open an empty document on `paper`, in our type, in English, that no word processor opens in an older mode."""
    pages = Document()
    for relations in (pages.part.rels, pages.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_FOREIGN)]:
            del relations[key]
    section = pages.sections[0]
    section.page_width, section.page_height = _SIZES[paper]
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    _style(pages, "Normal", "Calibri", size, space_after)
    for name, points in _HEADINGS.items():
        _style(pages, name, "Georgia", points, space_after=4)
    for line in pages.styles["Title"].element.xpath("w:pPr/w:pBdr"):  # the library's template draws it under a title
        line.getparent().remove(line)
    _say_language(pages)
    return pages


def describe(pages: Pages, title: str, subject: str, made: datetime, comments: str = "") -> None:
    """Write what a document says of itself."""
    core = pages.core_properties
    core.title, core.subject, core.author, core.language = title, subject, "Round Two", LANGUAGE
    core.created = core.modified = made
    core.last_modified_by, core.comments, core.revision = "Round Two", comments, 1


def content_of(pages: Pages) -> bytes:
    """Return a document as its file; the same document gives the same bytes."""
    saved = io.BytesIO()
    pages.save(saved)
    return steady(saved.getvalue())


def _style(pages: Pages, name: str, font: str, size: float, space_after: float) -> None:
    style = pages.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is not a style of paragraphs")
    style.font.name, style.font.size, style.font.color.rgb, style.font.bold = font, Pt(size), INK, None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    style.paragraph_format.space_after = Pt(space_after)


def _say_language(pages: Pages) -> None:
    """Have British text checked as such, and the newest layout used; python-docx has neither."""
    settings, styles = pages.settings.element, pages.styles.element
    for language in (*settings.xpath("w:themeFontLang"), *styles.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for mode in settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']"):
        mode.set(qn("w:val"), _NEWEST_MODE)
