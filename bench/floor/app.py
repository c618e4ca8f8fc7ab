"""The floor: the least that a Streamlit app can do, one question and its value."""

import streamlit as st

st.write(st.radio("One question", ["none", "some", "half", "most", "all"], index=None))
