"""What the screen says: its fixed words, by table, and the person's own, made safe for Markdown."""

import tomllib
from pathlib import Path
from string import punctuation

from scoring.candidacy import Candidacy
from scoring.expressions import expression
from wording.words import clean_line, job_words

LABELS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))
_LINK_LIKE = expression(r"(https?|www)([:.])", any_case=True)
_WORD_JOINER = "\u2060"
_ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in punctuation})


def plain(text: str | None, longest: int = 120) -> str:
    """Return what somebody typed as one line that Markdown shows letter by letter, cut kindly when very long.

    Markdown makes links of bare addresses even when every sign is escaped; an invisible joiner keeps them words.
    """
    line = clean_line(text or "")
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    unlinked = _LINK_LIKE.sub(lambda link: f"{link[1]}{_WORD_JOINER}{link[2]}", line).replace("@", f"@{_WORD_JOINER}")
    return unlinked.translate(_ESCAPES)


def error_words(error: object) -> str:
    """Return what went wrong as words: a path or a file's own words in it stay words."""
    return plain(str(error), 1_000)


def name_of(candidacy: Candidacy, longest: int = 120) -> str:
    """Name a candidacy by role and employer as far as they are known; safe for Markdown."""
    return plain(job_words(candidacy), longest)
