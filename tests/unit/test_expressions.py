"""No text that somebody types can hold up the app: what meets it reads it in one go."""

from scoring.expressions import SPACE, WORD, expression, literal
from scoring.loading import load_catalogue
from scoring.phrases import _compiled
from tests.unit.test_house import ROOT, files_of, imported

ROOMS = ("cli.py", "pages", "screens", "widgets", "charts", "exports", "wording", "storage", "scoring")
EDITORS_TEXT = ROOT / "scoring" / "loading"


def test_typed_text_meets_no_expression_that_tries_again() -> None:
    wrapped = ROOT / "scoring" / "expressions.py"
    files = [file for room in ROOMS for file in files_of(room) if file != wrapped and EDITORS_TEXT not in file.parents]
    assert not [file for file in files if imported(file) & {"re", "re2", "regex"}]


def test_every_phrase_of_the_letter_check_is_one_that_reads_in_one_go() -> None:
    for doubt in load_catalogue().letter_doubts:
        for phrases in filter(None, (doubt.phrases, doubt.unless)):
            assert _compiled(phrases).groups == 0, phrases


def test_letters_and_blanks_of_every_script_are_known() -> None:
    word, blank = expression(rf"[{WORD}]+"), expression(rf"[{SPACE}]+")
    assert all(word.fullmatch(text) for text in ("Łódź", "u\u0308ber", "日本", "٣", "snake_case"))
    assert all(blank.fullmatch(sign) for sign in map(chr, range(0x3001)) if sign.isspace())
    assert not any(word.search(sign) for sign in " -\u2019“”…\u00a0。")


def test_a_literal_meets_itself_only() -> None:
    text = "a.b*[ü] \\d (?i)"
    assert expression(literal(text)).fullmatch(text)
    assert not expression(literal("a.b")).fullmatch("axb")
