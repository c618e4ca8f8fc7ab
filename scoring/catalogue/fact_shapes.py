"""The shape of `data/facts.yaml`: what conditions may ask of a candidacy.

Decides what a declaration holds. The values are worked out in `scoring.facts`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from scoring.terms import Frozen

FactType = Literal["number", "yes_no", "word"]


class Fact(Frozen):
    """A fact by its name in conditions: a number with its unit, yes or no, or one of some words.

    A name with `{factor}` or `{action}` declares one fact for each. One with `only_in` is known in that part alone.
    """

    name: Annotated[str, Field(pattern=r"^([a-z_]*\{(factor|action)\}|[a-z_]+)$")]
    type: FactType
    meaning: str
    unit: str | None = None
    words: tuple[str, ...] = ()
    only_in: Literal["checks"] | None = None


def expanded(facts: Iterable[Fact], ids: Mapping[str, Iterable[str]]) -> Iterator[Fact]:
    """Yield the facts, those with a name in braces once for each of the ids of that kind."""
    for fact in facts:
        kind = fact.name.partition("{")[2].rstrip("}")
        for entry_id in ids.get(kind, ("",)):
            yield fact.model_copy(update={"name": fact.name.replace(f"{{{kind}}}", entry_id)})
