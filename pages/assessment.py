"""Assessment: set-up questions, the own forecast, then the factors one dimension at a time. Every click saves."""

import streamlit as st

from widgets import frame, questionnaire, routing, session

routing.guard(__file__)

candidacy = session.candidacy()
if candidacy is None:
    frame.nothing_yet("assessment")
    st.stop()
questionnaire.show(candidacy)
