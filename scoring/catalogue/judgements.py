"""The shape of the judgements: every number in the score and in the plan that somebody has to decide.

The numbers themselves are `data/scoring.yaml` and `data/scheduling.yaml`, each with its reason.
"""

from typing import Annotated, Literal

from pydantic import Field

from scoring.terms import Days, Frozen, LabelName, Level, Span


class Check(Frozen):
    """A question back to the user when two answers do not seem to fit; never an edit."""

    id: str
    when: str
    question: str
    factors: tuple[str, ...]


class Gate(Frozen):
    """A condition that caps the label (never the number), or asks for the fit check first."""

    id: str
    when: str
    cap: LabelName | None = None
    show: str | None = None
    reason: str


class StageWeights(Frozen):
    """How much each block counts in the headline at one stage; the three add up to one."""

    impression: Annotated[float, Field(ge=0)]
    follow_up: Annotated[float, Field(ge=0)]
    preparation: Annotated[float, Field(ge=0)]


class Label(Frozen):
    """A word for a stretch of the index, from `at_least` up to the next label."""

    name: LabelName
    at_least: Annotated[int, Field(ge=0, le=100)]
    meaning: str


class ThankYouStep(Frozen):
    """The level of the thank-you factor by whole calendar days after the interview."""

    up_to_day: Days | None
    sent: Level
    unsent: Level | None


class Pending(Frozen):
    """A factor that is not due before `until_day` is over, or before a thank-you has gone out."""

    factor: str
    until_day: Days | None = None
    until_thanked: bool = False


class ThankYou(Frozen):
    """Which factor is computed from the first thank-you, its table of days, and which ratings from a level on tell of one."""

    factor: str
    told_by: dict[str, Level]
    steps: tuple[ThankYouStep, ...]


class Coverage(Frozen):
    """Shares of the asked weight from which a range and a number may be shown."""

    range_from: Annotated[float, Field(gt=0, le=1)]
    number_from: Annotated[float, Field(gt=0, le=1)]


class Fill(Frozen):
    """The levels that stand in for an unknown answer at the two ends of a range."""

    low: Level
    high: Level


Credit = Annotated[float, Field(ge=0, le=1)]


class RepairCredit(Frozen):
    """Levels that one finished repair adds, by how far the factor can be repaired."""

    yes: Credit
    partly: Credit
    no: Credit


class Target(Frozen):
    """The level that a plan aims for, by weight of the factor."""

    weight_1: Level
    other: Level


class Scoring(Frozen):
    """Every number that is a judgement in the score, with its reasons in `why`."""

    stage_weights: dict[Literal["waiting", "invited"], StageWeights]
    coverage: Coverage
    band_points: Annotated[int, Field(ge=0, le=50)]
    unknown: Fill
    labels: tuple[Label, ...]
    gates: tuple[Gate, ...]
    checks: tuple[Check, ...]
    ratings_to_compare: Annotated[int, Field(ge=2)]
    thank_you: ThankYou
    pending: tuple[Pending, ...]
    repair_credit: RepairCredit
    target: Target
    why: dict[str, str]


class ShortNotice(Frozen):
    """What is worth doing when round two is at most `hours` away, in this order; the rest is left out openly."""

    hours: Annotated[int, Field(gt=0, le=240)]
    actions: tuple[str, ...]


class Scheduling(Frozen):
    """Every number that is a judgement in the plan, with its reasons in `why`. Days are business days unless named.

    `fit_check` is the action that goes first while a gate asks for it, `at_once` one that begins with whatever minutes are left; `grace_calendar_days` is how far an action without
    a last day of its own may slip before it is left out; a message that must keep its distance waits for less than
    `longest_delay_calendar_days`.
    """

    between_contacts_business_days: Span
    between_status_questions_business_days: Span
    usual_wait_calendar_days: Span
    hard_stop_calendar_day: Span
    after_stated_date_calendar_days: Span
    after_reply_calendar_days: Span
    urgent_within_hours: Annotated[int, Field(ge=0, le=240)]
    changeover_minutes: Annotated[int, Field(ge=0, le=60)]
    items_per_day: Annotated[int, Field(gt=0)]
    default_minutes_per_day: Annotated[int, Field(ge=5, le=600)]
    morning_ends_at_hour: Annotated[int, Field(ge=0, le=24)]
    preparation_order: tuple[str, ...]
    short_notice: tuple[ShortNotice, ...]
    fit_check: str
    at_once: str
    grace_calendar_days: Span
    longest_delay_calendar_days: Span
    why: dict[str, str]
