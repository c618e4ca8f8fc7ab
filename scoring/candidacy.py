"""A candidacy: one person's run for one job, as it is kept, exported and restored (interchange schema 1).

These models say what a field may hold, and `MOST` how long a list in a file may be. Whether the fields fit each other and the catalogue (dates in order, known
factors) is decided in `scoring.validation.coherence`.
"""

from datetime import date, datetime
from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, Field, StringConstraints, TypeAdapter

from scoring.terms import SECOND, Frozen, Identifier, Level

SCHEMA = 1
LONGEST_LINE = 10_000
MOST_ROUNDS = 20
MOST: Final[dict[str, int]] = {
    "interviewers": 50,
    "days_off": 1_000,
    "opted_in": 500,
    "circumstances": 20,
    "asked_anyway": 500,
    "answers": 500,
    "before": 20,
    "events": 2_000,
    "actions": 500,
    "repaired": 200,
    "notes": 2_000,
    "links": 200,
}

ShortText = Annotated[str, StringConstraints(max_length=LONGEST_LINE)]
Text = Annotated[str, StringConstraints(max_length=20_000)]
Day = date
Moment = Annotated[date | datetime, Field(union_mode="left_to_right")]
RoundNumber = Annotated[int, Field(ge=1, le=MOST_ROUNDS, strict=True)]

InterviewFormat = Literal["in_person", "video", "phone", "recorded"]
InterviewKind = Literal["conversation", "screen", "technical", "panel", "assessment_centre", "recorded"]
ContactRuleKind = Literal["open", "through", "none"]
Circumstance = Literal["internal", "new_field", "academic", "public_sector"]
ContactAbout = Literal["status", "decision_date", "useful_item", "referee", "inside", "correction"]
ContactChannel = Literal["email", "phone", "letter", "other"]
Depth = Literal["quick", "full"]
ExpectedRounds = Literal["one", "two", "three_or_more", "unknown"]
EventKind = Literal[
    "thank_you_sent",
    "contact",
    "reply_received",
    "invited",
    "task_agreed",
    "second_interview_held",
    "offer",
    "accepted",
    "declined",
    "rejected",
    "parked",
    "reopened",
]

NoteKind = Literal[
    "blank",
    "landed",
    "fell_flat",
    "unsaid",
    "promised",
    "problem",
    "question",
    "advert",
    "requirement",
    "case",
    "person",
    "value_plan",
    "must_have",
    "deal_breaker",
    "watch_for",
    "closing",
    "offer",
    "answer",
    "ask",
    "reason",
    "research",
    "result",
]


class FirstInterview(Frozen):
    """When the first interview ended (with its time zone), what kind it was and how it was held."""

    ended: AwareDatetime
    kind: InterviewKind = "conversation"
    format: InterviewFormat = "in_person"

    @property
    def held(self) -> InterviewFormat:
        """How it was held: a recorded interview is of the recorded format, whatever a file says of that."""
        return "recorded" if self.kind == "recorded" else self.format


class Interviewer(Frozen):
    """Someone who took part in the first interview. Who was removed stays as long as something names them."""

    id: Identifier
    name: ShortText
    role: ShortText | None = None
    email: ShortText | None = None
    removed: bool = False


class ContactPerson(Frozen):
    """The person to turn to about the process."""

    name: ShortText
    role: ShortText | None = None
    channel: ContactChannel | None = None
    address: ShortText | None = None


class Intermediary(Frozen):
    """The agent, coordinator or office that everything goes through."""

    name: ShortText = ""
    role: ShortText | None = None
    email: ShortText | None = None


class ContactRule(Frozen):
    """Whether they may be written to: freely, only through one person or office, or not at all."""

    kind: ContactRuleKind = "open"
    through: Intermediary | None = None


class Earlier(Frozen):
    """What was answered for a round before."""

    round: RoundNumber
    kind: Literal["rated", "not_applicable", "unsure"]
    level: Level | None = None
    evidence: Text | None = None
    contra: Text | None = None


class _Answer(Frozen):
    """Who answers which factor, and what they wrote for and against it.

    Preparation is answered anew for each round: `round` is the one that the answer is for (2 where it names none), `before`
    what was answered for the rounds before it.
    """

    factor: Identifier
    rater: Literal["self", "observer"] = "self"
    kind: str
    evidence: Text | None = None
    contra: Text | None = None
    round: RoundNumber | None = None
    before: tuple[Earlier, ...] = ()

    @property
    def of_round(self) -> int:
        """The round that it is for: round two where it names none."""
        return self.round or SECOND


class Rated(_Answer):
    """The highest level whose whole sentence is true."""

    kind: Literal["rated"] = "rated"
    level: Level


class NotApplicable(_Answer):
    """The factor does not apply; it leaves the denominator."""

    kind: Literal["not_applicable"] = "not_applicable"
    reason: Text


