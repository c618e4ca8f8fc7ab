"""Text that somebody typed, made safe for Markdown: shown as typed, never read as markup."""

from string import digits

from wording.words import clean_line

_INLINE = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|~$^"})
_BLOCK = tuple("-+=#:")


def inline(text: str) -> str:
    """Return a text on one line, for a heading, a table cell, a list item or a paragraph."""
    line, *entities = clean_line(text).translate(_INLINE).replace("://", "\\://").split("&")
    escaped = line + "".join(map(_ampersand, entities))
    said = escaped.rstrip("#")
    said += (len(escaped) - len(said)) * "\\#"
    rest = said.lstrip(digits)
    if rest != said and rest.startswith((".", ")")) and rest[1:2].strip() == "":
        return f"{said.removesuffix(rest)}\\{rest}"
    return "\\" * said.startswith(_BLOCK) + said


def _ampersand(after: str) -> str:
    name, stop, _ = after.partition(";")
    return f"\\&{after}" if stop and name.removeprefix("#").isalnum() else f"&{after}"
