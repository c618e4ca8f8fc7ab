"""Candidacies from elsewhere: whether they are coherent, and what to say when they are not."""

from scoring.validation.coherence import (
    FIRST_YEAR,
    LAST_YEAR,
    MAX_BYTES,
    InputError,
    each_key_once,
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
    "each_key_once",
    "field_path",
    "parse_candidacy",
    "problems",
    "refuse_unkeepable",
]
