"""Build what a renderer is handed from one of the shipped examples, on a fixed day."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from charts.paper import pictures
from exports import Export, Paper
from scoring.candidacy import Candidacy
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.readiness import readiness
from screens.interviews.examples import example

TODAY = date(2026, 11, 18)
# The parts of a report on the example that waits, in the order in which PDF, document and text have them.
SECTIONS = [
    "Where you stand",
    "What went well",
    "Your next steps",
    "Dates and people",
    "Your plan",
    "What to work on next",
    "What would lift the word",
    "Prepared for round two",
    "Appendix",
]


def candidacy_of(name: str = "waiting", **changes: Any) -> Candidacy:  # noqa: ANN401 - fields of several types
    """Return an example as it stands on the fixed day, with some fields changed and checked again."""
    written = example(name, TODAY).model_dump()
    return Candidacy.model_validate(written | changes)


def export_of(name: str = "waiting", *, today: date = TODAY, **changes: Any) -> Export:  # noqa: ANN401 - see above
    """Return the export of an example, computed by the real engine."""
    catalogue, candidacy = load_catalogue(), candidacy_of(name, **changes)
    return Export(
        candidacy=candidacy,
        catalogue=catalogue,
        readiness=readiness(Snapshot(candidacy, catalogue, today)),
        plan=plan(Snapshot(candidacy, catalogue, today)),
        today=today,
    )


def printed(name: str = "waiting", *, paper: Paper = "a4", **changes: Any) -> Export:  # noqa: ANN401 - see above
    """Return the export of an example with its charts, as the app and the terminal hand it over."""
    return replace(with_charts(export_of(name, **changes)), paper=paper)


def with_charts(export: Export) -> Export:
    """Return the same export with what draws its charts."""
    drawn = partial(pictures, export.now, export.readiness, export.plan)
    return replace(export, pictures=drawn)


HOSTILE = {
    "formula": "=cmd|'/c calc'!A0",
    "script": "<script>alert(1)</script>",
    "calendar": "Acme\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR",
    "markdown": "# Big [click](https://evil.example) ![x](y) | `code` **bold**\n\n---\n\n- item\n\n<b>tag</b> <https://x.example>",
    "right to left": "\u202e\u0645\u0642\u0627\u0628\u0644\u0629\u202c \u05e2\u05d1\u05e8\u05d9\u05ea",
    "emoji": "Chef \U0001f469\u200d\U0001f373\U0001f3fd",
    "control": "a\x00b\x07c\x1b[31md\x0be\u2028f\u2029g\x85h",
    "long": "word " * 2000,
    "spaces": " \t\u00a0 ",
    "empty": "",
}
