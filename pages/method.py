"""Method: how the number is made and how far to trust it, with the person's own numbers; all that stands behind it on request."""

import streamlit as st

from screens.method import method
from widgets import current, frame, routing, scripts
from widgets.changes import CHANGES

routing.guard(__file__)

catalogue, candidacy = current.catalogue(), current.candidacy()
frame.heading("How the number is made", "Nothing here is hidden, and nothing here is a chance")
if asked := st.query_params.get("show") == CHANGES:
    method.changes(catalogue, asked=True)
method.formula(catalogue, current.scored(candidacy)[0] if candidacy else None)
method.trust(catalogue)
method.weights(catalogue)
method.interviews(catalogue)
method.judgements(catalogue)
method.disagreements(catalogue)
method.sources(catalogue)
method.not_covered(catalogue)
if not asked:
    method.changes(catalogue, asked=False)
scripts.to_top_of("method")
