"""The shape of what letters draw on: their blanks, their occasions, and what a look at a draft asks.

The words are YAML under `data/`; what must hold between them and the letters is in `scoring.loading.contradictions`.
"""

from typing import Annotated, Literal

from pydantic import Field

from scoring.candidacy import ContactAbout, ContactChannel, NoteKind
from scoring.terms import Frozen

FindingKind = Literal[
    "presumes",
    "no_thanks",
    "no_proof",
    "no_help",
    "pesters",
    "too_long",
    "blanks_left",
    "same_text",
    "enthusiasm",
    "group_salutation",
    "other_name",
]
To = Literal[
    "main_interviewer",
    "further_interviewers",
    "everybody",
    "round_two",
    "contact",
    "through",
    "referees",
    "inside_contact",
    "yourself",
]
Known = Literal[
    "name",
    "role",
    "employer",
    "interview_date",
    "interview_day",
    "second_interview",
    "second_interview_day",
    "decision_date",
    "answer_by",
    "people_there",
    "next_step",
    "question_bank",
]


class Written(Frozen):
    """Notes of a kind; with `about` only those about that, with `ending` only those that such a note completes."""

    kind: NoteKind
    about: str | None = None
    ending: NoteKind | None = None


class LetterBlank(Frozen):
    """What stands for some texts in braces: its question, and where it is filled from before anybody is asked.

    `known` is a field of the candidacy, `notes` the newest of some notes, `answer` the words beside a factor; words of
    the factor `hint` and of `hint_notes` are shown beside the question and never used by themselves. An optional blank
    vanishes when it is empty, with the words that stand `around` it. A `proper` one is a name or a date and keeps its
    capitals. One with `lines` is all there is, one a line, and is written elsewhere. What is `of_round` is asked
    anew for each round: the one ahead, or the one that took place last.
    """

    key: Annotated[str, Field(pattern=r"^[a-z_]{1,24}$")]
    texts: Annotated[tuple[str, ...], Field(min_length=1)]
    question: str
    example: str
    scope: Literal["all", "person"]
    of_round: Literal["ahead", "held"] | None = None
    optional: bool = False
    around: Annotated[str, Field(pattern=r"^[^{}]*\{\}[^{}]*$")] = "{}"
    proper: bool = False
    known: Known | None = None
    notes: Written | None = None
    answer: str | None = None
    hint: str | None = None
    hint_notes: Written | None = None
    lines: bool = False


class Sends(Frozen):
    """What is written down when a letter is sent. A part of the thank-you sends nothing while that is not sent."""

    kind: Literal["thank_you_sent", "contact"]
    about: ContactAbout | None = None
    channel: ContactChannel | None = None
    inside_note: bool = False


class Occasion(Frozen):
    """A moment for a letter: when one of these actions is planned and `when` holds; without actions, when it holds."""

    to: To
    why: str
    actions: tuple[str, ...] = ()
    when: str = "True"


class LetterUse(Frozen):
    """When a letter is offered, and in `moment` the same in words for the time before."""

    letter: str
    moment: str
    occasions: tuple[Occasion, ...]
    sends: Sends | None = None


class Doubt(Frozen):
    """One thing that a draft is looked at for: the question, why it is asked, and the phrases that raise or settle it.

    `letters` are those it is asked of. `phrases` raise it unless the same sentence holds one of `unless`; where `settles`
    is true, they settle it, and a draft without any of them raises it. With `below_interest` it is asked only of who wants
    the job less. Of a greeting, `unless` are the words that name nobody.
    """

    kind: FindingKind
    question: str
    why: str
    letters: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    settles: bool = False
    below_interest: Annotated[int, Field(ge=1, le=5)] | None = None
