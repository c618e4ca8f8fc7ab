"""An advert as a list: its bullets if it has some, else its lines and sentences. The user edits what comes out."""

from scoring.expressions import SPACE, expression
from scoring.lines import one_line

_MARKS = r"•·●○◦‣∙▪▫■□◆◇▶▸►➔➢➤→✓✔✗❖»\x{203A}\x{2043}\x{F0A7}\x{F0B7}\x{F0D8}\x{F0FC}"
_BULLET = expression(
    rf"[{SPACE}]*(?:[{_MARKS}][{SPACE}]*|\d{{1,2}}\.[{SPACE}]+|[o§]\t[{SPACE}]*|(?:[-–—*]|\d{{1,2}}\)|[a-z]\))(?:[{SPACE}]+|\pL))",
    any_case=True,
)
_STOPS = ".;!?"
_LONG_LINE = 160
_SHORTEST = 4


def requirements(advert: str, most: int) -> tuple[str, ...]:
    """Split a pasted advert into at most `most` requirements, in its order, each once.

    Headings that end in a colon, and lines too short to say anything, are left out. With two bullets or more, only
    bullets count, for what stands around them is mostly about the employer.
    """
    lines = [(line, _after_bullet(line)) for line in advert.splitlines() if len(line.strip()) >= _SHORTEST]
    bullets = [said for _, said in lines if said]
    found: dict[str, str] = {}
    for text in map(one_line, bullets if len(bullets) > 1 else (said or line for line, said in lines)):
        for piece in _sentences(text) if len(text) > _LONG_LINE else [text]:
            if len(piece) >= _SHORTEST and not piece.endswith(":"):
                found.setdefault(piece.casefold(), piece)
    return tuple(found.values())[:most]


def _sentences(line: str) -> list[str]:
    for stop in _STOPS:
        line = line.replace(f"{stop} ", f"{stop}\n")
    return line.split("\n")


def _after_bullet(line: str) -> str | None:
    """Return what follows a bullet; None without one, as in "-5 °C" and "2.5 years"."""
    bullet = _BULLET.match(line)
    if bullet is None or bullet.end() == len(line):
        return None
    return line[bullet.end() - line[bullet.end() - 1].isalpha() :]
