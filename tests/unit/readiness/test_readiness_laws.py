import random
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring.candidacy import Candidacy, NotApplicable, Rated, Unanswered
from scoring.catalogue import Catalogue
from scoring.facts import Snapshot
from scoring.readiness import readiness, score
from scoring.readiness.blocks import index
from scoring.results import BlockScore, Headline, Readiness
from scoring.validation.coherence import problems
from tests.support.golden import INTERVIEW_DAY, day
from tests.support.strategies import CATALOGUE, DERIVED, FACTORS, LAST_DAY, candidacies, changed, reweighted
from wording.numbers import as_json

pytestmark = pytest.mark.no_cover  # what covers a branch shall not depend on luck
laws = settings(max_examples=500)
few = settings(max_examples=100)
todays = st.integers(0, LAST_DAY + 25).map(day)
LABELS = [label.name for label in CATALOGUE.scoring.labels]


def with_answer(candidacy: Candidacy, answer: Rated | NotApplicable | Unanswered) -> Candidacy:
    others = tuple(other for other in candidacy.answers if other.factor != answer.factor)
    return candidacy.model_copy(update={"answers": (*others, answer)})


def label_rank(headline: Headline) -> int:
    assert headline.label is not None
    return LABELS.index(headline.label)


def numbers(result: Readiness) -> list[float]:
    found = [result.headline.unit_weight]
    for part in parts(result):
        found += [part.value, part.low, part.high, part.after_repairs]
    return [number for number in found if number is not None]


def parts(result: Readiness) -> list[Headline | BlockScore]:
    return [result.headline, *result.blocks.values()]


@given(candidacies())
@few
def test_drawn_candidacies_are_coherent(candidacy: Candidacy) -> None:
    assert problems(candidacy, CATALOGUE) == ()


@given(candidacies(), todays)
@laws
def test_every_number_lies_between_0_and_100(candidacy: Candidacy, today: date) -> None:
    result = readiness(Snapshot(candidacy, CATALOGUE, today))
    assert all(0 <= number <= 100 for number in numbers(result))
    assert all(0 <= block.coverage <= 1 and 0 <= block.share <= 1 for block in result.blocks.values())


@given(candidacies(), todays)
@laws
def test_a_number_lies_within_its_range(candidacy: Candidacy, today: date) -> None:
    result = readiness(Snapshot(candidacy, CATALOGUE, today))
    for part in parts(result):
        if part.value is not None:
            assert part.low is not None
            assert part.high is not None
            assert part.low <= part.value <= part.high


@given(candidacies(), todays)
@few
def test_a_range_is_never_narrower_than_the_band_allows(candidacy: Candidacy, today: date) -> None:
    result = readiness(Snapshot(candidacy, CATALOGUE, today))
    for part in parts(result):
        if part.low is not None and part.high is not None:
            assert part.high - part.low >= CATALOGUE.scoring.band_points
            assert part.no_number in {None, "range_only"}


@given(candidacies(), todays)
@few
def test_a_number_stands_exactly_where_no_reason_against_it_does(candidacy: Candidacy, today: date) -> None:
    result = readiness(Snapshot(candidacy, CATALOGUE, today))
    for part in parts(result):
        assert (part.value is None) is (part.no_number is not None)
    assert (result.headline.label is None) is (result.headline.value is None)


@given(candidacies(), todays)
@few
def test_the_parts_of_the_headline_add_up_to_one(candidacy: Candidacy, today: date) -> None:
    shares = [block.share for block in readiness(Snapshot(candidacy, CATALOGUE, today)).blocks.values()]
    assert sum(shares) == pytest.approx(1) or not any(shares)


