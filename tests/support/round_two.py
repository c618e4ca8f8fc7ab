"""Round two under test: one's own candidacy with an invitation, and its parts on the page."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from scoring.candidacy import Candidacy, Note
from screens.interviews.examples import example
from storage import Store
from tests.support.screens import TODAY, OpenPage, kept, unfold


def invited(*notes: Note, **fields: object) -> Candidacy:
    """Return one's own candidacy like the example of six days before round two, with these notes only."""
    written = example("invited", TODAY).model_dump() | {"id": "mine"} | fields
    return Candidacy.model_validate(written).model_copy(update={"notes": notes})


def notes_of(store: Store, kind: str) -> list[tuple[str, str | None]]:
    """Return what is kept of a kind: its words, and what they are about."""
    return [(each.text, each.about) for each in kept(store).notes if each.kind == kind]


def open_part(open_page: OpenPage, *parts: str) -> AppTest:
    """Open the page with these parts open."""
    return unfold(open_page("round_two"), *(f"part-{name}" for name in parts))


def field(at: AppTest, label: str) -> TextInput:
    """Return the last field of this label, which is the empty one of a list."""
    return [each for each in at.text_input if each.label.startswith(label)][-1]
