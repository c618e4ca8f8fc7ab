"""Candidacies from elsewhere: whether they are coherent, and what to say when they are not."""

from scoring.validation.coherence import (
    FIRST_YEAR,
    LAST_YEAR,
    MAX_BYTES,
    InputError,
    parse_candidacy,
    problems,
    refuse_unkeepable,
)
from scoring.validation.field_words import field_path

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "MAX_BYTES",
    "InputError",
    "field_path",
    "parse_candidacy",
    "problems",
    "refuse_unkeepable",
]
