"""Due dates: the first and the last useful day of an action, and why it has none yet.

Decides anchors, business days, weekends and fallbacks. What fits into a day is decided in `scoring.planning.packing`, what may
be sent on a day in `scoring.contacts`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from scoring.calendar import ONE_DAY, add_business_days, next_business_day
from scoring.catalogue import Action, Due
from scoring.facts import Snapshot

COUNTS_DOWN = frozenset({"second_interview", "task_deadline"})
NAMED_BY_THEM = frozenset({"task_deadline", "answer_by"})

# What waits for their answer counts from the interview held last, preparation from the first one.
_AFTER_EACH_ROUND = frozenset({"stated_date", "previous_contact"})

COMES_UP = {
    "stated_date": "Comes up when you enter the date they named.",
    "previous_contact": "Comes up after you have asked them something.",
    "task_deadline": "Comes up when you agree a task and its deadline.",
    "invitation": "Comes up when you are invited.",
    "second_interview": "Comes up when the date of the next interview is known.",
    "last_round": "Comes up after the next interview.",
    "outcome": "Comes up when you know how it ended.",
    "answer_by": "Comes up when they make an offer.",
}


@dataclass(frozen=True, slots=True)
class Window:
    """The days of an action. `due` is never before today; `late` says that the rule's first date has passed; `was_due` is its last where that has.

    `start` is the first day on which it may be done: preparation may be brought forward, everything else begins at
    `due`. `moved` says that `latest` is not the date that the rule names, since that has passed or its anchor is unknown.
    After `deadline` the action is of no use; when that has passed, `latest` is before `due`. `strict` says that `latest`
    counts back from a deadline, so that it may not slip.
    """

    start: date
    due: date
    latest: date
    late: bool
    was_due: date | None
    moved: bool
    strict: bool = False
    deadline: date | None = None


def window(action: Action, now: Snapshot) -> Window | None:
    """Return the days of an action, or None while its anchor is unknown and has no fallback.

    What repeats comes up again after it was done. What is past due moves to today. Preparation that is late may use every day up to its deadline; what should have been
    done by now keeps the length of its window.
    """
    rule, known, today = action.due, now.anchors, now.today
    if action.repeats and (state := now.actions.get(action.id)):
        return _repeated(state.on, action, now)
    span = _by_rule(rule, now)
    if span is None:
        return None
    deadline = _deadline(action, now)
    end = deadline or date.max
    first, last = min(_rolled(span[0], end, action, now), end), span[1]
    late, was_due = first < today, last if last < today else None
    due = _rolled(today, end, action, now) if late else first
    strict = known[rule.anchor] is not None and rule.anchor in COUNTS_DOWN and deadline is not None
    moved = last < due or known[rule.anchor] is None
    if strict and late:
        last = end
    elif last < due:
        last = _shift(due, rule.latest_days - rule.offset_days, rule, now)
    return Window(
        start=today if strict else due,
        due=due,
        latest=min(max(last, due), end),
        late=late,
        was_due=was_due,
        moved=moved and not strict,
        strict=strict,
        deadline=deadline,
    )


def _rolled(day: date, end: date, action: Action, now: Snapshot) -> date:
    """Move a day to the next business day where the rule or a message asks for one.

    Thank-yous go out on any day; what they asked for goes out at once when the next business day would be too late.
    """
    contact = action.contact
    kind = now.catalogue.message_kind[contact.about] if contact and not contact.inside_note else None
    if kind.any_day if kind else action.due.day_type == "calendar":
        return day
    later = next_business_day(day, now.days_off)
    return day if kind and kind.answers and later > end else later


def _repeated(done_on: date, action: Action, now: Snapshot) -> Window:
    """Return the days of a weekly action after it was last done: it comes up again seven days later, or as late as such a wait asks."""
    again = done_on + timedelta(days=_longer(action.due, now) or 7)
    due = _rolled(max(again, now.today), date.max, action, now)
    span = timedelta(days=action.due.latest_days - action.due.offset_days)
    was_due = again + span if again + span < now.today else None
    return Window(start=due, due=due, latest=due + span, late=again < now.today, was_due=was_due, moved=True)


def _by_rule(rule: Due, now: Snapshot) -> tuple[date, date] | None:
    """Return the first and last day as the rule says them, before today and deadlines are looked at."""
    longer = _longer(rule, now)
    anchor, fallback = now.anchors[rule.anchor], longer or rule.fallback_days_after_first_interview
    anchor = None if longer else anchor
    if anchor is not None:
        return _shift(anchor, rule.offset_days, rule, now), _shift(anchor, rule.latest_days, rule, now)
    since = _known_instead(rule, now)
    if fallback is None or since is None:
        return None
    first = since + timedelta(days=fallback)
    first = next_business_day(first, now.days_off) if rule.day_type == "business" else first
    return first, _shift(first, rule.latest_days - rule.offset_days, rule, now)


def _known_instead(rule: Due, now: Snapshot) -> date | None:
    """Return the day from which a fallback counts: that of their offer, of the last interview, or of the first."""
    if rule.anchor == "answer_by":
        return now.anchors["outcome"] if now.outcome == "offer" else None
    return now.last_day if rule.anchor in _AFTER_EACH_ROUND else now.candidacy.interview_day


def _longer(rule: Due, now: Snapshot) -> int | None:
    """Return the days of a longer wait than usual for what counts from their date or the last contact, if they named none."""
    if now.waits is None or rule.fallback_days_after_first_interview is None or now.anchors["stated_date"]:
        return None
    return {"stated_date": now.waits.check_in, "previous_contact": now.waits.hard_stop}.get(rule.anchor)


def _shift(day: date, days: int, rule: Due, now: Snapshot) -> date:
    return add_business_days(day, days, now.days_off) if rule.day_type == "business" else day + timedelta(days=days)


def _deadline(action: Action, now: Snapshot) -> date | None:
    """Return the day after which the action is of no use: the day they named for a task or an answer, or the day before round two.

    What the rule allows on the day of round two may be done on it, unless it begins early or nobody knows when.
    """
    rule, second, named = action.due, now.anchors["round_two_ahead"], now.anchors[action.due.anchor]
    if rule.anchor in NAMED_BY_THEM and named is not None:
        return named + timedelta(days=rule.latest_days)
    follows = rule.anchor in {"outcome", "last_round"} or (rule.anchor == "second_interview" and rule.offset_days >= 0)
    if second is None or follows or action.channel == "none":
        return None
    that_day = rule.anchor == "second_interview" and rule.latest_days == 0 and not now.round_two_begins_early
    return second if that_day else second - ONE_DAY
