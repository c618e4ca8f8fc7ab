"""A sheet that one fills in for oneself: its lines as fields, which are the same notes that Round two shows."""

import streamlit as st

from scoring.candidacy import Candidacy
from scoring.catalogue import Letter
from scoring.letters.blanks import Blank
from scoring.letters.drafting import draft
from scoring.people import YOURSELF
from scoring.round_two.people import met_so_far
from widgets import current, note_lists, notes, sheets
from widgets.names import person_name
from wording.screen import plain
from wording.words import capital


def lines(letter: Letter, candidacy: Candidacy) -> None:
    """Draw the lines of a sheet in its order; each is kept where Round two, the card and the letters read it."""
    words = sheets.state(letter, candidacy)
    where = "What you write here also stands in Round two, and fills your letters and the card."
    st.markdown(f"**{capital(words)}.** {where}")
    for blank in draft(letter, YOURSELF, current.snapshot(candidacy)).blanks:
        _line(blank, candidacy)
    for part in (part for part in current.catalogue().round_two.parts if letter.id in part.letters):
        st.page_link(
            "pages/round_two.py",
            label=f"In Round two: {part.title}",
            icon=":material/handshake:",
            query_params={"candidacy": candidacy.id, "part": part.id},
        )


def _line(blank: Blank, candidacy: Candidacy) -> None:
    catalogue, source = current.catalogue(), blank.of.notes
    if blank.of.known == "people_there":
        _people(candidacy)
    elif blank.of.known == "next_step":
        known = [f"- {plain(line.removeprefix('- '), 300)}" for line in blank.value.splitlines()]
        st.markdown("\n".join(["**Next step**", "", *(known or ["Nothing is known yet."])]))
        _enter("Change the next step", candidacy, "next")
    elif source and source.kind == "question":
        note_lists.log(candidacy, catalogue)
    elif source and source.kind == "ask":
        note_lists.questions(candidacy, catalogue)
    elif source:
        notes.ask(catalogue.round_two.prompt(source.kind, source.about), candidacy)


def _people(candidacy: Candidacy) -> None:
    cares = current.catalogue().round_two.person_prompts[-1]
    for person in met_so_far(current.snapshot(candidacy)):
        whom = plain(person_name(person.id, candidacy), 60)
        notes.ask(cares.model_copy(update={"label": f"{cares.label}: {whom}"}), candidacy, person.id)
    _enter("Change who was there", candidacy, "interview")


def _enter(label: str, candidacy: Candidacy, step: str) -> None:
    """Lead to the step of the set-up where something is entered."""
    st.page_link(
        "pages/assessment.py",
        label=label,
        icon=":material/edit:",
        query_params={"candidacy": candidacy.id, "step": step},
    )