class Unsure(_Answer):
    """The user cannot judge or remember; it stays in the coverage and widens the range."""

    kind: Literal["unsure"] = "unsure"


class Unanswered(_Answer):
    """Words kept for a factor that has no answer yet; scored like no answer at all."""

    kind: Literal["unanswered"] = "unanswered"


Answer = Annotated[Rated | NotApplicable | Unsure | Unanswered, Field(discriminator="kind")]
_ANY_ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)


class Event(Frozen):
    """Something that happened on a day.

    `to` and `sender` hold an interviewer's id, `contact` for the contact person, or a free name. In JSON the sender of
    a reply is called `from`. A message that an action of the plan sent names it. `round` is the round that it belongs to,
    where that is known: 2 for the interview after the first.
    """

    kind: EventKind
    on: Day
    id: Identifier | None = None
    to: ShortText | None = None
    sender: Annotated[ShortText | None, Field(alias="from")] = None
    channel: ContactChannel | None = None
    about: ContactAbout | None = None
    second_interview: Moment | None = None
    deadline: Day | None = None
    respond_by: Day | None = None
    note: Text | None = None
    action: Identifier | None = None
    round: RoundNumber | None = None

    model_config = Frozen.model_config | {"populate_by_name": True, "serialize_by_alias": True}


class ActionState(Frozen):
    """What the user said of an action: done (and which factors it addressed) or not for me."""

    action: Identifier
    status: Literal["done", "not_for_me"]
    on: Day
    repaired: tuple[Identifier, ...] = ()


class Note(Frozen):
    """Words of the user's that letters and the preparation for round two draw on.

    `about` says of whom or of what (an interviewer's id, `contact`, the blank of a letter, a part of the value plan),
    `links` which other notes it is matched with (a requirement with cases), or which prompt it answers (of a person).
    """

    id: Identifier
    kind: NoteKind
    text: Text = ""
    about: Identifier | None = None
    links: tuple[Identifier, ...] = ()


class Candidacy(Frozen):
    """One person's run for one job. Order of answers carries no meaning.

    `asked_anyway` holds factors that are asked although the kind of interview leaves them out, `catalogue` the version
    under which the person last saw their numbers.
    """

    schema_version: Annotated[Literal[1], Field(alias="schema")] = 1
    id: Identifier
    employer: ShortText = ""
    role: ShortText = ""
    depth: Depth = "quick"
    first_interview: FirstInterview
    interviewers: tuple[Interviewer, ...] = ()
    expected_rounds: ExpectedRounds = "unknown"
    decision_date: Day | None = None
    contact: ContactPerson | None = None
    contact_rule: ContactRule = ContactRule()
    circumstances: tuple[Circumstance, ...] = ()
    asked_anyway: tuple[Identifier, ...] = ()
    catalogue: Annotated[str, StringConstraints(max_length=40)] | None = None
    interest: Annotated[int, Field(ge=1, le=5, strict=True)] | None = None
    forecast: Annotated[int, Field(ge=0, le=100, strict=True)] | None = None
    minutes_per_day: Annotated[int, Field(ge=5, le=600, strict=True)] | None = None
    days_off: tuple[Day, ...] = ()
    opted_in: tuple[Identifier, ...] = ()
    answers: tuple[Answer, ...] = ()
    events: tuple[Event, ...] = ()
    actions: tuple[ActionState, ...] = ()
    notes: tuple[Note, ...] = ()

    model_config = Frozen.model_config | {"populate_by_name": True, "serialize_by_alias": True}

    @property
    def interview_day(self) -> date:
        """The calendar day of the first interview, where it took place."""
        return self.first_interview.ended.date()

    @property
    def present_interviewers(self) -> tuple[Interviewer, ...]:
        """Those who were not removed."""
        return tuple(person for person in self.interviewers if not person.removed)

    @property
    def events_in_order(self) -> tuple[Event, ...]:
        """Events by day; those of one day in the order they were entered."""
        return tuple(sorted(self.events, key=lambda event: event.on))


def before(answer: Answer, number: int) -> Answer | None:
    """Return what was answered for the newest round up to a number before the answer that stands; None where nothing was."""
    known = [one for one in answer.before if one.round <= number]
    if not known:
        return None
    earlier = max(known, key=lambda one: one.round).model_dump(exclude_none=True)
    reason = {"reason": ""} if earlier["kind"] == "not_applicable" else {}
    return _ANY_ANSWER.validate_python({**earlier, **reason, "factor": answer.factor, "rater": answer.rater})


def answer_of(candidacy: Candidacy, factor: str | None) -> Answer | None:
    """Return the user's own answer to a factor, None while there is none."""
    return next((one for one in candidacy.answers if one.factor == factor and one.rater == "self"), None)


def day_of(moment: date | datetime) -> date:
    """Return the calendar day of a date or a moment."""
    return moment.date() if isinstance(moment, datetime) else moment
