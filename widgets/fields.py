"""Widgets that show what the database holds and save on every change.

A widget's value is seeded from the database when it first appears and again when another tab or device changed it,
but never while it holds what the person is typing: only a stored value that differs from the one last seen replaces it.
What could not be saved, or is asked about first, is pending: it comes before the stored value until it is settled.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

import streamlit as st

import storage
from scoring.candidacy import LONGEST_LINE, Candidacy, Event
from scoring.expressions import expression
from scoring.validation.coherence import problems
from widgets import buttons, clock, current, saving
from wording.screen import error_words
from wording.words import day_name, sentence

# Wider than what makes sense: a typing error is to be answered with a sentence of ours.
DATE: Final[dict[str, Any]] = {
    "format": "DD/MM/YYYY",
    "min_value": date(1900, 1, 1),
    "max_value": date(2199, 12, 31),
}
_ISO_DAY = expression(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Field:
    """A detail of a candidacy on the screen: its name, its stored value, what a new value changes.

    `unlikely` asks back about a value that can be, but is rare.
    """

    name: str
    candidacy: Candidacy
    stored: object
    changes: Callable[[Any], dict[str, Any]]
    unlikely: Callable[[Any], str | None] = lambda _: None

    @property
    def key(self) -> str:
        """The widget's key."""
        return f"{self.name}:{self.candidacy.id}"


@dataclass(frozen=True, slots=True)
class Pending:
    """A value that is not in the database: its field, why, and whether it failed, cannot be right, or waits for a yes."""

    label: str
    value: object
    message: str
    reason: str


def seed(key: str, stored: object) -> None:
    """Give a widget its stored value if it has none, or if the stored value has changed since it was last seen."""
    seen = st.session_state.setdefault(current.FIELDS_SEEN, {})
    if pending := _pending().get(key):
        st.session_state.setdefault(key, pending.value)
    elif key not in st.session_state or seen.get(key, stored) != stored:
        st.session_state[key] = stored
    seen[key] = stored


def saved(label: str, key: str, save: Callable[[Any], object]) -> None:
    """Write a widget's new value through to the database; on trouble it stays on the screen, to be tried again.

    What a page that is left still says of fields that nobody touched is not written.
    """
    value, seen = st.session_state[key], st.session_state.setdefault(current.FIELDS_SEEN, {})
    pending, told = _pending(), saving.trouble()
    if key not in pending and key in seen and seen[key] == value:
        return
    if saving.attempt(lambda: save(value)):
        pending.pop(key, None)
        seen[key] = value
        if isinstance(value, str):
            saving.saved(key, value)
    else:
        pending[key] = Pending(label, value, told.pop(), "failed")


def unsaved() -> list[str]:
    """Return the labels of the fields of this page whose values are not in the database."""
    return [pending.label for key, pending in _pending().items() if key in st.session_state]


def failed_elsewhere() -> list[str]:
    """Say of each value that could not be saved on a page that was left where it still is."""
    gone = (one for key, one in _pending().items() if one.reason == "failed" and key not in st.session_state)
    return [f"“{one.label.strip('*')}” is not saved yet. Go back to where you typed it, and try again." for one in gone]


def retry(key: str, save: Callable[[Any], object]) -> None:
    """Say beside a widget why its value is not saved yet, and offer to try again."""
    if (pending := _pending().get(key)) and pending.reason == "failed":
        st.error(error_words(pending.message))
        label = buttons.named("Try again", pending.label)
        st.button(label, key=f"retry:{key}", icon=":material/refresh:", on_click=saved, args=(pending.label, key, save))


def draw(
    widget: Callable[..., object],
    label: str,
    key: str,
    stored: object,
    save: Callable[[Any], object],
    **options: Any,  # noqa: ANN401  Streamlit's own
) -> None:
    """Draw any widget with its stored value that saves every change; when that fails, another try stands below."""
    seed(key, stored)
    widget(label, key=key, on_change=saved, args=(label, key, save), **options)
    retry(key, save)


def merged(drawn: Iterable[str], chosen: Iterable[str], stored: Iterable[str]) -> tuple[str, ...]:
    """Return what is stored now with what was added to a list since it was drawn, and without what was taken out of it."""
    added, gone = set(chosen) - set(drawn), set(drawn) - set(chosen)
    return tuple(dict.fromkeys([*(one for one in stored if one not in gone), *(one for one in chosen if one in added)]))


