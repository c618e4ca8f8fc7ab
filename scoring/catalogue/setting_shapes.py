"""What the kind of interview, its format, the contact rule and the circumstances change, as `data/interviews/` says it."""

from typing import Annotated, Literal

from pydantic import Field

from scoring.terms import Frozen, Identifier, Span


class LeftOut(Frozen):
    """Factors that could not come up: what they are about, as in "questions about a live talk", and why not."""

    factors: Annotated[tuple[str, ...], Field(min_length=1)]
    about: str
    reason: str


class Cancelled(Frozen):
    """Actions that make no sense here, and the sentence that says so."""

    actions: Annotated[tuple[str, ...], Field(min_length=1)]
    reason: str


class Waits(Frozen):
    """Other waiting times than usual, in calendar days after the first interview, and why."""

    check_in: Span
    hard_stop: Span
    reason: str


class Setting(Frozen):
    """A kind of interview, a format, a contact rule, a circumstance or how many people were met, and all that it changes.

    `asks` are factors that are asked here alone, `quick` those that the quick check asks besides the core. Actions in
    `adds` are planned here alone, letters in `brings` offered here alone, those in `drops` are not. `repairs` says what
    can still be done about a factor where that differs. With `refuses`, nobody of the employer may be written to; with
    `one_note`, thanks go to the contact alone, who passes them on. `notes` stand beside a question, that of a factor or
    `contact_rule`; `advice` says what fits this interview.
    """

    id: Identifier
    group: Literal["kind", "format", "contact_rule", "circumstance", "people"]
    name: str
    hint: str | None = None
    leaves_out: tuple[LeftOut, ...] = ()
    asks: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    cancels: tuple[Cancelled, ...] = ()
    repairs: dict[str, str] = Field(default_factory=dict)
    brings: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()
    refuses: str | None = None
    one_note: bool = False
    waits: Waits | None = None
    notes: dict[str, str] = Field(default_factory=dict)
    advice: tuple[str, ...] = ()
