"""What is said where numbers may differ because another version of the catalogue makes them now."""

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from widgets import current, saving
from wording.sentences import catalogue_sentence

CHANGES = "changes"


def notice(candidacy: Candidacy) -> None:
    """Say that the numbers may differ, with the way to what changed, until the person says so; examples never do."""
    if current.owner() == current.EXAMPLE_OWNER or not (said := catalogue_sentence(candidacy, current.catalogue())):
        return
    with st.container(border=True, key="catalogue-changed"):
        st.markdown(said)
        with st.container(horizontal=True, vertical_alignment="center"):
            query = {"candidacy": candidacy.id, "show": CHANGES}
            st.page_link("pages/method.py", label="See what changed", icon=":material/history:", query_params=query)
            st.button("Understood", key="catalogue-seen", on_click=_seen, args=(candidacy.id,))


def _seen(candidacy_id: str) -> None:
    saving.write(storage.save_details, candidacy_id, catalogue=current.catalogue().version)
