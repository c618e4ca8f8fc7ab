"""What holds of readiness once a candidacy is closed: it is over, so there is no number and nothing to mend."""

from datetime import timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from scoring.candidacy import Candidacy, Event
from scoring.facts import Snapshot
from scoring.planning import plan
from scoring.readiness import readiness
from tests.support.strategies import CATALOGUE, lives, passed

pytestmark = pytest.mark.no_cover  # what covers a branch shall not depend on luck
# The words of a failure say what is wrong; making its life smaller takes minutes.
law = settings(max_examples=60, phases=(Phase.explicit, Phase.reuse, Phase.generate))
ends = st.sampled_from(["rejected", "declined", "accepted", "parked"])


def closed(life: Candidacy, after: timedelta, end: str) -> Snapshot:
    today = life.interview_day + after
    events = tuple(event for event in life.events if event.on <= today)
    ended = Event.model_validate({"kind": end, "on": today})
    return Snapshot(life.model_copy(update={"events": (*events, ended)}), CATALOGUE, today)


@law
@given(lives(), passed, ends)
def test_a_closed_candidacy_has_no_number(life: Candidacy, after: timedelta, end: str) -> None:
    now = closed(life, after, end)
    headline = readiness(now).headline
    shown = (headline.value, headline.low, headline.high, headline.after_repairs, headline.label, plan(now).projected)
    assert shown == (None,) * 6


@law
@given(lives(), passed, ends)
def test_a_closed_candidacy_gets_no_advice_to_mend_it(life: Candidacy, after: timedelta, end: str) -> None:
    result = readiness(closed(life, after, end))
    assert (result.weak_spots, result.next_label, result.checks) == ((), None, ())


@law
@given(lives(), passed, ends)
def test_a_closed_candidacy_adds_no_points(life: Candidacy, after: timedelta, end: str) -> None:
    """A repair can only count before they have decided."""
    assert [item for item in plan(closed(life, after, end)).items if item.points] == []
