"""The people of a candidacy: who took part in the interview, and whom to ask about the process."""

from collections.abc import Callable

import streamlit as st

import storage
from scoring.candidacy import MOST, Candidacy, ContactPerson, Intermediary, Interviewer
from scoring.people import intermediary
from widgets import buttons, current, flash, saving, scripts, settings
from widgets.fields import Field, ask, choose, detail, draw, text
from widgets.names import told_apart
from wording.screen import plain
from wording.words import capital

CHANNELS = {"email": "Email", "phone": "Phone", "letter": "Letter", "other": "Another way"}
_ADDED = "person_added"


def interviewers(candidacy: Candidacy) -> None:
    """List who took part; names and roles are saved as they are typed. Whoever was removed can be brought back."""
    st.write(current.catalogue().setup_questions["Q2"])
    for number, person in enumerate(candidacy.present_interviewers, start=1):
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"line:{person.id}"):
            for field in ("name", "role"):
                label, stored = f"{field.capitalize()} of person {number}", getattr(person, field) or ""
                key = f"{field}:{candidacy.id}:{person.id}"
                text(label, key, stored, _saver(candidacy.id, person.id, field), width=230)
            whom = plain(person.name or person.role, 26) or f"person {number}"
            key = f"remove:{candidacy.id}:{person.id}"
            buttons.quiet(buttons.named("Remove", whom), key, buttons.CLOSE, _remove, candidacy.id, person)
    full = len(candidacy.interviewers) >= MOST["interviewers"]
    st.button("Add a person", icon=":material/person_add:", disabled=full, on_click=_add, args=(candidacy.id,))
    if st.session_state.pop(_ADDED, None):
        scripts.focus_on(f"name:{candidacy.id}:{candidacy.present_interviewers[-1].id}")
    _lead(candidacy)
    for person in _removed(candidacy):
        words = f"{capital(_called(person))} is not listed any more."
        key = f"bring_back:{candidacy.id}:{person.id}"
        buttons.undo_row(words, "Bring back", key, _bring_back, candidacy.id, person)


def _lead(candidacy: Candidacy) -> None:
    """Ask who led the interview when several took part; that one is listed first, and nobody has to be named twice."""
    people = told_apart((one.id for one in candidacy.present_interviewers if one.name or one.role), candidacy)
    if len(people) > 1:
        first = candidacy.present_interviewers[0].id
        draw(
            st.radio,
            "Who led the interview?",
            f"lead:{candidacy.id}",
            first if first in people else None,
            lambda who: current.write(storage.lead_interviewer, candidacy.id, who),
            options=sorted(people, key=people.__getitem__),
            format_func=lambda who: plain(people[who]),
            index=None,
        )


def contact_rule(candidacy: Candidacy) -> None:
    """Ask whether they may be written to, and then whom to turn to: a contact, or the person in between."""
    rules, rule = settings.of("contact_rule"), candidacy.contact_rule.kind
    field = Field("contact_rule", candidacy, rule, lambda value: {"contact_rule": value})
    hints = [one.hint or "" for one in rules.values()]
    ask(st.radio, "May you write to them?", field, **settings.choices(rules), captions=hints, width="stretch")
    if rule == "open":
        settings.note("contact_rule", current.snapshot(candidacy))
        _contact(candidacy)
    elif rule == "through":
        _through(candidacy)


def _through(candidacy: Candidacy) -> None:
    """Ask for the person or office that everything goes through."""
    person = intermediary(candidacy) or Intermediary()
    detail("Who is in between? A name, or the office", "through_name", candidacy, person.name)
    with st.container(horizontal=True):
        detail("Their role", "through_role", candidacy, person.role, width=230)
        detail("Their email", "through_email", candidacy, person.email, width=300)


def _contact(candidacy: Candidacy) -> None:
    """Ask for the person to turn to, and how."""
    person = candidacy.contact or ContactPerson(name="")
    question = "Who is your contact for questions? Leave it empty if you have none."
    detail(question, "contact_name", candidacy, person.name)
    if person.name:
        with st.container(horizontal=True):
            field = Field("contact_channel", candidacy, person.channel, lambda value: {"contact_channel": value})
            choose("How do you reach them?", field, CHANNELS)
            detail("Address or number", "contact_address", candidacy, person.address, width=300)


def _removed(candidacy: Candidacy) -> list[Interviewer]:
    """Return who was removed: kept because something names them, or removed in this session."""
    here = {person.id for person in candidacy.interviewers}
    gone = st.session_state.get(current.PEOPLE_REMOVED, {}).get(candidacy.id, ())
    return [person for person in candidacy.interviewers if person.removed] + [p for p in gone if p.id not in here]


def _saver(candidacy_id: str, interviewer_id: str, field: str) -> Callable[[str], None]:
    empty = "" if field == "name" else None
    return lambda value: current.write(
        storage.save_interviewer, candidacy_id, interviewer_id, **{field: value or empty}
    )


def _add(candidacy_id: str) -> None:
    st.session_state[_ADDED] = saving.write(storage.add_interviewer, candidacy_id)


def _remove(candidacy_id: str, person: Interviewer) -> None:
    if not saving.write(storage.remove_interviewer, candidacy_id, person.id):
        return
    flash.say(f"Removed: {_called(person)}.")
    if person.name or person.role:
        st.session_state.setdefault(current.PEOPLE_REMOVED, {}).setdefault(candidacy_id, []).append(person)


def _bring_back(candidacy_id: str, person: Interviewer) -> None:
    known = {} if person.removed else person.model_dump(exclude={"id", "removed"})
    if saving.write(storage.save_interviewer, candidacy_id, person.id, **known):
        flash.say(f"Back on the list: {_called(person)}.")


def _called(person: Interviewer) -> str:
    return plain(person.name or person.role) or "somebody without a name"
