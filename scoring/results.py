"""What the domain answers: readiness, weak spots, plan. Frozen, serialisable, free of any screen.

Points are on an index from 0 to 100 and unrounded in here. An absent number is `None`, never zero.
"""

from datetime import date
from itertools import chain
from typing import Literal

from pydantic import Field, computed_field

from scoring.terms import FLOAT_NOISE, SECOND, BlockName, Frozen, LabelName, Stage

Channel = Literal["message", "round_two", "none"]
NoNumber = Literal["not_due", "too_few_answers", "range_only", "closed"]
UnplannedKind = Literal[
    "no_time",
    "short_notice",
    "opt_in",
    "waiting_for_event",
    "waiting_for_invitation",
    "not_needed",
    "contact_spacing",
    "done",
    "not_for_me",
    "stopped",
    "low_interest",
    "too_late",
]


class BlockScore(Frozen):
    """One block. `share` is its part of the headline (0 when nothing in it is due yet); `missing` are the open answers.

    `needed` are the first of them that lift the block to a number, None when all of them would not.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    coverage: float = 0.0
    after_repairs: float | None = None
    share: float = 0.0
    no_number: NoNumber | None
    missing: tuple[str, ...] = ()
    needed: tuple[str, ...] | None = ()
    due_from: date | None = None


class Headline(Frozen):
    """The index as performed, with its range, its word and what caps the word."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit_weight: float | None = None
    after_repairs: float | None = None
    label: LabelName | None = None
    uncapped_label: LabelName | None = None
    gates: tuple[str, ...] = ()
    gate_reasons: dict[str, str] = Field(default_factory=dict)
    show: tuple[str, ...] = ()
    no_number: NoNumber | None


class WeakSpot(Frozen):
    """A factor with the points it costs in the headline and what can still be done about it."""

    factor: str
    level: int
    points_lost: float | None
    channel: Channel
    actions: tuple[str, ...]


class NextLabel(Frozen):
    """The next word up and the smallest set of one-level rises that reaches it; a factor may stand in it twice."""

    label: LabelName
    factors: tuple[str, ...]


class RaisedCheck(Frozen):
    """A consistency question that these answers raise."""

    id: str
    question: str
    factors: tuple[str, ...]


class Readiness(Frozen):
    """The scored result for one candidacy on one day. One that has ended has only its `last`, from before that was known.

    `round` is the one that preparation is for, or, once it is over, the last one for which it was rated: 2 for the interview after the first.
    """

    today: date
    catalogue: str
    stage: Stage
    round: int = SECOND
    depth: Literal["quick", "full"]
    headline: Headline
    blocks: dict[BlockName, BlockScore]
    weak_spots: tuple[WeakSpot, ...]
    next_label: NextLabel | None
    checks: tuple[RaisedCheck, ...]
    last: "Readiness | None" = None

    @property
    def open_spots(self) -> tuple[WeakSpot, ...]:
        """The weak spots about which something can still be done, in their order."""
        return tuple(spot for spot in self.weak_spots if spot.channel != "none")


class Share(Frozen):
    """The minutes of an action on one day."""

    day: date
    minutes: int


class PlanItem(Frozen):
    """An action on a day. `due` is its rule's date, `day` where it was packed, `latest` the last useful day.

    `late` says that the rule's first date has passed; `was_due` is its last where that has. What takes longer than a day's minutes is begun on
    an earlier day, `begin`, and finished on `day`, with `shares` by day. `points` is what the projected headline gains with
    this item after all items before it; None without a headline.
    """

    action: str
    due: date
    latest: date
    late: bool
    was_due: date | None
    minutes: int
    points: float | None
    factors: tuple[str, ...]
    letter: str | None
    day: date
    shares: tuple[Share, ...]

    @computed_field  # type: ignore[prop-decorator]
    @property
    def begin(self) -> date:
        """The first day on which there is something to do for it."""
        return min((share.day for share in self.shares), default=self.day)


class Unplanned(Frozen):
    """An action that is not in the plan, with the reason in one sentence.

    `kind` is the machine-readable reason; `from_day` the day it may come up, where known.
    """

    action: str
    reason: str
    kind: UnplannedKind
    from_day: date | None = None


class Plan(Frozen):
    """Dated actions plus what was left out. The four lists together name every action of the catalogue exactly once."""

    today: date
    catalogue: str
    stage: Stage
    minutes_per_day: int
    items: tuple[PlanItem, ...]
    left_out: tuple[Unplanned, ...]
    not_due: tuple[Unplanned, ...]
    stopped: tuple[Unplanned, ...]
    projected: float | None

    @property
    def lifts(self) -> bool:
        """Whether doing everything in it would raise the index."""
        return any((item.points or 0) > FLOAT_NOISE for item in self.items)

    @property
    def by_day(self) -> dict[date, dict[str, int]]:
        """The minutes of each day by action: the days in order, the actions in the plan's; the one count of all pages and files."""
        shares = [(share.day, item.action, share.minutes) for item in self.items for share in item.shares]
        days = dict.fromkeys(sorted({day for day, _, _ in shares}))
        return {day: {action: minutes for on, action, minutes in shares if on == day} for day in days}

    @property
    def begun(self) -> tuple[PlanItem, ...]:
        """The items in the order in which they are begun: the first is the next thing to do, on every page and in every file."""
        items = {item.action: item for item in self.items}
        return tuple(items[action] for action in dict.fromkeys(chain.from_iterable(self.by_day.values())))
