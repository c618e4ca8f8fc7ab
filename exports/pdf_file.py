"""Readiness and plan as one PDF to print: vector charts, bookmarks, page numbers, boxes to tick by hand."""

from dataclasses import asdict

from exports.export import Export
from exports.report import report_of
from exports.typesetting import breakable, picture_content, typeset


def render(export: Export) -> bytes:
    """Return the report on pages of `export.paper`."""
    pictures = {kind: picture_content(picture) for kind, picture in export.pictures().items()}
    content = breakable(asdict(report_of(export))) | {"pictures": pictures, "paper": export.paper}
    return typeset("report", content, export.today)
