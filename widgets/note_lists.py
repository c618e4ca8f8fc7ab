"""The lists that Letters and Round two both show: the questions they asked, what is known of each person, and the own questions."""

from uuid import uuid4

import streamlit as st

import storage
from scoring.candidacy import Candidacy, Note
from scoring.catalogue import Catalogue
from scoring.catalogue.round_two_shapes import Prompt
from scoring.language import round_name
from scoring.people import AWAY, coming, round_tag
from scoring.round_two.notes import the_note
from scoring.round_two.people import met_so_far, people
from scoring.round_two.questions import bank, follow_ups
from scoring.terms import SECOND
from widgets import current, fields, notes
from widgets.names import person_name, told_apart
from wording.screen import plain
from wording.words import capital, listing

_SEVERAL = 2


def log(candidacy: Candidacy, catalogue: Catalogue) -> None:
    """List the questions they asked, each with what may follow it in the next interview."""

    def under(note: Note) -> None:
        _asked_by(note, candidacy)
        deeper = follow_ups(note.text, catalogue.round_two)
        st.markdown("\n".join(f"- :small[They may ask next: {text}]" for text in deeper))

    for prompt in catalogue.round_two.part["log"].prompts:
        like = Note(id="new", kind=prompt.kind)
        notes.lines(prompt.label, prompt.hint, candidacy, like, under)
        notes.said_already(prompt, candidacy)


def interviewers(candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Ask what is known of each person who may be there; one of round one can be said to stay away.

    Who comes to a later round is asked anew.
    """
    number = current.snapshot(candidacy).number
    before = coming(candidacy, number - 1) if number > SECOND else ()
    for person in people(candidacy):
        role = f", {plain(person.role)}" if person.name and person.role else ""
        name = plain(capital(person_name(person.id, candidacy)))
        st.subheader(f"{name}{role}", anchor=False)
        if number > SECOND:
            _comes_again(person.id, name, candidacy, number, there=person.id in before)
        elif not person.new:
            _stays_away(person.id, name, candidacy)
        if number > SECOND or AWAY not in person.known:
            for prompt in catalogue.round_two.person_prompts:
                whose = prompt.model_copy(update={"label": f"{prompt.label}: {name}"})
                notes.ask(whose, candidacy, person.id)


def questions(candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Offer the bank to tick, under whom each question is for; what is ticked becomes a line to make one's own."""
    for bucket in bank(candidacy, catalogue.round_two):
        title, names = bucket.group.title, listing(map(plain, bucket.names))
        label = f"{title}: {names}" if names else title
        prompt = Prompt(kind="ask", about=bucket.group.id, label=label, hint="A question of your own")
        notes.ask(prompt, candidacy)
        for text in bucket.offered:
            _offered(text, bucket.group.id, candidacy)


def _offered(text: str, group: str, candidacy: Candidacy) -> None:
    def take(_: object) -> None:
        current.write(storage.save_note, candidacy.id, Note(id=uuid4().hex, kind="ask", about=group, text=text))

    fields.draw(st.checkbox, plain(text, 400), f"bank:{candidacy.id}:{group}:{text}", False, take)


def _stays_away(who: str, name: str, candidacy: Candidacy) -> None:
    note = the_note(candidacy, "person", who, [AWAY])

    def save(ticked: bool) -> None:
        if ticked:
            notes.put(candidacy.id, note, text="Will not be there")
        else:
            current.write(storage.remove_note, candidacy.id, note.id)

    fields.draw(st.checkbox, f"{name} will not be there", f"away:{candidacy.id}:{who}", bool(note.text), save)


def _comes_again(who: str, name: str, candidacy: Candidacy, number: int, *, there: bool) -> None:
    tag = round_tag(number)
    added = next((note for note in candidacy.notes if note.id == who and tag in note.links), None)
    if added:  # for this round
        return
    note = the_note(candidacy, "person", who, [tag])
    label = f"{name} will be there in {round_name(number)}"
    if there:
        label += f" (was named for {round_name(number - 1)})"

    def save(ticked: bool) -> None:
        if ticked:
            notes.put(candidacy.id, note, text="Will be there")
        else:
            current.write(storage.remove_note, candidacy.id, note.id)

    fields.draw(st.checkbox, label, f"comes:{candidacy.id}:{who}:{number}", bool(note.text), save)


def _asked_by(note: Note, candidacy: Candidacy) -> None:
    people_there = told_apart((person.id for person in met_so_far(current.snapshot(candidacy))), candidacy)
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
