"""The set-up questions of a candidacy, each saved on its own as soon as it makes sense.

A date that cannot be right is answered with a question at its field and is not saved; what was entered stays there.
"""

from collections.abc import Callable
from datetime import date, datetime, time

import streamlit as st

import storage
from scoring.candidacy import Candidacy, ContactPerson, FirstInterview, Interviewer
from scoring.coherence import problems
from widgets import fields, session

FORMATS = {"in_person": "In person", "video": "By video", "phone": "By phone"}
ROUNDS = {"one": "One", "two": "Two", "three_or_more": "Three or more", "unknown": "I do not know"}
CHANNELS = {"email": "E-mail", "phone": "Phone", "letter": "Letter", "other": "Another way"}
INTEREST = {1: "Not at all", 2: "A little", 3: "Fairly", 4: "Much", 5: "Very much"}


def interview(candidacy: Candidacy) -> None:
    """Ask what the interview was: role, employer, when, how and with whom."""
    text("Which role was it for?", "role", candidacy)
    text("Which employer?", "employer", candidacy)
    ended = candidacy.first_interview.ended
    with st.container(horizontal=True):
        _input(
            st.date_input, "Which day was the interview?", "day", candidacy, ended.date(), _set_day, format="DD/MM/YYYY"
        )
        _input(st.time_input, "When did it end, roughly?", "time", candidacy, ended.time(), _set_time)
    _choice("How did you meet?", "format", candidacy, candidacy.first_interview.format, FORMATS, _set_format)
    _interviewers(candidacy)


def what_comes_next(candidacy: Candidacy) -> None:
    """Ask what they said about the next step, and how much time and will there is."""
    questions = session.catalogue().setup_questions
    contact = candidacy.contact or ContactPerson(name="")
    _input(
        st.date_input,
        "By which day did they say they would decide? Leave it empty if they named none.",
        "decision_date",
        candidacy,
        candidacy.decision_date,
        lambda _, day: {"decision_date": day},
        format="DD/MM/YYYY",
    )
    _contact_text("Who is your contact for questions? Leave it empty if you have none.", "name", candidacy, contact)
    if contact.name:
        with st.container(horizontal=True):
            _choice("How do you reach them?", "channel", candidacy, contact.channel, CHANNELS, _set_channel)
            _contact_text("Address or number", "address", candidacy, contact)
    _choice(
        questions["Q4"],
        "expected_rounds",
        candidacy,
        candidacy.expected_rounds,
        ROUNDS,
        lambda _, v: {"expected_rounds": v},
    )
    _choice(questions["Q6"], "interest", candidacy, candidacy.interest, INTEREST, lambda _, v: {"interest": v})
    minutes(candidacy)


def minutes(candidacy: Candidacy) -> None:
    """Ask how many minutes a day there are for the plan."""
    usual = session.catalogue().scheduling.default_minutes_per_day
    _input(
        st.number_input,
        "How many minutes a day can you give this?",
        "minutes_per_day",
        candidacy,
        candidacy.minutes_per_day or usual,
        lambda _, v: {"minutes_per_day": int(v)},
        min_value=5,
        max_value=600,
        step=5,
    )


def days_off(candidacy: Candidacy) -> None:
    """Ask for days on which nothing should be planned."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = f"day_off:{candidacy.id}"
        st.date_input("A holiday or day off", value=None, key=key, format="DD/MM/YYYY", width=220)
        st.button("Add this day", on_click=_add_day_off, args=(candidacy, key))
    for day in sorted(candidacy.days_off):
        left = tuple(d for d in candidacy.days_off if d != day)
        st.button(
            f"Remove {day:%d/%m/%Y}",
            key=f"day_off:{candidacy.id}:{day}",
            type="tertiary",
            icon=":material/close:",
            on_click=keep,
            args=(candidacy, "days_off", {"days_off": left}),
        )


def forecast(candidacy: Candidacy) -> None:
    """Ask for the person's own guess, before anything is rated; afterwards it only shows."""
    if any(a.rater == "self" and a.kind != "unanswered" for a in candidacy.answers):
        guess = "You gave no guess." if candidacy.forecast is None else f"Your guess was {candidacy.forecast} of 100."
        st.write(
            f"{guess} It stays as it was before you rated anything, so that you can compare it with what happened."
        )
        return
    _input(
        st.number_input,
        session.catalogue().setup_questions["Q9"],
        "forecast",
        candidacy,
        candidacy.forecast,
        lambda _, v: {"forecast": None if v is None else int(v)},
        min_value=0,
        max_value=100,
        step=5,
        placeholder="0 to 100",
    )


def depth(candidacy: Candidacy, words: dict[str, str]) -> None:
    """Ask how many questions to answer; answers beyond a quick check are kept."""
    _choice("How much do you want to answer?", "depth", candidacy, candidacy.depth, words, lambda _, v: {"depth": v})


def text(label: str, field: str, candidacy: Candidacy) -> None:
    """Draw a line of text that is a field of the candidacy."""
    fields.text(
        label,
        f"{field}:{candidacy.id}",
        getattr(candidacy, field),
        lambda value: _store(candidacy.id, {field: value or ""}),
    )


def keep(candidacy: Candidacy, field: str, changes: dict[str, object]) -> bool:
    """Save changes that are coherent; otherwise leave a question at the field and save nothing."""
    question = _question_key(field, candidacy)
    before = {problem.message for problem in problems(candidacy, session.catalogue())}
    found = [p for p in problems(candidacy.model_copy(update=changes), session.catalogue()) if p.message not in before]
    if found:
        st.session_state[question] = found[0].message
        return False
    st.session_state.pop(question, None)
    return session.attempt(lambda: _store(candidacy.id, changes))


