"""The method in words: the sum and what it is worth first, every list that stands behind it on request."""

from collections.abc import Iterable

import streamlit as st

from scoring.catalogue import Catalogue, LeftOut, Setting
from scoring.language import counted
from scoring.results import Readiness
from scoring.terms import BLOCKS
from widgets import figure, frame
from widgets.changes import CHANGES
from widgets.sources import sources_of
from wording.screen import LABELS
from wording.words import BLOCK_TITLES, decimal, listing, percent

_GROUPS = {
    "kind": "What kind of interview it was",
    "format": "How it was held",
    "contact_rule": "Whether you may write to them",
    "circumstance": "What else holds for you",
    "people": "How many people interviewed you",
}


def formula(catalogue: Catalogue, result: Readiness | None) -> None:
    """Explain the number in four steps, with the person's own numbers where there are any."""
    coverage, weights = catalogue.scoring.coverage, catalogue.scoring.stage_weights
    st.markdown(
        "1. You choose one of five sentences for each question. It counts 0 to 4, times the weight of the question.\n"
        "2. Each part is the share of the points that it could have, from 0 to 100.\n"
        "3. What does not apply, or is not due yet, is left out. What you cannot judge makes the range wider. A part needs "
        f"answers for {percent(coverage.range_from)} of its weight for a range, {percent(coverage.number_from)} for a number.\n"
        "4. The number is the mean of the three parts. What each counts depends on where you stand:"
    )
    shares = tuple(
        (BLOCK_TITLES[b], percent(getattr(weights["waiting"], b)), percent(getattr(weights["invited"], b)))
        for b in BLOCKS
    )
    figure.table(("Part", "While you wait", "Once you are invited"), shares)
    if result:
        _with_numbers(result)


def trust(catalogue: Catalogue) -> None:
    """Say how far the number can be trusted, with all that is known of self-ratings on request."""
    st.header("How far you can trust it", anchor=False)
    band = counted(catalogue.scoring.band_points, "point")
    _bullets(
        (
            f"It is your own view of yourself, and such views are rough: the range is never narrower than {band} each way.",
            "A difference of less than five points means no real change.",
            "It is an index and never a chance. Nobody has tested whether a higher number leads to more second interviews.",
            "The weights are our judgement, each with its reason below.",
        )
    )
    with frame.panel("What a self-rating can and cannot tell", "limits") as panel:
        if panel.open:
            _bullets(catalogue.limits)


def weights(catalogue: Catalogue) -> None:
    """Give every factor's weight with its reason, grade and sources, a dimension at a time."""
    st.header("Look it up", anchor=False)
    with frame.panel("What each question weighs, and why", "weights") as panel:
        if panel.open:
            st.markdown(
                "There are three weights only: finer ones change the result very little. Grade A means pooled studies, B single "
                "studies or surveys, C the articles alone, or studies of something close to it, D practice alone."
            )
            names = [dimension.id for dimension in catalogue.dimensions]
            title = {dimension.id: dimension.name for dimension in catalogue.dimensions}
            chosen = st.selectbox("Questions about", names, format_func=title.__getitem__, key="weights:of")
            for name in catalogue.dimension[chosen].factors:
                factor, reason = catalogue.factor[name], catalogue.factor[name].weight_rationale
                why = f"{reason.evidence} {reason.override or ''}".strip()
                st.markdown(
                    f"**{factor.short_name}** ({name}) · weight {factor.weight} · grade {reason.evidence_grade}\n\n"
                    f"{why} For this stage it is named by {reason.distinct_seeds} of the five articles.\n\n{sources_of(factor, catalogue)}"
                )


def interviews(catalogue: Catalogue) -> None:
    """Say what each kind of interview, format, contact rule and circumstance changes."""
    with frame.panel("What your kind of interview changes", "interviews") as panel:
        if panel.open:
            st.markdown(
                "What could not come up is left out and costs nothing; you can have it asked all the same. Questions that "
                "only some kinds ask are of grade D: practice stands behind them, neither an article nor a study."
            )
            for group, title in _GROUPS.items():
                settings = [setting for setting in catalogue.interviews if setting.group == group]
                st.markdown(f"**{title}**")
                _bullets(_changes_of(setting, catalogue) for setting in settings)


