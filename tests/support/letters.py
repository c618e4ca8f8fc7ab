"""Somebody with letters to write, and how a test opens and fills one."""

from streamlit.testing.v1 import AppTest

import storage
from scoring.candidacy import Candidacy
from screens.interviews.examples import example
from storage import LetterDraft, Store
from tests.support.screens import TODAY, OpenPage

PEOPLE = [
    {"id": "i1", "name": "Dana Ortiz", "role": "Head of operations", "email": "dana@northfield.example"},
    {"id": "i2", "name": "Józef Nowak"},
]


def fresh(**fields: object) -> Candidacy:
    """Return one's own candidacy an hour after the interview with two people, and time enough for all notes."""
    given = {"interviewers": PEOPLE, "minutes_per_day": 300, **fields}
    return Candidacy.model_validate({**example("fresh", TODAY).model_dump(), "id": "mine", **given})


def drafts(store: Store) -> tuple[LetterDraft, ...]:
    return storage.list_letters(store, "local", "mine")


def open_letter(open_page: OpenPage, letter: str, to: str = "") -> AppTest:
    at = open_page("letters", letter=letter, **({"to": to} if to else {}))
    assert not at.exception
    return at


def fill(at: AppTest, about: str, words: str) -> AppTest:
    return at.text_input(key=f"blank:mine:{about}").set_value(words).run()


def press(at: AppTest, label: str) -> AppTest:
    at = next(button for button in at.button if button.label.startswith(label)).click().run()
    assert not at.exception
    return at
