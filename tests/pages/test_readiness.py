"""Readiness: what stands there is what the engine says, and where there is no number none is made up."""

import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from charts import blocks, dimensions, weak_spots
from charts.palette import DARK, LIGHT
from charts.picture import Picture
from exports import FORMATS, Export
from scoring.candidacy import Answer, Candidacy, Event, NotApplicable, Rated, Unsure
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.readiness import readiness
from scoring.results import Readiness
from screens.interviews.examples import EXAMPLES, example
from storage import Store
from tests.support.exporting import with_charts
from tests.support.screens import (
    NOW,
    TODAY,
    Download,
    Keep,
    OpenPage,
    charts,
    go,
    labels,
    links,
    rows_drawn,
    rows_of,
    said,
    spec_of,
    started,
    table_under,
    unfold,
)
from wording.sentences import opening, verdict

CATALOGUE = load_catalogue()
CORE = [factor.id for factor in CATALOGUE.core_factors if not factor.derived]
TWINS = ("blocks-table", "weak-spots-table", "dimensions-fold")
CODE = re.compile(r"S[0-4]-\d\d")
NUMBER = re.compile(r"about \d|between \d|\d of 100")


def result_of(candidacy: Candidacy) -> Readiness:
    return readiness(Snapshot(candidacy, CATALOGUE, TODAY))


def pictures(result: Readiness) -> dict[str, Picture]:
    return {
        "blocks-table": blocks.draw(result, CATALOGUE, LIGHT),
        "weak-spots-table": weak_spots.draw(result, CATALOGUE, LIGHT),
        "dimensions-fold": dimensions.draw(result, CATALOGUE, LIGHT),
    }


def with_answers(*answers: Answer) -> Candidacy:
    return started(days_ago=9).model_copy(update={"answers": answers})


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_verdict_is_the_title_and_its_reasons_stand_under_it(open_page: OpenPage, keep: Keep, name: str) -> None:
    mine = keep(example(name, TODAY))
    at = open_page("readiness")
    result = result_of(mine)
    assert [title.value for title in at.title] == [verdict(result, CATALOGUE, mine)]
    assert at.markdown[0].value.split("\n\n") == list(opening(result, CATALOGUE, mine))


