"""The person's own words on the screen, made safe for Markdown."""

import re

from scoring.candidacy import Candidacy
from wording.words import clean_line, job_words

_LINK_LIKE = re.compile(r"https?(?=:)|www(?=\.)|@", re.IGNORECASE)
_WORD_JOINER = "\u2060"
_ASCII_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str | None, longest: int = 120) -> str:
    """Return what somebody typed as one line that Markdown shows letter by letter, cut kindly when very long.

    Markdown makes links of bare addresses even when every sign is escaped; an invisible joiner keeps them words.
    """
    line = clean_line(text or "")
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    unlinked = _LINK_LIKE.sub(rf"\g<0>{_WORD_JOINER}", line)
    return _ASCII_PUNCTUATION.sub(r"\\\1", unlinked)


def name_of(candidacy: Candidacy) -> str:
    """Name a candidacy by role and employer as far as they are known; safe for Markdown."""
    return plain(job_words(candidacy))
