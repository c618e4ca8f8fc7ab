"""Refusals: whether a message may go out on a day and, if not, why and from when on.

The one place that knows contact discipline; plan, letters and pages ask it. Kinds of messages are in `data/messages.yaml`,
distances in `data/scheduling.yaml`; when an action is due is decided in `scoring.planning.due`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from scoring.calendar import ONE_DAY, business_days_between, is_business_day, spoken
from scoring.facts import Snapshot
from scoring.facts.messages import Dated, Message
from scoring.language import counted, plural_form
from scoring.people import known

RefusalKind = Literal[
    "unwanted", "awaits_date", "month_passed", "one_a_wait", "asked", "unthanked", "nobody_at_work", "too_close"
]
_FARTHEST = 3660  # ten years: more than anybody's days off


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a message may not go out on a day; `cause` is the message that stands against it, where one does."""

    kind: RefusalKind
    message: Message
    day: date
    now: Snapshot
    cause: Dated | None = None

    @property
    def final(self) -> bool:
        """Whether no later day will do either."""
        return self.kind in {"unwanted", "awaits_date", "month_passed", "one_a_wait", "asked"}

    @property
    def free(self) -> date | None:
        """The first day on which nothing that went out stands against it any more, None where no day will do."""
        days = (self.day + number * ONE_DAY for number in range(1, _FARTHEST))
        return None if self.final else next((day for day in days if not refusal(self.message, day, self.now)), None)

    @property
    def reason(self) -> str:
        """The refusal in one or two sentences."""
        rules, cause = self.now.catalogue.scheduling, self.cause
        match self.kind:
            case "unwanted":
                return self.now.refuses or ""
            case "awaits_date":
                own = f"You asked for the decision date on {spoken(self.now.awaits_date or self.day)}; now"
                after = f"After {_planned(cause, self.now)}" if cause else own
                return f"{after} it is their turn."
            case "month_passed":
                last, verb = self.now.last_day_to_ask, "was" if self.now.last_day_to_ask < self.now.today else "is"
                return f"The last day for such a question {verb} {spoken(last)}; one more would not help you."
            case "one_a_wait" if cause:
                sent = _planned(cause, self.now) if cause.event is None else f"What you sent on {spoken(cause.day)}"
                return f"{sent} is enough until they reply."
            case "asked" if cause:
                asked = _planned(cause, self.now) if cause.event is None else _done(cause, self.now, asks=True)
                stands = f"{asked}. Nothing unasked follows a question until they reply"
            case "unthanked" if cause:
                return f"{_planned(cause, self.now)} comes first."
            case "too_close" if cause:
                asks = self.message.kind.asks and cause.message.kind.asks
                gap = rules.between_status_questions_business_days if asks else rules.between_contacts_business_days
                two = "such questions" if asks else "messages to one person"
                done = _planned(cause, self.now) if cause.event is None else _done(cause, self.now, asks=asks)
                between = f"{counted(gap, 'business day')} {plural_form(gap, 'belongs')} between two {two}"
                stands = f"{done}. {between}"
            case _:
                stands = f"Nobody is at work on {spoken(self.day)}"
        known = self.free if cause is None or cause.event else None
        return f"{stands}, so {spoken(known)} is the first day for this." if known else f"{stands}."


def refusal(message: Message, day: date, now: Snapshot, planned: Iterable[Dated] = ()) -> Refusal | None:
    """Return why a message may not go out on a day beside what was sent and what is planned, None if it may.

    Who takes no messages gets none, and an answer waits for nobody. Nothing follows the question for their
    date until they reply; one useful thing is enough until then, and none follows a question. Nobody is asked after the
    last day for that or before their thanks; messages keep their distances.
    """
    if now.unwanted(message.kind):
        return Refusal("unwanted", message, day, now)
    against = () if message.answers else _against(message, day, now, tuple(planned))
    return next((Refusal(kind, message, day, now, cause) for kind, cause in against), None)


def _against(
    message: Message, day: date, now: Snapshot, planned: tuple[Dated, ...]
) -> Iterator[tuple[RefusalKind, Dated | None]]:
    """Yield what stands against a message, what no waiting mends first."""
    if message.unsolicited and now.awaits_date and now.awaits_date <= day:
        yield "awaits_date", None
    if message.kind.asks and day > now.last_day_to_ask:
        yield "month_passed", None
    yield from _once(message, day, (*now.unanswered, *planned))
    if not is_business_day(day, now.days_off):
        yield "nobody_at_work", None
    for other in planned:
        if message.unsolicited and other.message.kind.last and other.day <= day:
            yield "awaits_date", other
        thanks = other.message.kind.id == "thank_you" and other.message.people & message.people
        if message.kind.asks and thanks and day <= other.day:
            yield "unthanked", other
    close = [other for other in (*_history(message, now), *planned) if _too_close(message, day, other, now)]
    if close:
        yield "too_close", max(close, key=lambda other: other.day)


def _once(message: Message, day: date, others: Iterable[Dated]) -> Iterator[tuple[RefusalKind, Dated]]:
    """Yield what makes something unasked one too many while they have not replied: another such thing, or a question before it."""
    for other in others if message.kind.once else ():
        if other.message.kind.id == message.kind.id and other.message.people & message.people:
            yield "one_a_wait", other
        if other.message.kind.asks and other.day <= day:
            yield "asked", other


def _history(message: Message, now: Snapshot) -> Iterator[Dated]:
    """Yield what went out, without the call that reached nobody and that the message takes the place of."""
    missed = now.unanswered[-1] if message.after_call and now.facts["phone_attempt_failed"] else None
    return (one for one in now.sent if one is not missed)


def _too_close(message: Message, day: date, other: Dated, now: Snapshot) -> bool:
    """Tell whether two messages are too close, whichever comes first; an answer that comes later waits for nobody."""
    if other.message.answers and other.day > day:
        return False
    rules, apart = now.catalogue.scheduling, 0
    if message.people & other.message.people:
        apart = rules.between_contacts_business_days
    if message.kind.asks and other.message.kind.asks:
        apart = max(apart, rules.between_status_questions_business_days)
    return bool(apart) and business_days_between(day, other.day, now.days_off) < apart


def _planned(cause: Dated, now: Snapshot) -> str:
    title = now.catalogue.action[cause.action].title if cause.action else "Another message"
    return f"“{title}” on {spoken(cause.day)}"


def _done(cause: Dated, now: Snapshot, *, asks: bool) -> str:
    names = (known(now.candidacy, who).name for who in sorted(cause.message.people))
    name = next(filter(None, names), "this person")
    return f"You {'asked how things stand' if asks else f'wrote to {name}'} on {spoken(cause.day)}"
