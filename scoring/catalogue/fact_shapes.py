"""The shape of `data/facts.yaml`: what conditions may ask of a candidacy.

Decides what a declaration holds. The values are worked out in `scoring.facts`.
"""

from typing import Annotated, Literal

from pydantic import Field

from scoring.terms import Frozen

FactType = Literal["number", "yes_no", "word"]


class Fact(Frozen):
    """A fact by its name in conditions: a number with its unit, yes or no, or one of some words.

    A number `between` two others is never another. A name with `{factor}` or `{action}` declares one fact for each. One with `only_in` is known in that part alone.
    """

    name: Annotated[str, Field(pattern=r"^([a-z_]*\{(factor|action)\}|[a-z_]+)$")]
    type: FactType
    meaning: str
    unit: str | None = None
    between: Annotated[tuple[int, ...], Field(min_length=2, max_length=2)] | None = None
    words: tuple[str, ...] = ()
    only_in: Literal["checks"] | None = None
