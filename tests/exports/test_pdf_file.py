import io
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import page
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from charts.palette import LIGHT
from exports import FORMATS, Paper
from exports.pdf_file import render
from exports.report import report_of
from exports.typesetting import MISSING_CHARACTERS
from tests.support.exporting import HOSTILE, SECTIONS, candidacy_of, export_of, printed
from tests.support.reading import pages_of, text_of

NAMES = {
    "German": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KG",
    "Vietnamese": "Nguyễn Thị Ánh Nguyệt",
    "Cyrillic": "Дарья Щёголева",
    "Greek": "Ελευθερία Ξανθοπούλου",
    "Hebrew": "חברת המזון הצפונית",
    "Arabic": "شركة الأغذية الشمالية",
    "emoji": "Chef \U0001f469\u200d\U0001f373 \U0001f355",
    "Typst": '#import "x" *bold* _it_ $x$ `raw` @label <lab> \\ #panic() // note',
    "Typst string": '"] + panic("x") + ["',
}
UNKNOWN_SIGN = "\U00030000"
ROOT = Path(__file__).parents[2]
A4, LETTER = (595, 842), (612, 792)


def with_words(typed: str) -> bytes:
    answers = [answer.model_dump() | {"evidence": typed, "contra": typed} for answer in candidacy_of().answers]
    return render(printed(role=typed, employer=typed, answers=answers))


def one_space(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())


@pytest.mark.parametrize("name", ["fresh", "waiting", "invited"])
def test_a_report_meets_the_standard_for_accessible_files(name: str) -> None:
    checked = page.validate_pdf_bytes(render(printed(name)))
    assert checked.profile == page.ValidationProfile.PDF_UA_1
    assert [failure.message for failure in checked.failures] == []


def test_a_report_without_any_answer_meets_it_too() -> None:
    content = render(printed(answers=(), events=(), actions=(), interviewers=()))
    assert page.is_pdf_compliant_bytes(content)
    assert "there is a number" in one_space(text_of(content))


@pytest.mark.parametrize("typed", [*NAMES.values(), *HOSTILE.values()], ids=[*NAMES, *HOSTILE])
def test_whatever_was_typed_the_report_stays_accessible(typed: str) -> None:
    assert page.is_pdf_compliant_bytes(with_words(typed))


@pytest.mark.parametrize("name", ["German", "Vietnamese", "Cyrillic", "Greek", "Typst", "Typst string"])
def test_a_name_is_printed_as_it_was_typed(name: str) -> None:
    assert NAMES[name] in one_space(pages_of(render(printed(role=NAMES[name], employer="")))[0])


def test_a_sign_that_no_font_has_does_not_stop_the_report_and_the_report_says_so() -> None:
    content = render(printed(employer=f"Kaffee {UNKNOWN_SIGN}"))
    assert MISSING_CHARACTERS in one_space(pages_of(content)[0])
    with pytest.raises(page.ProfileError):
        page.validate_pdf_bytes(content)


@pytest.mark.parametrize("kind", ["pdf", "card"])
@pytest.mark.parametrize("typed", ["日本放送協会", "한국전력공사", "สำนักงานใหญ่", UNKNOWN_SIGN])
def test_either_a_font_shows_every_sign_or_the_first_page_says_so(typed: str, kind: str) -> None:
    content = FORMATS[kind].render(printed(employer=typed, role=""))
    sealed = b"pdfuaid" in content
    assert sealed != (MISSING_CHARACTERS in one_space(pages_of(content)[0]))


def test_a_report_whose_signs_all_print_says_nothing_of_signs() -> None:
    assert MISSING_CHARACTERS not in one_space(text_of(render(printed())))


def test_the_bookmarks_lead_through_the_report() -> None:
    export = printed()
    outline = PdfReader(io.BytesIO(render(export))).outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == [report_of(export).title]
    below = outline[1]
    assert isinstance(below, list)
    sections = [entry.title for entry in below if not isinstance(entry, list)]
    assert sections == SECTIONS


