"""Everything a person can take away, one module per kind of file.

To add a format, write one module with a `render(export) -> bytes` and add one line to `FORMATS`.
"""

import re
import unicodedata
from typing import Final

from exports import data_file, markdown, tables
from exports.export import Export, Format

__all__ = ["FORMATS", "Export", "Format", "file_name"]


def _calendar(export: Export) -> bytes:
    """Render the calendar, and load its library only then: the first page of the app does not wait for it."""
    from exports import calendar_file  # noqa: PLC0415  see above

    return calendar_file.render(export)


FORMATS: Final[dict[str, Format]] = {
    kind.name: kind
    for kind in (
        Format("md", "Text (.md)", "md", "text/markdown", markdown.render),
        Format("ics", "Calendar (.ics)", "ics", "text/calendar", _calendar),
        Format("csv", "Table (.csv)", "csv", "text/csv", tables.render_plan),
        Format("weak-spots.csv", "Weak spots as a table (.csv)", "csv", "text/csv", tables.render_weak_spots),
        Format("json", "Data (.json)", "json", "application/json", data_file.render),
    )
}

_LONGEST_PART = 40
_NO_DECOMPOSITION = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"})


def file_name(export: Export, kind: Format) -> str:
    """Return a file name in plain ASCII from role, employer and date, whatever was typed into them.

    Letters without an ASCII form are left out; without any name it starts with "round-two".
    """
    words = [_slug(export.candidacy.role), _slug(export.candidacy.employer)]
    job = "-".join(word for word in words if word) or "round-two"
    part = kind.name.removesuffix(kind.extension).strip(".")
    return "-".join(word for word in (job, part, export.today.isoformat()) if word) + f".{kind.extension}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().translate(_NO_DECOMPOSITION)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_PART].strip("-")
