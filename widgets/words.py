"""The person's own words on the screen, made safe for Markdown."""

import re

from exports.wording import job_words, one_line
from scoring.candidacy import Candidacy

_ASCII_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str | None, longest: int = 120) -> str:
    """Return what somebody typed as one line that Markdown shows letter by letter, cut kindly when very long."""
    line = one_line(text or "")
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    return _ASCII_PUNCTUATION.sub(r"\\\1", line)


def name_of(candidacy: Candidacy) -> str:
    """Name a candidacy by role and employer as far as they are known; safe for Markdown."""
    return plain(job_words(candidacy))