def test_every_page_says_which_of_how_many_it_is() -> None:
    pages = pages_of(render(printed()))
    assert len(pages) > 3
    assert [f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
def test_a_page_has_the_size_of_the_paper(paper: Paper, size: tuple[int, int]) -> None:
    boxes = [sheet.mediabox for sheet in PdfReader(io.BytesIO(render(printed(paper=paper)))).pages]
    assert {(round(float(box.width)), round(float(box.height))) for box in boxes} == {size}


def test_the_report_names_every_planned_action_in_its_order_and_every_other_one() -> None:
    export = printed()
    text = one_space(text_of(render(export)))
    plan = text[text.index("Your plan") :]
    begun = sorted(export.plan.items, key=lambda item: item.begin)
    places = [plan.index(export.catalogue.action[item.action].title) for item in begun]
    assert all(first < second for first, second in pairwise(places))
    assert [action.title for action in export.now.actions_here.values() if action.title not in text] == []


def test_the_charts_are_drawn_as_lines_with_their_words() -> None:
    export = printed()
    reader = PdfReader(io.BytesIO(render(export)))
    text = one_space(text_of(render(export)))
    assert [image for sheet in reader.pages for image in sheet.images] == []
    assert all(picture["finding"] in text for picture in export.pictures().values())


def test_each_line_of_a_chart_has_its_name_and_its_value() -> None:
    export = printed()
    text = one_space(text_of(render(export)))
    shown = [row for kind in ("blocks", "weak_spots") for row in export.pictures()[kind]["rows"]["rows"]]
    assert shown
    assert [row["name"] for row in shown if f"{row['name']} {row['shown']}" not in text] == []


def test_the_line_of_days_has_its_lanes_its_dates_and_its_first_day() -> None:
    export = printed()
    lanes = [row["name"] for row in export.pictures()["timeline"]["rows"]["lanes"]]
    assert " ".join(("decision", *lanes, "18 Nov")) in one_space(text_of(render(export)))


def test_marks_have_the_colours_of_the_screen() -> None:
    drawn = "".join(file.read_text() for file in (ROOT / "exports" / "templates").iterdir())
    inks = (LIGHT.text, LIGHT.soft, LIGHT.bar, LIGHT.seen, LIGHT.other)
    assert [ink for ink in inks if ink not in drawn] == []


def test_a_file_to_print_waits_for_no_library_of_the_screen() -> None:
    script = (
        "import sys; from exports import FORMATS; from tests.support.exporting import printed; "
        "FORMATS['pdf'].render(printed()); print({'altair', 'pandas', 'streamlit'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_each_chart_has_its_words_for_those_who_cannot_see_it() -> None:
    export = printed()
    reader = PdfReader(io.BytesIO(render(export)))
    things = [reader.get_object(number) for number in (*reader.xref_objStm, *reader.xref[0])]
    found = {str(thing["/Alt"]) for thing in things if isinstance(thing, DictionaryObject) and "/Alt" in thing}
    assert {picture["alt"] for picture in export.pictures().values()} <= found


def test_a_report_can_be_made_without_charts() -> None:
    assert page.is_pdf_compliant_bytes(render(export_of()))


def test_the_file_is_dated_on_the_day_it_was_made_for() -> None:
    meta = PdfReader(io.BytesIO(render(printed()))).metadata
    assert meta is not None
    assert str(meta.get("/CreationDate")).startswith("D:20261118")


def test_ten_thousand_signs_without_a_space_are_broken_into_lines() -> None:
    lines = text_of(with_words("W" * 10_000)).replace("\u200b", "").splitlines()
    longest = max(line.count("W") for line in lines)
    assert 20 < longest < 80


def test_the_registry_writes_the_same_report() -> None:
    assert FORMATS["pdf"].render(printed()) == render(printed())
