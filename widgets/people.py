"""The people of a candidacy: who took part in the interview, and whom to ask about the process."""

from collections.abc import Callable

import streamlit as st

import storage
from scoring.candidacy import MOST, Candidacy, ContactPerson, Interviewer
from widgets import current, saving
from widgets.fields import Field, choose, store, text

CHANNELS = {"email": "E-mail", "phone": "Phone", "letter": "Letter", "other": "Another way"}


def interviewers(candidacy: Candidacy) -> None:
    """List who took part; names and roles are saved as they are typed."""
    st.markdown("**Who took part?**")
    for person in candidacy.interviewers:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for field, label in (("name", "Name"), ("role", "Their role")):
                key, stored = f"{field}:{candidacy.id}:{person.id}", getattr(person, field) or ""
                text(label, key, stored, _save_person(candidacy.id, person, field), width=230)
            st.button(
                "Remove",
                key=f"remove:{candidacy.id}:{person.id}",
                icon=":material/close:",
                type="tertiary",
                on_click=_remove_person,
                args=(candidacy.id, person.id),
            )
    full = len(candidacy.interviewers) >= MOST["interviewers"]
    st.button("Add a person", icon=":material/person_add:", disabled=full, on_click=_add_person, args=(candidacy,))


def contact(candidacy: Candidacy) -> None:
    """Ask for the person to turn to, and how."""
    person = candidacy.contact or ContactPerson(name="")
    text(
        "Who is your contact for questions? Leave it empty if you have none.",
        f"contact_name:{candidacy.id}",
        person.name,
        _save_contact(candidacy.id, "name"),
    )
    if person.name:
        with st.container(horizontal=True):
            field = Field(
                "contact_channel",
                candidacy,
                person.channel,
                lambda now, value: {"contact": (now.contact or person).model_copy(update={"channel": value})},
            )
            choose("How do you reach them?", field, CHANNELS)
            text(
                "Address or number",
                f"contact_address:{candidacy.id}",
                person.address or "",
                _save_contact(candidacy.id, "address"),
                width=300,
            )


def _save_person(candidacy_id: str, person: Interviewer, field: str) -> Callable[[str], None]:
    def save(value: str) -> None:
        newest = storage.load(current.store(), current.owner(), candidacy_id)
        kept = next((p for p in newest.interviewers if p.id == person.id), person) if newest else person
        changed = kept.model_copy(update={field: value or ("" if field == "name" else None)})
        storage.add_interviewer(current.store(), current.owner(), candidacy_id, changed)

    return save


def _save_contact(candidacy_id: str, field: str) -> Callable[[str], None]:
    def save(value: str) -> None:
        newest = storage.load(current.store(), current.owner(), candidacy_id)
        person = (newest.contact if newest else None) or ContactPerson(name="")
        changed = person.model_copy(update={field: value or ("" if field == "name" else None)})
        store(candidacy_id, {"contact": changed if changed.name or changed.address else None})

    return save


def _add_person(candidacy: Candidacy) -> None:
    taken = {person.id for person in candidacy.interviewers}
    free = next(f"i{number}" for number in range(1, len(taken) + 2) if f"i{number}" not in taken)
    person = Interviewer(id=free, name="")
    saving.attempt(lambda: storage.add_interviewer(current.store(), current.owner(), candidacy.id, person))


def _remove_person(candidacy_id: str, interviewer_id: str) -> None:
    saving.attempt(lambda: storage.remove_interviewer(current.store(), current.owner(), candidacy_id, interviewer_id))
