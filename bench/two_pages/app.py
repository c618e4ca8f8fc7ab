"""The floor for changing pages: a bare page beside one with a chart."""

import streamlit as st

st.write("A page with nothing on it.")
