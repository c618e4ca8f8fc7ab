"""The parts of the preparation that are about the talk itself: reasons, questions both ways, answers, people, last lines."""

from uuid import uuid4

import streamlit as st

import storage
from scoring.candidacy import Candidacy, Note
from scoring.catalogue import Catalogue
from scoring.catalogue.round_two_shapes import Prompt, Reason
from scoring.letters.drafting import draft
from scoring.letters.offers import open_to
from scoring.people import YOURSELF
from scoring.round_two.notes import the_note
from scoring.round_two.outlook import closing_lines
from scoring.round_two.people import people
from scoring.round_two.questions import bank, follow_ups
from scoring.round_two.weak_answers import weak_points
from screens.round_two import notes
from widgets import current, fields, saving
from widgets.names import numbered, told_apart
from wording.screen import plain
from wording.words import listing

_SEVERAL = 2


def reasons(_: Candidacy, catalogue: Catalogue) -> None:
    """Let the person tick why they may be invited, and say what a ticked reason changes."""
    for reason in catalogue.round_two.reasons:
        _reason(reason)


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


def weak_answers(candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Ask for one answer to each thing that fell flat and to each costly weak spot."""
    result, _ = current.scored(candidacy)
    points = weak_points(candidacy, result, catalogue)
    if not points:
        st.markdown("Nothing is named yet: write down what fell flat, or answer the assessment, and it appears here.")
    for point in points:
        advice = f": {point.advice}" if point.advice else ""
        st.markdown(f"**{plain(point.label)}**{advice}")
        hint = "What you will say or do about it" if point.advice else "Point, proof, stop"
        notes.line(f"Your answer: {plain(point.label)}", point.answer, candidacy.id, hint=hint, hidden=True)


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


def closing(candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Show the closing lines that fit, each with room for one's own words."""
    day = current.snapshot(candidacy)
    offered = closing_lines(day)
    for offer in offered:
        letter = catalogue.letter[offer.letter]
        words = draft(letter, YOURSELF, day).body
        st.markdown(f"**{letter.name}.** {offer.note}\n\n> {plain(words, 600)}")
        note = the_note(candidacy, "closing", letter.id)
        notes.line(f"{letter.name}, in your own words", note, candidacy.id)
    if len(offered) < len(catalogue.round_two.closing):
        st.markdown(catalogue.round_two.closing_without)


def texts(names: tuple[str, ...], place: str, candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Lead to letters, and show what is to be said with what is known filled in, each in a panel of its own."""
    for letter in (catalogue.letter[name] for name in names):
        if letter.type == "letter":
            letter_link(letter.id, letter.name, candidacy)
            continue
        with st.expander(letter.name, key=f"text-{place}-{letter.id}", type="compact", on_change="rerun") as panel:
            if panel.open:
                who = open_to(letter.id, candidacy, catalogue)[0]
                written = draft(letter, who, current.snapshot(candidacy))
                st.code(written.body, language=None, wrap_lines=True)
                if written.open:
                    st.caption("What stands in square brackets is yours to fill in.")


def letter_link(letter: str, label: str, candidacy: Candidacy, to: str | None = None) -> None:
    """Lead to one letter, and to one person where it has several."""
    wanted = {"candidacy": candidacy.id, "letter": letter, **({"to": to} if to else {})}
    st.page_link("pages/letters.py", label=label, icon=":material/mail:", query_params=wanted)


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


@st.fragment
def _reason(reason: Reason) -> None:
    """Draw one reason; a tick redraws it alone, since nothing else on the page follows from it."""
    with saving.current_or_rerun() as candidacy:
        note = the_note(candidacy, "reason", reason.id)

        def save(ticked: bool) -> None:
            if ticked:
                notes.put(candidacy.id, note, text=reason.text)
            else:
                current.write(storage.remove_note, candidacy.id, note.id)

        fields.draw(st.checkbox, reason.text, f"reason:{candidacy.id}:{reason.id}", bool(note.text), save)
        if note.text:
            st.markdown(f"**What that changes:** {reason.changes}")
