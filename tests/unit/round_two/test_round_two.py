"""What the preparation for round two makes of notes: countdown, people, questions, the advert and its cases."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest

from scoring.candidacy import Candidacy, Note, NoteKind
from scoring.facts import Snapshot
from scoring.letters.offers import closing_lines
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.readiness import readiness
from scoring.round_two.cases import cases_for_each, cover, matches, results
from scoring.round_two.notes import said, the_note, written
from scoring.round_two.people import expected, group_of, people
from scoring.round_two.questions import bank, follow_ups
from scoring.round_two.weak_answers import weak_points
from screens.interviews.examples import example
from screens.round_two.advert import requirements
from screens.round_two.outlook import aftermath, countdown, parts_in_order
from tests.support.candidacies import note

CATALOGUE = load_catalogue()
MATERIAL = CATALOGUE.round_two
TODAY = date(2026, 11, 18)
SECOND = TODAY + timedelta(days=6)


def invited(*notes: Note, **fields: Any) -> Candidacy:  # noqa: ANN401  any field
    """Return the example of six days before round two, with other notes."""
    return example("invited", TODAY).model_copy(update={"notes": notes, **fields})


def happened(mine: Candidacy, kind: str, **fields: object) -> Candidacy:
    events = [event.model_dump() for event in mine.events]
    return Candidacy.model_validate(mine.model_dump() | {"events": [*events, {"kind": kind, "on": TODAY, **fields}]})


def test_the_countdown_knows_days_working_days_and_the_own_hours() -> None:
    mine = invited(days_off=(date(2026, 11, 20),), minutes_per_day=60)
    count = countdown(Snapshot(mine, CATALOGUE, TODAY), plan(Snapshot(mine, CATALOGUE, TODAY)))
    assert count is not None
    assert (count.days, count.business_days, count.minutes) == (6, 3, 300)
    assert 0 < count.planned <= count.minutes


def test_on_the_day_itself_no_time_is_left() -> None:
    mine = invited()
    count = countdown(Snapshot(mine, CATALOGUE, SECOND), plan(Snapshot(mine, CATALOGUE, SECOND)))
    assert count is not None
    assert (count.days, count.business_days, count.minutes, count.planned) == (0, 0, 0, 0)


def test_without_a_date_and_after_it_there_is_no_countdown() -> None:
    mine = invited()
    undated = mine.model_copy(update={"events": ()})
    assert countdown(Snapshot(undated, CATALOGUE, TODAY), plan(Snapshot(undated, CATALOGUE, TODAY))) is None
    assert (
        countdown(
            Snapshot(mine, CATALOGUE, SECOND + timedelta(days=1)),
            plan(Snapshot(mine, CATALOGUE, SECOND + timedelta(days=1))),
        )
        is None
    )


def test_a_note_that_there_is_once_keeps_its_id_and_what_is_written() -> None:
    first = the_note(invited(), "offer", "time")
    kept = first.model_copy(update={"text": "May I answer by Friday?"})
    assert the_note(invited(kept), "offer", "time") == kept
    assert (
        len({first.id, the_note(invited(), "offer", "terms").id, the_note(invited(), "offer", "time", ["x"]).id}) == 3
    )


def test_blank_notes_are_not_written() -> None:
    assert written(invited(note("a", "landed", "  "), note("b", "landed")), "landed") == (note("b", "landed"),)


def test_every_kind_of_note_for_round_two_is_written_in_one_part() -> None:
    kinds = [kind for part in CATALOGUE.round_two.parts for kind in part.kinds]
    elsewhere = {"advert", "result"}  # until it is a list, and below a case
    assert sorted(set(get_args(NoteKind)) - elsewhere - set(kinds)) == []
    assert [kind for kind in set(kinds) if kinds.count(kind) > 1] == []


def test_people_are_those_of_round_one_and_those_added() -> None:
    mine = invited(
        note("new", "person", "Ola Berg, Chief executive"),
        note("past", "person", "Ten years here", about="i1", links=("before",)),
        note("care", "person", "The budget", about="new", links=("cares",)),
    )
    found = {person.id: person for person in people(mine)}
    assert list(found) == ["i1", "i2", "i3", "new"]
    assert (found["new"].name, found["new"].role, found["new"].new) == ("Ola Berg", "Chief executive", True)
    assert found["i1"].known == {"before": "Ten years here"}
    assert [person.id for person in expected(mine)] == ["i1", "new"]


@pytest.mark.parametrize(
    ("role", "group"),
    [
        ("Head of customer operations", "manager"),
        ("Managing Director", "senior"),
        ("HR/Talent partner", "human_resources"),
        ("Recruiter", "human_resources"),
        ("Nurse", "team"),
        ("Kapitän", None),
        ("", None),
    ],
)
def test_a_job_title_leads_to_its_questions(role: str, group: str | None) -> None:
    found = group_of(role, MATERIAL)
    assert (found.id if found else None) == group


@pytest.mark.parametrize(
    ("question", "follow_up"),
    [
        ("What is your greatest STRENGTH?", "When did that strength get in your way?"),
        ("Tell us about yourself.", "Which of these steps prepares you most for this post, and why?"),
        ("How do you set priorities?", "What did you leave undone, and who decided that?"),
    ],
)
def test_a_question_of_round_one_shows_what_may_follow(question: str, follow_up: str) -> None:
    assert follow_up in follow_ups(question, MATERIAL)


def test_a_question_that_no_rule_knows_gets_the_general_one() -> None:
    assert follow_ups("¿Qué tal?", MATERIAL) == (MATERIAL.otherwise,)


def test_the_bank_offers_what_fits_the_people_and_fills_in_round_one() -> None:
    mine = invited(
        note("p", "problem", "Storm calls swamp the planners."),
        note("q", "question", "Who would object, and why"),
        note("q2", "question", "Why you?"),
    )
    offered = {bucket.group.id: bucket for bucket in bank(mine, MATERIAL)}
    assert list(offered) == ["manager", "role", "round_one", "process"]
    assert offered["manager"].names == tuple(person.name for person in mine.interviewers[:2])
    assert offered["role"].names == (mine.interviewers[2].name,)
    assert offered["round_one"].offered == (
        "You described a problem: Storm calls swamp the planners. What has moved since?",
        "What lies behind your question from our talk, “Who would object, and why”, for this post?",
        "What lies behind your question from our talk, “Why you?”, for this post?",
    )


def test_a_question_taken_is_not_offered_again_and_keeps_its_group() -> None:
    question = "How do you settle disagreements?"
    mine = invited(note("a", "ask", question, about="team"))
    (team,) = [bucket for bucket in bank(mine, MATERIAL) if bucket.group.id == "team"]
    assert question not in team.offered
    assert team.names == ()


def test_a_person_without_a_name_is_known_by_the_role() -> None:
    nameless = invited().interviewers[0].model_copy(update={"name": ""})
    first = bank(invited(interviewers=(nameless,)), MATERIAL)[0]
    assert first.names == ("Head of customer operations",)
    unknown = nameless.model_copy(update={"role": None})
    assert not any(bucket.names for bucket in bank(invited(interviewers=(unknown,)), MATERIAL))


ADVERT = """About us: we are many.
Your tasks:
 • Plan rosters for several teams
 - plan rosters   for several teams
 1. Coach new colleagues
 – ok
