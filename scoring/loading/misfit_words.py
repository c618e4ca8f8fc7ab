"""Words for an entry of the catalogue that does not fit its model.

Decides how pydantic's errors read to an editor. What fits is decided in `scoring.catalogue`.
"""

from typing import Any

from pydantic_core import ErrorDetails

from scoring.language import plural_form
from scoring.loading.yaml_source import Steps

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
}
_UNKNOWN = frozenset({"extra_forbidden", "invalid_key"})
_KEY = "[key]"
_LONGEST_SHOWN = 40


def inside(data: object, error: ErrorDetails) -> Steps:
    """Cut off what pydantic adds to the path of an error for a key."""
    steps, value = error["loc"], data
    for i, step in enumerate(steps):
        match value:
            case dict() if step in value:
                value = value[step]
            case tuple() if isinstance(step, int):
                value = value[step]
            case _:
                return steps if error["type"] == "missing" else steps[:i]
    return steps


def is_about_key(error: ErrorDetails) -> bool:
    """Say whether an error is about a key, or about a value that is left out, rather than what stands under the key."""
    return error["type"] in _UNKNOWN or error["input"] is None or error["loc"][-1] == _KEY


def describe(data: object, steps: Steps, error: ErrorDetails) -> str:
    """Put what pydantic found at one place into a sentence that says what to do."""
    kind, given = error["type"], error["input"]
    if kind == "missing":
        return f"The key `{steps[-1]}` is missing; add it."
    if kind in _UNKNOWN:
        return f"The key `{steps[-1]}` is unknown; correct its spelling or remove it."
    name = f"The key `{steps[-1]}`" if error["loc"][-1] == _KEY else _name(data, steps)
    if isinstance(given, dict) and kind in {"too_short", "too_long"}:
        missing = [str(level) for level in range(5) if level not in given]
        levels = f"{plural_form(len(missing), 'level')} {', '.join(missing)}"
        return f"{name} lacks the {levels}; write one sentence for each level from 0 to 4."
    expected = _expected(error)
    unquoted = isinstance(given, bool | int | float) and (expected.startswith("'") or "text" in expected)
    advice = "put it in quotes if it is meant as text" if unquoted else "correct it"
    return f"{name} must be {expected}, not {_shown(given)}; {advice}."


def _name(data: object, steps: Steps) -> str:
    *above, last = steps
    holder: Any = data
    for step in above:
        holder = holder[step]
    if isinstance(last, str):
        return f"`{last}`"
    if len(above) == 1:
        return "This entry"
    within = next(step for step in reversed(above) if isinstance(step, str))
    return f"Entry {last + 1} of `{within}`" if isinstance(holder, tuple) else f"`{last}` of `{within}`"


def _expected(detail: ErrorDetails) -> str:
    limits = detail.get("ctx", {})
    match detail["type"]:
        case "literal_error":
            return str(limits["expected"])
        case "greater_than_equal":
            return f"{limits['ge']:g} or more"
        case "greater_than":
            return f"more than {limits['gt']:g}"
        case "less_than_equal":
            return f"{limits['le']:g} or less"
        case kind:
            return _EXPECTED.get(kind, f"something else ({detail['msg']})")


def _shown(given: object) -> str:
    if given is None:
        return "empty"
    if isinstance(given, tuple | dict):
        return "a list" if isinstance(given, tuple) else "a mapping"
    if isinstance(given, str):
        return f"'{given}'" if len(given) <= _LONGEST_SHOWN else "a long text"
    return str(given).lower()
