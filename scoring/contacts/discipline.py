"""Contact discipline: how far apart messages have to be.

Decides spacing across actions and history: two contacts to one person, two questions about the process, silence after
the decision-date question. What has been sent is read in `scoring.facts`, when an action is due decided in
`scoring.planning.due`.
"""

from datetime import date

from scoring.calendar import business_days_between
from scoring.facts import Snapshot
from scoring.facts.messages import Message


def clash(one: Message, day: date, other: Message, on: date, now: Snapshot) -> bool:
    """Tell whether two messages on these days are too close, whichever of them comes first.

    The later of the two is the one that would have to wait, and an answer waits for nobody.
    """
    first, second = (one, other) if day <= on else (other, one)
    if second.answers and (day != on or first.answers):
        return False
    rules, apart = now.catalogue.scheduling, 0
    if one.people & other.people:
        apart = rules.between_contacts_business_days
    if one.asks and other.asks:
        apart = max(apart, rules.between_status_questions_business_days)
    return bool(apart) and business_days_between(day, on, now.days_off) < apart


def breaks_silence(one: Message, day: date, other: Message, on: date) -> bool:
    """Tell whether one of two planned messages would follow a decision-date question that awaits its answer."""
    first, second = (one, other) if day <= on else (other, one)
    return first.about == "decision_date" and second.unsolicited
