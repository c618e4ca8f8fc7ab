"""The parts of the preparation that are about the talk itself: reasons, answers, last lines, and the way to letters."""

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.catalogue.round_two_shapes import Reason
from scoring.facts.reach import open_to
from scoring.letters.drafting import draft
from scoring.letters.offers import closing_lines
from scoring.people import YOURSELF
from scoring.round_two.notes import the_note
from scoring.round_two.weak_answers import weak_points
from widgets import current, fields, notes, saving, sheets
from wording.screen import plain


def reasons(_: Candidacy, catalogue: Catalogue) -> None:
    """Let the person tick why they may be invited, and say what a ticked reason changes."""
    for reason in catalogue.round_two.reasons:
        _reason(reason)


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
    """Lead to letters and sheets, and show what is to be said with what is known filled in, each in a panel of its own."""
    for letter in (catalogue.letter[name] for name in names if open_to(name, candidacy, catalogue)):
        if letter.type == "letter" or sheets.is_sheet(letter):
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
    icon = ":material/description:" if sheets.is_sheet(current.catalogue().letter[letter]) else ":material/mail:"
    st.page_link("pages/letters.py", label=label, icon=icon, query_params=wanted)


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
