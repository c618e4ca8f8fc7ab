"""Reading notes: those of one kind in their order, what stands in for them, and the id of a note of which there is one."""

from collections.abc import Iterable
from uuid import NAMESPACE_OID, uuid5

from scoring.candidacy import Candidacy, Note, NoteKind, answer_of
from scoring.catalogue.round_two_shapes import Part, Prompt
from scoring.lines import one_line

ANY = "*"
# What is written down of a talk.
DEBRIEF: frozenset[NoteKind] = frozenset({"landed", "fell_flat", "unsaid", "promised", "problem", "question"})


def written(candidacy: Candidacy, kind: NoteKind, about: str | None = ANY) -> tuple[Note, ...]:
    """Return the notes of a kind that hold words, in their order; with `about`, only those about that."""
    return tuple(note for note in listed(candidacy, kind, about) if note.text.strip())


def listed(candidacy: Candidacy, kind: NoteKind, about: str | None = ANY) -> tuple[Note, ...]:
    """Return the notes of a kind in their order, empty ones included."""
    return tuple(note for note in candidacy.notes if note.kind == kind and about in (ANY, note.about))


def count(candidacy: Candidacy, part: Part) -> int:
    """Return how many notes of a part hold words."""
    return sum(len(written(candidacy, kind)) for kind in part.kinds)


def evidence(candidacy: Candidacy, factor: str | None) -> str:
    """Return what the user wrote beside their own answer to a factor, on one line; empty if nothing."""
    answer = answer_of(candidacy, factor)
    return one_line(answer.evidence) if answer else ""


def said(candidacy: Candidacy, prompt: Prompt) -> tuple[str, ...]:
    """Return what is written for a prompt; while nothing is, the words beside its factor."""
    notes = tuple(note.text for note in written(candidacy, prompt.kind, prompt.about or ANY))
    return notes or tuple(filter(None, [evidence(candidacy, prompt.answer)]))


def the_note(candidacy: Candidacy, kind: NoteKind, about: str, tags: Iterable[str] = ()) -> Note:
    """Return the one note of a kind about something, empty if nothing is written yet.

    Its id follows from what it is, so that two tabs write one note and not two.
    """
    tags = tuple(tags)
    note_id = uuid5(NAMESPACE_OID, "\n".join((kind, about, *tags))).hex
    kept = next((note for note in candidacy.notes if note.id == note_id), None)
    return kept or Note(id=note_id, kind=kind, about=about, links=tags)
