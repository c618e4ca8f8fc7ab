"""What holds on every day of every candidacy: reasons are true, courtesy is kept, and all that speaks of a day says the same.

`tests/support/reasons.py` holds what each sentence means, `tests/support/courtesy.py` what an adviser would not let pass.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from hypothesis import Phase, given, settings
from icalendar import Calendar

from charts import timeline
from charts.palette import LIGHT
from exports import calendar_file, tables, terminal
from exports.export import Export
from scoring.candidacy import Candidacy
from scoring.language import minutes_words
from scoring.validation.coherence import problems
from screens.plan.agenda import title
from tests.support.courtesy import RULES
from tests.support.days import ANSWERS, Day, waits_for_thanks
from tests.support.reasons import Said, of_the_letters, of_the_plan, of_the_warnings, untrue
from tests.support.strategies import CATALOGUE, lives, minutes, passed
from tests.support.walks import ticked
from wording.words import count_words, day_near

pytestmark = pytest.mark.no_cover  # what covers a branch shall not depend on luck
# The words of a failure say what is wrong; making its life smaller takes minutes.
law = settings(max_examples=60, phases=(Phase.explicit, Phase.reuse, Phase.generate))


def on(life: Candidacy, after: timedelta, a_day: int | None = None) -> Day:
    """Return a day of a life, when nobody knows yet what comes after."""
    today = life.interview_day + after
    so_far = {
        "events": tuple(event for event in life.events if event.on <= today),
        "actions": tuple(state for state in life.actions if state.on <= today),
    }
    return Day(life.model_copy(update=so_far), CATALOGUE, today, a_day)


@law
@given(lives())
def test_drawn_lives_are_coherent(life: Candidacy) -> None:
    assert problems(life, CATALOGUE) == ()


@law
@given(lives(), passed, minutes)
def test_what_is_still_to_come_changes_nothing(life: Candidacy, after: timedelta, a_day: int) -> None:
    """A report of an earlier day is the report that was made on it."""
    then = on(life, after, a_day)
    later = Day(life, CATALOGUE, then.today, a_day)
    assert (later.plan, later.readiness, later.letters) == (then.plan, then.readiness, then.letters)


@pytest.mark.parametrize("reasons", [of_the_plan, of_the_letters, of_the_warnings])
@settings(law, max_examples=120)
@given(lives(), passed, minutes)
def test_a_reason_that_is_shown_is_true(
    reasons: Callable[[Day], Iterator[Said]], life: Candidacy, after: timedelta, a_day: int
) -> None:
    assert [wrong for said in reasons(on(life, after, a_day)) if (wrong := untrue(said))] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__.strip("_"))
@law
@given(lives(), passed, minutes)
def test_courtesy_is_kept(rule: Callable[[Day], Iterator[str]], life: Candidacy, after: timedelta, a_day: int) -> None:
    assert list(rule(on(life, after, a_day))) == []


@law
@given(lives(), passed, minutes)
def test_what_todays_list_sends_has_its_letter(life: Candidacy, after: timedelta, a_day: int) -> None:
    day = on(life, after, a_day)
    offered = {offer.action for offer in day.letters}
    listed = [item for item in day.list if item.day == day.today or day.about(item) == "thank_you"]
    sends = [item.action for item in listed if day.about(item) and CATALOGUE.action[item.action].templates]
    texts = {offer.letter for offer in day.letters}
    assert [name for name in sends if name not in offered and not texts & {*CATALOGUE.action[name].templates}] == []


@law
@given(lives(), passed, minutes)
def test_a_letter_for_an_action_is_offered_while_that_is_on_todays_list(
    life: Candidacy, after: timedelta, a_day: int
) -> None:
    day = on(life, after, a_day)
    today = {item.action for item in day.list}
    assert [offer for offer in day.letters if offer.action and offer.action not in today] == []


@law
@given(lives(), passed, minutes)
def test_nothing_speaks_against_a_letter_that_the_plan_has_for_today(
    life: Candidacy, after: timedelta, a_day: int
) -> None:
    day = on(life, after, a_day)
    assert [(offer.letter, offer.warning) for offer in day.letters if offer.action and offer.warning] == []


@law
@given(lives(), passed, minutes)
def test_thanks_stand_on_the_list_exactly_while_a_note_is_offered(
    life: Candidacy, after: timedelta, a_day: int
) -> None:
    day = on(life, after, a_day)
    listed = [item.action for item in day.list if day.about(item) == "thank_you"]
    assert (bool(listed), sorted(day.thanks_offered - set(waits_for_thanks(day)))) == (bool(day.thanks_offered), [])


@law
@given(lives(), passed, minutes)
def test_finishing_a_thing_never_adds_work_to_today(life: Candidacy, after: timedelta, a_day: int) -> None:
    """What comes up was on the list of the morning, or is thanks or an answer."""
    day = on(life, after, a_day)
    at_once = {action.id for action in CATALOGUE.actions if action.contact and action.contact.about in ANSWERS}
    before = {item.action for item in (*day.list, *_in_the_morning(day).list)} | at_once
    added = {}
    for item in day.list:
        then = Day(ticked(day.now, CATALOGUE.action[item.action]), CATALOGUE, day.today, a_day)
        if more := {other.action for other in then.list} - (before - {item.action}):
            added[item.action] = more
    assert added == {}


def _in_the_morning(day: Day) -> Day:
    """Return the day before anything was finished or sent on it."""
    sent = {"thank_you_sent", "contact"}
    earlier = {
        "events": tuple(e for e in day.candidacy.events if e.on < day.today or not (e.kind in sent or e.action)),
        "actions": tuple(state for state in day.candidacy.actions if state.on < day.today),
    }
    return Day(day.candidacy.model_copy(update=earlier), CATALOGUE, day.today, day.minutes)


@law
@given(lives(), passed, minutes)
def test_all_that_speaks_of_a_day_counts_the_same(life: Candidacy, after: timedelta, a_day: int) -> None:
    """The list, the heading over it, the finding of the chart, the table, the calendar and the terminal."""
    day = on(life, after, a_day)
    export = Export(day.candidacy, CATALOGUE, day.readiness, day.plan, day.today)
    spent = [share.minutes for item in day.list for share in item.shares if share.day == day.today]
    number, minutes_today = len(spent), minutes_words(sum(spent))
    heading, finding = title(day.plan, export.now), timeline.draw(day.plan, export.now, LIGHT).finding
    dates = [event.start for event in Calendar.from_ical(calendar_file.render(export)).events]
    interview_today = export.now.second_interview == day.today
    in_text = terminal.plan_text(export).partition(day_near(day.today, day.today))[2].split("\n\n")[0]
    said = {
        "heading": heading.startswith(f"{count_words(number, 'thing').capitalize()} today") == bool(number),
        "minutes of the heading": not number or minutes_today in heading,
        "chart": ("today (" in finding) == bool(number) and (number < 2 or f"{number} of them today" in finding),
        "minutes of the chart": not number or f"({minutes_today})" in finding,
        "calendar": dates.count(day.today) - bool(interview_today and day.stage in {"invited", "held"}) == number,
        "terminal": in_text.count("\n  ") == number,
        "table": sum(row["status"] == "planned" for row in tables.plan_rows(export)) >= len(day.plan.items),
    }
    assert [name for name, same in said.items() if not same] == []
