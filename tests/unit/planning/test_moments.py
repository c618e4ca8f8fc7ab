"""If-then sentences: none names a moment that is over on a day on which its action is planned."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scoring.catalogue import Action
from scoring.catalogue.letter_shapes import LetterUse
from scoring.loading import load_catalogue
from tests.support.days import Day
from tests.support.walks import WALKS, days_of, read_walk

CATALOGUE = load_catalogue()
WHEN = {action.id: action.if_then.partition(", then ")[0].removeprefix("If ") for action in CATALOGUE.actions}


def _did(name: str) -> Callable[[Day], bool]:
    return lambda day: any(one.action == name and one.status == "done" for one in day.now.actions.values())


# What a moment is called, and when it is over. A cue that names something that happens once gets its line here.
MOMENTS: dict[str, Callable[[Day], bool]] = {
    r"left the building|closed the call|after the interview": lambda day: day.number >= 0,
    r"am invited|invitation": lambda day: "invited" in {event.kind for event in day.events},
    r"goes to voicemail|call fails": lambda day: bool(day.now.facts["phone_attempt_failed"]),
    r"the note is (sent|out)|first note is out": lambda day: bool(day.now.facts["thanked"]),
    r"finish the debrief": lambda day: bool(day.now.facts["debrief_written"]) or _did("A01")(day),
    r"research is done": _did("A26"),
    r"the mock is over": _did("A29"),
    r"back at my desk|the first hour": lambda _: True,  # nobody knows on which of the days this is read
    r"named no date": lambda day: bool(day.now.facts["decision_date_known"]),
    r"hear back": lambda day: day.stage != "waiting",
    r"hear an offer": lambda day: day.now.outcome == "offer",
    r"interview is ending|session starts": lambda day: day.stage in {"held", "closed"},
}
HAPPENS_ONCE = re.compile(
    r"\b(building|invited|invitation|voicemail|is out|is sent|is done|is over|finish|offer|ending|starts|back)\b"
)


def over(cue: str, day: Day) -> list[str]:
    return [name for name, passed in MOMENTS.items() if re.search(name, cue) and passed(day)]


@pytest.mark.parametrize("path", sorted(WALKS.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_if_then_names_a_moment_that_is_over(path: Path) -> None:
    days = [
        Day(candidacy, CATALOGUE, today) for road in read_walk(path) for _, today, candidacy in days_of(road, CATALOGUE)
    ]
    found = {(item.action, name) for day in days for item in day.plan.items for name in over(WHEN[item.action], day)}
    assert found == set()


@pytest.mark.parametrize("action", WHEN)
def test_a_cue_that_happens_once_is_known_to_the_test_above(action: str) -> None:
    cue = WHEN[action]
    known = [name for name in MOMENTS if re.search(name, cue)]
    assert known or not HAPPENS_ONCE.search(cue)


@pytest.mark.parametrize("action", CATALOGUE.action)
def test_an_if_then_is_one_sentence_in_two_halves(action: str) -> None:
    assert re.fullmatch(r"If [^.]+, then [^.]+\.", CATALOGUE.action[action].if_then)


LENGTHS = re.compile(r"(?i)\b(one|two|three|\d+) (hours?|minutes)\b")
NUMBERS = {"one": 1, "two": 2, "three": 3}


@pytest.mark.parametrize("action", CATALOGUE.actions, ids=lambda action: action.id)
def test_an_action_takes_as_long_as_its_words_say(action: Action) -> None:
    for number, unit in LENGTHS.findall(action.wording):
        minutes = NUMBERS.get(number.lower()) or int(number)
        assert action.effort_min <= minutes * (60 if unit.startswith("hour") else 1)


def test_unpaid_work_keeps_to_two_hours() -> None:
    (rule,) = [one for one in CATALOGUE.rules if one.id == "RULE20"]
    assert "Two hours of unpaid work are the limit" in " ".join(rule.text.split())
    unpaid = [action for action in CATALOGUE.actions if {*rule.seed_refs, "S0-12"} & {*action.seed_refs}]
    assert {action.id for action in unpaid} == {"A08", "A09", "A41"}
    assert all(action.effort_min <= 120 and "wo hours" in action.wording for action in unpaid)


WAITS = re.compile(r"\b(one|two|three|five|seven|\d+) business days\b")


@pytest.mark.parametrize("action", CATALOGUE.actions, ids=lambda action: action.id)
def test_a_waiting_time_that_no_article_names_is_called_a_judgement(action: Action) -> None:
    assert not WAITS.search(action.wording) or "judgement" in action.wording


@pytest.mark.parametrize("use", CATALOGUE.letter_uses, ids=lambda use: use.letter)
def test_a_moment_that_no_article_names_is_called_a_judgement(use: LetterUse) -> None:
    assert not WAITS.search(use.moment) or "judgement" in use.moment
