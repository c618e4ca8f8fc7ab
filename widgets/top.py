"""Puts the reader at the top of a new step.

Streamlit keeps the scroll position when only a fragment changes, so "Next" at the end of a long step would land at the
end of the next one. No built-in moves it; this is the only script of the app.
"""

import streamlit as st

_SCRIPT = """<script data-step="{step}">
requestAnimationFrame(() => {{
  const main = document.querySelector('[data-testid="stMain"]');
  const title = main && main.querySelector("h1");
  if (!title) return;
  main.scrollTo(0, 0);
  title.tabIndex = -1;
  title.style.outline = "none";
  title.focus({{ preventScroll: true }});
}});
</script>"""


def on_new(step: str) -> None:
    """Scroll to the title and move the focus there when the step is not the one drawn before."""
    if st.session_state.get("step_drawn", step) != step:
        st.html(_SCRIPT.format(step=step), unsafe_allow_javascript=True)
    st.session_state["step_drawn"] = step
