"""What a renderer is handed: everything one report needs, already computed.

Nothing in here reads a clock, a file or a database; the same `Export` always renders to the same bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from scoring.candidacy import Candidacy
from scoring.catalogue import Catalogue
from scoring.results import Plan, Readiness


@dataclass(frozen=True, slots=True)
class Export:
    """One candidacy with its readiness and plan, as they stand on `today`."""

    candidacy: Candidacy
    catalogue: Catalogue
    readiness: Readiness
    plan: Plan
    today: date


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that people can take away; `title` is what a menu shows, `name` what the terminal asks for."""

    name: str
    title: str
    extension: str
    mime: str
    render: Callable[[Export], bytes]