We offer fruit."""


def test_bullets_of_an_advert_become_a_list_each_once() -> None:
    assert requirements(ADVERT, MATERIAL.advert, 10) == ("Plan rosters for several teams", "Coach new colleagues")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        *((f"{mark}Plan rosters", "Plan rosters") for mark in "-–—*•·●▪◦‣\u2043■➤▸►✓»\uf0b7\uf0a7"),
        *((f"  {mark} Plan rosters", "Plan rosters") for mark in "-–—*•·●▪◦‣\u2043■➤▸►✓»\uf0b7\uf0a7"),
        *((f"{mark} Plan rosters", "Plan rosters") for mark in ("1.", "12)", "a)", "B)", "o\t", "\uf0b7\t", "§\t")),
        ("- Überzeugen", "Überzeugen"),
        ("• 10.000 customers", "10.000 customers"),
        ("- 5 years", "5 years"),
        ("- -5 °C outside", "-5 °C outside"),
        *(
            (text, text)
            for text in ("2.5 years of payroll experience", "10.000 customers", "-5 °C outside", "–5 °C outside")
        ),
        *((text, text) for text in ("1,5 million a year", "24/7 shifts", "3 years", "2.x of the tool")),
        *((text, text) for text in ("o Plan rosters", "on call", "--flag", "e.g. rosters", "(a) rosters")),
    ],
)
def test_a_bullet_goes_and_a_number_stays_whole(line: str, said: str) -> None:
    assert requirements(f"{line}\n- and another", MATERIAL.advert, 10)[0] == said
    assert requirements(line, MATERIAL.advert, 10) == (said,)


def test_a_line_in_bold_is_no_bullet_and_a_heading_over_bullets() -> None:
    assert requirements("**Plan**", MATERIAL.advert, 10) == ("**Plan**",)
    assert requirements("**Plan**\n- Rosters", MATERIAL.advert, 10) == ("Rosters",)


def test_an_advert_without_bullets_is_cut_into_lines_and_long_ones_into_sentences() -> None:
    long = (
        "You plan the rosters of four teams and talk with them about it. " * 2
        + "You know the law; you write well and " * 3
    )
    found = requirements(f"Your profile:\n\nDriving licence\n{long}", MATERIAL.advert, 10)
    assert found[:3] == (
        "Driving licence",
        "You plan the rosters of four teams and talk with them about it.",
        "You know the law;",
    )


def test_no_more_lines_than_wanted_and_none_from_nothing() -> None:
    assert len(requirements("\n".join(f"- line {number}" for number in range(99)), MATERIAL.advert, 7)) == 7
    assert requirements(" \n\n", MATERIAL.advert, 7) == ()


CASES = (
    note("r1", "requirement", "Plans rosters for several teams"),
    note("r2", "requirement", "Coaches new colleagues"),
    note("r3", "requirement", "Budget responsibility"),
    note("c1", "case", "Replanned eleven rosters in a week"),
    note("c2", "case", "Coached three colleagues through their first winter"),
)


def test_a_case_is_suggested_for_the_line_that_it_shares_words_with() -> None:
    found = {line.requirement.id: line.suggested for line in matches(invited(*CASES), MATERIAL)}
    assert found == {"r1": ("c1",), "r2": ("c2",), "r3": ()}


def test_a_list_longer_than_a_plan_is_compared_at_its_beginning_and_stays_whole() -> None:
    lines = [note(f"r{n}", "requirement", "Plans rosters") for n in range(100)]
    found = matches(invited(*lines, note("c", "case", "Planned rosters")), MATERIAL)
    assert [line.requirement for line in found] == lines
    assert [bool(line.suggested) for line in found] == [n < MATERIAL.limits.longest_list for n in range(100)]


@pytest.mark.parametrize(
    ("line", "case", "suggested"),
    [
        ("Keep the figures of each shop in order", "I planned the routes of eleven vans", ()),
        ("The care of the old", "The run of the mill", ()),
        ("Knows SQL", "Wrote a report in SQL", ("c",)),
        ("日本 the", "日本 and", ("c",)),
    ],
)
def test_small_words_suggest_nothing_and_abbreviations_do(line: str, case: str, suggested: tuple[str, ...]) -> None:
    both = invited(note("r", "requirement", line), note("c", "case", case))
    assert [one.suggested for one in matches(both, MATERIAL)] == [suggested]


def test_what_was_said_in_an_answer_stands_in_until_it_is_written_down() -> None:
    problem = MATERIAL.prompt("problem")
    assert said(invited(), problem) == ("Storm calls swamp the planners, and customers hear nothing for hours.",)
    assert said(invited(note("p", "problem", "Nobody answers.")), problem) == ("Nobody answers.",)
    assert said(invited(answers=()), problem) == ()
    (grown,) = [bucket for bucket in bank(invited(), MATERIAL) if bucket.group.id == "round_one"]
    assert grown.offered[0].startswith("You described a problem: Storm calls swamp the planners, and")


def test_nothing_is_suggested_without_words() -> None:
    dots = (note("r", "requirement", "..."), note("c", "case", "!!!"))
    assert [line.suggested for line in matches(invited(*dots), MATERIAL)] == [()]
    assert matches(invited(), MATERIAL) == ()


def test_the_order_of_notes_changes_no_match() -> None:
    backwards = matches(invited(*reversed(CASES)), MATERIAL)
    assert tuple(reversed(backwards)) == matches(invited(*CASES), MATERIAL)


def test_only_confirmed_cases_that_still_exist_cover_a_line() -> None:
    line = note("r1", "requirement", "Plans rosters", links=("c1", "gone", "c1"))
    (covered,) = cover(invited(line, CASES[3]))
    assert covered.confirmed == ("c1",)
    (untouched,) = matches(invited(line, CASES[3]), MATERIAL)
    assert untouched.suggested == ()


def test_a_line_counts_as_covered_by_cases_with_a_result() -> None:
    lines = (note("r1", "requirement", links=("c1",)), note("r2", "requirement", links=("c1", "c2")))
    result = note("x", "result", "Two days saved", about="c1")
    assert cases_for_each(invited(*lines, *CASES[3:])) == 0
    assert cases_for_each(invited(*lines, *CASES[3:], result)) == 1
    assert cases_for_each(invited(*CASES[3:], result)) == 0
    assert results(invited(result)) == {"c1": "Two days saved"}


def test_weak_points_are_what_fell_flat_then_weak_spots_that_round_two_can_mend() -> None:
    mine = invited(note("flat", "fell_flat", "My answer about peers"))
    points = weak_points(mine, readiness(Snapshot(mine, CATALOGUE, TODAY)), CATALOGUE)
    assert points[0].label == "My answer about peers"
    assert len(points) == 1 + MATERIAL.limits.weak_answers
    for point in points[1:]:
        factor = CATALOGUE.factor[point.answer.about or ""]
        assert (point.label, factor.block) == (factor.short_name, "impression")
        assert factor.repair_channel in {"both", "round_two"}


def test_an_answer_once_written_stays_in_the_list() -> None:
    mine = invited(note("a", "answer", about="L3"), note("b", "answer", about="gone"), answers=())
    points = weak_points(mine, readiness(Snapshot(mine, CATALOGUE, TODAY)), CATALOGUE)
    assert [point.label for point in points] == [
        CATALOGUE.factor["L3"].short_name,
        "For something you have taken off your list",
    ]


def test_doubts_about_the_job_bring_the_own_wishes_to_the_front() -> None:
    for interest, first in ((2, "own"), (3, "debrief"), (None, "debrief")):
        mine = invited(interest=interest)
        ordered = parts_in_order(readiness(Snapshot(mine, CATALOGUE, TODAY)), CATALOGUE)
        assert next(iter(ordered.values()))[0].id == first
        assert sorted(part.id for parts in ordered.values() for part in parts) == sorted(MATERIAL.part)


def test_what_fits_into_ninety_minutes_comes_first() -> None:
    heading, parts = next(iter(parts_in_order(readiness(Snapshot(invited(), CATALOGUE, TODAY)), CATALOGUE).items()))
    assert heading == "First of all, in this order"
    assert sum(part.minutes or 0 for part in parts) == 90


def test_who_will_not_be_there_is_not_expected_and_leaves_the_others() -> None:
    away = note("a", "person", "Will not be there", about="i1", links=("away",))
    assert [person.id for person in expected(invited(away))] == ["i2", "i3"]
    assert [person.id for person in expected(invited(away, note("new", "person", "Ola Berg")))] == ["i2", "i3", "new"]


def test_a_question_of_round_one_stands_whole_in_the_bank_whatever_it_is() -> None:
    for words in ("Tell us about a conflict with your peers.", "a time when a plan broke", "Why you?"):
        offered = [text for bucket in bank(invited(note("q", "question", words)), MATERIAL) for text in bucket.offered]
        (grown,) = [text for text in offered if words.rstrip(".") in text]
        assert grown == f"What lies behind your question from our talk, “{words.rstrip('.')}”, for this post?"
    asks = invited(note("p", "problem", "Why do storm calls swamp us?"))
    assert "You described a problem: Why do storm calls swamp us? What has moved since?" in {
        text for bucket in bank(asks, MATERIAL) for text in bucket.offered
    }


def test_words_beside_an_answer_are_not_taken_for_a_question_of_theirs() -> None:
    assert not [text for bucket in bank(invited(), MATERIAL) for text in bucket.offered if "our talk" in text]


def test_a_problem_that_is_written_down_is_no_weak_point_any_more() -> None:
    rated = [one.model_copy(update={"level": 0}) if one.factor == "D1" else one for one in invited().answers]
    asked = [
        [point.answer.about for point in weak_points(mine, readiness(Snapshot(mine, CATALOGUE, TODAY)), CATALOGUE)]
        for mine in (invited(answers=tuple(rated)), invited(note("p", "problem", "Storm calls"), answers=tuple(rated)))
    ]
    assert "D1" in asked[0]
    assert "D1" not in asked[1]


@pytest.mark.parametrize(("interest", "letters"), [(None, ["T16"]), (3, ["T16"]), (4, ["T16", "T15"])])
def test_asking_for_the_job_needs_real_interest(interest: int | None, letters: list[str]) -> None:
    lines = closing_lines(Snapshot(invited(interest=interest), CATALOGUE, TODAY))
    assert [line.letter for line in lines] == letters


def test_the_interest_from_which_one_may_ask_is_that_of_the_rule() -> None:
    (rule,) = [rule for rule in CATALOGUE.rules if rule.id == "RULE15"]
    (line,) = [line for line in MATERIAL.closing if line.letter == "T15"]
    assert "only with an interest of 4 or 5" in " ".join(rule.text.split())
    assert line.when == "interest >= 4"


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("second_interview_held", "The interview is over"),
        ("offer", "You have an offer"),
        ("accepted", "You accepted"),
        ("declined", "You said no"),
        ("rejected", "They said no"),
        ("parked", "You stopped waiting"),
    ],
)
def test_what_happened_says_what_comes_next(kind: str, title: str) -> None:
    after = aftermath(Snapshot(happened(invited(), kind), CATALOGUE, TODAY))
    assert after is not None
    assert after.title == title


def test_before_round_two_nothing_is_over() -> None:
    assert aftermath(Snapshot(invited(), CATALOGUE, TODAY)) is None


def test_round_two_took_place_when_it_was_held_and_takes_place_when_it_is_set() -> None:
    assert Snapshot(invited(), CATALOGUE, TODAY).round_two_day == SECOND
    assert Snapshot(happened(invited(), "second_interview_held"), CATALOGUE, TODAY).round_two_day == TODAY
    assert Snapshot(invited().model_copy(update={"events": ()}), CATALOGUE, TODAY).round_two_day is None
