"""A questionnaire as it is usually built: every question and its note on one page, nothing saved."""

import streamlit as st

LEVELS = ["none", "some", "half", "most", "all"]

answers = {}
for number in range(1, 41):
    answers[number] = st.radio(f"Question {number}", LEVELS, index=None)
    st.text_area(f"Note to question {number}")
st.write(sum(answer is not None for answer in answers.values()), "of 40 answered")
