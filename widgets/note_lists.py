"""The lists that Letters and Round two both show: the questions of round one, what is known of each person, and the own questions."""

from uuid import uuid4

import streamlit as st

import storage
from scoring.candidacy import Candidacy, Note
from scoring.catalogue import Catalogue
from scoring.catalogue.round_two_shapes import Prompt
from scoring.round_two.people import people
from scoring.round_two.questions import bank, follow_ups
from widgets import current, fields, notes
from widgets.names import numbered, told_apart
from wording.screen import plain
from wording.words import listing

_SEVERAL = 2


def log(candidacy: Candidacy, catalogue: Catalogue) -> None:
    """List the questions of round one, each with what may follow it in round two."""

    def under(note: Note) -> None:
        _asked_by(note, candidacy)
        deeper = follow_ups(note.text, catalogue.round_two)
        st.markdown("\n".join(f"- :small[Perhaps next, inferred: {text}]" for text in deeper))

    for prompt in catalogue.round_two.part["log"].prompts:
        like = Note(id="new", kind=prompt.kind)
        notes.lines(prompt.label, prompt.hint, candidacy, like, under)
        notes.said_already(prompt, candidacy)


def interviewers(candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Ask what is known of each person who may be there."""
    for person in people(candidacy):
        role = f", {plain(person.role)}" if person.role else ""
        st.subheader(f"{plain(person.name) or 'Somebody without a name yet'}{role}", anchor=False)
        for prompt in catalogue.round_two.person_prompts:
            notes.ask(prompt, candidacy, person.id)


def questions(candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Offer the bank in one list to choose from, and keep what was chosen or written under whom it is for."""
    buckets = bank(candidacy, catalogue.round_two)
    offered = numbered(
        {(bucket.group.id, text): f"{bucket.group.title}: {text}" for bucket in buckets for text in bucket.offered}
    )

    def take(chosen: tuple[str, str] | None) -> None:
        if chosen:
            note = Note(id=uuid4().hex, kind="ask", about=chosen[0], text=chosen[1])
            current.write(storage.save_note, candidacy.id, note)

    fields.draw(
        st.selectbox,
        "Take one from the bank",
        f"bank:{candidacy.id}",
        None,  # nothing is stored, so the list is ready for the next choice once one is kept
        take,
        options=list(offered),
        index=None,
        placeholder="Choose a question to take over",
        format_func=offered.__getitem__,
    )
    for bucket in buckets:
        title, names = bucket.group.title, listing(map(plain, bucket.names))
        label = f"{title}: {names}" if names else title
        prompt = Prompt(kind="ask", about=bucket.group.id, label=label, hint="A question of your own")
        notes.ask(prompt, candidacy)


def _asked_by(note: Note, candidacy: Candidacy) -> None:
    people_there = told_apart((person.id for person in candidacy.present_interviewers), candidacy)
    if len(people_there) < _SEVERAL:
        return
    fields.draw(
        st.selectbox,
        f"Who asked: {plain(note.text, 60)}",
        f"asked_by:{candidacy.id}:{note.id}",
        note.about if note.about in people_there else None,
        lambda who: notes.put(candidacy.id, note, about=who),
        options=list(people_there),
        index=None,
        placeholder="Who asked this?",
        format_func=people_there.__getitem__,
        label_visibility="collapsed",
    )
