"""What somebody typed, as lines that fit on paper."""

from wording.words import clean_line

_LONGEST = 160


def short(text: str, most: int = _LONGEST) -> str:
    """Return a text on one line, cut at a word where it is longer than `most` characters."""
    line = clean_line(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    whole_words = cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut
    return whole_words.rstrip(" ,;:.–-") + "…"


def lines_of(text: str | None) -> tuple[str, ...]:
    """Return the lines of what somebody typed, cleaned, without the blank ones."""
    return tuple(line for line in map(clean_line, (text or "").splitlines()) if line)
