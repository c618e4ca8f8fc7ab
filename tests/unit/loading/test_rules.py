"""What a rule says is kept by actions, schedule and letters: an editor may change them one by one, so they have to agree."""

import ast
from pathlib import Path

import pytest

from scoring.catalogue import judgements
from scoring.catalogue.judgements import RepairCredit, Scheduling, Scoring, StageWeights
from scoring.catalogue.round_two_shapes import Limits
from scoring.loading import load_catalogue
from scoring.terms import Frozen

ROOT = Path(__file__).parents[3]
CATALOGUE = load_catalogue()
TIMES = CATALOGUE.scheduling
RULES = {rule.id: rule.params for rule in CATALOGUE.rules}
CHECK_IN, DATE_QUESTION, PARKING = (CATALOGUE.action[name] for name in ("A15", "A17", "A18"))


def test_the_first_check_in_follows_the_stated_date_by_the_same_days() -> None:
    assert CHECK_IN.due.offset_days == RULES["RULE04"]["with_date_business_days"]


def test_the_first_check_in_without_a_date_comes_on_the_same_day() -> None:
    assert CHECK_IN.due.fallback_days_after_first_interview == RULES["RULE04"]["without_date_calendar_days"]


def test_the_date_question_waits_as_long_as_any_status_question() -> None:
    days = TIMES.between_status_questions_business_days
    assert DATE_QUESTION.due.offset_days == days == RULES["RULE06"]["wait_business_days"]


def test_the_date_question_comes_after_the_same_number_of_unanswered_contacts() -> None:
    assert f"unanswered_contacts >= {RULES['RULE06']['unanswered']}" in DATE_QUESTION.condition


def test_parking_follows_the_date_question_by_the_same_days() -> None:
    assert PARKING.due.offset_days == RULES["RULE07"]["after_decision_date_request_business_days"]


def test_the_month_after_which_one_stops_asking_is_as_long_everywhere() -> None:
    day = TIMES.hard_stop_calendar_day
    assert PARKING.due.fallback_days_after_first_interview == day == RULES["RULE07"]["hard_stop_day"]
    assert "last_day_to_ask_passed" in PARKING.condition


def test_interest_below_the_rule_brings_the_fit_check_and_no_enthusiasm() -> None:
    least = RULES["RULE10"]["min_for_enthusiasm"]
    assert isinstance(least, int)
    assert f"interest <= {least - 1}" in CATALOGUE.action["A32"].condition
    assert f"interest >= {least}" in CATALOGUE.action["A36"].condition
    assert f"interest >= {least}" in CATALOGUE.action["A33"].condition


def test_a_step_that_the_rules_name_exists() -> None:
    assert RULES["RULE06"]["then"] == DATE_QUESTION.id


def test_short_notice_fits_into_the_time_that_is_left() -> None:
    minutes = {s.hours: sum(CATALOGUE.action[a].effort_min for a in s.actions) for s in TIMES.short_notice}
    assert minutes == {24: 160, 48: 290}


def test_no_letter_takes_a_second_meeting_for_granted() -> None:
    banned = RULES["RULE09"]["banned"]
    assert isinstance(banned, tuple)
    assert [letter.id for letter in CATALOGUE.letters if any(str(b) in letter.text.lower() for b in banned)] == []


def test_every_letter_keeps_to_its_length() -> None:
    assert [letter.id for letter in CATALOGUE.letters if len(letter.text.split()) > letter.word_target] == []


def attributes_read() -> set[str]:
    """Return every name that the product's code reads of something."""
    rooms = ("scoring", "exports", "charts", "wording", "screens", "widgets", "pages")
    trees = [ast.parse(file.read_text("utf-8")) for room in rooms for file in (ROOT / room).rglob("*.py")]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.attr for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)}


READ = attributes_read()
SHAPES = [shape for shape in vars(judgements).values() if isinstance(shape, type) and issubclass(shape, Frozen)]
READ_BY_KEY = {Frozen, StageWeights, RepairCredit}  # a block's name and a factor's `repairable` are their fields


@pytest.mark.parametrize("shape", [*(s for s in SHAPES if s not in READ_BY_KEY), Limits], ids=lambda s: s.__name__)
def test_every_judgement_is_read_by_code(shape: type[Frozen]) -> None:
    assert set(shape.model_fields) - READ == set()


@pytest.mark.parametrize("part", [CATALOGUE.scoring, CATALOGUE.scheduling, CATALOGUE.round_two.limits])
def test_every_judgement_has_its_reason(part: Scoring | Scheduling | Limits) -> None:
    assert set(part.why) == set(type(part).model_fields) - {"why"}
