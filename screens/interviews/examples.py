"""The worked examples under `data/examples/`: invented candidacies that show the product at three moments.

Decides their names and order, and moves their dates so that an example happens around the day it is opened.
"""

from datetime import date, timedelta
from functools import cache
from typing import Any

from scoring.candidacy import Candidacy
from scoring.loading import SHIPPED, load_catalogue
from scoring.terms import Frozen

EXAMPLES: tuple[str, ...] = ("fresh", "waiting", "invited")


class Example(Frozen):
    """A candidacy as it stands on the day `today`, with a title and a sentence for the list of examples."""

    title: str
    summary: str
    today: date
    candidacy: Candidacy


@cache
def load_example(name: str) -> Example:
    """Read an example by its name from `EXAMPLES`, with the dates it was written with, as if seen under this catalogue."""
    written = Example.model_validate_json((SHIPPED / "examples" / f"{name}.json").read_bytes())
    seen = written.candidacy.model_copy(update={"catalogue": load_catalogue().version})
    return written.model_copy(update={"candidacy": seen})


def example(name: str, today: date) -> Candidacy:
    """Return the candidacy of an example, every date in it moved by whole days so that it stands at `today`."""
    written = load_example(name)
    return Candidacy.model_validate(_moved(written.candidacy.model_dump(by_alias=True), today - written.today))


def _moved(value: Any, by: timedelta) -> Any:  # noqa: ANN401 - a dumped candidacy is dicts, sequences and plain values
    """Return the same with every date and moment in it moved."""
    match value:
        case date():
            return value + by
        case dict():
            return {name: _moved(part, by) for name, part in value.items()}
        case list() | tuple():
            return tuple(_moved(part, by) for part in value)
    return value
