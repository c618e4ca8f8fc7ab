"""Notes on the screen: one line, or a list that always ends in an empty line; each line is one row, saved while typing."""

from collections.abc import Callable
from uuid import uuid4

import streamlit as st

import storage
from scoring.candidacy import Candidacy, Note
from scoring.catalogue.round_two_shapes import Prompt
from scoring.people import round_tag
from scoring.round_two.notes import ANY, DEBRIEF, evidence, listed, the_note, written
from scoring.terms import SECOND
from widgets import buttons, current, fields, scripts
from wording.screen import plain

_REMOVED = "line_removed"


def ask(prompt: Prompt, candidacy: Candidacy, about: str | None = None) -> None:
    """Draw a prompt with what is written so far. `about` stands in for a person or a point that data cannot name."""
    if prompt.shape == "list":
        number = current.snapshot(candidacy).number
        links = (
            (round_tag(number),) if prompt.kind == "person" and number > SECOND else ()
        )  # who is new comes to this round
        like = Note(id="new", kind=prompt.kind, about=about or prompt.about, links=links)
        lines(prompt.label, prompt.hint, candidacy, like)
        said_already(prompt, candidacy)
    else:
        tags = (prompt.about,) if about and prompt.about else ()
        note = the_note(candidacy, prompt.kind, about or prompt.about or "", tags)
        line(prompt.label, note, candidacy.id, hint=prompt.hint)


def said_already(prompt: Prompt, candidacy: Candidacy) -> None:
    """Show what was written beside an answer and fits here, while nothing is written here, and offer to take it over."""
    words = evidence(candidacy, prompt.answer)
    if not words or written(candidacy, prompt.kind):
        return

    def take(_: object) -> None:
        note = Note(id=f"{prompt.kind}-{prompt.answer}", kind=prompt.kind, text=words)
        current.write(storage.save_note, candidacy.id, note)

    st.caption(f"You wrote in your answers: {plain(words, 300)}")
    button("Take it over", f"said:{candidacy.id}:{prompt.kind}", take, ":material/content_paste_go:", prompt.label)


def lines(label: str, hint: str, candidacy: Candidacy, like: Note, under: Callable[[Note], None] | None = None) -> None:
    """Draw every note of one kind, or of one kind about one thing, as a line, and an empty line for the next one.

    The empty line has its note's id already, so that it stays the same field, with its cursor, once something is in it.
    `under` draws what belongs below a line. Notes of a person are about that person; the list is of people alone.
    """
    everything = like.about is None and like.kind != "person"
    kept = listed(candidacy, like.kind, ANY if everything else like.about)
    for number, note in enumerate((*kept, _next(candidacy, like, {note.id for note in kept})), start=1):
        place = (candidacy.id, like.kind, like.about, number)
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"line:{note.id}"):
            first = number == 1
            name = label if first else f"{label}, line {number}"
            line(name, note, candidacy.id, hint=hint if first else "One more", hidden=not first)
            if note in kept:
                _remover(note, candidacy.id, place)
        if st.session_state.get(_REMOVED) == place:
            del st.session_state[_REMOVED]
            scripts.focus_on(_key(note, candidacy.id))
        if under and note in kept and note.text.strip():
            under(note)


def line(label: str, note: Note, candidacy_id: str, *, hint: str = "", hidden: bool = False) -> None:
    """Draw one note as a field with a hint while it is empty; a `hidden` label is only read out.

    A line of an advert is as long as its author made it, so that its field grows with it.
    """
    key, shown = _key(note, candidacy_id), "collapsed" if hidden else "visible"

    def save(text: str) -> None:
        put(candidacy_id, note, text=text)

    if note.kind == "requirement":
        fields.growing(label, key, note.text, save, placeholder=hint, label_visibility=shown)
    else:
        fields.text(label, key, note.text, save, placeholder=hint, label_visibility=shown)


def put(candidacy_id: str, note: Note, **changes: object) -> None:
    """Keep a note with some fields changed; what another tab has written in its other fields stays."""
    current.write(storage.save_note, candidacy_id, note.model_copy(update=changes), *changes)


def button(label: str, key: str, save: Callable[[object], object], icon: str | None, what: str) -> None:
    """Draw a quiet button that writes, read out with what it is about; when that fails, the reason and another try stand beside it."""
    buttons.quiet(buttons.named(label, what), key, icon, fields.saved, label, key, save)
    fields.retry(key, save)


def _key(note: Note, candidacy_id: str) -> str:
    return f"note:{candidacy_id}:{note.id}"


def _remover(note: Note, candidacy_id: str, place: tuple[object, ...]) -> None:
    """Offer to remove a line; the focus goes to the line that takes its place."""

    def remove(_: object) -> None:
        current.write(storage.remove_note, candidacy_id, note.id)
        st.session_state[_REMOVED] = place

    key, what = f"remove:{candidacy_id}:{note.id}", plain(note.text, 60) or "an empty line"
    button("Remove", key, remove, buttons.CLOSE, what)


def _next(candidacy: Candidacy, like: Note, taken: set[str]) -> Note:
    """Return the note that the empty line would make; its id is this session's own until something is in it."""
    ids: dict[str, str] = st.session_state.setdefault("next_notes", {})
    place = f"{candidacy.id}:{like.kind}:{like.about}"
    if place not in ids or ids[place] in taken:
        ids[place] = uuid4().hex
    return like.model_copy(update={"id": ids[place], "links": like.links or _talk(like, candidacy)})


def _talk(like: Note, candidacy: Candidacy) -> tuple[str, ...]:
    """Return the tag that says of which interview a line of the debrief is; one about the first has none."""
    held = current.snapshot(candidacy).last_held if like.kind in DEBRIEF else None
    return (round_tag(held.number),) if held else ()
