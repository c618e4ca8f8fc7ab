"""What holds for every plan of every candidacy."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.candidacy import ActionState, Candidacy, Event, Rated
from scoring.catalogue import Catalogue
from scoring.facts import Snapshot
from scoring.planning import plan
from scoring.readiness import readiness, repair_credit
from scoring.results import Plan
from tests.support.golden import INTERVIEW_DAY
from tests.support.plan_rules import violations
from tests.support.strategies import CATALOGUE, candidacies

pytestmark = pytest.mark.no_cover  # what covers a branch shall not depend on luck
many = settings(max_examples=500)
moments = st.integers(0, 40).map(lambda number: INTERVIEW_DAY + timedelta(days=number))
budgets = st.sampled_from([5, 20, 45, 90, 240])


@st.composite
def stories(draw: st.DrawFn) -> Candidacy:
    """Draw candidacies with days off, chosen options, an agreed task, and a contact who may be an interviewer."""
    candidacy = draw(candidacies())
    days_off = draw(st.lists(st.integers(0, 20), max_size=3))
    changes: dict[str, Any] = {
        "days_off": tuple(INTERVIEW_DAY + timedelta(days=number) for number in days_off),
        "opted_in": draw(st.sampled_from([(), ("A11",)])),
    }
    if draw(st.booleans()):
        agreed, due = draw(st.integers(0, 5)), draw(st.integers(6, 12))
        task = Event(
            kind="task_agreed",
            on=INTERVIEW_DAY + timedelta(days=agreed),
            deadline=INTERVIEW_DAY + timedelta(days=due),
        )
        changes["events"] = (*candidacy.events, task)
    if candidacy.contact and draw(st.booleans()):
        changes["contact"] = candidacy.contact.model_copy(update={"name": candidacy.interviewers[-1].name})
    return candidacy.model_copy(update=changes)


@many
@given(stories(), moments, budgets)
def test_every_plan_keeps_the_rules(candidacy: Candidacy, today: date, minutes: int) -> None:
    assert violations(plan(Snapshot(candidacy, CATALOGUE, today), minutes), candidacy, CATALOGUE) == []


@many
@given(stories(), moments, budgets)
def test_the_points_lead_from_the_headline_after_repairs_to_the_projected_one(
    candidacy: Candidacy, today: date, minutes: int
) -> None:
    result, scored = (
        plan(Snapshot(candidacy, CATALOGUE, today), minutes),
        readiness(Snapshot(candidacy, CATALOGUE, today)),
    )
    points = [item.points for item in result.items]
    if scored.headline.value is None or scored.headline.after_repairs is None:
        assert result.projected is None
        assert set(points) <= {None}
    else:
        gained = sum(point for point in points if point is not None)
        assert result.projected == pytest.approx(scored.headline.after_repairs + gained, abs=1e-6)
        assert all(point is not None and point >= 0 for point in points)


@settings(many, max_examples=100)
@given(stories(), moments, budgets)
def test_the_projected_headline_is_the_score_of_the_candidacy_with_the_plan_done(
    candidacy: Candidacy, today: date, minutes: int
) -> None:
    result = plan(Snapshot(candidacy, CATALOGUE, today), minutes)
    after = readiness(Snapshot(_as_planned(candidacy, result, CATALOGUE), CATALOGUE, today))
    if result.projected is not None:
        assert result.projected == pytest.approx(after.headline.after_repairs, abs=1e-6)


@many
@given(stories(), moments, st.randoms(use_true_random=False))
def test_the_order_of_answers_changes_no_plan(candidacy: Candidacy, today: date, random: Random) -> None:
    shuffled = list(candidacy.answers)
    random.shuffle(shuffled)
    other = candidacy.model_copy(update={"answers": tuple(shuffled)})
    assert plan(Snapshot(other, CATALOGUE, today)) == plan(Snapshot(candidacy, CATALOGUE, today))


def _as_planned(candidacy: Candidacy, result: Plan, catalogue: Catalogue) -> Candidacy:
    """Return the candidacy with the plan's messages sent and its preparation rated again, one level up at most each."""
    answers = {answer.factor: answer for answer in candidacy.answers}
    done: list[ActionState] = []
    for item in result.items:
        action = catalogue.action[item.action]
        if result.stage == "waiting":
            credited = [name for name in action.factors if repair_credit(action, catalogue.factor[name], catalogue)]
            done.append(ActionState(action=item.action, status="done", on=result.today, repaired=tuple(credited)))
        for name in action.factors:
            answer, factor = answers.get(name), catalogue.factor[name]
            aim = catalogue.scoring.target.weight_1 if factor.weight == 1 else catalogue.scoring.target.other
            counts = (
                action.channel == "round_two"
                and factor.block == "preparation"
                and result.stage in {"waiting", "invited"}
            )
            if counts and isinstance(answer, Rated) and answer.level < aim:
                answers[name] = answer.model_copy(update={"level": answer.level + 1})
    return candidacy.model_copy(update={"answers": tuple(answers.values()), "actions": (*candidacy.actions, *done)})