def text(label: str, key: str, stored: str, save: Callable[[str], object], **options: Any) -> None:  # noqa: ANN401  Streamlit's own
    """Draw a line of text that saves while the person types, half a second after the last letter."""
    draw(st.text_input, label, key, stored, save, live="0.5s", max_chars=LONGEST_LINE, **options)


def growing(label: str, key: str, stored: str, save: Callable[[str], object], **options: Any) -> None:  # noqa: ANN401  Streamlit's own
    """Draw a field that grows with its words."""
    draw(st.text_area, label, key, stored, save, height="content", max_chars=LONGEST_LINE, **options)


def detail(
    label: str, name: str, candidacy: Candidacy, stored: str | None, empty: str | None = None, **options: int
) -> None:
    """Draw a line of text for a detail of a candidacy; with nothing in it, `empty` is kept."""
    text(
        label,
        f"{name}:{candidacy.id}",
        stored or "",
        lambda value: current.write(storage.save_details, candidacy.id, **{name: value or empty}),
        **options,
    )


def ask(widget: Callable[..., object], label: str, field: Field, **options: Any) -> None:  # noqa: ANN401  Streamlit's own
    """Draw any widget for a field; a value that cannot be right stays there with a question and is not saved."""
    seed(field.key, field.stored)
    with st.container():
        widget(label, key=field.key, on_change=_entered, args=(label, field), **options)
        retry(field.key, _saver(field))
        if (pending := _pending().get(field.key)) and pending.reason != "failed":
            _question(field, pending)


def choose(label: str, field: Field, words: dict[Any, str]) -> None:
    """Draw a short list of choices; a choice once made cannot be unmade by accident."""
    ask(st.radio, label, field, options=list(words), format_func=words.__getitem__, horizontal=True, index=None)


def contradiction(before: Candidacy, after: Candidacy) -> str | None:
    """Return what a change makes contradictory, with days as people write them; None when it makes sense."""
    known = {problem.message for problem in problems(before, current.catalogue())}
    found = (problem.message for problem in problems(after, current.catalogue()) if problem.message not in known)
    return next((sentence(_with_day_names(message)) for message in found), None)


def contradicted(candidacy: Candidacy, *events: Event) -> str | None:
    """Return what further events make contradictory, as the interview stands now; None when they make sense."""
    newest = current.candidacy() or candidacy
    noted = {event.id for event in newest.events if event.id}  # in another tab
    new = (event for event in events if event.id not in noted)
    return contradiction(newest, newest.model_copy(update={"events": (*newest.events, *new)}))


def refused(candidacy: Candidacy, *events: Event) -> bool:
    """Say whether further events would be contradictory; if so, why is told at the top of the page."""
    if wrong := contradicted(candidacy, *events) if events else None:
        saving.trouble()[:] = [f"{wrong} Nothing was noted."]
    return bool(wrong)


def _pending() -> dict[str, Pending]:
    pending: dict[str, Pending] = st.session_state.setdefault(current.FIELDS_PENDING, {})
    return pending


def _saver(field: Field) -> Callable[[Any], None]:
    return lambda value: current.write(storage.save_details, field.candidacy.id, **field.changes(value))


def _entered(label: str, field: Field) -> None:
    value = st.session_state[field.key]
    newest = current.candidacy() or field.candidacy  # another tab may have changed what this must fit
    wrong = contradiction(newest, storage.with_details(newest, **field.changes(value)))
    if wrong:
        _pending()[field.key] = Pending(label, value, wrong, "wrong")
    elif question := field.unlikely(value):
        _pending()[field.key] = Pending(label, value, question, "unlikely")
    else:
        saved(label, field.key, _saver(field))


def _question(field: Field, pending: Pending) -> None:
    """Say why a value is not saved, with the ways out: it is right all the same, or the stored one stays."""
    st.warning(f"{pending.message} This is not saved yet.")
    with st.container(horizontal=True):
        if pending.reason == "unlikely":
            words = f"Yes, {_words(pending.value)}"
            st.button(words, key=f"confirm:{field.key}", on_click=saved, args=(pending.label, field.key, _saver(field)))
        words = "Leave it empty" if field.stored is None else f"Keep {_words(field.stored)}"
        buttons.quiet(words, f"keep:{field.key}", None, _keep, field)


def _keep(field: Field) -> None:
    del _pending()[field.key]
    st.session_state[field.key] = field.stored


def _words(value: object) -> str:
    if isinstance(value, date):
        return day_name(value, year=value.year != clock.today().year)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def _with_day_names(message: str) -> str:
    """Write the days of a message as people do; files have them as 2026-11-20."""
    return _ISO_DAY.sub(lambda day: _words(date.fromisoformat(day[0])), message)
