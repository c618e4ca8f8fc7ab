"""The report as somebody reads who prints it: what stands where, once, and what nobody is blamed for."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from charts import timeline
from charts.palette import LIGHT
from charts.paper import pictures
from exports import FORMATS, Export
from exports.first_page import NOTES
from exports.report import report_of
from exports.terminal import plan_text, readiness_text
from scoring.language import minutes_words
from screens.plan import agenda
from tests.support.exporting import TODAY, candidacy_of, export_of, printed, with_charts
from tests.support.reading import pages_of, text_of

TEMPLATES = Path(__file__).parents[2] / "exports" / "templates"
MOST_RED = 255


def everything_at(level: int) -> list[dict[str, object]]:
    answers = [answer.model_dump() for answer in candidacy_of().answers]
    return [answer | {"level": level} if answer["kind"] == "rated" else answer for answer in answers]


CASES: dict[str, Callable[[], Export]] = {
    "worked example": printed,
    "an hour after": lambda: printed("fresh"),
    "invited": lambda: printed("invited"),
    "nothing answered": lambda: printed(answers=(), events=(), actions=(), interviewers=(), notes=()),
    "everything 0": lambda: printed(answers=everything_at(0)),
    "everything 4": lambda: printed(answers=everything_at(4)),
    "eight interviewers": lambda: printed(
        interviewers=[{"id": f"p{n}", "name": f"Person {n}", "role": "Head of planning"} for n in range(8)]
    ),
}


def first_page(export: Export) -> str:
    return " ".join(pages_of(FORMATS["pdf"].render(export))[0].split())


def text(export: Export, kind: str = "md") -> str:
    return FORMATS[kind].render(export).decode()


def fills(content: bytes) -> list[float]:
    """Return how far down each page is written, as a share of the room between its margins."""
    found = []
    for sheet in PdfReader(io.BytesIO(content)).pages:
        places: list[float] = []

        def keep(said: str, page: list[float], line: list[float], *_: object, places: list[float] = places) -> None:
            if said.strip():
                places.append(page[3] * line[5] + page[5])

        sheet.extract_text(visitor_text=keep)
        body = [place for place in places if place > 57]  # the footer stands below
        found.append((780 - min(body)) / (780 - 57) if body else 0.0)
    return found


@pytest.mark.parametrize("make", CASES.values(), ids=CASES)
def test_the_first_page_holds_verdict_strengths_next_steps_dates_and_people(make: Callable[[], Export]) -> None:
    export = make()
    report, page = report_of(export), first_page(export)
    wanted = [
        report.title,
        *(words for pair in (*report.strengths, *report.next_steps, *report.people) for words in pair),
    ]
    assert [words for words in wanted if " ".join(words.split()) not in page] == []


@pytest.mark.parametrize("make", CASES.values(), ids=CASES)
def test_no_page_but_the_last_stays_half_empty(make: Callable[[], Export]) -> None:
    assert [fill for fill in fills(FORMATS["pdf"].render(make()))[:-1] if fill < 0.6] == []


def test_a_thank_you_that_was_rated_by_hand_is_no_strength() -> None:
    by_hand = {"factor": "U1", "kind": "rated", "level": 4}
    assert report_of(printed(answers=[by_hand], notes=())).strengths == ()


def test_strengths_are_the_highest_answers_in_their_own_words() -> None:
    report = report_of(export_of())
    assert report.strengths[0] == (
        "What landed, in your words",
        "The stock count; Dana Ortiz asked how I found the gaps",
    )
    rated = {export_of().catalogue.factor[answer.factor].short_name: answer for answer in candidacy_of().answers}
    assert all(getattr(rated[name], "level", 0) >= 3 for name, _ in report.strengths[1:])


@pytest.mark.parametrize(("day", "said"), [(24, "Round two is today, and nothing else is planned"), (23, None)])
def test_a_day_without_a_plan_says_what_it_holds(day: int, said: str | None) -> None:
    export = export_of("invited", today=date(2026, 11, day))
    texts = (
        agenda.title(export.plan, export.now),
        timeline.draw(export.plan, export.now, LIGHT).finding,
        plan_text(export),
        FORMATS["md"].render(export).decode(),
        text_of(FORMATS["pdf"].render(with_charts(export))),
    )
    assert {(said or "Round two is today") in " ".join(text.replace("\u200b", "").split()) for text in texts} == {
        said is not None
    }


def test_a_closed_report_speaks_of_no_parts_of_a_number() -> None:
    export = with_charts(export_of(events=[{"kind": "rejected", "on": TODAY}]))
    for name in ("md", "pdf"):
        content = FORMATS[name].render(export)
        text = text_of(content) if name == "pdf" else content.decode()
        assert "What the number is made of" not in text
        assert "Where you stand" not in text


def test_nobody_is_told_a_strength_that_they_did_not_name() -> None:
    assert report_of(printed(answers=everything_at(0), notes=())).strengths == ()


def test_the_next_steps_are_the_three_that_are_begun_first() -> None:
    report = report_of(export_of())
    first = [step.title for day in report.days for step in day.steps][:3]
    assert [title for title, _ in report.next_steps] == first


def test_the_next_thing_is_what_is_begun_first_not_what_is_finished_first() -> None:
    plan = export_of(minutes_per_day=20, today=TODAY + timedelta(days=4)).plan
    assert (plan.items[0].action, plan.begun[0].action) == ("A07", "A20")
    assert next(iter(plan.by_day[plan.today])) == "A20"


def test_what_was_promised_and_the_own_forecast_stand_on_the_first_page() -> None:
    people = dict(report_of(printed("invited")).people)
    assert people["What you promised"] == "the guide to storm messages"
    assert people["Your own forecast"].startswith("70 of 100")


def test_of_eight_people_two_are_counted() -> None:
    assert dict(report_of(CASES["eight interviewers"]()).people)["Whom you met"].endswith(" and two others")


def test_of_five_people_one_without_a_name_is_named_by_the_role() -> None:
    people = [{"id": f"p{number}", "name": f"Person {number}", "role": "Planner"} for number in range(4)]
    report = report_of(export_of(interviewers=[*people, {"id": "last", "name": "", "role": "HR business partner"}]))
    assert dict(report.people)["Whom you met"].split("; ")[3:] == ["Person 3", "HR business partner"]


@pytest.mark.parametrize(("days", "told"), [(0, "today"), (1, "in one day"), (9, "in nine days"), (-2, "two days ago")])
def test_the_decision_date_says_how_far_it_is(days: int, told: str) -> None:
    people = dict(report_of(export_of(decision_date=TODAY + timedelta(days=days))).people)
    assert people["Decision"].endswith(told)


def test_a_decision_date_that_nobody_named_is_said_to_be_unknown() -> None:
    assert dict(report_of(export_of(decision_date=None)).people)["Decision"] == "No date is known."


@pytest.mark.parametrize("kind", ["md", "pdf"])
def test_what_comes_up_only_when_invited_stands_on_one_line(kind: str) -> None:
    content = FORMATS[kind].render(printed())
    words = content.decode() if kind == "md" else " ".join(" ".join(pages_of(content)).split())
    assert words.count("Comes up when you are invited") == 1


def test_each_weak_spot_stands_once() -> None:
    report = report_of(printed())
    drawn = [row["name"] for row in printed().pictures()["weak_spots"]["rows"]["rows"]]
    assert drawn == [spot.name for spot in report.spots]
    assert {name for name, *_ in report.other_spots}.isdisjoint(drawn)


@pytest.mark.parametrize("make", CASES.values(), ids=CASES)
def test_nobody_is_called_late(make: Callable[[], Export]) -> None:
    notes = " ".join(step.note for day in report_of(make()).days for step in day.steps)
    assert "late" not in notes.replace("latest", "").split()


def test_only_a_message_says_when_it_was_due() -> None:
    export = export_of(today=date(2026, 11, 20))
    told = {step.title: step.note for day in report_of(export).days for step in day.steps if "was due" in step.note}
    assert told == {"Brief two referees": "20 minutes, about +1 point, was due on Wednesday 18 November"}


def test_the_rest_of_many_lines_that_landed_stands_with_the_debrief() -> None:
    notes = [{"id": f"n{n}", "kind": "landed", "text": f"Number {n}"} for n in range(NOTES + 2)]
    report = report_of(export_of(notes=notes))
    assert report.strengths[0][1] == "; ".join(f"Number {n}" for n in range(NOTES))
    assert report.prepared[0].entries == (("What landed", ("Number 3", "Number 4")),)


def test_every_word_prepared_for_round_two_is_in_report_document_and_text() -> None:
    export = printed("invited")
    kinds = {"case", "requirement", "question", "person", "ask", "answer", "result", "value_plan", "research"}
    texts = [note.text for note in export.candidacy.notes if note.kind in kinds]
    assert texts
    plain = text(export).replace("\\", "")
    assert [words for words in texts if words.partition(",")[0] not in plain] == []


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / MOST_RED for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_two_bands_beside_each_other_differ_in_grey_and_the_bar_differs_from_each() -> None:
    line = next(line for line in (TEMPLATES / "charts.typ").read_text().splitlines() if line.startswith("#let bands"))
    bands = [part[:7] for part in line.split('"')[1::2]]
    assert all(contrast(one, other) >= 1.2 for one, other in pairwise(bands))
    assert all(contrast("#0F6466", band) >= 3 for band in bands)


def test_the_line_of_the_range_has_a_light_edge() -> None:
    template = (TEMPLATES / "charts.typ").read_text()
    edge, line = (template.index(f"bar(part.low, part.high, {drawn})") for drawn in ("4pt, white", "2pt, ink"))
    assert edge < line


def test_the_words_of_a_chart_hold_its_ranges() -> None:
    export = export_of()
    alt = pictures(export.now, export.readiness, export.plan)["blocks"]["alt"]
    assert "46, within 37 to 55, of 100" in alt


def test_a_long_action_stands_on_each_of_its_days_and_has_one_box_where_it_is_finished() -> None:
    steps = [
        (day.name, step) for day in report_of(export_of()).days for step in day.steps if "Build a case" in step.title
    ]
    assert [(name, step.title, step.note.split(",")[0], step.box) for name, step in steps] == [
        ("Saturday 21 November", "Build a case bank", "15 minutes of 1 hour", False),
        ("Sunday 22 November", "Build a case bank, continued", "45 minutes of 1 hour", True),
    ]


def test_the_minutes_of_every_day_hold() -> None:
    export = export_of()
    spent: dict[date, int] = {}
    for item in export.plan.items:
        for share in item.shares:
            spent[share.day] = spent.get(share.day, 0) + share.minutes
    totals = [day.total.partition(", ")[2] for day in report_of(export).days]
    assert totals == [minutes_words(spent[day]) for day in sorted(spent)]


def test_every_file_rounds_a_half_point_up() -> None:
    export = printed()
    first, *others = export.readiness.weak_spots
    half = first.model_copy(update={"points_lost": 11.25})
    whole = replace(export, readiness=export.readiness.model_copy(update={"weak_spots": (half, *others)}))
    whole = with_charts(whole)
    assert "costs 11.3 points" in " ".join(" ".join(pages_of(FORMATS["pdf"].render(whole))).split())
    assert "costs 11.3 points" in text(whole)
    assert ",11.3," in text(whole, "weak-spots.csv")
    assert '"points_lost": 11.3' in text(whole, "json")
    assert "11.3  Answers" in readiness_text(whole)
    assert whole.pictures()["weak_spots"]["rows"]["rows"][0]["shown"].startswith("11.3 ")
    sheet = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].render(whole)))["Weak spots"]
    assert sheet.cell(2, 2).value == 11.3


def test_nobody_is_told_to_have_said_what_follows_from_what_happened() -> None:
    report = report_of(export_of(answers=(), events=(), actions=(), notes=(), today=TODAY + timedelta(days=1)))
    (spot,) = [spot for spot in report.spots if spot.name == "Thank-you sent in time"]
    assert [label for label, _ in spot.points][:2] == ["What happened so far", "The next level"]


def test_what_is_finished_or_not_needed_is_never_called_not_due_yet() -> None:
    for export in (export_of(), printed("invited"), printed(answers=everything_at(4))):
        needless = {entry.reason for entry in export.plan.not_due if entry.kind == "not_needed"}
        by_title = dict(report_of(export).unplanned)
        assert {reason for _, reason in by_title["Not needed now"]} == needless
        assert needless.isdisjoint(reason for _, reason in by_title["Not due yet"])
