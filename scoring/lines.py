"""Words that somebody typed, on one line."""


def one_line(text: str | None) -> str:
    """Return a text on one line, with single blanks between its words; empty where there is none."""
    return " ".join((text or "").split())
