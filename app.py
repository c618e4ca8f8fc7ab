"""The router: who is let in, page config, the current candidacy and navigation. Nothing else."""

import os
from datetime import timedelta
from pathlib import Path

import streamlit as st

from server import guard
from widgets import current, frame, routing, saving

st.set_page_config(page_title="Round Two", page_icon=Path(__file__).parent / "static/icon.png", layout="centered")


def to_interviews() -> None:
    """Lead from the address that the other pages make one expect to the start page."""
    st.switch_page(PAGES[0])


PAGES = [
    st.Page("pages/interviews.py", title="Interviews", icon=":material/forum:", url_path="start", default=True),
    st.Page("pages/assessment.py", title="Assessment", icon=":material/edit_note:", url_path="assessment"),
    st.Page("pages/readiness.py", title="Readiness", icon=":material/insights:", url_path="readiness"),
    st.Page("pages/plan.py", title="Action plan", icon=":material/event_available:", url_path="plan"),
    st.Page("pages/letters.py", title="Letters", icon=":material/mail:", url_path="letters"),
    st.Page("pages/round_two.py", title="Round two", icon=":material/handshake:", url_path="round_two"),
    st.Page("pages/method.py", title="Method", icon=":material/function:", url_path="method"),
    st.Page("pages/your_data.py", title="Your data", icon=":material/folder_open:", url_path="your_data"),
    st.Page(to_interviews, title="Interviews", url_path="interviews", visibility="hidden"),
]


@st.fragment(run_every=timedelta(days=1))
def keep_saving() -> None:
    """Have an open tab ask for a whole run when the server was restarted; a page without a timed fragment may not, and no click is kept."""


if why := guard.refusal(st.context.headers, st.get_option, os.environ):
    st.navigation(PAGES, position="hidden")
    st.title("Round Two is closed here")
    st.write(why)
    st.stop()

keep_saving()
current.keep_address()
page = st.navigation(PAGES)
routing.enter(page, PAGES)
with saving.whole_page():
    current.open_from_address()
    frame.sidebar(page)
    page.run()
