"""The report as one Markdown document: verdict, blocks, weak spots, dated plan with boxes, and how it was made.

The same content as the PDF. Every word of it is escaped; only this file makes markup.
"""

from collections.abc import Iterable, Iterator, Sequence

from exports.export import Export
from exports.report import DayOfSteps, Report, Spot, Step, report_of
from wording.markdown import inline, quoted


def render(export: Export) -> bytes:
    """Return readiness report and plan as one UTF-8 document."""
    report = report_of(export)
    parts = (_head, _blocks, _weak_spots, _verdict_change, _checks, _other_spots, _plan, _not_planned, _method)
    paragraphs = [paragraph for part in parts for paragraph in part(report)]
    return ("\n\n".join(paragraphs) + "\n").encode()


def _head(report: Report) -> Iterator[str]:
    yield f"# {inline(report.title)}"
    yield inline(report.job)
    yield inline(report.about)
    yield inline(" ".join(report.opening))
    if report.numbers:
        yield _bullets(f"{name}: {number} ({note})" for name, number, note in report.numbers)


def _blocks(report: Report) -> Iterator[str]:
    yield "## Where you stand"
    yield _table(("Part", "Score and range", "Part of the number", "Answered"), report.blocks)


def _weak_spots(report: Report) -> Iterator[str]:
    if report.spots:
        yield "## What to work on next"
    for spot in report.spots:
        yield from _weak_spot(spot)


def _weak_spot(spot: Spot) -> Iterator[str]:
    yield f"### {inline(spot.name)}"
    yield inline(spot.cost)
    yield _bullets(f"{name}: {said}" for name, said in spot.points)
    for name, lines in spot.words:
        yield f"{name}:"
        yield quoted("\n".join(lines))


def _verdict_change(report: Report) -> Iterator[str]:
    if report.change:
        yield "## What would change the verdict"
        yield inline(report.change)


def _checks(report: Report) -> Iterator[str]:
    if report.questions:
        yield "## Questions back to you"
        yield _bullets(report.questions)


def _other_spots(report: Report) -> Iterator[str]:
    if report.other_spots:
        yield "## What else costs points"
        yield _table(("Factor", "Points", "What can be done"), report.other_spots)


def _plan(report: Report) -> Iterator[str]:
    yield "## Your plan"
    if report.second_interview:
        yield inline(report.second_interview)
    yield inline(report.pace)
    if not report.days:
        yield "Nothing is planned for now."
    for day in report.days:
        yield from _day(day)


def _day(day: DayOfSteps) -> Iterator[str]:
    yield f"### {day.name}"
    yield inline(day.total)
    yield "\n".join(map(_step, day.steps))


def _step(step: Step) -> str:
    return "\\\n  ".join((f"- [ ] **{inline(step.title)}** ({step.note})", *map(inline, step.lines)))


def _not_planned(report: Report) -> Iterator[str]:
    for title, entries in report.unplanned:
        yield f"## {title}"
        yield _bullets(f"{name}: {reason}" for name, reason in entries)


def _method(report: Report) -> Iterator[str]:
    first, *limits = report.method
    yield "## How to read this"
    yield inline(first)
    if limits:
        yield _bullets(limits)
    yield inline(report.made)


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(f"- {inline(text)}" for text in texts)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (head, ("---",) * len(head), *(tuple(map(inline, cells)) for cells in rows))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