@given(candidacies(), todays, st.sampled_from(FACTORS), st.integers(0, 3))
@laws
def test_one_level_more_never_lowers_a_block_the_headline_or_the_label(
    candidacy: Candidacy, today: date, name: str, level: int
) -> None:
    lower, higher = (
        Snapshot(with_answer(candidacy, Rated(factor=name, level=at)), CATALOGUE, today) for at in (level, level + 1)
    )
    # "I have not sent a note" leaves nothing to rate, so telling of one is a first answer and no level more.
    assume(name not in lower.standing.pending or name in higher.standing.pending)
    before, after = readiness(lower), readiness(higher)
    for block in before.blocks:
        assert (before.blocks[block].value or 0) <= (after.blocks[block].value or 0)
    if before.headline.value is not None:
        assert after.headline.value is not None
        assert before.headline.value <= after.headline.value
        assert label_rank(before.headline) <= label_rank(after.headline)


@given(candidacies(), todays, st.randoms(use_true_random=False))
@laws
def test_the_order_of_answers_does_not_matter(candidacy: Candidacy, today: date, chance: random.Random) -> None:
    mixed = list(candidacy.answers)
    chance.shuffle(mixed)
    shuffled = candidacy.model_copy(update={"answers": tuple(mixed)})
    assert readiness(Snapshot(shuffled, CATALOGUE, today)) == readiness(Snapshot(candidacy, CATALOGUE, today))


