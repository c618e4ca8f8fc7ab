"""Words for a candidacy file that does not fit its models.

Decides how a field is named and what it should have held, read from the models themselves, so that nobody meets the
validator's own terms. Which values fit is decided in `scoring.candidacy`.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails

from scoring.candidacy import SCHEMA, Candidacy
from scoring.expressions import expression
from scoring.language import counted, either

_SHOWN_LENGTH = 40
_PLACE = expression(r"line \d+ column \d+")
_NAME = expression(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
_JSON_FAULTS = {
    "recursion": "the file is nested too deeply",
    "surrogate": "a text holds half a character (a lone surrogate)",
    "hex escape": "a text holds half a character (a lone surrogate)",
    "unicode": "the file is not UTF-8 text",
}

Node = dict[str, Any]


def describe_errors(errors: list[ErrorDetails], data: object) -> str:
    """Return one sentence about the first error, or about the schema when the file is of a newer one.

    `data` is the parsed file, None where it is not JSON.
    """
    if isinstance(data, dict) and isinstance(version := data.get("schema"), int) and version > SCHEMA:
        return "schema: this was written by a newer version of Round Two; update it and try again."
    error = errors[0]
    if error["type"] == "json_invalid":
        detail = str(error.get("ctx", {}).get("error", ""))
        fault = next((words for part, words in _JSON_FAULTS.items() if part in detail), "the file is not valid JSON")
        place = _PLACE.search(detail)
        return f"This file cannot be read: {fault}{f', at {place[0]}' if place else ''}."
    path, value, nodes = _walk(error, data)
    field = field_path(path) or "the file"
    match error["type"]:
        case "extra_forbidden":
            return f"{field}: is not a field of a candidacy; check its spelling or remove it."
        case "missing" | "union_tag_not_found":
            return f"{field}: is missing."
    expected = either(words for node in nodes if (words := _expected(node)))
    return f"{field}: must be {expected}, not {_shown(value)}."


def field_path(path: list[str | int]) -> str:
    """Return a path as people write it, such as `answers[3].level`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            name = step if _NAME.fullmatch(step) else _shown(step)
            text += f".{name}" if text else name
    return text


def _walk(error: ErrorDetails, data: object) -> tuple[list[str | int], object, list[Node]]:
    """Follow an error's place through the data to its path, its value and what may stand there.

    Names of alternatives in a union are no steps of the path.
    """
    path: list[str | int] = []
    nodes = list(_alternatives(_schema()))
    steps = list(error["loc"])
    if error["type"].startswith("union_tag"):
        steps.append("kind")
    for place, step in enumerate(steps):
        if isinstance(data, list) and isinstance(step, int):
            data = data[step]
            nodes = [leaf for node in nodes for leaf in _alternatives(node.get("items", {}))]
        elif isinstance(data, dict) and isinstance(step, str) and (step in data or place == len(steps) - 1):
            data = data.get(step)
            nodes = [leaf for node in nodes for leaf in _alternatives(node.get("properties", {}).get(step, {}))]
        else:
            continue
        path.append(step)
    return path, data, nodes


@cache
def _schema() -> Node:
    return Candidacy.model_json_schema()


def _alternatives(node: Node) -> Iterator[Node]:
    """Yield the node itself or, where it is a choice or a reference, what it leads to."""
    if "$ref" in node:
        yield from _alternatives(_schema()["$defs"][node["$ref"].rpartition("/")[2]])
    elif choices := node.get("anyOf") or node.get("oneOf"):
        for choice in choices:
            yield from _alternatives(choice)
    else:
        yield node


def _expected(node: Node) -> str:
    """Say what a field may hold, from its JSON schema; nothing for null."""
    words = ""
    match node:
        case {"type": "integer", "minimum": low, "maximum": high}:
            words = f"a whole number from {low} to {high}"
        case {"const": only}:
            words = _shown(only)
        case {"enum": choices}:
            words = f"one of {', '.join(choices)}"
        case {"format": "date"}:
            words = "a date such as 2026-11-16"
        case {"format": "date-time"}:
            words = "a date and time with its time zone such as 2026-11-16T15:30:00+01:00"
        case {"pattern": _, "maxLength": longest}:
            words = f"1 to {counted(longest, 'letter')}, digits, hyphens or underscores"
        case {"type": "string", "maxLength": longest}:
            words = f"text of at most {longest:,} characters"
        case {"type": "array"}:
            words = "a list"
        case {"type": "object"}:
            words = "an object with named fields"
    return words


def _shown(value: object) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case str() if len(value) > _SHOWN_LENGTH:
            return f"a text of {len(value):,} characters"
    written = json.dumps(value)
    return written if len(written) <= 2 * _SHOWN_LENGTH else f"a value of {len(written):,} characters"
