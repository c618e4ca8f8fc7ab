"""Everything a person can take away, one module per kind of file.

To add a format, write one module with a `render(export) -> bytes` and add one line to `FORMATS`.
"""

import unicodedata
from collections.abc import Callable
from importlib import import_module
from typing import Final

from exports import data_file, tables
from exports.archive import MARKS
from exports.export import Export, Format, Paper

__all__ = ["FORMATS", "Export", "Format", "Paper", "calendar_held", "file_name"]


def _later(module: str) -> Callable[[Export], bytes]:
    """Render with a module that is loaded only then, with its library: the first page of the app waits for none."""

    def render(export: Export) -> bytes:
        content: bytes = import_module(f"exports.{module}").render(export)
        return content

    return render


_OFFICE = "application/vnd.openxmlformats-officedocument."
FORMATS: Final[dict[str, Format]] = {
    kind.name: kind
    for kind in (
        Format("pdf", "Report and plan to print (.pdf)", "pdf", "application/pdf", _later("pdf_file")),
        Format("card", "Card for the morning (.pdf)", "pdf", "application/pdf", _later("card_file")),
        Format(
            "docx", "For a word processor (.docx)", "docx", _OFFICE + "wordprocessingml.document", _later("word_file")
        ),
        Format("xlsx", "Workbook (.xlsx)", "xlsx", _OFFICE + "spreadsheetml.sheet", _later("sheet_file")),
        Format("md", "Text (.md)", "md", "text/markdown", _later("markdown")),
        Format("ics", "Calendar (.ics)", "ics", "text/calendar", _later("calendar_file")),
        Format("csv", "Table (.csv)", "csv", "text/csv", tables.render_plan),
        Format("weak-spots.csv", "Weak spots as a table (.csv)", "csv", "text/csv", tables.render_weak_spots),
        Format("round-two.csv", "Preparation as a table (.csv)", "csv", "text/csv", tables.render_round_two),
        Format("json", "Data (.json)", "json", "application/json", data_file.render),
    )
}


def calendar_held(export: Export) -> str:
    """Return what has to be remembered of a calendar file, for `Export.earlier` of the next one."""
    held: str = import_module("exports.calendar_file").held(export)
    return held


_LONGEST_PART, _MOST_BYTES = 40, 100  # a file name has at most 255 bytes
_NO_DECOMPOSITION = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"})


def file_name(export: Export, kind: Format) -> str:
    """Return a file name from role, employer and date that every system takes, whatever was typed into them.

    In ASCII where the letters have such a form, else in the letters themselves; without any name it starts with "round-two".
    """
    words = [_slug(export.candidacy.role), _slug(export.candidacy.employer)]
    job = "-".join(word for word in words if word) or "round-two"
    part = kind.name.removesuffix(kind.extension).strip(".")
    return "-".join(word for word in (job, part, export.today.isoformat()) if word) + f".{kind.extension}"


def _slug(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.lower().translate(_NO_DECOMPOSITION))
    foreign = any(sign.isalpha() and not sign.isascii() for sign in apart)
    plain = unicodedata.normalize("NFC", apart) if foreign else apart.encode("ascii", "ignore").decode()
    words = "".join(sign if sign.isalnum() or unicodedata.category(sign) in MARKS else " " for sign in plain).split()
    short = "-".join(words)[:_LONGEST_PART].encode()[:_MOST_BYTES].decode(errors="ignore")
    return short.strip("-")
