"""What every room shares: levels, blocks, labels, stages, what a frozen value is, and when two things are the same."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Days = Annotated[int, Field(ge=-366, le=366, strict=True)]
Span = Annotated[int, Field(ge=0, le=366, strict=True)]
Identifier = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
Level = Annotated[int, Field(ge=0, le=4, strict=True)]
BlockName = Literal["impression", "follow_up", "preparation"]
LabelName = Literal["thin", "mixed", "good", "strong"]
RepairChannel = Literal["message", "round_two", "both"]

BLOCKS: tuple[BlockName, ...] = ("impression", "follow_up", "preparation")
SECOND = 2  # the round of the interview after the first one
FLOAT_NOISE = 1e-9

Place = TypeVar("Place")
Key = TypeVar("Key")


class Stage(StrEnum):
    """Where a candidacy stands; derived from its events, never typed."""

    WAITING = "waiting"
    INVITED = "invited"
    HELD = "held"
    CLOSED = "closed"


class Frozen(BaseModel):
    """A value that never changes and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def without_noise(value: float) -> float:
    """Round away what adding floats in another order would change."""
    return round(value, 9)


def again(found: Iterable[tuple[Place, Key]]) -> Iterator[tuple[Place, Key]]:
    """Yield what has come before in the same order, with the place at which it comes again."""
    seen = set()
    for place, key in found:
        if key in seen:
            yield place, key
        seen.add(key)
