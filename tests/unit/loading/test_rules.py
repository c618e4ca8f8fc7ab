"""What a rule says is kept by actions, schedule and letters: an editor may change them one by one, so they have to agree."""

import ast
from pathlib import Path

import pytest

from scoring.catalogue import judgements
from scoring.catalogue.judgements import RepairCredit, StageWeights
from scoring.catalogue.round_two_shapes import Limits
from scoring.loading import load_catalogue
from scoring.terms import Frozen

ROOT = Path(__file__).parents[3]
CATALOGUE = load_catalogue()
TIMES = CATALOGUE.scheduling
SAYS = {rule.id: " ".join(rule.text.split()) for rule in CATALOGUE.rules}
CHECK_IN, DATE_QUESTION, PARKING = (CATALOGUE.action[name] for name in ("A15", "A17", "A18"))


def test_the_first_check_in_follows_the_stated_date_by_two_business_days() -> None:
    assert "check in two business days after it" in SAYS["RULE04"]
    assert (CHECK_IN.due.anchor, CHECK_IN.due.offset_days, CHECK_IN.due.day_type) == ("stated_date", 2, "business")


def test_the_first_check_in_without_a_date_comes_after_a_week() -> None:
    assert "wait one full week" in SAYS["RULE04"]
    assert CHECK_IN.due.fallback_days_after_first_interview == 7


def test_the_date_question_waits_as_long_as_any_status_question() -> None:
    assert "wait five business days" in SAYS["RULE06"]
    assert "never fall within five business days" in SAYS["RULE08"]
    assert DATE_QUESTION.due.offset_days == TIMES.between_status_questions_business_days == 5


def test_the_date_question_comes_after_two_unanswered_contacts() -> None:
    assert "After two unanswered contacts" in SAYS["RULE06"]
    assert "unanswered_contacts >= 2" in DATE_QUESTION.condition


def test_parking_follows_the_date_question_by_seven_business_days() -> None:
    assert "Seven business days after the question for the date" in SAYS["RULE07"]
    assert PARKING.due.offset_days == 7


def test_the_month_after_which_one_stops_asking_is_as_long_everywhere() -> None:
    assert "after 30 days without a decision" in SAYS["RULE07"]
    assert PARKING.due.fallback_days_after_first_interview == TIMES.hard_stop_calendar_day == 30
    assert "last_day_to_ask_passed" in PARKING.condition


def test_interest_below_three_brings_the_fit_check_and_no_enthusiasm() -> None:
    assert "Below 3 of 5, the fit check takes the place" in SAYS["RULE10"]
    assert "interest <= 2" in CATALOGUE.action["A32"].condition
    assert all("interest >= 3" in CATALOGUE.action[name].condition for name in ("A36", "A33"))


def test_short_notice_fits_into_the_time_that_is_left() -> None:
    usual = {action.id: action.effort_min for action in CATALOGUE.actions if action.id not in CATALOGUE.special_actions}
    minutes = {s.hours: sum(usual.get(name, 0) for name in s.actions) for s in TIMES.short_notice}
    assert minutes == {24: 160, 48: 290}


def test_no_letter_takes_a_second_meeting_for_granted() -> None:
    banned = ("when we meet again", "at our next meeting", "see you in round two")
    assert [letter.id for letter in CATALOGUE.letters if any(words in letter.text.lower() for words in banned)] == []


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
