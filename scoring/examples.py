"""The worked examples under `data/examples/`: invented candidacies that show the product at three moments.

Decides their names and order, and moves their dates so that an example happens around the day it is opened.
"""

from datetime import date, timedelta
from functools import cache

from scoring.candidacy import Candidacy, Event
from scoring.loading import SHIPPED
from scoring.terms import Frozen

EXAMPLES: tuple[str, ...] = ("fresh", "waiting", "invited")


class Example(Frozen):
    """A candidacy as it stands on the day `today`, with a title and a sentence for the list of examples."""

    title: str
    summary: str
    today: date
    candidacy: Candidacy


@cache
def load_example(name: str) -> Example:
    """Read an example by its name from `EXAMPLES`, with the dates it was written with."""
    return Example.model_validate_json((SHIPPED / "examples" / f"{name}.json").read_bytes())


def example(name: str, today: date) -> Candidacy:
    """Return the candidacy of an example, every date in it moved by whole days so that it stands at `today`."""
    written = load_example(name)
    return _moved(written.candidacy, today - written.today)


def _moved(candidacy: Candidacy, by: timedelta) -> Candidacy:
    interview = candidacy.first_interview
    decision = candidacy.decision_date
    return candidacy.model_copy(
        update={
            "first_interview": interview.model_copy(update={"ended": interview.ended + by}),
            "decision_date": decision and decision + by,
            "days_off": tuple(day + by for day in candidacy.days_off),
            "events": tuple(_moved_event(event, by) for event in candidacy.events),
            "actions": tuple(state.model_copy(update={"on": state.on + by}) for state in candidacy.actions),
        }
    )


def _moved_event(event: Event, by: timedelta) -> Event:
    second, deadline, respond_by = event.second_interview, event.deadline, event.respond_by
    return event.model_copy(
        update={
            "on": event.on + by,
            "second_interview": second and second + by,
            "deadline": deadline and deadline + by,
            "respond_by": respond_by and respond_by + by,
        }
    )
