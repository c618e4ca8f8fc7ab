"""Somebody with a plan, and how a test opens it and ticks what is done."""

from streamlit.testing.v1 import AppTest

import storage
from scoring.candidacy import Candidacy, Rated
from screens.interviews.examples import example
from storage import Store
from tests.support.screens import (
    TODAY,
    OpenPage,
    unfold,
)

TWO_PEOPLE = [{"id": "i1", "name": "Dana"}, {"id": "i2", "name": "Ola"}]


def fresh(**fields: object) -> Candidacy:
    """Return one's own candidacy like the example of an hour after the interview."""
    return Candidacy.model_validate({**example("fresh", TODAY).model_dump(), "id": "mine", **fields})


def open_plan(open_page: OpenPage) -> AppTest:
    return unfold(open_page("plan"), "later", "finished", "unplanned")


def tick(at: AppTest, action: str) -> AppTest:
    return at.checkbox(key=f"done:mine:{action}").check().run()


def thank(at: AppTest, store: Store) -> AppTest:
    """Tick the thank-you and say what it said: both count from the moment it is sent."""
    tick(at, "A02")
    storage.save_choice(store, "local", "mine", Rated(factor="U3", level=2))
    return at.run()