def test_the_numbers_are_those_of_the_worked_example(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(example("waiting", TODAY))
    headline, projected = result_of(mine).headline, plan(Snapshot(mine, CATALOGUE, TODAY)).projected
    assert headline.value == pytest.approx(44.14, abs=0.01)
    assert headline.after_repairs == pytest.approx(44.8, abs=0.05)
    assert projected == pytest.approx(54.2, abs=0.05)
    at = open_page("readiness")
    assert [(metric.label, metric.value) for metric in at.metric] == [
        ("As performed", "44"),
        ("After what you mended", "45"),
        ("If you do the whole plan", "54"),
    ]
    assert "somewhere between 35 and 53 of 100" in said(at)
    assert "With every question counting the same it would be 41." in said(at)


def test_what_holds_the_word_down_is_told_with_its_reason(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(example("waiting", TODAY))
    reasons = result_of(mine).headline.gate_reasons
    assert set(reasons) == {"G1"}
    assert reasons["G1"] in said(open_page("readiness"))


def test_what_would_lift_the_word_is_told_in_the_sentences_of_the_levels(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(example("waiting", TODAY))
    result = result_of(mine)
    assert result.next_label is not None
    at = open_page("readiness")
    assert "What would lift it to good" in [heading.value for heading in at.header]
    levels = {spot.factor: spot.level for spot in result.weak_spots}
    for name, rise in Counter(result.next_label.factors).items():
        factor = CATALOGUE.factor[name]
        assert f"- **{factor.short_name}:** {factor.anchors[levels[name] + rise]}" in said(at)


@pytest.mark.parametrize(
    ("mine", "label", "title"),
    [
        (with_answers(Rated(factor="C1", level=2)), "Answer the open questions", "Questions 1 to 4"),
        (example("waiting", TODAY), "Next: ", "Two things today"),
    ],
    ids=["too few answers", "a number"],
)
def test_after_the_result_there_is_one_next_step(
    open_page: OpenPage, keep: Keep, mine: Candidacy, label: str, title: str
) -> None:
    keep(mine)
    at = open_page("readiness")
    (button,) = [button for button in at.button if button.proto.type == "primary"]
    assert button.label.startswith(label)
    button.click().run()
    assert at.title[0].value.startswith(title)


def test_nothing_is_said_to_be_in_the_plan_that_is_not(open_page: OpenPage, keep: Keep) -> None:
    planned = {item.action for item in plan(Snapshot(keep(example("waiting", TODAY)), CATALOGUE, TODAY)).items}
    words = said(unfold(open_page("readiness"), "advice"))
    named = set(re.findall("“(.+?)”", "".join(re.findall(r"\*\*In the plan:\*\* (.+)", words))))
    assert named
    assert named <= {CATALOGUE.action[action].title for action in planned}


def test_no_codes_stand_in_sentences_and_sources_are_one_tap_away(open_page: OpenPage, keep: Keep) -> None:
    keep(example("waiting", TODAY))
    at = unfold(open_page("readiness"), "advice")
    assert not CODE.search(said(at))
    assert CODE.search(said(unfold(at, "advice-sources")))


def test_that_no_study_was_found_is_said_once(open_page: OpenPage, keep: Keep) -> None:
    keep(example("waiting", TODAY))
    at = unfold(open_page("readiness"), "advice")
    advice = [text.value for text in at.markdown if "no study was found" in text.value]
    assert advice
    assert {text.count("no study was found") for text in advice} == {1}


@pytest.mark.parametrize("number", [0, 1, 6, 12])
def test_with_too_few_answers_there_is_no_number_and_the_page_says_what_is_missing(
    open_page: OpenPage, keep: Keep, number: int
) -> None:
    mine = keep(with_answers(*(Rated(factor=name, level=2) for name in CORE[:number])))
    assert result_of(mine).headline.low is None
    at = open_page("readiness")
    words = said(at)
    assert re.search(r"(\w+) more answers and there is a number: ", words)
    assert not NUMBER.search(words)
    assert not at.metric
    assert "Answer the open questions" in labels(at)


def test_with_a_range_only_there_is_a_range_and_no_number(open_page: OpenPage, keep: Keep) -> None:
    open_ones = {"V7"}
    mine = keep(with_answers(*(Rated(factor=name, level=2) for name in CORE if name not in open_ones)))
    headline = result_of(mine).headline
    if headline.value is not None or headline.low is None:
        pytest.fail("this case is meant to have a range only")
    at = open_page("readiness")
    words = said(at)
    assert "somewhere between" in words
    assert not re.search(r"about \d", words)
    assert not at.metric


def test_answers_that_cannot_be_judged_are_not_told_as_missing(open_page: OpenPage, keep: Keep) -> None:
    keep(with_answers(*(Unsure(factor=name) for name in CORE)))
    at = open_page("readiness")
    assert "Too many answers are marked as hard to judge for one number" in said(at)
    assert not NUMBER.search(said(at))


def test_when_everything_is_at_the_top_nothing_is_invented_to_work_on(open_page: OpenPage, keep: Keep) -> None:
    best = with_answers(*(Rated(factor=name, level=4) for name in CORE))
    mine = best.model_copy(
        update={"events": example("waiting", TODAY).events[:1], "first_interview": started(days_ago=2).first_interview}
    )
    keep(mine)
    assert result_of(mine).weak_spots == ()
    at = open_page("readiness")
    assert not at.exception
    assert "What to work on next" not in said(at)
    assert at.metric[0].value == "100"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_chart_says_its_finding_to_those_who_cannot_see_it(open_page: OpenPage, keep: Keep, theme: str) -> None:
    mine = keep(example("waiting", TODAY))
    at = unfold(open_page("readiness", theme=theme), "dimensions-fold")
    drawn = pictures(result_of(mine)).values()
    assert [chart.alt for chart in charts(at)] == [picture.alt for picture in drawn]
    for picture in drawn:
        assert picture.finding in [*(heading.value for heading in at.header), *(panel.label for panel in at.expander)]
        assert picture.alt.startswith(picture.finding)


@pytest.mark.parametrize(("theme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_charts_take_the_colours_of_the_theme(open_page: OpenPage, keep: Keep, theme: str, palette: Any) -> None:  # noqa: ANN401  a palette
    keep(example("waiting", TODAY))
    for chart in charts(open_page("readiness", theme=theme)):
        assert palette.text in str(spec_of(chart))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_table_under_each_chart_has_the_same_rows(open_page: OpenPage, keep: Keep, name: str) -> None:
    mine = keep(example(name, TODAY))
    at = unfold(open_page("readiness"), *TWINS)
    for key, picture in pictures(result_of(mine)).items():
        assert table_under(at, key) == rows_of(picture.table)


def test_the_charts_draw_the_numbers_of_their_tables(open_page: OpenPage, keep: Keep) -> None:
    keep(example("waiting", TODAY))
    at = unfold(open_page("readiness"), *TWINS)
    of_blocks, of_spots, of_dimensions = (rows_drawn(chart) for chart in charts(at))
    assert [(row["name"], row["shown"]) for row in of_blocks] == [
        row[:2] for row in table_under(at, "blocks-table")[1:]
    ]
    for drawn, key in ((of_spots, "weak-spots-table"), (of_dimensions, "dimensions-fold")):
        assert [(row["name"], f"{row['points']:.1f}") for row in drawn] == [row[:2] for row in table_under(at, key)[1:]]


def test_advice_tells_what_was_said_the_next_step_why_it_counts_and_where_it_comes_from(
    open_page: OpenPage, keep: Keep
) -> None:
    mine = keep(example("waiting", TODAY))
    at = open_page("readiness")
    spot = result_of(mine).weak_spots[0]
    factor = CATALOGUE.factor[spot.factor]
    (advice,) = [text.value for text in at.markdown if "You said:" in text.value]
    for words in (
        factor.anchors[spot.level],
        factor.anchors[spot.level + 1],
        factor.repair_how,
        factor.weight_rationale.evidence,
    ):
        assert words in advice
    assert factor.seed_refs[0] in said(unfold(at, "advice-sources"))


def test_what_was_worked_out_from_days_is_not_called_said(open_page: OpenPage, keep: Keep) -> None:
    keep(with_answers(*(Rated(factor=name, level=3) for name in CORE if name != "U3")))
    (advice,) = [
        text.value for text in open_page("readiness").markdown if CATALOGUE.factor["U1"].anchors[0] in text.value
    ]
    assert advice.startswith("**What happened so far:**")


def test_every_level_that_costs_points_has_advice_up_to_ten(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(example("waiting", TODAY))
    at = unfold(open_page("readiness"), "advice")
    labels = [heading.value for heading in at.subheader]
    expected = [CATALOGUE.factor[spot.factor].short_name for spot in weak_spots.shown(result_of(mine))]
    assert [label.split(" · ")[0] for label in labels] == expected


def test_questions_back_are_put_and_not_answered(open_page: OpenPage, keep: Keep) -> None:
    mine = keep(with_answers(*(Rated(factor=name, level=3) for name in CORE)))
    raised = [check.question for check in result_of(mine).checks]
    assert raised
    assert [info.value for info in open_page("readiness").info] == raised


def test_every_question_back_leads_to_where_it_is_answered(open_page: OpenPage, keep: Keep) -> None:
    keep(with_answers(Rated(factor="U2", level=3), Rated(factor="L1", level=4)))
    at = open_page("readiness")
    ways = {link.label.split("[")[1][:-1]: link.proto.query_string for link in links(at) if "Answer it" in link.label}
    assert set(ways) == {info.value for info in at.info}
    assert any("thank-you" in question and "step=U1" in query for question, query in ways.items())
    assert any("date and the contact" in question and "step=next" in query for question, query in ways.items())
    assert open_page("assessment", step="U1").query_params["step"] == "U"


def test_after_round_two_nothing_is_said_to_lift_the_number(open_page: OpenPage, keep: Keep) -> None:
    held = Event(kind="second_interview_held", on=TODAY)
    keep(example("invited", TODAY).model_copy(update={"id": "mine", "events": (held,)}))
    at = open_page("readiness")
    assert "As performed" in [metric.label for metric in at.metric]
    assert "If you do the whole plan" not in [metric.label for metric in at.metric]
    assert not [header.value for header in at.header if header.value.startswith("What would lift")]
    assert "As you went into round two, your readiness was about" in said(at)
    assert "it would be about" not in said(go(at, "plan"))


def test_what_does_not_apply_is_left_out_of_everything(open_page: OpenPage, keep: Keep) -> None:
    answers = [Rated(factor=name, level=2) for name in CORE if name != "C5"]
    keep(with_answers(*answers, NotApplicable(factor="C5", reason="It never came up")))
    words = said(unfold(open_page("readiness"), *TWINS))
    assert CATALOGUE.factor["C5"].short_name not in words


def test_the_report_is_offered_in_every_format_and_is_what_the_exports_make(
    open_page: OpenPage, keep: Keep, store: Store, download: Download
) -> None:
    keep(example("waiting", TODAY))
    mine = storage.load(store, "local", "example-waiting")
    assert mine is not None
    export = with_charts(Export(mine, CATALOGUE, result_of(mine), plan(Snapshot(mine, CATALOGUE, TODAY)), TODAY))
    export = replace(export, revision=storage.revision(store, "local", mine.id), made=NOW)
    at = unfold(open_page("readiness"), "export")
    assert [title for title in labels_of_downloads(at) if title in {kind.title for kind in FORMATS.values()}] == [
        kind.title for kind in FORMATS.values()
    ]
    for kind in FORMATS.values():
        assert download(at, kind.title) == kind.render(export), kind.name


def labels_of_downloads(at: AppTest) -> list[str]:
    return [button.label for button in at.download_button]


def test_the_page_offers_a_way_on_only_where_something_is_missing(open_page: OpenPage, keep: Keep) -> None:
    keep(example("waiting", TODAY))
    assert "Answer the open questions" not in labels(open_page("readiness"))