def question_at(field: str, candidacy: Candidacy) -> None:
    """Show the question that an unlikely entry raised."""
    if message := st.session_state.get(_question_key(field, candidacy)):
        st.warning(f"{message} This is not saved yet.")


def _question_key(field: str, candidacy: Candidacy) -> str:
    return f"question:{field}:{candidacy.id}"


def _store(candidacy_id: str, changes: dict[str, object]) -> None:
    storage.save_details(session.store(), session.owner(), candidacy_id, **changes)


def _input(
    widget: Callable[..., object],
    label: str,
    field: str,
    candidacy: Candidacy,
    stored: object,
    changes: Callable[[Candidacy, object], dict[str, object]],
    **options: object,
) -> None:
    key = f"{field}:{candidacy.id}"
    if _question_key(field, candidacy) not in st.session_state:
        fields.seed(key, stored)
    with st.container():
        widget(label, key=key, on_change=_entered, args=(key, field, candidacy, changes), **options)
        question_at(field, candidacy)


def _entered(
    key: str, field: str, candidacy: Candidacy, changes: Callable[[Candidacy, object], dict[str, object]]
) -> None:
    value = st.session_state[key]
    if keep(candidacy, field, changes(candidacy, value)):
        fields.noted(key, value)


def _choice(
    label: str,
    field: str,
    candidacy: Candidacy,
    stored: object,
    words: dict[object, str] | dict[str, str] | dict[int, str],
    changes: Callable[[Candidacy, object], dict[str, object]],
) -> None:
    _input(
        st.segmented_control,
        label,
        field,
        candidacy,
        stored,
        changes,
        options=list(words),
        format_func=words.get,
        required=stored is not None,
    )


def _set_day(candidacy: Candidacy, day: object) -> dict[str, object]:
    chosen = day if isinstance(day, date) else candidacy.interview_day
    return _ended(candidacy, datetime.combine(chosen, candidacy.first_interview.ended.timetz()))


def _set_time(candidacy: Candidacy, moment: object) -> dict[str, object]:
    ended = candidacy.first_interview.ended
    chosen = moment if isinstance(moment, time) else ended.time()
    return _ended(candidacy, ended.replace(hour=chosen.hour, minute=chosen.minute))


def _ended(candidacy: Candidacy, ended: datetime) -> dict[str, object]:
    return {"first_interview": candidacy.first_interview.model_copy(update={"ended": ended})}


def _set_format(candidacy: Candidacy, value: object) -> dict[str, object]:
    return {
        "first_interview": FirstInterview.model_validate({**candidacy.first_interview.model_dump(), "format": value})
    }


def _set_channel(candidacy: Candidacy, value: object) -> dict[str, object]:
    contact = candidacy.contact or ContactPerson(name="")
    return {"contact": contact.model_copy(update={"channel": value})}


def _contact_text(label: str, field: str, candidacy: Candidacy, contact: ContactPerson) -> None:
    def save(value: object) -> None:
        newest = storage.load(session.store(), session.owner(), candidacy.id)
        person = (newest.contact if newest else None) or ContactPerson(name="")
        changed = person.model_copy(update={field: value or ("" if field == "name" else None)})
        _store(candidacy.id, {"contact": changed if any((changed.name, changed.address, changed.role)) else None})

    fields.text(label, f"contact_{field}:{candidacy.id}", getattr(contact, field) or "", save)


def _interviewers(candidacy: Candidacy) -> None:
    st.write("**Who took part?**")
    for person in candidacy.interviewers:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _person_text("Name", "name", candidacy, person)
            _person_text("Their role", "role", candidacy, person)
            st.button(
                "Remove",
                key=f"remove:{candidacy.id}:{person.id}",
                icon=":material/close:",
                type="tertiary",
                on_click=session.attempt,
                args=(
                    lambda who=person.id: storage.remove_interviewer(
                        session.store(), session.owner(), candidacy.id, who
                    ),
                ),
            )
    st.button("Add a person", icon=":material/person_add:", on_click=_add_person, args=(candidacy,))


def _person_text(label: str, field: str, candidacy: Candidacy, person: Interviewer) -> None:
    def save(value: object) -> None:
        newest = storage.load(session.store(), session.owner(), candidacy.id)
        kept = next((p for p in newest.interviewers if p.id == person.id), person) if newest else person
        changed = kept.model_copy(update={field: value or ("" if field == "name" else None)})
        storage.add_interviewer(session.store(), session.owner(), candidacy.id, changed)

    fields.text(label, f"{field}:{candidacy.id}:{person.id}", getattr(person, field) or "", save, width=240)


def _add_person(candidacy: Candidacy) -> None:
    taken = {person.id for person in candidacy.interviewers}
    free = next(f"i{number}" for number in range(1, len(taken) + 2) if f"i{number}" not in taken)
    session.attempt(
        lambda: storage.add_interviewer(session.store(), session.owner(), candidacy.id, Interviewer(id=free, name=""))
    )


def _add_day_off(candidacy: Candidacy, key: str) -> None:
    if day := st.session_state[key]:
        keep(candidacy, "days_off", {"days_off": tuple(sorted({*candidacy.days_off, day}))})
