"""What a renderer is handed: everything one report needs, already computed.

Nothing in here reads a clock, a file or a database; the same `Export` always renders to the same bytes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal, TypeAlias

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.facts import Snapshot
from scoring.results import Plan, Readiness

Paper: TypeAlias = Literal["a4", "letter"]
# A chart as a template draws it: its `kind` of drawing, the `rows` by the names that the drawing uses, its `finding` in a
# sentence without a full stop, and `alt`, what it shows for those who cannot see it.
Picture: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Export:
    """One candidacy with its readiness and plan, as they stand on `today`.

    `pictures` draws the charts by name and is called only by formats that print them; `paper` is the size of a page.
    `revision` counts the changes to the candidacy and `made` is the moment of the report, as far as they are known;
    `earlier` is what calendar files before this one have held, as `calendar_file.held` wrote it.
    """

    candidacy: Candidacy
    catalogue: Catalogue
    readiness: Readiness
    plan: Plan
    today: date
    pictures: Callable[[], Mapping[str, Picture]] = dict
    paper: Paper = "a4"
    revision: int = 0
    made: datetime | None = None
    earlier: str = ""

    @cached_property
    def now(self) -> Snapshot:
        """What the candidacy says on `today`; what is dated later does not count yet."""
        return Snapshot(self.candidacy, self.catalogue, self.today)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that people can take away; `title` is what a menu shows, `name` what the terminal asks for."""

    name: str
    title: str
    extension: str
    mime: str
    render: Callable[[Export], bytes]
