"""The questionnaire: one step at a time.

Every card is a fragment of its own that also writes the counts above: a click redraws these two and nothing else.
"""

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from scoring.candidacy import Candidacy
from scoring.catalogue import Factor
from scoring.progress import Section, sections
from screens.assessment import details, steps
from widgets import buttons, current, frame, happened, rating, saving
from wording.words import listing

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


@st.fragment
def setup(step: str) -> None:
    """Draw one of the steps before anything is rated."""
    with saving.current_or_rerun() as candidacy:
        number = list(steps.SETUP).index(step) + 1
        place = f"step {number} of {len(steps.SETUP)} before you rate"
        frame.heading(steps.SETUP[step], f"{frame.kicker(candidacy)} · {place}")
        if step == steps.INTERVIEW:
            st.write("Only what you know. Everything is saved as you type, and every answer can be changed later.")
            details.interview(candidacy)
        elif step == steps.NEXT:
            details.what_comes_next(candidacy)
            st.write("**Has anything happened since?**")
            happened.panel(candidacy)
        else:
            st.write("Guess before you rate anything. Later you can see how good a judge you were.")
            details.forecast(candidacy)
            details.depth(candidacy)


def dimension(part: Section, candidacy: Candidacy) -> None:
    """Draw the factors of one dimension, each on a card."""
    frame.heading(part.name, frame.kicker(candidacy))
    recount = partial(_count, st.empty(), part.id)
    recount(candidacy)
    rule = f":small[{current.catalogue().scale['highest_true']}]"
    st.markdown(f"{part.dimension.introduction}\n\n{rule}" if part.number == 1 else rule)
    for name in part.asked:
        factor = current.catalogue().factor[name]
        with st.container(border=True, key=f"card-{name}"):
            if factor.derived:
                _computed(factor, part, candidacy)
            else:
                rating.card(factor, recount)


def _count(place: "DeltaGenerator", section: str, candidacy: Candidacy) -> None:
    """Say how far the assessment has come."""
    parts = sections(current.snapshot(candidacy))
    here = next((part for part in parts if part.id == section), None)
    share, words = steps.progress(parts)
    if here:
        words += f" · {here.settled} of {len(here.asked)} here"
    place.progress(share, text=words)


def _computed(factor: Factor, part: Section, candidacy: Candidacy) -> None:
    """Show a factor that is computed from dates, with the way to enter them."""
    st.markdown(f"**{factor.question}**")
    level = current.snapshot(candidacy).standing.levels.get(factor.id)
    if level is not None:
        st.write(factor.anchors[level])
    elif factor.id in part.not_due:
        st.write("This counts from the third day after the interview. There is still time to send it.")
    st.caption("This is worked out from the dates you enter.")
    happened.panel(candidacy, suggested="thank_you_sent")
    rating.exempt(factor, candidacy)


def done(candidacy: Candidacy, parts: tuple[Section, ...]) -> None:
    """Draw the end, with the ways on."""
    frame.heading("That is everything for now", frame.kicker(candidacy))
    share, words = steps.progress(parts)
    st.progress(share, text=words)
    if any(part.open for part in parts):
        st.write("Some answers are still open. You can look at the result now and come back.")
    with st.container(horizontal=True):
        if st.button("See how ready you are", type="primary", icon=":material/insights:", key="to_readiness"):
            st.switch_page("pages/readiness.py")
        if st.button("See what to do next", icon=":material/event_available:", key="to_plan"):
            st.switch_page("pages/plan.py")
    st.write("**Has anything happened since?**")
    happened.panel(candidacy)


def onward(step: str, parts: tuple[Section, ...]) -> None:
    """Offer the next step, the one before, and the next question without an answer."""
    if held := st.session_state.pop("held", None):
        st.warning(f"Not saved yet: {listing(f'“{label}”' for label in held)}. Settle it there, then go on.")
    names = steps.names(parts)
    order = list(names)
    index = order.index(step)
    with st.container(horizontal=True):
        if index + 1 < len(order):
            after = order[index + 1]
            st.button(
                f"Next: {names[after]}",
                type="primary",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=steps.leave_for,
                args=(after,),
                key="onward",
            )
        if index:
            st.button("Back", on_click=steps.leave_for, args=(order[index - 1],), key="back")
        elsewhere = next((part.id for part in parts if part.open and part.id != step), None)
        if elsewhere and step not in steps.SETUP and elsewhere != order[min(index + 1, len(order) - 1)]:
            buttons.quiet("Next unanswered", "next_open", None, steps.leave_for, elsewhere)


def all_steps(step: str, parts: tuple[Section, ...], candidacy: Candidacy) -> None:
    """Offer every step, and the switch between quick check and full assessment."""
    with st.expander("All steps", key="all-steps", on_change=saving.redraw_page) as steps_open:
        if steps_open.open:
            answered = {part.id: f" · {part.settled} of {len(part.asked)}" for part in parts}
            for name, title in steps.names(parts).items():
                st.button(
                    f"{title}{answered.get(name, '')}",
                    key=f"go:{name}",
                    type="tertiary",
                    disabled=name == step,
                    on_click=steps.leave_for,
                    args=(name,),
                )
            if step != steps.GUESS:
                details.depth(candidacy)
