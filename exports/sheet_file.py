"""Readiness, weak spots and plan as a workbook: dates are dates, numbers are numbers, and no text is ever a formula.

Each table has a fixed heading and filters; the weak spots have a chart of the program's own, which follows the cells.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from textwrap import wrap
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.export import Export, Paper
from exports.report import Report, report_of
from exports.tables import Cell, Row, plan_rows, round_two_rows, weak_spot_rows
from scoring.results import BlockScore, Headline
from wording.numbers import rounded
from wording.words import BLOCK_TITLES, capital

_PAPERS: Final[dict[Paper, int]] = {"letter": 1, "a4": 9}
_ACCENT, _INK = "#0F6466", "#11171A"
_IN_CHART = 10
_LINE_HEIGHT, _CHARACTERS_A_LINE, _CHART_ROW = 15, 105, 14
_MARGIN = 0.4
_MOST_LINES = 27  # a row is at most 409 points high
_COLUMNS: Final[dict[int, tuple[str, ...]]] = {
    6: ("late",),
    7: ("level",),
    8: ("points", "points_lost", "action", "factor"),
    9: ("minutes",),
    11: ("status", "day", "due", "latest", "today", "catalogue"),
    12: ("block",),
    13: ("channel",),
    16: ("dimension",),
    24: ("level_in_words", "next_level"),
    28: ("if_then",),
    30: ("what_to_do", "part", "under"),
    60: ("text",),
}
_WIDE: Final = {column: width for width, columns in _COLUMNS.items() for column in columns}
_USUAL = 22
_NOT_PRINTED: Final = frozenset({"factors", "letter", "action", "factor", "catalogue", "today"})
_SHARES = frozenset({"part_of_the_number", "answered"})
_TOP = {"valign": "top"}
_LEFT = _TOP | {"align": "left", "indent": 1}
_HEAD = _TOP | {"bold": True, "bottom": 1, "text_wrap": True}
# How cells look: by the type of what they hold, or as named.
_FORMATS: Final[dict[str, dict[str, Any]]] = {
    "str": _LEFT | {"text_wrap": True},
    "date": _LEFT | {"num_format": "yyyy-mm-dd"},
    "int": _TOP,
    "float": _TOP | {"num_format": "0.0"},
    "head over numbers": _HEAD | {"align": "right"},
    "head": _HEAD | _LEFT,
    "title": {"bold": True, "font_size": 16, "font_color": _INK},
    "share": _TOP | {"num_format": "0%"},
}


def render(export: Export) -> bytes:
    """Return the workbook; the same input gives the same bytes."""
    report, target = report_of(export), io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = datetime.combine(export.today, time(), UTC).replace(tzinfo=None)
    book.set_properties(
        {"title": report.title, "subject": report.job, "author": "Round Two", "comments": report.made, "created": made}
    )
    formats = {name: book.add_format(look) for name, look in _FORMATS.items()}
    first = _sheet(book, "Readiness", report, export.paper)
    _readiness(first, report, export, formats)
    spots = _sheet(book, "Weak spots", report, export.paper)
    rows = weak_spot_rows(export)
    _table(spots, 0, rows, formats)
    _chart(book, first, min(len(rows), _IN_CHART))
    _table(_sheet(book, "Plan", report, export.paper), 0, plan_rows(export), formats)
    if prepared := round_two_rows(export):
        _table(_sheet(book, capital(report.round), report, export.paper), 0, prepared, formats)
    book.close()
    return target.getvalue()


def _sheet(book: Workbook, name: str, report: Report, paper: Paper) -> Worksheet:
    """Add a sheet that prints one page wide and says on each page what it belongs to."""
    sheet = book.add_worksheet(name)
    sheet.set_paper(_PAPERS[paper])
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=2 * _MARGIN, bottom=2 * _MARGIN)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{report.running.replace('&', '&&')}&C&A&RPage &P of &N")
    sheet.hide_gridlines(2)
    return sheet


def _readiness(sheet: Worksheet, report: Report, export: Export, formats: dict[str, Format]) -> None:
    """Write the verdict, the table of parts and what the number is not."""
    sheet.set_column(0, 6, 15)
    sheet.write_string(0, 0, report.title, formats["title"])
    sheet.write_string(1, 0, report.job)
    sheet.write_string(2, 0, report.about)
    scores: list[tuple[str, Headline | BlockScore, float, float | None]] = [
        ("Readiness", export.readiness.headline, 1.0, None),
        *((BLOCK_TITLES[name], block, block.share, block.coverage) for name, block in export.readiness.blocks.items()),
    ]
    rows: list[Row] = [
        {
            "part": name,
            "points_of_100": rounded(score.value),
            "low": rounded(score.low),
            "high": rounded(score.high),
            "after_repairs": rounded(score.after_repairs),
            "part_of_the_number": share,
            "answered": coverage,
        }
        for name, score, share, coverage in scores
    ]
    _table(sheet, 4, rows, formats)
    texts = (" ".join(report.opening), " ".join(report.method), report.made)
    for line, text in enumerate(texts, len(rows) + 6):
        sheet.set_row(line, _LINE_HEIGHT * (1 + len(text) // _CHARACTERS_A_LINE))
        sheet.merge_range(line, 0, line, 6, "", formats["str"])
        sheet.write_string(line, 0, text, formats["str"])


def _table(sheet: Worksheet, top: int, rows: Sequence[Row], formats: dict[str, Format]) -> None:
    """Write rows under a heading that stays in sight and filters them."""
    if not rows:
        sheet.write_string(top, 0, "There is nothing to list yet.")
        return
    columns = list(rows[0])
    sheet.set_row(top, 2 * _LINE_HEIGHT)
    for place, column in enumerate(columns):
        if not top:
            sheet.set_column(place, place, _WIDE.get(column, _USUAL))
        numbers = any(isinstance(row[column], int | float) for row in rows)
        head = formats["head over numbers" if numbers else "head"]
        sheet.write_string(top, place, column.replace("_", " ").capitalize(), head)
    for line, row in enumerate(rows, top + 1):
        if not top:
            sheet.set_row(line, _LINE_HEIGHT * max(_lines(row[column], column) for column in columns))
        for place, column in enumerate(columns):
            if row[column] not in {None, ""}:
                look = "share" if column in _SHARES else type(row[column]).__name__
                sheet.write(line, place, row[column], formats[look])
    if not top:
        printed = [place for place, column in enumerate(columns) if column not in _NOT_PRINTED]
        sheet.print_area(0, 0, len(rows), max(printed))
        sheet.set_landscape()
    sheet.freeze_panes(top + 1, 0 if top else 1)
    sheet.autofilter(top, 0, top + len(rows), len(columns) - 1)
    sheet.repeat_rows(top)


def _lines(cell: Cell, column: str) -> int:
    """Return how many lines a text takes in its column: not every program finds the height of a row by itself."""
    width = _WIDE.get(column, _USUAL)
    lines = (line[: width * _MOST_LINES] for line in str(cell or "").splitlines())
    return min(_MOST_LINES, sum(len(wrap(line, width)) or 1 for line in lines) or 1)


def _chart(book: Workbook, sheet: Worksheet, rows: int) -> None:
    """Draw the costliest weak spots as bars that follow the cells of their own sheet."""
    chart = book.add_chart({"type": "bar"}) if rows else None
    if chart is None:
        return
    chart.add_series(
        {
            "name": "Points it costs",
            "categories": ["Weak spots", 1, 0, rows, 0],
            "values": ["Weak spots", 1, 1, rows, 1],
            "fill": {"color": _ACCENT},
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    chart.set_title({"name": "What costs most", "name_font": {"size": 13}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "line": {"none": True}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 620, "height": 90 + 30 * rows})
    sheet.insert_chart(_CHART_ROW, 0, chart, {"description": "The weak spots that cost most, with their points."})
