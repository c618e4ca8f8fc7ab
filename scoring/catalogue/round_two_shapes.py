"""The shape of `data/round_two.yaml`: parts of the preparation, prompts, the question bank and what notes suggest.

Decides what an entry holds; the texts and the judgements stand in the file, each judgement with its reason.
"""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from scoring.candidacy import NoteKind
from scoring.terms import Frozen, Level

PartName = Literal[
    "debrief",
    "reasons",
    "log",
    "weak_answers",
    "cases",
    "research",
    "people",
    "questions",
    "value_plan",
    "own",
    "closing",
    "offer",
]


class Prompt(Frozen):
    """Something to write down, as a list or as one line; `hint` stands in the empty field.

    Until something is written, the words beside the factor `answer` stand in for it. Once something is, nothing is left
    to do about the factor `settles`.
    """

    kind: NoteKind
    label: str
    hint: str
    about: str | None = None
    shape: Literal["list", "line"] = "list"
    answer: str | None = None
    settles: str | None = None


class Part(Frozen):
    """One part of the preparation, the factor that it feeds and what there is to write down.

    `recalls` shows what another part has asked for; its hint says where to write it. `holds` names the kinds of notes that
    are written here without a prompt. `minutes` are those that it takes of a short preparation; without, it can wait.
    """

    id: PartName
    section: str
    title: str
    introduction: str
    seed_refs: tuple[str, ...]
    factor: str | None = None
    recalls: Prompt | None = None
    prompts: tuple[Prompt, ...] = ()
    holds: tuple[NoteKind, ...] = ()
    letters: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    minutes: Annotated[int, Field(gt=0)] | None = None

    @cached_property
    def kinds(self) -> tuple[NoteKind, ...]:
        """Every kind of note that is written here."""
        return tuple(dict.fromkeys((*(prompt.kind for prompt in self.prompts), *self.holds)))


class Reason(Frozen):
    """Why they may be inviting again, and what that changes."""

    id: str
    text: str
    changes: str
    seed_refs: tuple[str, ...]


class FollowUp(Frozen):
    """What is often asked next when a question holds one of these words or beginnings of words."""

    when: Annotated[tuple[str, ...], Field(min_length=1)]
    ask: str


class Group(Frozen):
    """Questions for one kind of interviewer, known by words of the job title; without such words for anybody.

    A title may fit several groups; the first one counts.

    `{problem}` and `{question}` are filled from the debrief, and a question whose blank stays empty is not offered.
    """

    id: str
    title: str
    questions: tuple[str, ...]
    roles: tuple[str, ...] = ()


class ClosingLine(Frozen):
    """A letter that closes round two, and the condition under which it is offered."""

    letter: str
    when: str
    note: str


class SuggestionRule(Frozen):
    """What the notes must hold for a level to be suggested. `when` reads the tallies of `scoring.round_two.suggestions`."""

    factor: str
    level: Level
    when: str
    why: str


class Aftermath(Frozen):
    """What comes next once a condition holds; the first one that does counts."""

    when: str
    title: str
    text: str
    letters: tuple[str, ...] = ()


class AdvertWords(Frozen):
    """How an advert is read: phrases of headings over what is asked, what is offered and all else, and of sentences that do so.

    `benefits` are things that are offered rather than asked where no heading says which.
    """

    asks_headings: tuple[str, ...]
    offers_headings: tuple[str, ...]
    other_headings: tuple[str, ...]
    asks: tuple[str, ...]
    offers: tuple[str, ...]
    benefits: tuple[str, ...]


class LikenessWords(Frozen):
    """Words that make no two texts alike, and groups of words that mean much the same where work is told of."""

    small: tuple[str, ...]
    alike: tuple[tuple[str, ...], ...]


class Limits(Frozen):
    """The numbers of this file that are judgements, with their reasons in `why`."""

    longest_list: Annotated[int, Field(gt=0)]
    match_from: Annotated[float, Field(gt=0, le=1)]
    matches_shown: Annotated[int, Field(gt=0)]
    weak_answers: Annotated[int, Field(gt=0)]
    why: dict[str, str]


class Material(Frozen):
    """Everything that the preparation for round two says and asks.

    `first` is the heading over the parts of a short preparation, `confirming` is the action that answers the invitation, `thanks` the letter to each person afterwards.
    """

    first: str
    parts: tuple[Part, ...]
    person_prompts: tuple[Prompt, ...]
    reasons: tuple[Reason, ...]
    follow_ups: tuple[FollowUp, ...]
    otherwise: str
    groups: tuple[Group, ...]
    closing: tuple[ClosingLine, ...]
    closing_without: str
    confirming: str
    thanks: str
    suggestions: tuple[SuggestionRule, ...]
    after: tuple[Aftermath, ...]
    advert: AdvertWords
    likeness: LikenessWords
    limits: Limits

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """Everything that the parts ask to write down."""
        return tuple(prompt for part in self.parts for prompt in part.prompts)

    def prompt(self, kind: NoteKind, about: str | None = None) -> Prompt:
        """Return the first prompt of a kind, or the one about something."""
        return next(prompt for prompt in self.prompts if prompt.kind == kind and about in (None, prompt.about))

    @cached_property
    def part(self) -> dict[str, Part]:
        """Parts by id."""
        return {part.id: part for part in self.parts}
