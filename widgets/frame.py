"""The frame around a page: wordmark, the line above a title, and the panels that a page is made of."""

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.results import Plan
from widgets import clock, current, fields, flash, saving, scripts
from wording.screen import error_words, name_of
from wording.words import STAGE_WORDS, since_words

if TYPE_CHECKING:
    from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
    from streamlit.navigation.page import Page

_MOST_OTHERS = 10
_STATIC = Path(__file__).parents[1] / "static"


def sidebar(page: "Page") -> None:
    """Show the wordmark above the navigation, and under it the way to the same page of another interview."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    st.logo(_STATIC / f"wordmark-{theme}.svg", size="large")
    st.html(_STATIC / "look.css")
    others = [one for one in storage.list_headings(current.store(), current.OWNER) if one.id != current.candidacy_id()]
    if page.url_path and others:
        with st.sidebar, st.expander("Another interview", key="another"):
            for one in others[:_MOST_OTHERS]:
                st.page_link(page, label=name_of(one, 60), query_params={"candidacy": one.id})
            if others[_MOST_OTHERS:]:
                st.page_link("pages/interviews.py", label="All interviews")


def heading(title: str, kicker: str | None = None) -> None:
    """Start a page: the line above, the title, any message left by the page before, and what could not be saved."""
    if kicker:
        st.caption(kicker)
    st.title(title, anchor=False)
    if current.changed_elsewhere():
        current.acknowledge_change()
        st.info(
            "This interview was also changed in another tab or browser. Of a field that both have changed, the last words are kept."
        )
    if kept := flash.take():
        message, question = kept
        with st.container(key="message"):
            st.info(message)
            if question:
                st.page_link(
                    "pages/assessment.py",
                    label="It counts now: say what was in it",
                    icon=":material/arrow_forward:",
                    query_params={"candidacy": current.candidacy_id(), "step": question},
                )
        scripts.focus_in("message")
    for sentence in (*saving.trouble(), *fields.failed_elsewhere()):
        st.error(error_words(sentence), icon=":material/error:")


def kicker(candidacy: Candidacy) -> str:
    """Say in one line which candidacy this is and where it stands."""
    stage = STAGE_WORDS[current.snapshot(candidacy).stage]
    return f"{place(candidacy)} · {since_words(candidacy, clock.today())} · {stage}"


def place(candidacy: Candidacy) -> str:
    """Say which candidacy this is, in few enough letters for a line of a telephone or two."""
    name = name_of(candidacy, 60)
    return f"**Example** · {name}" if current.owner() == current.EXAMPLE_OWNER else name


def candidacy_or_stop(what: str) -> Candidacy:
    """Return the current candidacy; without one, say where to start in place of the page."""
    candidacy = current.candidacy()
    if candidacy is None:
        heading(f"No {what} yet", "Round Two")
        st.write(f"Tell how the first interview went, and the {what} appears here.")
        st.page_link("pages/interviews.py", label="Go to your interviews", icon=":material/arrow_forward:")
        st.stop()
    return candidacy


def next_step(steps: Plan, catalogue: Catalogue) -> None:
    """Lead on to the plan by its first item."""
    if steps.items:
        title = catalogue.action[steps.items[0].action].title
        st.page_link("pages/plan.py", label=f"Next: {title}", icon=":material/arrow_forward:")


def panel(label: str, key: str) -> "ExpanderContainer":
    """Draw a panel that stays open when the number in its label changes, although Streamlit takes it for another."""
    stay_open(key)
    return st.expander(label, key=key, on_change="rerun")


def stay_open(key: str) -> None:
    """Have a panel stay open, or closed, when its label changes."""
    st.session_state[key] = st.session_state.get(key, False)
