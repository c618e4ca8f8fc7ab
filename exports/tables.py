"""The plan, the weak spots and what is prepared for round two as CSV: UTF-8 with a mark for spreadsheets, one row per action or factor.

Dates are ISO, numbers have a point, columns a comma between them; the menu says so. No cell can start a formula: see `guarded`.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from exports.export import Export
from exports.round_two_part import prepared
from scoring.candidacy import answer_of
from scoring.facts.settings import repair_how
from scoring.results import PlanItem, Unplanned, WeakSpot
from wording import channels
from wording.numbers import rounded
from wording.sentences import passed_on
from wording.words import BLOCK_TITLES, sentence

Cell: TypeAlias = str | int | float | date | None
Row: TypeAlias = dict[str, Cell]

_ENDED = {"done": "done", "not_for_me": "not for me"}
_FORMULA_STARTS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_PLAN_COLUMNS = (
    *(
        "status",
        "day",
        "title",
        "minutes",
        "shares",
        "points",
        "what_to_do",
        "if_then",
        "done_when",
        "reason",
        "due",
        "latest",
    ),
    *("late", "factors", "letter", "action", "catalogue", "today"),
)
_ROUND_TWO_COLUMNS = ("part", "under", "text", "catalogue", "today")
_WEAK_SPOT_COLUMNS = (
    *("name", "points_lost", "channel", "block", "dimension", "level", "level_in_words", "next_level", "what_to_do"),
    *("actions", "your_words", "against_it", "factor", "catalogue", "today"),
)


def guarded(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula: a leading quote where its first visible sign starts one."""
    if not isinstance(cell, str):
        return cell
    visible = next((char for char in cell if char.isprintable() and not char.isspace()), "")
    return f"'{cell}" if visible in _FORMULA_STARTS or cell.startswith(("\t", "\r", "\n")) else cell


def render_plan(export: Export) -> bytes:
    """Return one row for every action of the catalogue, planned or not, with its status and reason."""
    rows = plan_rows(export)
    return _table(rows[0], rows)


def render_weak_spots(export: Export) -> bytes:
    """Return one row for every factor that costs points, most points first, with what to do about it."""
    return _table(_WEAK_SPOT_COLUMNS, weak_spot_rows(export))


def render_round_two(export: Export) -> bytes:
    """Return one row for every line that the user has prepared for round two."""
    return _table(_ROUND_TWO_COLUMNS, round_two_rows(export))


def plan_rows(export: Export) -> list[Row]:
    """Return the rows of the plan: what is planned first, by day."""
    plan = export.plan
    rows = [_planned(item, export) for item in plan.items]
    rows += [_unplanned(entry, "left out", export) for entry in plan.left_out]
    needless = {"not_needed": "not needed now"}
    rows += [_unplanned(entry, needless.get(entry.kind, "not due yet"), export) for entry in plan.not_due]
    rows += [_unplanned(entry, _ENDED.get(entry.kind, "stopped"), export) for entry in plan.stopped]
    return rows


def weak_spot_rows(export: Export) -> list[Row]:
    """Return the rows of the weak spots, most points first."""
    return [_weak_spot(spot, export) for spot in export.readiness.weak_spots]


def round_two_rows(export: Export) -> list[Row]:
    """Return the rows of what is prepared: the part, what a line stands under, and the line."""
    return [
        dict(zip(_ROUND_TWO_COLUMNS, (part.title, name, line, _version(export), export.today), strict=True))
        for part in prepared(export)
        for name, lines in part.entries
        for line in lines or ("",)
    ]


def _planned(item: PlanItem, export: Export) -> Row:
    return _action_row(
        export,
        item.action,
        status="planned",
        day=item.day,
        minutes=item.minutes,
        shares=_shares(item),
        points=rounded(item.points),
        due=item.due,
        latest=item.latest,
        late="yes" if item.late else "no",
        letter=export.catalogue.letter[item.letter].name if item.letter else None,
    )


def _shares(item: PlanItem) -> str | None:
    """Write the minutes of each day of an action that takes more than one: "2026-11-21: 15; 2026-11-22: 45"."""
    return "; ".join(f"{share.day}: {share.minutes}" for share in item.shares) if len(item.shares) > 1 else None


def _unplanned(entry: Unplanned, status: str, export: Export) -> Row:
    return _action_row(export, entry.action, status=status, day=entry.from_day, reason=entry.reason)


def _action_row(export: Export, action_id: str, **known: Cell) -> Row:
    action = export.catalogue.action[action_id]
    through = passed_on(action, export.now)
    cells: Row = {
        "title": action.title,
        "minutes": action.effort_min,
        "what_to_do": " ".join(filter(None, (action.wording, through and sentence(through)))),
        "if_then": action.if_then,
        "done_when": action.done_when,
        "factors": "; ".join(export.catalogue.factor[factor].short_name for factor in action.factors),
        "action": action.id,
        "catalogue": _version(export),
        "today": export.today,
        **known,
    }
    return {column: cells.get(column) for column in _PLAN_COLUMNS}


def _weak_spot(spot: WeakSpot, export: Export) -> Row:
    catalogue = export.catalogue
    factor = catalogue.factor[spot.factor]
    answer = answer_of(export.candidacy, spot.factor)
    return {
        "name": factor.short_name,
        "points_lost": rounded(spot.points_lost),
        "channel": channels.WORDS[spot.channel],
        "block": BLOCK_TITLES[factor.block],
        "dimension": catalogue.dimension[factor.dimension].name,
        "level": spot.level,
        "level_in_words": factor.anchors[spot.level],
        "next_level": factor.anchors.get(spot.level + 1),
        "what_to_do": repair_how(factor, export.candidacy, catalogue),
        "actions": "; ".join(catalogue.action[action].title for action in spot.actions),
        "your_words": answer.evidence if answer else None,
        "against_it": answer.contra if answer else None,
        "factor": factor.id,
        "catalogue": _version(export),
        "today": export.today,
    }


def _version(export: Export) -> str:
    """Write the version of the catalogue as words: as a number, 2026.10 would become 2026.1."""
    return f"version {export.plan.catalogue}"


def _table(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(map(guarded, row.values()) for row in rows)
    return text.getvalue().encode("utf-8-sig")
