from datetime import date, timedelta

import pytest

from exports.export import Export
from exports.report import report_of
from exports.terminal import plan_text
from scoring.results import Headline, NextLabel
from scoring.terms import LabelName
from tests.support.exporting import TODAY, candidacy_of, export_of
from wording import sentences

INVITED = {"kind": "invited", "on": "2026-11-18", "second_interview": "2026-12-03"}


def title(export: Export) -> str:
    return sentences.verdict(export.readiness, export.catalogue, export.candidacy)


def with_events(*events: dict[str, str], today: date = TODAY) -> Export:
    return export_of(events=[*candidacy_of().model_dump(mode="json")["events"], *events], today=today)


def with_level(level: int, events: tuple[dict[str, str], ...], today: date = TODAY) -> Export:
    answers = [answer.model_dump() for answer in candidacy_of().answers]
    return export_of(
        answers=[a | {"level": level} if a["kind"] == "rated" else a for a in answers], events=events, today=today
    )


def with_headline(export: Export, **changes: object) -> Export:
    headline = Headline.model_validate(export.readiness.headline.model_dump() | changes)
    readiness = export.readiness.model_copy(update={"headline": headline})
    return Export(export.candidacy, export.catalogue, readiness, export.plan, export.today)


def test_the_worked_example_is_mixed_and_can_be_mended() -> None:
    assert title(export_of()) == "Mixed so far, and most of what is missing can still be mended"


@pytest.mark.parametrize(
    ("level", "start"),
    [(0, "A thin"), (2, "A mixed"), (3, "A good"), (4, "A strong")],
    ids=["thin", "mixed", "good", "strong"],
)
@pytest.mark.parametrize(("days", "when"), [(0, "tonight"), (1, "today")])
def test_the_first_two_days_speak_of_the_impression_and_of_now(level: int, start: str, days: int, when: str) -> None:
    words = title(with_level(level, today=date(2026, 11, 16) + timedelta(days=days), events=()))
    assert words.startswith(f"{start} first impression")
    assert f", and {when} you can" in words


def test_in_the_first_days_nobody_is_told_to_be_prepared_already() -> None:
    export = export_of(today=date(2026, 11, 17))
    words = sentences.opening(export.readiness, export.catalogue, export.candidacy)
    assert "Nobody is prepared for round two this early" in words[-1]


def test_nobody_is_told_that_nobody_is_prepared_when_the_preparation_leads() -> None:
    answers = [
        {"factor": factor.id, "kind": "rated", "level": 4 if factor.block == "preparation" else 1}
        for factor in export_of().catalogue.factors
    ]
    export = export_of(today=date(2026, 11, 17), answers=answers)
    assert not any(
        "Nobody" in words for words in sentences.opening(export.readiness, export.catalogue, export.candidacy)
    )


def test_on_the_third_day_the_verdict_speaks_of_the_whole() -> None:
    assert "first impression" not in title(export_of(today=date(2026, 11, 18)))


@pytest.mark.parametrize(("level", "word"), [(0, "still ahead"), (2, "part of the preparation"), (4, "well prepared")])
def test_with_an_invitation_the_verdict_speaks_of_preparation(level: int, word: str) -> None:
    assert word in title(with_level(level, events=(INVITED,)))


def test_after_round_two_the_verdict_looks_back() -> None:
    held = {"kind": "second_interview_held", "on": "2026-11-18"}
    assert title(with_events(INVITED, held)).startswith("Round two is behind you")


@pytest.mark.parametrize("kind", ["accepted", "declined", "rejected", "parked"])
def test_a_closed_candidacy_is_told_without_judgement(kind: str) -> None:
    assert title(with_events({"kind": kind, "on": "2026-11-18"})).startswith("This one is closed")


def test_a_capped_label_is_told_with_both_words() -> None:
    capped = with_headline(export_of(), value=66.0, label="mixed", uncapped_label="good")
    assert title(capped) == "Good by the number, held at mixed for one reason"
    told = sentences.cap_sentence(capped.readiness, capped.catalogue)
    assert told.startswith("By the number alone the word would be good; it stays mixed until this changes.")


def test_a_cap_that_does_not_bind_is_still_told_with_its_reason() -> None:
    export = export_of()
    told = sentences.cap_sentence(export.readiness, export.catalogue)
    assert told.startswith("It stays mixed at most until this changes. ")
    assert export.readiness.headline.gate_reasons["G1"].rstrip(".") in told


def test_low_interest_asks_for_the_fit_check_first() -> None:
    export = export_of(interest=1)
    first = sentences.opening(export.readiness, export.catalogue, export.candidacy)[0]
    assert first.rstrip(".") == export.readiness.headline.gate_reasons["G4"].rstrip(".")


