"""Interviews: the person's candidacies side by side, a way to start one, and examples to play with."""

import streamlit as st

import storage
from screens.interviews import overview
from widgets import current, frame, routing, scripts

routing.guard(__file__)

overview.open_chosen()

catalogue = current.catalogue()
candidacies = storage.list_candidacies(current.store(), current.OWNER)

if candidacies:
    frame.heading("Your interviews", "Round Two")
    overview.today(candidacies)
    overview.cards(candidacies)
    overview.start("Look back on another interview")
else:
    frame.heading("The first interview is over. How did it go?", "Round Two")
    overview.welcome()
    overview.start("Look back on your interview")
    overview.terms(catalogue)

overview.examples()
st.page_link("pages/your_data.py", label="Bring back a file you saved", icon=":material/upload_file:")
scripts.to_top_of("interviews")
