"""What a result means for the person: the numbers side by side, advice per weak spot, questions back."""

import streamlit as st

from charts.weak_spots import shown
from scoring.candidacy import Candidacy, answer_of
from scoring.catalogue import Catalogue, Factor
from scoring.readiness.verdict import whole
from scoring.results import Plan, Readiness, WeakSpot
from widgets.sources import sources_of
from wording import channels
from wording.screen import LABELS, plain
from wording.words import cost_words, count_words, listing, range_words


def numbers(result: Readiness, steps: Plan, catalogue: Catalogue) -> None:
    """Show the index as performed, after repairs and with the plan, side by side."""
    headline = result.headline
    if headline.value is None or headline.low is None or headline.high is None:
        return
    with st.container(horizontal=True, gap="medium"):
        st.metric("As performed", whole(headline.value, catalogue), width="content")
        if headline.after_repairs and whole(headline.after_repairs, catalogue) != whole(headline.value, catalogue):
            st.metric("After what you mended", whole(headline.after_repairs, catalogue), width="content")
        if steps.projected is not None:
            st.metric("If you do the whole plan", whole(steps.projected, catalogue), width="content")
    points = f"Points of 100, range {range_words(headline.low, headline.high, catalogue)}."
    sentences = [points, "An index of your own answers, not a chance."]
    if headline.unit_weight is not None:
        alike = whole(headline.unit_weight, catalogue)
        sentences.append(f"With every question counting the same it would be {alike}.")
    st.caption(" ".join(sentences))


def cards(result: Readiness, candidacy: Candidacy, catalogue: Catalogue) -> None:
    """Give advice on the weak spot that costs most, and on the others of the chart in a panel.

    What was said, the next level, what to do, why it counts, sources.
    """
    st.header("What to work on next", anchor=False)
    first, *others = shown(result)
    _card(first, candidacy, catalogue)
    if others:
        label = f"The other {count_words(len(others), 'weak spot')} on the chart, and what to do about each"
        with st.expander(label, key="advice", on_change="rerun") as panel:
            if panel.open:
                for spot in others:
                    _card(spot, candidacy, catalogue)


def _card(spot: WeakSpot, candidacy: Candidacy, catalogue: Catalogue) -> None:
    factor = catalogue.factor[spot.factor]
    label = (factor.short_name, channels.WORDS[spot.channel], cost_words(spot.points_lost))
    st.subheader(" · ".join(filter(None, label)), anchor=False)
    st.markdown(_advice(spot, factor, candidacy, catalogue))


def questions(result: Readiness) -> None:
    """Put the consistency questions back to the person."""
    if result.checks:
        st.header("Two looks are better than one", anchor=False)
        for check in result.checks:
            st.info(check.question)


def _advice(spot: WeakSpot, factor: Factor, candidacy: Candidacy, catalogue: Catalogue) -> str:
    answer = answer_of(candidacy, factor.id)
    parts = [f"**You said:** {factor.anchors[spot.level]}"]
    if answer and answer.evidence:
        parts.append(f"**You wrote:** {plain(answer.evidence, 400)}")
    parts.append(f"**One step up:** {factor.anchors[spot.level + 1]}")
    planned = [f"“{catalogue.action[action].title}”" for action in spot.actions]
    where = f"In the plan: {listing(planned)}." if planned else ""
    parts.append(f"**What to do:** {factor.repair_how} {where}")
    reason = factor.weight_rationale
    parts.append(f"**Why it counts:** {reason.evidence} {LABELS['grades'][reason.evidence_grade]}")
    parts.append(f"**Sources:** {sources_of(factor, catalogue)}")
    return "\n\n".join(parts)
