"""What a result means for the person: the numbers side by side, the next step, advice per weak spot, questions back."""

from typing import Any

import streamlit as st

from charts.weak_spots import shown
from scoring.candidacy import Candidacy, answer_of
from scoring.catalogue import Catalogue, Factor
from scoring.facts.settings import repair_how
from scoring.results import Plan, Readiness, WeakSpot
from scoring.terms import Stage
from widgets import buttons, current, settings
from widgets.sources import SOURCES, sources_of
from wording import channels, sentences
from wording.numbers import whole
from wording.screen import LABELS, plain
from wording.words import cost_words, count_words, listing


def numbers(result: Readiness, steps: Plan, catalogue: Catalogue) -> None:
    """Show the index as performed, after repairs and with the plan, side by side."""
    headline = result.headline
    if headline.value is None:
        return
    with st.container(horizontal=True, gap="medium"):
        st.metric("As performed", whole(headline.value, catalogue), width="content")
        if headline.after_repairs and whole(headline.after_repairs, catalogue) != whole(headline.value, catalogue):
            st.metric("After what you mended", whole(headline.after_repairs, catalogue), width="content")
        if steps.projected is not None and steps.lifts:
            st.metric("If you do the whole plan", whole(steps.projected, catalogue), width="content")
    sentences = ["Points of 100: an index of your own answers, not a chance."]
    if headline.unit_weight is not None:
        alike = whole(headline.unit_weight, catalogue)
        sentences.append(f"With every question counting the same it would be {alike}.")
    st.caption(" ".join(sentences))


def of_this_kind(candidacy: Candidacy) -> None:
    """Say on request what fits such an interview and what it asks of the person."""
    now = current.snapshot(candidacy)
    if any(setting.advice for setting in now.settings):
        with st.expander("What fits this interview", key="of-this-kind", type="compact", on_change="rerun") as panel:
            if panel.open:
                settings.advice(now)


def next_step(result: Readiness, steps: Plan, candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Lead on by one button: to the questions that a number still needs, else to the first item of the plan."""
    if sentences.missing_sentence(result, catalogue):
        page, label = "pages/assessment.py", "Answer the open questions"
    elif steps.items:
        page, label = "pages/plan.py", f"Next: {catalogue.action[steps.begun[0].action].title}"
    else:
        return
    look: dict[str, Any] = {"type": "primary", "icon": ":material/arrow_forward:", "icon_position": "right"}
    if st.button(label, key="next_step", **look):
        st.switch_page(page, query_params={"candidacy": candidacy.id})


def cards(result: Readiness, steps: Plan, candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Give advice on the weak spot that costs most of those that can still change, and on the others of the chart in a panel.

    What was said, the next level, what to do, why it counts; the sources of all stand behind one tap.
    """
    st.header("What to work on next", anchor=False)
    first, *others = sorted(shown(result), key=lambda spot: spot.channel == "none")
    planned = {item.action for item in steps.items}
    _card(first, planned, candidacy, catalogue)
    if others:
        label = f"The other {count_words(len(others), 'weak spot')} on the chart, and what to do about each"
        with st.expander(label, key="advice", on_change="rerun") as panel:
            if panel.open:
                for spot in others:
                    _card(spot, planned, candidacy, catalogue)
    with st.expander(SOURCES, key="advice-sources", type="compact", on_change="rerun") as panel:
        if panel.open:
            factors = [catalogue.factor[spot.factor] for spot in (first, *others)]
            st.markdown("\n".join(f"- **{one.short_name}:** {sources_of(one, catalogue)}" for one in factors))


def rises(result: Readiness, catalogue: Catalogue) -> None:
    """Say in the sentences of the levels what would lift the word by one, as long as round two is ahead."""
    if result.next_label is None or result.stage is Stage.HELD:
        return
    st.header(f"What would lift it to {result.next_label.label}", anchor=False)
    st.markdown("\n".join(f"- **{name}:** {said}" for name, said in sentences.rises(result, catalogue)))
    st.caption("The smallest set of steps that is enough: the sentences that would then be true.")


def _card(spot: WeakSpot, planned: set[str], candidacy: Candidacy, catalogue: Catalogue) -> None:
    factor = catalogue.factor[spot.factor]
    label = (factor.short_name, channels.WORDS[spot.channel], cost_words(spot.points_lost))
    st.subheader(" · ".join(filter(None, label)), anchor=False)
    st.markdown(_advice(spot, factor, candidacy, catalogue))
    titles = [catalogue.action[action].title for action in spot.actions if action in planned]
    if titles:
        st.markdown(f"**In the plan:** {listing(f'“{title}”' for title in titles)}.")


def questions(result: Readiness, candidacy: Candidacy) -> None:
    """Put the consistency questions back to the person, each with the way to the step where it is answered."""
    if result.checks:
        st.header("Two looks are better than one", anchor=False)
        for check in result.checks:
            st.info(check.question)
            if step := LABELS["checks"].get(check.id) or next(iter(check.factors), None):
                label = buttons.named("Answer it here", check.question)
                query = {"candidacy": candidacy.id, "step": step}
                st.page_link("pages/assessment.py", label=label, icon=":material/edit:", query_params=query)


def _advice(spot: WeakSpot, factor: Factor, candidacy: Candidacy, catalogue: Catalogue) -> str:
    answer = answer_of(candidacy, factor.id)
    told = "What happened so far" if factor.derived else "You said"
    parts = [f"**{told}:** {factor.anchors[spot.level]}"]
    if answer and answer.evidence:
        parts.append(f"**You wrote:** {plain(answer.evidence, 400)}")
    if not factor.derived:
        parts.append(f"**One step up:** {factor.anchors[spot.level + 1]}")
    parts.append(f"**What to do:** {repair_how(factor, candidacy, catalogue)}")
    reason = factor.weight_rationale
    parts.append(f"**Why it counts:** {reason.evidence} {LABELS['grades'][reason.evidence_grade]}".rstrip())
    return "\n\n".join(parts)
