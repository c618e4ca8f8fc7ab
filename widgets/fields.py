"""Widgets that show what the database holds and save on every change.

A widget's value is seeded from the database when it first appears and again when another tab or device changed it,
but never while it holds what the person is typing: only a stored value that differs from the one last seen replaces it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from scoring.validation import problems
from widgets import current, saving
from wording.screen import error_words
from wording.words import sentence

_SEEN, _UNSAVED = "seen", "unsaved"
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Field:
    """A detail of a candidacy on the screen: its name, its stored value, and what a new value changes."""

    name: str
    candidacy: Candidacy
    stored: object
    changes: Callable[[Candidacy, Any], dict[str, Any]]

    @property
    def key(self) -> str:
        """The widget's key."""
        return f"{self.name}:{self.candidacy.id}"

    @property
    def question(self) -> str:
        """Where the question stands that an unlikely entry raised."""
        return f"question:{self.key}"


def seed(key: str, stored: object) -> None:
    """Give a widget its stored value if it has none, or if the stored value has changed since it was last seen.

    A value that could not be saved comes before the stored one.
    """
    seen = st.session_state.setdefault(_SEEN, {})
    if key in (unsaved := st.session_state.get(_UNSAVED, {})):
        st.session_state.setdefault(key, unsaved[key][0])
    elif key not in st.session_state or seen.get(key, stored) != stored:
        st.session_state[key] = stored
    seen[key] = stored


def saved(key: str, save: Callable[[Any], object]) -> None:
    """Write a widget's new value through to the database; on trouble it stays on the screen, to be tried again."""
    value = st.session_state[key]
    unsaved: dict[str, tuple[Any, str]] = st.session_state.setdefault(_UNSAVED, {})
    if saving.attempt(lambda: save(value)):
        unsaved.pop(key, None)
        noted(key, value)
    else:
        unsaved[key] = value, st.session_state.pop("trouble")


def all_saved() -> bool:
    """Say whether everything entered in this session is in the database."""
    return not st.session_state.get(_UNSAVED)


def retry(key: str, save: Callable[[Any], object]) -> None:
    """Say beside a widget why its value is not saved yet, and offer to try again."""
    if key in (unsaved := st.session_state.get(_UNSAVED, {})):
        st.error(error_words(unsaved[key][1]))
        st.button("Try again", key=f"retry:{key}", icon=":material/refresh:", on_click=saved, args=(key, save))


def noted(key: str, value: object) -> None:
    """Note that the database now holds this value, so that it is not taken for a change from elsewhere."""
    st.session_state.setdefault(_SEEN, {})[key] = value


def text(  # noqa: PLR0913  the looks of a field have names
    label: str,
    key: str,
    stored: str,
    save: Callable[[str], object],
    *,
    width: int | None = None,
    hint: str | None = None,
    hidden: bool = False,
) -> None:
    """Draw a line of text that saves while the person types, half a second after the last letter.

    `hint` stands in the empty field; a `hidden` label is only read out.
    """
    seed(key, stored)
    st.text_input(
        label,
        key=key,
        live="0.5s",
        max_chars=_LONGEST,
        placeholder=hint,
        label_visibility="collapsed" if hidden else "visible",
        on_change=saved,
        args=(key, save),
        width=width or "stretch",
    )
    retry(key, save)


def ask(widget: Callable[..., object], label: str, field: Field, **options: Any) -> None:  # noqa: ANN401  Streamlit's own
    """Draw any widget for a field; a value that cannot be right stays there with a question and is not saved."""
    if field.question not in st.session_state:
        seed(field.key, field.stored)
    with st.container():
        widget(label, key=field.key, on_change=_entered, args=(field,), **options)
        if message := st.session_state.get(field.question):
            st.warning(f"{message} This is not saved yet.")


def choose(label: str, field: Field, words: dict[Any, str]) -> None:
    """Draw a short list of choices; a choice once made cannot be unmade by accident."""
    ask(st.radio, label, field, options=list(words), format_func=words.__getitem__, horizontal=True, index=None)


def keep(field: Field, changes: dict[str, Any]) -> bool:
    """Save changes that are coherent and return True; otherwise leave a question at the field and save nothing."""
    if message := doubt(field.candidacy, changes):
        st.session_state[field.question] = message
        return False
    st.session_state.pop(field.question, None)
    return saving.attempt(lambda: store(field.candidacy.id, changes))


def doubt(candidacy: Candidacy, changes: dict[str, Any]) -> str | None:
    """Return the question that these changes raise, None when they make sense."""
    before = {problem.message for problem in problems(candidacy, current.catalogue())}
    after = problems(candidacy.model_copy(update=changes), current.catalogue())
    return next((sentence(problem.message) for problem in after if problem.message not in before), None)


def store(candidacy_id: str, changes: dict[str, Any]) -> None:
    """Write details of the current owner's candidacy."""
    storage.save_details(current.store(), current.owner(), candidacy_id, **changes)


def _entered(field: Field) -> None:
    value = st.session_state[field.key]
    if keep(field, field.changes(field.candidacy, value)):
        noted(field.key, value)
