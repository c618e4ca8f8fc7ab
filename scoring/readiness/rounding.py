"""How a point of the index is shown: in whole numbers that never contradict its word.

Half a point rounds up, but never across a label's border, so that 39.7 ("thin") shows as 39.
"""

from math import floor

from scoring.catalogue import Catalogue
from scoring.terms import FLOAT_NOISE


def whole(value: float, catalogue: Catalogue) -> int:
    """Round points half up to a whole number, but never across a label's border."""
    rounded = floor(value + 0.5 + FLOAT_NOISE)
    borders = (label.at_least for label in catalogue.scoring.labels)
    return next((border - 1 for border in borders if value + FLOAT_NOISE < border <= rounded), rounded)
