"""Events: what has happened by a day, and the stage, the outcome and the second interview that follow from it.

An event counts from its own day on.
"""

from collections.abc import Sequence
from datetime import date

from scoring.candidacy import Event, day_of
from scoring.terms import Stage

OUTCOMES = frozenset({"offer", "accepted", "declined", "rejected", "parked"})
_CLOSING = OUTCOMES - {"offer"}


def stage_of(events: Sequence[Event], today: date) -> Stage:
    """Derive the stage from the events up to `today`.

    An open offer counts as held, since the decision is the user's; a second interview counts as held from the day
    after it. `reopened` goes back to what the other events say.
    """
    outcome = outcome_of(events)
    if outcome in _CLOSING:
        return Stage.CLOSED
    kinds = {event.kind for event in events}
    second = second_interview_of(events)
    if outcome == "offer" or "second_interview_held" in kinds or (second is not None and second < today):
        return Stage.HELD
    return Stage.INVITED if "invited" in kinds else Stage.WAITING


def outcome_of(events: Sequence[Event]) -> str | None:
    """Return the newest outcome, None before any and after `reopened`."""
    newest = next((event.kind for event in reversed(events) if event.kind in OUTCOMES | {"reopened"}), None)
    return None if newest == "reopened" else newest


def second_interview_of(events: Sequence[Event]) -> date | None:
    """Return the day of the second interview: that of the latest invitation that names one."""
    return next((day_of(event.second_interview) for event in reversed(events) if event.second_interview), None)
