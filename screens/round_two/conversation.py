"""The parts of the preparation that are about the talk itself: reasons, questions both ways, answers, people, last lines."""

from collections.abc import Callable
from uuid import uuid4

import streamlit as st

import storage
from scoring.candidacy import Candidacy, Note
from scoring.catalogue import Catalogue
from scoring.catalogue.round_two_shapes import Prompt, Reason
from scoring.letters.drafting import draft
from scoring.letters.offers import open_to
from scoring.letters.recipients import YOURSELF
from scoring.round_two.notes import the_note
from scoring.round_two.outlook import closing_lines
from scoring.round_two.people import Person, people
from scoring.round_two.questions import Bucket, bank, follow_ups
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
        st.subheader(_who(person), anchor=False)
        for prompt in catalogue.round_two.person_prompts:
            notes.ask(prompt, candidacy, person.id)


def questions(candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Offer the bank in one list to choose from, and keep what was chosen or written under whom it is for."""
    buckets = bank(candidacy, catalogue.round_two)
    offered = numbered(
        {(bucket.group.id, text): f"{bucket.group.title}: {text}" for bucket in buckets for text in bucket.offered}
    )
    key = f"bank:{candidacy.id}"
    st.selectbox(
        "Take one from the bank",
        list(offered),
        key=key,
        index=None,
        placeholder="Choose a question to take over",
        format_func=offered.__getitem__,
        on_change=_take,
        args=(key, candidacy.id),
    )
    fields.retry(key, _adder(candidacy.id))
    for bucket in buckets:
        prompt = Prompt(kind="ask", about=bucket.group.id, label=_whom(bucket), hint="A question of your own")
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
    key = f"asked_by:{candidacy.id}:{note.id}"

    def save(who: str | None) -> None:
        notes.put(candidacy.id, note, about=who)

    fields.seed(key, note.about if note.about in people_there else None)
    st.selectbox(
        f"Who asked: {plain(note.text, 60)}",
        list(people_there),
        key=key,
        index=None,
        placeholder="Who asked this?",
        format_func=people_there.__getitem__,
        label_visibility="collapsed",
        on_change=fields.saved,
        args=(key, save),
    )
    fields.retry(key, save)


@st.fragment
def _reason(reason: Reason) -> None:
    """Draw one reason; a tick redraws it alone, since nothing else on the page follows from it."""
    with saving.current_or_rerun() as candidacy:
        note = the_note(candidacy, "reason", reason.id)
        key, save = f"reason:{candidacy.id}:{reason.id}", _keep_reason(candidacy.id, reason, note)
        fields.seed(key, bool(note.text))
        st.checkbox(reason.text, key=key, on_change=fields.saved, args=(key, save))
        fields.retry(key, save)
        if note.text:
            st.markdown(f"**What that changes:** {reason.changes}")


def _keep_reason(candidacy_id: str, reason: Reason, note: Note) -> Callable[[bool], None]:
    def save(ticked: bool) -> None:
        if ticked:
            notes.put(candidacy_id, note, text=reason.text)
        else:
            current.write(storage.remove_note, candidacy_id, note.id)

    return save


def _who(person: Person) -> str:
    role = f", {plain(person.role)}" if person.role else ""
    return f"{plain(person.name) or 'Somebody without a name yet'}{role}"


def _whom(bucket: Bucket) -> str:
    return f"{bucket.group.title}: {listing(map(plain, bucket.names))}" if bucket.names else bucket.group.title


def _adder(candidacy_id: str) -> Callable[[tuple[str, str] | None], None]:
    def save(chosen: tuple[str, str] | None) -> None:
        if chosen:
            note = Note(id=uuid4().hex, kind="ask", about=chosen[0], text=chosen[1])
            current.write(storage.save_note, candidacy_id, note)

    return save


def _take(key: str, candidacy_id: str) -> None:
    """Add the chosen question, and be ready for the next choice."""
    fields.saved(key, _adder(candidacy_id))
    if fields.all_saved():
        st.session_state[key] = None
