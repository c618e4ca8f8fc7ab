"""The method in words and tables; long tables open on request."""

from collections.abc import Iterable

import streamlit as st

from scoring.catalogue import Catalogue
from scoring.language import counted
from scoring.results import Readiness
from scoring.terms import BLOCKS
from widgets import figure, frame
from widgets.sources import sources_of
from wording.screen import LABELS
from wording.words import BLOCK_TITLES, decimal, percent


def formula(catalogue: Catalogue, result: Readiness | None) -> None:
    """Explain the number step by step, with the person's own numbers where there are any."""
    scoring = catalogue.scoring
    st.markdown(
        "1. Each answer is one of five sentences; the highest one that is wholly true counts 0 to 4.\n"
        "2. A part (impression, follow-up, preparation) is the weighted mean of its answers, from 0 to 100: "
        "the sum of weight times answer, divided by four times the sum of weights.\n"
        "3. The whole is the mean of the parts, weighted by where you stand.\n"
        f"4. “I cannot judge” counts as unknown: it widens the range. A part needs answers for "
        f"{percent(scoring.coverage.range_from)} of its weight for a range, {percent(scoring.coverage.number_from)} for a number.\n"
        "5. What does not apply, or is not due yet, is left out above and below the line.\n"
        f"6. The range is never narrower than {counted(scoring.band_points, 'point')} each way, because self-ratings are not."
    )
    weights = scoring.stage_weights
    figure.table(
        ("Part", "While you wait", "Once you are invited"),
        tuple(
            (BLOCK_TITLES[b], percent(getattr(weights["waiting"], b)), percent(getattr(weights["invited"], b)))
            for b in BLOCKS
        ),
    )
    if result:
        _with_numbers(result)


def weights(catalogue: Catalogue) -> None:
    """Give every factor's weight with its reason, grade and sources, by dimension."""
    st.header("What each question weighs, and why", anchor=False)
    st.caption(
        "Only three weights on purpose: finer ones change the result very little. Grade A means pooled studies, B single studies or "
        "surveys, C the articles alone."
    )
    for dimension in catalogue.dimensions:
        with st.expander(dimension.name, key=f"weights:{dimension.id}", on_change="rerun") as panel:
            if panel.open:
                for name in dimension.factors:
                    factor, reason = catalogue.factor[name], catalogue.factor[name].weight_rationale
                    why = f"{reason.evidence} {reason.override or ''}".strip()
                    st.markdown(
                        f"**{factor.short_name}** ({name}) · weight {factor.weight} · grade {reason.evidence_grade}\n\n"
                        f"{why} Named by {reason.distinct_seeds} of the five articles.\n\n{sources_of(factor, catalogue)}"
                    )


def judgements(catalogue: Catalogue) -> None:
    """List the numbers that are judgements, each with its reason."""
    with st.expander("The judgements in the number and in the plan", key="judgements", on_change="rerun") as panel:
        if panel.open:
            for why in (catalogue.scoring.why, catalogue.scheduling.why):
                _bullets(f"**{name.replace('_', ' ').capitalize()}.** {reason}" for name, reason in why.items())
            _bullets(f"**{rule.name}.** {rule.text}" for rule in catalogue.rules)


def limits(catalogue: Catalogue) -> None:
    """Say what a self-rating cannot do."""
    st.header("What a self-rating can and cannot tell", anchor=False)
    _bullets(catalogue.limits)


def disagreements(catalogue: Catalogue) -> None:
    """Show where the articles differ and how that was settled."""
    st.header("Where the articles disagree", anchor=False)
    number = counted(len(catalogue.disagreements), "point")
    with frame.panel(f"{number}, and how they are settled here", "disagreements") as panel:
        if panel.open:
            for entry in catalogue.disagreements:
                st.markdown(f"**{entry.topic}** ({entry.id}). {entry.positions}.\n\nHere: {entry.reconcile}")


def sources(catalogue: Catalogue) -> None:
    """List the five articles and the research, each with how far it was verified."""
    st.header("Sources", anchor=False)
    _bullets(
        f"“{a.title}”{f', {a.author}' if a.author else ''} ({counted(a.rows, 'piece of advice')})"
        for a in catalogue.articles
    )
    with st.expander(counted(len(catalogue.research), "piece of research"), key="research", on_change="rerun") as panel:
        if panel.open:
            _bullets(f"{r.citation}: {r.finding} *({r.kind}; {LABELS['tags'][r.tag]})*" for r in catalogue.research)


def not_covered(catalogue: Catalogue) -> None:
    """Say plainly what this does not deal with."""
    st.header("What this does not cover", anchor=False)
    _bullets(catalogue.not_covered)
    st.caption(f"Catalogue {catalogue.version}.")


def _bullets(lines: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {line}" for line in lines))


def _with_numbers(result: Readiness) -> None:
    st.write("**With your numbers**")
    terms = [
        f"{decimal(block.share, 2)} × {decimal(block.value)}"
        for name in BLOCKS
        if (block := result.blocks[name]).share and block.value is not None
    ]
    if result.headline.value is None or not terms:
        st.write("There is no number for your interview yet, so there is nothing to add up.")
        return
    named = [BLOCK_TITLES[name].lower() for name in BLOCKS if result.blocks[name].share]
    st.write(f"{' + '.join(terms)} = **{decimal(result.headline.value)}** ({', '.join(named)}).")
