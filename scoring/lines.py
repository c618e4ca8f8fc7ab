"""Words that somebody typed, on one line."""

from unicodedata import normalize


def one_line(text: str | None) -> str:
    """Return a text on one line, with single blanks between its words; empty where there is none."""
    return " ".join((text or "").split())


def plain_words(text: str) -> str:
    """Return the words of a text in small letters, with single blanks in place of all other signs."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in normalize("NFC", text).casefold()).split())


def name_key(name: str | None) -> str:
    """Return what names are compared by: one person stays one however accents, blanks and capitals were typed."""
    return normalize("NFKC", one_line(name).casefold())
