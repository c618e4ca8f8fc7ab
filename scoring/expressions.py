r"""Expressions that meet what somebody typed: RE2 reads any text in one go, so that no text can make one slow.

RE2 knows neither looking around nor references back, and its own classes are ASCII; `WORD` and `SPACE` stand for `\w`
and `\s` of any script, to be used inside brackets. What replaces a match is ASCII or made by a function: RE2 garbles other signs in a template.
"""

from re import Pattern
from typing import TypeAlias, cast

import re2  # type: ignore[import-untyped]

Expression: TypeAlias = Pattern[str]

WORD = r"\pL\pN\pM_"
SPACE = r"\s\x0b\x1c-\x1f\x85\pZ"


def expression(pattern: str, *, any_case: bool = False) -> Expression:
    """Compile an expression; it offers what one of the standard library does."""
    options = re2.Options()
    options.case_sensitive = not any_case
    options.log_errors = False
    return cast("Expression", re2.compile(pattern, options))


def literal(text: str) -> str:
    """Return the pattern that meets a text as it stands."""
    return cast("str", re2.escape(text))
