"""Keeps every page behind the router.

Until something in a server process has called `st.navigation`, Streamlit runs a deep-linked file of `pages/` without
`app.py`. The first line of each page calls `guard`; a page that runs without the router sends the visitor there, and
the router goes on to the page that was wanted, if it is registered.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

_ROUTED = "routed"
_WANTED = "wanted_page"
_PAGE_ONLY = {"deleted": "your_data", "part_opened": "round_two"}


def guard(page_file: str) -> None:
    """Send a page that runs without the router through the router first."""
    if not st.session_state.get(_ROUTED):
        st.session_state[_WANTED] = (Path(page_file).stem, st.query_params.to_dict())
        st.switch_page("app.py")


def enter(page: "Page", pages: "list[Page]") -> None:
    """Note that the router has run, and go to the page that was asked for before it did."""
    st.session_state[_ROUTED] = True
    for key, only_on in _PAGE_ONLY.items():
        if page.url_path != only_on:
            st.session_state.pop(key, None)
    stem, query = st.session_state.pop(_WANTED, (None, {}))
    wanted = next((one for one in pages if (one.url_path or "interviews") == stem), None)
    if wanted and wanted.url_path != page.url_path:
        st.switch_page(wanted, query_params=query)
    if stem:
        st.query_params.from_dict({**query, **st.query_params.to_dict()})
