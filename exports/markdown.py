"""The report as one Markdown document: verdict, blocks, weak spots, dated plan with boxes, and how it was made.

The same content as the PDF. Every word of it is escaped; only the template makes markup.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exports.export import Export
from exports.report import report_of
from wording.markdown import inline

_TEMPLATES = Environment(  # noqa: S701 - this escapes for Markdown, not for HTML
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    finalize=inline,
    undefined=StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)


def render(export: Export) -> bytes:
    """Return readiness report and plan as one UTF-8 document."""
    return _TEMPLATES.get_template("report.md").render(report=report_of(export)).encode()
