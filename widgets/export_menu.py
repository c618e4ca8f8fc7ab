"""The menu of files to take away; each is built when it is asked for."""

from collections.abc import Callable

import streamlit as st

from exports import FORMATS, Export, Format, file_name
from scoring.candidacy import Candidacy
from scoring.results import Plan, Readiness
from widgets import session


def show(candidacy: Candidacy, result: Readiness, steps: Plan) -> None:
    """Offer the readiness report and the plan in every format."""
    export = Export(
        candidacy=candidacy, catalogue=session.catalogue(), readiness=result, plan=steps, today=session.today()
    )
    with st.popover("Take it with you", icon=":material/download:", key="export", on_change="rerun") as menu:
        if menu.open:
            for kind in FORMATS.values():
                st.download_button(
                    kind.title,
                    data=_later(kind, export),
                    file_name=file_name(export, kind),
                    mime=kind.mime,
                    key=f"export:{kind.name}",
                    on_click="ignore",
                    type="tertiary",
                )


def _later(kind: Format, export: Export) -> Callable[[], bytes]:
    return lambda: kind.render(export)