def test_the_number_is_given_with_its_range() -> None:
    export = export_of()
    assert sentences.number_sentence(export.readiness, export.catalogue) == (
        "Your readiness for a second interview is about 44, somewhere between 35 and 53 of 100."
    )


def test_without_answers_the_verdict_asks_for_a_few_more() -> None:
    export = export_of(answers=(), events=())
    assert title(export) == "A few more answers, and you will see how you stand"


def answered(count: int) -> Export:
    return export_of(answers=[answer.model_dump() for answer in candidacy_of().answers][:count])


def test_the_answers_that_are_missing_are_counted_and_named() -> None:
    export = answered(30)
    told = sentences.missing_sentence(export.readiness, export.catalogue)
    assert told.endswith("others.")
    assert "more answers and there is a number: " in told


@pytest.mark.parametrize("count", range(0, 38, 4))
def test_with_the_answers_asked_for_there_is_a_number_and_with_one_less_there_is_none(count: int) -> None:
    export = answered(count)
    needed = [factor for block in export.readiness.blocks.values() for factor in block.needed or ()]
    given = [answer.model_dump() for answer in export.candidacy.answers]
    more = [{"factor": factor, "kind": "rated", "level": 2} for factor in needed]
    assert export_of(answers=given + more).readiness.headline.value is not None
    assert not needed or export_of(answers=given + more[:-1]).readiness.headline.value is None


def test_too_many_hard_to_judge_answers_are_said_to_be_the_reason() -> None:
    unsure = [{"factor": answer.factor, "kind": "unsure"} for answer in candidacy_of().answers]
    export = export_of(answers=unsure)
    told = sentences.missing_sentence(export.readiness, export.catalogue)
    assert told.startswith("Too many answers are marked as hard to judge")


def test_a_range_without_a_number_is_told_by_the_words_it_spans() -> None:
    export = with_headline(export_of(), value=None, label=None, low=35.0, high=62.0, no_number="range_only")
    assert title(export) == "Between thin and good so far; a few more answers will tell"
    assert sentences.number_sentence(export.readiness, export.catalogue) == (
        "Your readiness for a second interview lies somewhere between 35 and 62 of 100."
    )


@pytest.mark.parametrize(
    ("after", "told"),
    [(None, ""), (46.0, ""), (46.3, "adds less than one point"), (52.0, "brings it to about 52")],
)
def test_repairs_are_told_only_when_they_add_something(after: float | None, told: str) -> None:
    export = with_headline(export_of(), value=46.0, after_repairs=after)
    sentence = sentences.repairs_sentence(export.readiness, export.catalogue)
    assert told in sentence
    assert bool(told) == bool(sentence)


def test_the_next_label_is_told_by_the_sentences_that_would_be_true_then() -> None:
    export = export_of()
    rises = NextLabel.model_validate({"label": "good", "factors": ["C1", "V5", "V5", "V2"]})
    readiness = export.readiness.model_copy(update={"next_label": rises})
    levels = {spot.factor: spot.level for spot in readiness.weak_spots}
    told = [
        f"{export.catalogue.factor[name].short_name}: “{export.catalogue.factor[name].anchors[levels[name] + rise]}”"
        for name, rise in (("C1", 1), ("V5", 2), ("V2", 1))
    ]
    assert sentences.change_sentence(readiness, export.catalogue) == (
        f"It would be good if this were true. {' '.join(told)}"
    )


def test_a_block_that_is_not_due_says_from_when_it_counts() -> None:
    export = export_of("fresh", today=TODAY)
    assert sentences.not_due_sentence(export.readiness).startswith("Follow-up is not due yet and counts from ")


@pytest.mark.parametrize("label", ["thin", "mixed", "good", "strong"])
@pytest.mark.parametrize("events", [(), (INVITED,)], ids=["waiting", "invited"])
def test_no_verdict_promises_anything(label: LabelName, events: tuple[dict[str, str], ...]) -> None:
    words = title(with_headline(with_events(*events), label=label, uncapped_label=label)).lower()
    assert not {"chance", "probably", "likely", "will be invited", "percent", "%"} & set(words.split())
    assert words


def test_after_the_interview_no_answer_is_asked_for() -> None:
    held = {"kind": "second_interview_held", "on": TODAY}
    export = export_of("fresh", answers=[], events=[held])
    assert export.readiness.headline.value is None
    assert sentences.missing_sentence(export.readiness, export.catalogue) == ""


@pytest.mark.parametrize(("events", "said"), [([], True), ([{"kind": "second_interview_held", "on": TODAY}], False)])
def test_a_plan_that_lifts_nothing_speaks_of_no_number(events: list[dict[str, object]], said: bool) -> None:
    export = export_of("waiting", events=events)
    assert ("With this plan" in plan_text(export)) == said
    assert any(name == "With this plan" for name, *_ in report_of(export).numbers) == said