def judgements(catalogue: Catalogue) -> None:
    """List the numbers that are judgements, each with its reason."""
    with frame.panel("The judgements in the number and in the plan", "judgements") as panel:
        if panel.open:
            for why in (catalogue.scoring.why, catalogue.scheduling.why):
                _bullets(f"**{name.replace('_', ' ').capitalize()}.** {reason}" for name, reason in why.items())
            _bullets(f"**{rule.name}.** {rule.text}" for rule in catalogue.rules)


def disagreements(catalogue: Catalogue) -> None:
    """Show where the articles differ and how that was settled."""
    number = counted(len(catalogue.disagreements), "point")
    with frame.panel(f"Where the articles disagree: {number}, and how they are settled here", "disagreements") as panel:
        if panel.open:
            for entry in catalogue.disagreements:
                st.markdown(f"**{entry.topic}** ({entry.id}). {entry.positions}.\n\nHere: {entry.reconcile}")


def sources(catalogue: Catalogue) -> None:
    """List the articles and the research, each with how far it was verified."""
    number = counted(len(catalogue.research), "piece of research")
    with frame.panel(f"Sources: the articles and {number}", "research") as panel:
        if panel.open:
            _bullets(
                f"“{a.title}”{f', {a.author}' if a.author else ''} ({counted(a.rows, 'piece of advice')})"
                for a in catalogue.articles
            )
            _bullets(f"{r.citation}: {r.finding} *({r.kind}; {LABELS['tags'][r.tag]})*" for r in catalogue.research)


def not_covered(catalogue: Catalogue) -> None:
    """Say plainly what this does not deal with."""
    with frame.panel("What this does not cover", "not-covered") as panel:
        if panel.open:
            _bullets(catalogue.not_covered)


def changes(catalogue: Catalogue, *, asked: bool) -> None:
    """Say what changed from one version to the next; open where that is what was asked for."""
    st.session_state.setdefault(CHANGES, asked)
    with frame.panel(f"What changed: this is catalogue {catalogue.version}", CHANGES) as panel:
        if panel.open:
            for version, text in catalogue.changes.items():
                st.markdown(f"**Catalogue {version}**\n\n{text}")


def _bullets(lines: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {line}" for line in lines))


def _changes_of(setting: Setting, catalogue: Catalogue) -> str:
    """Return what a setting leaves out, asks besides, takes out of the plan and makes wait, with reasons, and what then counts."""
    asked = [catalogue.factor[name] for name in setting.asks]
    besides = listing(f"{factor.short_name} ({factor.weight_rationale.evidence_grade})" for factor in asked)
    parts = [_left_out(part, catalogue) for part in setting.leaves_out]
    parts += [f"Asked besides: {besides}."] if asked else []
    for cancelled in setting.cancels:
        titles = listing(f"“{catalogue.action[name].title}”" for name in cancelled.actions)
        parts.append(f"Not in the plan: {titles}. {cancelled.reason}")
    parts += [setting.waits.reason] if setting.waits else []
    parts += dict.fromkeys((*setting.notes.values(), *setting.advice))
    return f"**{setting.name}.** {' '.join(parts) or 'Nothing changes.'}"


def _left_out(part: LeftOut, catalogue: Catalogue) -> str:
    names = listing(catalogue.factor[name].short_name for name in part.factors)
    return f"Left out: {names}. {part.reason}"


def _with_numbers(result: Readiness) -> None:
    terms = [
        f"{decimal(block.share, 2)} × {decimal(block.value)}"
        for name in BLOCKS
        if (block := result.blocks[name]).share and block.value is not None
    ]
    if result.headline.value is None or not terms:
        st.markdown("There is no number for your interview yet, so there is nothing to add up.")
        return
    named = [BLOCK_TITLES[name].lower() for name in BLOCKS if result.blocks[name].share]
    total = f"**{decimal(result.headline.value)}**"
    st.markdown(f"**With your numbers:** {' + '.join(terms)} = {total} ({', '.join(named)}).")
