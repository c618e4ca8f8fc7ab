"""Laws of rounds: one more takes nothing away from those before it."""

from datetime import timedelta

from hypothesis import given

from scoring.candidacy import Candidacy, Event
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.people import met
from scoring.round_two.past import past_rounds
from scoring.terms import SECOND
from tests.support.strategies import lives, passed

CATALOGUE = load_catalogue()


def opened(candidacy: Candidacy, after: timedelta) -> tuple[Snapshot, Snapshot]:
    """Return a candidacy on a day, and on the same day with an invitation to one more round."""
    day = candidacy.interview_day + after
    before = Snapshot(candidacy, CATALOGUE, day)
    invitation = Event(kind="invited", on=day, round=before.number + 1)
    more = candidacy.model_copy(update={"events": (*candidacy.events, invitation)})
    return before, Snapshot(more, CATALOGUE, day)


@given(lives(), passed)
def test_one_more_round_loses_no_event_note_or_word(candidacy: Candidacy, after: timedelta) -> None:
    before, now = opened(candidacy, after)
    assert set(before.events) < set(now.events)
    assert now.candidacy.notes == before.candidacy.notes
    kept = {(one.factor, one.rater, one.evidence, one.contra) for one in before.answered.answers}
    assert {(one.factor, one.rater, one.evidence, one.contra) for one in now.answered.answers} == kept


@given(lives(), passed)
def test_one_more_round_leaves_who_was_met_and_thanked_in_the_rounds_before(
    candidacy: Candidacy, after: timedelta
) -> None:
    before, now = opened(candidacy, after)
    for number in (1, *(one.number for one in before.rounds)):
        assert met(now.candidacy, number) == met(before.candidacy, number)
        assert now.thanked_for(number) == before.thanked_for(number)
    assert now.rounds[: len(before.rounds)] == before.rounds


@given(lives(), passed)
def test_every_answer_about_the_preparation_of_a_round_is_among_what_it_was(
    candidacy: Candidacy, after: timedelta
) -> None:
    before, now = opened(candidacy, after)
    if not before.rounds:
        return
    preparation = {one.id: one for one in CATALOGUE.factors if one.block == "preparation"}
    own = (one for one in before.answered.answers if one.rater == "self" and one.kind == "rated")
    rated = {one.factor: one.level for one in own if (one.round or SECOND) == before.number}
    said = {
        (preparation[name].short_name, preparation[name].anchors[n]) for name, n in rated.items() if name in preparation
    }
    assert set(past_rounds(now)[0].answers) == said
