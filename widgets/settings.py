"""What sort of interview it was, as the set-up offers it and as pages say what that changes."""

from typing import Any

import streamlit as st

from scoring.catalogue import Setting
from scoring.facts import Snapshot
from widgets import current


def of(group: str) -> dict[str, Setting]:
    """Return the settings of a group by their ids, in the order in which they are offered."""
    return {one.id: one for one in current.catalogue().interviews if one.group == group}


def choices(settings: dict[str, Setting]) -> dict[str, Any]:
    """Return the options of a widget that offers settings."""
    return {"options": list(settings), "format_func": lambda name: settings[name].name}


def note(question: str, now: Snapshot) -> None:
    """Say beside a question what such an interview asks to bear in mind."""
    for setting in now.settings:
        if said := setting.notes.get(question):
            st.caption(said)


def advice(now: Snapshot, *groups: str) -> None:
    """Say what fits such an interview, of some groups of settings alone if they are named."""
    found = [line for setting in now.settings if not groups or setting.group in groups for line in setting.advice]
    if found:
        st.markdown("\n\n".join(found))
