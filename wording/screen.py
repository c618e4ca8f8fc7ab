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
_ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in punctuation if sign not in ",;?!'\"/%.()"})
_HYPHEN, _NUMBERED = expression(r"([\pL\pN])\\-"), expression(r"^(\d+)([.)])")


def plain(text: str | None, longest: int = 120) -> str:
    """Return what somebody typed as one line that Markdown shows letter by letter, cut kindly when very long.

    Markdown makes links of bare addresses even when every sign is escaped; an invisible joiner keeps them words. Signs that
    mean nothing within a line stay bare: the name of a control is read out as it is written here.
    """
    line = clean_line(text or "")
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    unlinked = _LINK_LIKE.sub(lambda link: f"{link[1]}{_WORD_JOINER}{link[2]}", line).replace("@", f"@{_WORD_JOINER}")
    escaped = _HYPHEN.sub(lambda found: f"{found[1]}-", unlinked.translate(_ESCAPES))
    return _NUMBERED.sub(lambda found: f"{found[1]}\\{found[2]}", escaped)


def error_words(error: object) -> str:
    """Return what went wrong as words: a path or a file's own words in it stay words."""
    return plain(str(error), 1_000)


def name_of(candidacy: Candidacy, longest: int = 120) -> str:
    """Name a candidacy by role and employer as far as they are known; safe for Markdown."""
    return plain(job_words(candidacy), longest)
