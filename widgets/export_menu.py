"""The menu of files to take away; each is built when it is asked for."""

from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from charts.paper import pictures
from exports import FORMATS, Export, Paper, file_name
from scoring.candidacy import Candidacy
from scoring.results import Plan, Readiness
from widgets import clock, current, saving

_PAPERS: Final[dict[Paper, str]] = {"a4": "A4", "letter": "US Letter"}


def show(candidacy: Candidacy, result: Readiness, steps: Plan) -> None:
    """Offer the readiness report and the plan in every format."""
    catalogue = current.catalogue()
    computed = Export(
        candidacy=candidacy,
        catalogue=catalogue,
        readiness=result,
        plan=steps,
        today=clock.today(),
        pictures=partial(pictures, candidacy, catalogue, result, steps),
        revision=current.revision(),
        made=clock.now(),
    )
    with st.popover("Take it with you", icon=":material/download:", key="export", on_change=saving.redraw_page) as menu:
        if menu.open:
            paper = st.radio(
                "Paper", list(_PAPERS), format_func=_PAPERS.__getitem__, horizontal=True, key="export:paper"
            )
            export = replace(computed, paper=paper or "a4")
            for kind in FORMATS.values():
                st.download_button(
                    kind.title,
                    data=partial(kind.render, export),
                    file_name=file_name(export, kind),
                    mime=kind.mime,
                    key=f"export:{kind.name}",
                    on_click="ignore",
                    type="tertiary",
                )