@given(candidacies(), todays, st.randoms(use_true_random=False))
@laws
def test_the_order_of_the_catalogue_does_not_matter(candidacy: Candidacy, today: date, chance: random.Random) -> None:
    def mixed(entries: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(chance.sample(entries, len(entries)))

    scoring = CATALOGUE.scoring
    other = changed(
        CATALOGUE,
        factors=mixed(CATALOGUE.factors),
        actions=mixed(CATALOGUE.actions),
        scoring=scoring.model_copy(
            update={name: mixed(getattr(scoring, name)) for name in ("labels", "gates", "checks", "pending")}
        ),
    )
    one, two = readiness(Snapshot(candidacy, CATALOGUE, today)), readiness(Snapshot(candidacy, other, today))
    assert two.headline.gate_reasons == one.headline.gate_reasons
    assert two.headline.label == one.headline.label
    assert numbers(two) == pytest.approx(numbers(one))
    assert {(spot.factor, spot.points_lost) for spot in two.weak_spots} == {
        (spot.factor, spot.points_lost) for spot in one.weak_spots
    }
    assert len(two.next_label.factors if two.next_label else ()) == len(
        one.next_label.factors if one.next_label else ()
    )


def without(catalogue: Catalogue, name: str) -> Catalogue:
    return changed(catalogue, factors=tuple(factor for factor in catalogue.factors if factor.id != name))


@given(candidacies(), todays, st.sampled_from([name for name in FACTORS if name != DERIVED]))
@laws
def test_a_factor_that_does_not_apply_equals_a_catalogue_without_it(
    candidacy: Candidacy, today: date, name: str
) -> None:
    ruled_out = with_answer(candidacy, NotApplicable(factor=name, reason="It does not apply."))
    smaller = candidacy.model_copy(
        update={
            "answers": tuple(answer for answer in candidacy.answers if answer.factor != name),
            "actions": tuple(
                state.model_copy(update={"repaired": tuple(one for one in state.repaired if one != name)})
                for state in candidacy.actions
            ),
        }
    )
    in_full = score(Snapshot(ruled_out, CATALOGUE, today))
    in_less = score(Snapshot(smaller, changed(without(CATALOGUE, name), scoring=_ungated(CATALOGUE, name)), today))
    assert in_less.blocks == in_full.blocks
    assert in_less.headline.value == in_full.headline.value


def _ungated(catalogue: Catalogue, name: str) -> object:
    """Return the scoring without rules that name a factor, since that factor is gone."""
    scoring = catalogue.scoring
    gates = tuple(gate for gate in scoring.gates if name not in gate.when)
    return scoring.model_copy(
        update={"gates": gates, "pending": tuple(rule for rule in scoring.pending if rule.factor != name)}
    )


@given(candidacies(), todays, st.sampled_from(FACTORS))
@laws
def test_an_open_factor_is_never_scored(candidacy: Candidacy, today: date, name: str) -> None:
    opened = with_answer(candidacy, Unanswered(factor=name, evidence="Only words."))
    known = Snapshot(opened, CATALOGUE, today).standing
    result = score(Snapshot(opened, CATALOGUE, today))
    if name not in known.missing or result.headline.no_number == "closed":
        return
    block = CATALOGUE.factor[name].block
    for part in result.blocks.values():
        assert name not in part.missing or part is result.blocks[block]
    assert name in result.blocks[block].missing
    assert name not in known.levels
    assert result.blocks[block].coverage < 1


@given(candidacies(), todays, st.sampled_from([2, 3, 10, 64, 1000]))
@laws
def test_multiplying_all_weights_changes_nothing(candidacy: Candidacy, today: date, scale: int) -> None:
    other = readiness(Snapshot(candidacy, reweighted(CATALOGUE, scale), today))
    assert as_json(other) == as_json(readiness(Snapshot(candidacy, CATALOGUE, today)))


@given(candidacies(), todays)
@laws
def test_points_lost_add_up_to_what_the_number_lacks(candidacy: Candidacy, today: date) -> None:
    result = readiness(Snapshot(candidacy, CATALOGUE, today))
    lost = [spot.points_lost for spot in result.weak_spots]
    if result.headline.value is None:
        assert set(lost) <= {None}
    else:
        assert sum(points for points in lost if points is not None) == pytest.approx(100 - result.headline.value)


@given(candidacies(), todays)
@laws
def test_the_lowest_factor_is_among_the_weak_spots(candidacy: Candidacy, today: date) -> None:
    now = Snapshot(candidacy, CATALOGUE, today).before_it_closed
    levels = now.standing.levels
    lowest = min(levels.values(), default=4)
    spots = {spot.factor: spot.level for spot in readiness(now).weak_spots}
    assert lowest == 4 or {name for name, level in levels.items() if level == lowest} <= spots.keys()


@given(candidacies(), todays)
@few
def test_weak_spots_stand_in_order_of_points(candidacy: Candidacy, today: date) -> None:
    lost = [spot.points_lost or 0 for spot in readiness(Snapshot(candidacy, CATALOGUE, today)).weak_spots]
    assert lost == sorted(lost, reverse=True)


@given(candidacies(), todays)
@laws
def test_a_repair_never_lowers_and_never_touches_what_was_performed(candidacy: Candidacy, today: date) -> None:
    repaired = score(Snapshot(candidacy, CATALOGUE, today))
    untouched = score(Snapshot(candidacy.model_copy(update={"actions": ()}), CATALOGUE, today))
    assert repaired.headline.value == untouched.headline.value
    assert (repaired.headline.after_repairs or 0) >= (repaired.headline.value or 0)
    assert untouched.headline.after_repairs == untouched.headline.value


@given(candidacies(), todays)
@laws
def test_raising_what_the_next_label_names_reaches_it(candidacy: Candidacy, today: date) -> None:
    result = score(Snapshot(candidacy, CATALOGUE, today))
    step = readiness(Snapshot(candidacy, CATALOGUE, today)).next_label
    if step is None:
        return
    levels = dict(result.now.standing.levels)
    for name in step.factors:
        levels[name] += 1
    shares = {block: part.share for block, part in result.blocks.items()}
    border = next(label.at_least for label in CATALOGUE.scoring.labels if label.name == step.label)
    assert max(levels.values()) <= 4
    assert index(levels, shares, CATALOGUE.weights) >= border


@given(candidacies(), todays)
@few
def test_events_of_tomorrow_change_nothing_today(candidacy: Candidacy, today: date) -> None:
    past = candidacy.model_copy(
        update={
            "events": tuple(event for event in candidacy.events if event.on <= today),
            "actions": tuple(state for state in candidacy.actions if state.on <= today),
        }
    )
    assert readiness(Snapshot(past, CATALOGUE, today)) == readiness(Snapshot(candidacy, CATALOGUE, today))


@given(candidacies())
@few
def test_before_the_interview_nothing_breaks(candidacy: Candidacy) -> None:
    assert readiness(Snapshot(candidacy, CATALOGUE, INTERVIEW_DAY - timedelta(days=2))).stage == "waiting"
