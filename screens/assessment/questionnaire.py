"""The questionnaire: one step at a time.

Every card is a fragment of its own that also writes the count below: a click redraws these two and nothing else.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

import storage
from scoring.candidacy import Candidacy
from scoring.catalogue import Factor, LeftOut
from scoring.facts.settings import could_not_come_up
from screens.assessment import details, steps
from screens.assessment.progress import Section, sections, total
from widgets import buttons, clock, current, frame, happened, people, rating, saving
from wording.sentences import left_out_words
from wording.words import count_words, listing

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_RESULT = "See how ready you are"


@st.fragment
def setup(step: str) -> None:
    """Draw one of the steps before anything is rated."""
    with saving.current_or_rerun() as candidacy:
        number = list(steps.SETUP).index(step) + 1
        frame.heading(steps.SETUP[step], f"{frame.place(candidacy)} · step {number} of {len(steps.SETUP)}")
        if step == steps.INTERVIEW:
            st.write("Only what you know. Everything is saved as you type, and every answer can be changed later.")
            details.interview(candidacy)
        elif step == steps.PEOPLE:
            people.interviewers(candidacy)
        elif step == steps.NEXT:
            details.what_comes_next(candidacy)
            if clock.today() > candidacy.interview_day or candidacy.events:
                st.header("Has anything happened since?", anchor=False)
                happened.panel(candidacy)
        else:
            details.interest(candidacy)
            details.forecast(candidacy)
            details.depth(candidacy)


def rate(step: steps.Step, parts: tuple[Section, ...], candidacy: Candidacy) -> None:
    """Draw the factors of a step, each on a card, under the names of their dimensions."""
    frame.heading(steps.numbers(step, parts), frame.place(candidacy))
    if step[0] == parts[0]:
        st.write(current.catalogue().scale["highest_true"])
        _left_out(candidacy)
    cards, count = st.container(), st.empty()
    recount = partial(_count, count)
    recount(candidacy)
    with cards:
        for part in step:
            st.header(part.name, anchor=False)
            for name in part.asked:
                factor = current.catalogue().factor[name]
                with st.container(border=True, key=f"card-{name}"):
                    if factor.derived:
                        _computed(factor, part, candidacy)
                    else:
                        rating.card(factor, recount)


def _left_out(candidacy: Candidacy) -> None:
    """Say in a line each what could not come up in such an interview, with the way to have it asked all the same, and back."""
    for entry, names in could_not_come_up(candidacy, current.catalogue()).items():
        gone = len({*names} - {*candidacy.asked_anyway})
        asked = f"Asked all the same: {count_words(len(names), 'question')} about {entry.about}."
        said = left_out_words(entry, gone) if gone else asked
        label = "Ask all the same" if gone else "Leave out again"
        key = f"ask-anyway:{candidacy.id}:{names[0]}"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(said, width="stretch")
            buttons.quiet(buttons.named(label, entry.about), key, None, _ask_anyway, candidacy, entry, bool(gone))


def _ask_anyway(candidacy: Candidacy, entry: LeftOut, asked: bool) -> None:
    if buttons.pressed_twice("ask-anyway"):
        return
    newest = current.candidacy() or candidacy
    others = set(newest.asked_anyway) - set(entry.factors)
    saving.write(storage.ask_anyway, candidacy.id, others | set(entry.factors) if asked else others)


def _count(place: "DeltaGenerator", candidacy: Candidacy) -> None:
    """Say how far the assessment has come."""
    settled, asked = steps.progress(sections(current.snapshot(candidacy)))
    place.caption(f"{settled} of {asked} answered and saved." if settled else "Every answer is saved at once.")


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
    frame.heading("That is everything for now", frame.place(candidacy))
    if any(part.open for part in parts):
        st.write("Some answers are still open. You can look at the result now and come back.")
    if st.button(_RESULT, type="primary", icon=":material/insights:", key="to_readiness"):
        _show_result(candidacy)
    if clock.today() > candidacy.interview_day or candidacy.events:
        st.header("Has anything happened since?", anchor=False)
        happened.panel(candidacy)


def onward(step: str, parts: tuple[Section, ...], candidacy: Candidacy) -> None:
    """Offer the next step, after the last question the result; the step before, and the next question without an answer."""
    held = st.session_state.pop("held", None)
    if held:
        st.warning(f"Not saved yet: {listing(f'“{label}”' for label in held)}. Settle it there, then go on.")
    names = steps.names(parts)
    order = list(names)
    index = order.index(step)
    after = order[index + 1] if step != steps.DONE else None
    look: dict[str, Any] = {"type": "primary", "icon": ":material/arrow_forward:", "icon_position": "right"}
    with st.container(horizontal=True):
        if after == steps.DONE:
            if st.button(_RESULT, key="to_readiness", on_click=steps.hold, **look) and not held:
                _show_result(candidacy)
        elif after:
            st.button(f"Next: {_inline(names[after])}", key="onward", on_click=steps.leave_for, args=(after,), **look)
        if index:
            st.button("Back", on_click=steps.leave_for, args=(order[index - 1],), key="back")
        elsewhere = next(
            (name for name, parts in steps.rating(parts).items() if total(parts).open and name != step), None
        )
        if elsewhere and step not in steps.SETUP and elsewhere != after:
            buttons.quiet("Next unanswered", "next_open", None, steps.leave_for, elsewhere)


def _inline(name: str) -> str:
    return name[0].lower() + name[1:]


def _show_result(candidacy: Candidacy) -> None:
    st.switch_page("pages/readiness.py", query_params={"candidacy": candidacy.id})


def all_steps(step: str, parts: tuple[Section, ...], candidacy: Candidacy) -> None:
    """Offer every step, and the switch between quick check and full assessment."""
    with st.expander("All steps", key="all-steps", on_change=saving.redraw_page) as steps_open:
        if steps_open.open:
            held = {name: f": {listing(part.name for part in there)}" for name, there in steps.rating(parts).items()}
            answered = {name: total(there) for name, there in steps.rating(parts).items()}
            for name, title in steps.names(parts).items():
                done = f" · {answered[name].settled} of {len(answered[name].asked)}" if name in answered else ""
                st.button(
                    f"{title}{held.get(name, '')}{done}",
                    key=f"go:{name}",
                    type="tertiary",
                    disabled=name == step,
                    on_click=steps.leave_for,
                    args=(name,),
                )
            if step != steps.GUESS:
                details.depth(candidacy)
