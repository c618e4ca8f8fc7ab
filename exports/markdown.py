"""The report as one Markdown document: verdict, blocks, weak spots, dated plan with boxes, and how it was made.

Everything typed by the user and every word of the catalogue is escaped; only this file makes markup.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from exports.escaping import inline, quoted
from exports.export import Export
from exports.sentences import NOT_A_CHANCE, block_words, change_sentence, item_note, opening, unplanned_groups, verdict
from exports.wording import (
    BLOCK_TITLES,
    CHANNEL_WORDS,
    STAGE_WORDS,
    day_name,
    day_near,
    job_words,
    listing,
    minutes_words,
    moment_name,
    range_words,
    since_words,
)
from scoring.results import PlanItem, Unplanned, WeakSpot
from scoring.rounding import whole
from scoring.terms import BLOCKS

_IN_DETAIL = 5


def render(export: Export) -> bytes:
    """Return readiness report and plan as one UTF-8 document."""
    parts = (_head, _blocks, _weak_spots, _verdict_change, _checks, _plan, _not_planned, _method)
    paragraphs = [paragraph for part in parts for paragraph in part(export)]
    return ("\n\n".join(paragraphs) + "\n").encode()


def _head(export: Export) -> Iterator[str]:
    readiness, catalogue, candidacy = export.readiness, export.catalogue, export.candidacy
    yield f"# {inline(verdict(readiness, catalogue, candidacy))}"
    about = (job_words(candidacy), since_words(candidacy, export.today), STAGE_WORDS[readiness.stage])
    yield " · ".join(map(inline, about))
    yield inline(" ".join(opening(readiness, catalogue, candidacy)))
    headline = readiness.headline
    if headline.value is None or headline.low is None or headline.high is None:
        return
    numbers = [
        f"- As performed: {whole(headline.value, catalogue)} ({range_words(headline.low, headline.high, catalogue)})"
    ]
    if headline.after_repairs is not None:
        numbers.append(f"- After repairs: {whole(headline.after_repairs, catalogue)}")
    if export.plan.projected is not None:
        numbers.append(f"- With this plan, by arithmetic: {whole(export.plan.projected, catalogue)}")
    if headline.unit_weight is not None:
        numbers.append(f"- With every factor weighing the same: {whole(headline.unit_weight, catalogue)}")
    yield "\n".join(numbers)


def _blocks(export: Export) -> Iterator[str]:
    yield "## Where you stand"
    rows = ["| Block | Score (range) | Part of the number | Answered |", "| --- | --- | --- | --- |"]
    for name in BLOCKS:
        block = export.readiness.blocks[name]
        score = inline(block_words(block, export.catalogue))
        rows.append(f"| {BLOCK_TITLES[name]} | {score} | {block.share:.0%} | {block.coverage:.0%} |")
    yield "\n".join(rows)


def _weak_spots(export: Export) -> Iterator[str]:
    spots = export.readiness.weak_spots
    if not spots:
        return
    yield "## What to work on next"
    for spot in spots[:_IN_DETAIL]:
        yield from _weak_spot(spot, export)
    if len(spots) > _IN_DETAIL:
        yield "### What else costs points"
        rows = ["| Factor | Points | What can be done |", "| --- | --- | --- |"]
        rows += [_weak_spot_row(spot, export) for spot in spots[_IN_DETAIL:]]
        yield "\n".join(rows)


def _weak_spot(spot: WeakSpot, export: Export) -> Iterator[str]:
    factor = export.catalogue.factor[spot.factor]
    yield f"### {inline(factor.short_name)}"
    yield " · ".join(word for word in (_cost(spot), CHANNEL_WORDS[spot.channel]) if word)
    lines = [f"- What you said: {inline(factor.anchors[spot.level])}"]
    if spot.level + 1 in factor.anchors:
        lines.append(f"- The next level: {inline(factor.anchors[spot.level + 1])}")
    lines.append(f"- What to do: {inline(factor.repair_how)}")
    if spot.actions:
        titles = listing(export.catalogue.action[action].title for action in spot.actions)
        lines.append(f"- Actions: {inline(titles)}")
    yield "\n".join(lines)
    for answer in export.candidacy.answers:
        if answer.factor == spot.factor and answer.rater == "self":
            yield from (
                f"{title}\n\n{quoted(words)}"
                for title, words in (("Your words:", answer.evidence), ("And against it:", answer.contra))
                if words and words.strip()
            )


def _weak_spot_row(spot: WeakSpot, export: Export) -> str:
    name = inline(export.catalogue.factor[spot.factor].short_name)
    points = "" if spot.points_lost is None else f"{spot.points_lost:.1f}"
    return f"| {name} | {points} | {CHANNEL_WORDS[spot.channel]} |"


def _cost(spot: WeakSpot) -> str:
    return "" if spot.points_lost is None else f"Costs {spot.points_lost:.1f} points"


def _verdict_change(export: Export) -> Iterator[str]:
    if change := change_sentence(export.readiness, export.catalogue):
        yield "## What would change the verdict"
        yield inline(change)


def _checks(export: Export) -> Iterator[str]:
    if export.readiness.checks:
        yield "## Questions back to you"
        yield _bullets(check.question for check in export.readiness.checks)


def _plan(export: Export) -> Iterator[str]:
    plan, today = export.plan, export.today
    yield "## Your plan"
    if (second := export.candidacy.second_interview) is not None:
        yield f"Second interview: {moment_name(second)}."
    if not plan.items:
        yield "Nothing is planned for now."
    for day, items in groupby(plan.items, key=lambda item: item.day):
        on_day = list(items)
        yield f"### {day_near(day, today)}"
        yield minutes_words(sum(item.minutes for item in on_day)) + " in all"
        yield "\n".join(_item(item, export) for item in on_day)


def _item(item: PlanItem, export: Export) -> str:
    action = export.catalogue.action[item.action]
    lines = [
        f"- [ ] **{inline(action.title)}** ({item_note(item)})",
        inline(action.wording),
        inline(action.if_then),
        f"Done when: {inline(action.done_when)}",
    ]
    if item.letter:
        lines.append(f"Start from: {inline(export.catalogue.letter[item.letter].name)}")
    return "\\\n  ".join(lines)


def _not_planned(export: Export) -> Iterator[str]:
    for title, entries in unplanned_groups(export.plan):
        yield f"## {title}"
        yield "\n".join(_reason(entry, export) for entry in entries)


def _reason(entry: Unplanned, export: Export) -> str:
    return f"- {inline(export.catalogue.action[entry.action].title)}: {inline(entry.reason)}"


def _method(export: Export) -> Iterator[str]:
    yield "## How to read this"
    yield NOT_A_CHANCE
    if export.catalogue.limits:
        yield _bullets(export.catalogue.limits)
    depth = "quick check" if export.readiness.depth == "quick" else "full assessment"
    yield (
        f"Made on {day_name(export.today, year=True)} from a {depth}, "
        f"with catalogue {inline(export.readiness.catalogue)} and {minutes_words(export.plan.minutes_per_day)} a day."
    )


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(f"- {inline(text)}" for text in texts)
