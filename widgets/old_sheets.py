"""Drafts of sheets from before sheets had fields: their words as notes, none of them lost."""

from collections.abc import Iterator
from itertools import pairwise
from uuid import NAMESPACE_OID, uuid5

from scoring.candidacy import Note
from scoring.catalogue import Letter
from scoring.facts import Snapshot
from scoring.letters.blanks import Blank
from scoring.letters.drafting import BRACES, draft
from scoring.lines import one_line
from scoring.phrases import sentences

_FORMERLY = {
    "who was there (name, role, what counts most for them):": "people",
    "what could somebody else in the room have seen differently?": "more",
}  # headings that the sheets had, with the blank below each


def carried_over(letter: Letter, body: str, now: Snapshot) -> tuple[Note, ...]:
    """Return the words of an old draft of a sheet as notes, without what came from notes or from the sheet itself.

    What stands under no heading that takes notes goes to the last that does. The same draft always gives the same notes.
    """
    made, taken = draft(letter, "yourself", now), {note.id for note in now.candidacy.notes}
    offered = [text for group in now.catalogue.round_two.groups for text in group.questions]
    known = {_key(line) for line in (*made.body.splitlines(), *sentences(made.body), *sentences("\n".join(offered)))}
    found = {}
    for blank, line in _under_headings(letter, body, made.blanks):
        kind, about = (blank.of.notes.kind, blank.of.notes.about) if blank.of.notes else ("ask", None)
        asked = [
            said for said in sentences(line) if _key(said.split(": ", 1)[-1]) not in known and _key(said) not in known
        ]
        words = " ".join(asked) if kind == "ask" else line
        if words and _key(words) not in known:
            about = "role" if kind == "ask" else about
            name = uuid5(NAMESPACE_OID, "\n".join((letter.id, kind, about or "", words))).hex
            found[name] = Note(id=name, kind=kind, about=about, text=words)
    return tuple(note for name, note in found.items() if name not in taken)


def _under_headings(letter: Letter, body: str, blanks: tuple[Blank, ...]) -> Iterator[tuple[Blank, str]]:
    """Yield each line of a draft, without its dash, with the blank that its heading is for."""
    by_text = {text: blank for blank in blanks for text in blank.of.texts}
    *_, last = (blank for blank in by_text.values() if blank.of.notes)
    lines, under = letter.text.splitlines(), last
    above = {_key(line): by_text[found[0]] for line, below in pairwise(lines) if (found := BRACES.findall(below))}
    above |= {line: by_text[text] for line, text in _FORMERLY.items() if text in by_text}
    for line in body.splitlines():
        if heading := above.get(_key(line)):
            under = heading if heading.of.notes else last
        elif (words := one_line(line).removeprefix("- ")).strip("-"):
            yield under, words


def _key(line: str) -> str:
    return one_line(line).removeprefix("- ").casefold()
