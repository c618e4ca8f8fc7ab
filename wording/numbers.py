"""How a number is written: points in whole numbers on a screen and to one decimal in a file, always half up.

What is reckoned further stays as it is. An absent number is None, never zero.
"""

from decimal import ROUND_HALF_UP, Decimal
from math import floor
from typing import Any

from scoring.catalogue import Catalogue
from scoring.results import Plan, Readiness
from scoring.terms import FLOAT_NOISE, without_noise

_SHARES = frozenset({"coverage", "share"})


def whole(value: float, catalogue: Catalogue) -> int:
    """Round points half up to a whole number, but never across a label's border, so that 39.7 ("thin") shows as 39."""
    rounded = floor(value + 0.5 + FLOAT_NOISE)
    borders = (label.at_least for label in catalogue.scoring.labels)
    return next((border - 1 for border in borders if value + FLOAT_NOISE < border <= rounded), rounded)


def as_json(result: Readiness | Plan) -> dict[str, Any]:
    """Return the interchange form: points to one decimal, half up; an absent number is None."""
    form: dict[str, Any] = rounded(result.model_dump(mode="json"))
    return form


def rounded(value: Any, name: str = "") -> Any:  # noqa: ANN401 - JSON is any of five things
    """Return a dumped result with points to one decimal and shares to three, half up, as other programs read it."""
    match value:
        case dict():
            return {key: rounded(part, key) for key, part in value.items()}
        case list():
            return [rounded(part) for part in value]
        case float():
            return half_up(value, 3 if name in _SHARES else 1)
    return value


def half_up(value: float, places: int) -> float:
    """Round a number as it is written, half up, without the noise of a sum: 11.25 to one place is 11.3."""
    return float(Decimal(repr(without_noise(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)) + 0.0
