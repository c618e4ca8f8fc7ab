"""The frame around a page: wordmark, the line above a title, and the panels that a page is made of."""

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.results import Plan
from widgets import clock, current, fields, flash, saving, scripts
from widgets.names import numbered
from wording.screen import error_words, name_of
from wording.words import job_words, since_words, stage_words

if TYPE_CHECKING:
    from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
    from streamlit.navigation.page import Page

_SHOWN = "interview_shown"
_STATIC = Path(__file__).parents[1] / "static"


def sidebar(page: "Page") -> None:
    """Show the wordmark above the navigation, and under it the way to the same page of another interview."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    st.logo(_STATIC / f"wordmark-{theme}.svg", size="large")
    st.html(_STATIC / "look.css")
    if page.url_path:
        _another_interview()


def _another_interview() -> None:
    """Offer the same page of another interview where there are several."""
    here = current.candidacy_id()
    names_of = {one.id: job_words(one) for one in storage.list_headings(current.store(), current.OWNER)}
    if here not in names_of and names_of:
        names_of = {here: "An example", **names_of}
    if len(names_of) > 1:
        st.session_state[_SHOWN] = here
        labels = numbered(names_of)
        st.sidebar.selectbox(
            "Interview shown", list(labels), key=_SHOWN, format_func=labels.__getitem__, on_change=_show_another
        )


def _show_another() -> None:
    """Show another interview; the step or letter that was open belongs to the one before."""
    chosen = str(st.session_state[_SHOWN])
    st.query_params.from_dict({"candidacy": chosen})
    current.select(chosen, current.OWNER)


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
                    label=question.words,
                    icon=":material/arrow_forward:",
                    query_params={"candidacy": current.candidacy_id(), "step": question.step},
                )
        scripts.focus_in("message")
    for sentence in (*saving.trouble(), *fields.failed_elsewhere()):
        st.error(error_words(sentence), icon=":material/error:")


def kicker(candidacy: Candidacy) -> str:
    """Say in one line which candidacy this is and where it stands."""
    stage = stage_words(current.snapshot(candidacy))
    return f"{place(candidacy)} · {since_words(candidacy, clock.today())} · {stage}"


def place(candidacy: Candidacy) -> str:
    """Say which candidacy this is, in few enough letters for a line of a telephone or two."""
    name = name_of(candidacy, 45)
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
        title = catalogue.action[steps.begun[0].action].title
        st.page_link("pages/plan.py", label=f"Next: {title}", icon=":material/arrow_forward:")


def panel(label: str, key: str) -> "ExpanderContainer":
    """Draw a panel that stays open when the number in its label changes, although Streamlit takes it for another."""
    stay_open(key)
    return st.expander(label, key=key, on_change="rerun")


def stay_open(key: str) -> None:
    """Have a panel stay open, or closed, when its label changes."""
    st.session_state[key] = st.session_state.get(key, False)
