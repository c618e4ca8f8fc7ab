"""One chart, as few lines as Altair needs."""

import altair as alt
import pandas as pd
import streamlit as st

rows = pd.DataFrame({"part": list("abcdef"), "points": [62, 48, 71, 35, 54, 80]})
st.title("One chart")
st.altair_chart(alt.Chart(rows, mark="bar").encode(x="points", y="part"))
