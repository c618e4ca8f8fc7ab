"""The menu of files to take away; each is built when it is asked for."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

import storage
from charts.paper import pictures
from exports import FORMATS, Export, Paper, calendar_held, file_name
from scoring.candidacy import Candidacy
from scoring.results import Plan, Readiness
from storage import Store
from widgets import clock, current, saving

_PAPERS: Final[dict[Paper, str]] = {"a4": "A4", "letter": "US Letter"}
_TOLD_WIDTH: Final = 340
_TOLD: Final = {
    "ics": "A newer calendar file moves what has changed and cancels what is no longer planned.",
    "round-two.csv": "Tables have commas between columns and points in decimals; say so when a program asks.",
}


def show(candidacy: Candidacy, result: Readiness, steps: Plan) -> None:
    """Offer the readiness report and the plan in every format."""
    catalogue = current.catalogue()
    computed = Export(
        candidacy=candidacy,
        catalogue=catalogue,
        readiness=result,
        plan=steps,
        today=clock.today(),
        pictures=partial(pictures, current.snapshot(candidacy), result, steps),
        revision=current.revision(),
        made=clock.now(),
    )
    with st.popover("Take it with you", icon=":material/download:", key="export", on_change=saving.redraw_page) as menu:
        if menu.open:
            paper = st.radio(
                "Paper", list(_PAPERS), format_func=_PAPERS.__getitem__, horizontal=True, key="export:paper"
            )
            export = replace(computed, paper=paper or "a4")
            calendar = partial(_calendar, current.store(), current.owner(), export)
            for kind in FORMATS.values():
                st.download_button(
                    kind.title,
                    data=calendar if kind.name == "ics" else partial(kind.render, export),
                    file_name=file_name(export, kind),
                    mime=kind.mime,
                    key=f"export:{kind.name}",
                    on_click="ignore",
                    type="tertiary",
                )
                if kind.name in _TOLD:
                    st.caption(_TOLD[kind.name], width=_TOLD_WIDTH)


def _calendar(store: Store, owner: str, export: Export) -> bytes:
    """Make the calendar after what was taken away before, and remember it; where nothing can be kept, the file is still right."""
    earlier = storage.last_calendar(store, owner, export.candidacy.id)
    export = replace(export, earlier=earlier)
    with suppress(storage.StorageError):
        held = calendar_held(export)
        storage.keep_calendar(store, owner, export.candidacy.id, export.plan.catalogue, held)
    return FORMATS["ics"].render(export)
