"""The four things no built-in of Streamlit does: a few lines each that the browser runs once, then leaves out of the page."""

import json
from uuid import uuid4

import streamlit as st

# Streamlit keeps the scroll position when only a fragment changes, so "Next" at the end of a long step would land at the
# end of the next one.
_TO_THE_TITLE = """
requestAnimationFrame(() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const title = main && main.querySelector("h1");
  if (!title) return;
  main.scrollTo(0, 0);
  title.tabIndex = -1;
  title.style.outline = "none";
  title.focus({ preventScroll: true });
});"""

# Streamlit calls the zone for dropping a file a mere "presentation" and yet gives it a name; screen readers are told both.
_ZONES_ARE_GROUPS = """
const call = () => around.querySelectorAll("[role=presentation][aria-label]").forEach((zone) => zone.setAttribute("role", "group"));
new MutationObserver(call).observe(around, { childList: true, subtree: true });
call();"""

# Of all fields only a line of text saves while one types. The others save when they are left, so this tells them that they
# are left as soon as the typing pauses; a date waits until day, month and year are there, and a list stays open. A text area that is told so at
# once does not ask for Ctrl+Enter.
_SAVE_WHILE_TYPING = """
if (window.savesWhileTyping) return;
window.savesWhileTyping = true;
const leave = (field) => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true, relatedTarget: document.body }));
const unfinished = (field) => field.closest("[data-testid=stDateInput]")?.querySelector("[data-placeholder]");
let pause;
const typed = ({ target, isComposing }) => {
  clearTimeout(pause);
  if (!isComposing && !unfinished(target) && !target.matches("[role=combobox]")) pause = setTimeout(leave, 500, target);
};
for (const kind of ["input", "keyup", "paste"]) document.addEventListener(kind, typed);
document.addEventListener("focusin", ({ target }) => target.matches("textarea") && leave(target));"""


def save_while_typing() -> None:
    """Have every field save half a second after the last key."""
    _run(_SAVE_WHILE_TYPING)


def open_address(address: str) -> None:
    """Have the browser follow an address of another program, such as `mailto:`."""
    link = f"Object.assign(document.createElement('a'), {{ href: {json.dumps(address)} }})".replace("<", "\\u003c")
    _run(f"const link = {link}; around.append(link); link.click(); link.remove();", once_for=uuid4().hex)


def to_top_of(step: str) -> None:
    """Scroll to the title and move the focus there when the step is not the one drawn before."""
    if st.session_state.get("step_drawn", step) != step:
        _run(_TO_THE_TITLE, step)
    st.session_state["step_drawn"] = step


def call_drop_zones_groups() -> None:
    """Give the drop zones in the container that this stands in a role that may have a name."""
    _run(_ZONES_ARE_GROUPS)


def _run(script: str, once_for: str = "") -> None:
    """Have the browser run a script that may use `around`, the container that this is called in; again for another word."""
    start = "const around = document.currentScript.closest('[data-testid=stVerticalBlock]'); document.currentScript.remove();"
    st.html(f'<script data-for="{once_for}">(() => {{ {start} {script} }})();</script>', unsafe_allow_javascript=True)
