"""Readiness and plan as one PDF to print: vector charts, bookmarks, page numbers, boxes to tick by hand."""

from dataclasses import asdict

from exports.export import Export
from exports.report import report_of
from exports.typesetting import breakable, typeset


def render(export: Export) -> bytes:
    """Return the report on pages of `export.paper`."""
    content = breakable(asdict(report_of(export))) | {"pictures": export.pictures(), "paper": export.paper}
    return typeset("report", content, export.today)
