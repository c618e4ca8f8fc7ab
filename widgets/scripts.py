"""The seven things no built-in of Streamlit does: a few lines each that the browser runs once, the longer ones in files beside this."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from uuid import uuid4

import streamlit as st

from scoring.expressions import expression

_NOT_IN_CLASSES = expression(r"[^\w-]")  # RE2 knows ASCII alone by it


def save_while_typing() -> None:
    """Have every field save half a second after the last key."""
    _run(_script("save_while_typing"))


def keep_words() -> None:
    """Have the tab keep what is typed until it is told that it was saved, and say so when the server does not answer."""
    _run(_script("keep_words"))


def announce(words: str, saved: Mapping[str, str]) -> None:
    """Have a screen reader say something, when it has said what it is at; without words make ready for that.

    What was saved, by the key of its field, is told to `keep_words`.
    """
    known = f"const words = {_quoted(words)}, saved = {_quoted(saved)};"
    _run(f"{known} {_script('announce')}", once_for=uuid4().hex if words else "")


def focus_on(key: str) -> None:
    """Move the focus to the field of this key."""
    _focus(f".st-key-{_NOT_IN_CLASSES.sub('-', key)} :is(input, textarea)")


def focus_in(key: str) -> None:
    """Move the focus to the container of this key."""
    _focus(f".st-key-{key}")


def open_address(address: str) -> None:
    """Have the browser follow an address of another program, such as `mailto:`."""
    link = f"Object.assign(document.createElement('a'), {{ href: {_quoted(address)} }})"
    _run(f"const link = {link}; around.append(link); link.click(); link.remove();", once_for=uuid4().hex)


def to_top_of(step: str) -> None:
    """Scroll to the title when the page or step is not the one drawn before; the focus goes there, or to what the page was told to say.

    What was pressed is gone, and the focus with it.
    """
    if st.session_state.get("step_drawn", step) != step:
        _run(_script("to_the_title"), step)
    st.session_state["step_drawn"] = step


def call_drop_zones_groups() -> None:
    """Give the drop zones in the container that this stands in a role that may have a name."""
    _run(_script("drop_zones_are_groups"))


def _focus(wanted: str) -> None:
    _run(f"const wanted = {_quoted(wanted)}; {_script('focus')}", once_for=uuid4().hex)


def _quoted(words: str | Mapping[str, str]) -> str:
    """Return words as JavaScript that may stand in a page."""
    return json.dumps(words).replace("<", "\\u003c")


@cache
def _script(name: str) -> str:
    return Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")


def _run(script: str, once_for: str = "") -> None:
    """Have the browser run a script that may use `around`, the container that this is called in; again for another word."""
    start = "const around = document.currentScript.closest('[data-testid=stVerticalBlock]'); document.currentScript.remove();"
    st.html(f'<script data-for="{once_for}">(() => {{ {start} {script} }})();</script>', unsafe_allow_javascript=True)
