"""Letters as files: read back by what opens them, the same bytes each time, and nothing slips into a header."""

import io
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from docx import Document
from docx.shared import RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from exports.letters import (
    LetterError,
    LetterFile,
    address_words,
    bundle,
    docx,
    eml,
    file_stem,
    mail_address,
    mailto,
    text,
)
from scoring.facts import Snapshot
from scoring.letters.drafting import draft
from scoring.loading import load_catalogue
from screens.interviews.examples import example

BODY = "Dear Ms Müller-Lüdenscheidt,\n\nthank you for today.\nIt was 12° & 50% 🎉.\n\nKind regards\n李明"


def letter(**changes: str) -> LetterFile:
    plain: dict[str, Any] = {
        "letter": "T01",
        "title": "Thank-you note, main interviewer",
        "to": "i1",
        "name": "Anneliese Müller-Lüdenscheidt",
        "address": "a.mueller@example.org",
        "subject": "Thank you, Analyst & Co – Zürich",
        "body": BODY,
    }
    whole: dict[str, Any] = plain | changes
    return LetterFile(**whole)


def test_text_holds_subject_and_body() -> None:
    assert text(letter()).decode() == f"Subject: Thank you, Analyst & Co – Zürich\n\n{BODY}\n"
    assert text(letter(subject="")).decode() == f"{BODY}\n"


def test_a_mail_draft_reads_back_as_it_was_written() -> None:
    mail = message_from_bytes(eml(letter()), policy=default)
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "a.mueller@example.org"
    assert mail["Subject"] == "Thank you, Analyst & Co – Zürich"
    assert mail.get_content().replace("\r\n", "\n") == f"{BODY}\n"


@pytest.mark.parametrize("address", ["", "020 7946 0000", "Dana <dana@example.org>", "a@b, c@d", "dana@"])
def test_what_is_no_single_address_stays_out_of_the_mail(address: str) -> None:
    assert mail_address(address) == ""
    assert message_from_bytes(eml(letter(address=address)), policy=default)["To"] is None


@pytest.mark.parametrize("field", ["subject", "address", "name"])
@pytest.mark.parametrize(
    "tail",
    ["\r\nBcc: all@example.org", "\nX: y", "\rX: y", *"\x00\x07\x0b\x0c\x1c\x1d\x1e\x7f\x80\x85\u2028\u2029", "\ud83d"],
)
def test_a_header_cannot_be_slipped_in(field: str, tail: str) -> None:
    with pytest.raises(LetterError, match=f"The {field} holds a line break"):
        eml(letter(**{field: f"a@example.org{tail}"}))


@pytest.mark.parametrize(
    "words", ["=?utf-8?q?x=0ABcc:_e@x?=", "=?utf-8?b?eApCY2M6IGVAeA==?=", "Hello =?utf-8?q?=0D=0AX:_y?= you", "=?"]
)
@pytest.mark.parametrize("field", ["subject", "address", "name"])
def test_a_code_that_mail_programs_read_is_refused(field: str, words: str) -> None:
    with pytest.raises(LetterError, match=rf"The {field} holds =\?"):
        eml(letter(**{field: words}))


def test_a_header_that_reads_back_differently_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    real = EmailMessage.as_bytes
    monkeypatch.setattr(EmailMessage, "as_bytes", lambda mail: b"Bcc: e@example.org\r\n" + real(mail))
    with pytest.raises(LetterError, match="cannot be written into an email as it stands"):
        eml(letter())


@given(st.text(max_size=400), st.text(max_size=60), st.text(max_size=60))
def test_any_words_make_a_mail_with_the_headers_that_were_meant_or_a_sentence(
    subject: str, name: str, address: str
) -> None:
    with suppress(LetterError):
        mail = message_from_bytes(eml(letter(subject=subject, name=name, address=address)), policy=default)
        meant = {"X-Unsent", *(["To"] if mail_address(address) else []), *(["Subject"] if subject else [])}
        assert {*mail.keys()} - {"Content-Type", "Content-Transfer-Encoding", "MIME-Version"} == meant
        assert (mail["Subject"] or "").split() == subject.split()


@settings(max_examples=20)  # a document takes a while
@given(st.text(st.characters(codec=None), max_size=300), st.text(st.characters(codec=None), max_size=300))
def test_any_words_make_a_text_a_document_and_an_address(subject: str, body: str) -> None:
    one = letter(subject=subject, body=body)
    assert text(one)
    assert Document(io.BytesIO(docx(one))).paragraphs is not None
    assert mailto(one)[0].isascii()
    with zipfile.ZipFile(io.BytesIO(bundle([one, letter(to="i2")], "2026.12"))) as archive:
        assert len(archive.namelist()) == 6


def test_half_a_sign_is_refused_in_words() -> None:
    with pytest.raises(LetterError, match="fits into no email"):
        eml(letter(body="half \ud83d"))


def test_a_document_reads_back_as_it_was_written() -> None:
    found = docx(letter(body=f"{BODY}\x07"))
    document = Document(io.BytesIO(found))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "Thank you, Analyst & Co – Zürich",
        "Dear Ms Müller-Lüdenscheidt,",
        "thank you for today.\nIt was 12° & 50% 🎉.",
        "Kind regards\n李明",
    ]
    assert document.paragraphs[0].runs[0].bold


def test_a_letter_without_a_subject_starts_with_its_text() -> None:
    document = Document(io.BytesIO(docx(letter(subject=""))))
    assert document.paragraphs[0].text == "Dear Ms Müller-Lüdenscheidt,"


def test_the_same_letters_make_the_same_bytes_in_any_order() -> None:
    two = [letter(), letter(to="i2", name="Jan Müller")]
    assert bundle(two, "2026.12") == bundle(reversed(two), "2026.12")
    assert docx(letter()) == docx(letter())
    assert eml(letter()) == eml(letter())


def test_two_people_of_one_name_get_files_of_their_own() -> None:
    two = [letter(to="i1", name="Jan Müller", body="one"), letter(to="i2", name="JAN MÜLLER", body="two")]
    with zipfile.ZipFile(io.BytesIO(bundle(two, "2026.12"))) as archive:
        names = archive.namelist()
        bodies = [archive.read(name).decode().split("\n")[2] for name in names if name.endswith(".txt")]
    assert len({name.casefold() for name in names}) == 6
    assert bodies == ["one", "two"]


def test_a_letter_that_cannot_be_a_mail_does_not_hold_up_the_others() -> None:
    with zipfile.ZipFile(io.BytesIO(bundle([letter(subject="a\nb"), letter(to="i2")], "2026.12"))) as archive:
        names = archive.namelist()
        (why,) = [archive.read(name).decode() for name in names if name.endswith("no-email.txt")]
    assert why.startswith("The subject holds a line break")
    assert len([name for name in names if name.endswith(".eml")]) == 1


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("../../etc/passwd", "T01-Note-etc-passwd"),
        ("CON: <x>|?*", "T01-Note-CON-x"),
        ("Müller-Lüdenscheidt", "T01-Note-Müller-Lüdenscheidt"),
        ("", "T01-Note"),
    ],
)
def test_a_file_name_holds_letters_and_figures_only(name: str, stem: str) -> None:
    assert file_stem(letter(title="Note", name=name)) == stem


@pytest.mark.parametrize("subject", ["word " * 100, "ü" * 300, "日" * 1_000])
def test_a_long_subject_is_in_every_file(subject: str) -> None:
    subject = subject.strip()
    mail = message_from_bytes(eml(letter(subject=subject)), policy=default)
    assert mail["Subject"] == subject
    assert Document(io.BytesIO(docx(letter(subject=subject)))).paragraphs[0].text == subject
    with zipfile.ZipFile(io.BytesIO(bundle([letter(subject=subject)], "2026.12"))) as archive:
        assert max(len(name.encode()) for name in archive.namelist()) < 255


def test_a_file_name_stays_short() -> None:
    assert len(file_stem(letter(name="ü" * 500))) <= 60


def test_an_address_for_the_mail_program_carries_the_whole_letter() -> None:
    address, whole = mailto(letter())
    assert whole
    assert address.isascii()
    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "a.mueller@example.org")
    assert parse_qs(parts.query) == {
        "subject": ["Thank you, Analyst & Co – Zürich"],
        "body": [BODY.replace("\n", "\r\n")],
    }


def test_what_is_too_long_for_a_mail_program_is_left_to_be_copied() -> None:
    address, whole = mailto(letter(body="long " * 500, address="020 7946"))
    assert not whole
    assert address == "mailto:?subject=Thank%20you%2C%20Analyst%20%26%20Co%20%E2%80%93%20Z%C3%BCrich"


def test_a_document_passes_an_independent_check(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(docx(letter()))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize(
    ("typed", "meant", "told"),
    [
        ("dana@exämple.org", "dana@xn--exmple-cua.org", ""),
        ("dana@пример.рф", "dana@xn--e1afmkfd.xn--p1ai", ""),
        ("dana@example.org", "dana@example.org", ""),
        ("jürgen@example.org", "", "Not every email program takes the letters in their address"),
        ("dana@straße.example", "", "Not every email program takes the letters in their address"),
        ("020 7946 0000", "", "No email address is known"),
        ("", "", "No email address is known"),
    ],
)
def test_an_address_in_other_letters_is_written_as_mail_does_or_the_reason_is_said(
    typed: str, meant: str, told: str
) -> None:
    assert mail_address(typed) == meant
    assert address_words(typed).startswith(told)
    assert bool(address_words(typed)) != bool(meant)
    assert message_from_bytes(eml(letter(address=typed)), policy=default)["To"] == (meant or None)


@pytest.mark.parametrize("name", ["x\u0302y", "कि", "ที่", "Nguye\u0302\u0303n"])
def test_a_file_name_keeps_letters_with_marks_whole(name: str) -> None:
    assert file_stem(letter(title="Note", name=name)) == f"T01-Note-{unicodedata.normalize('NFC', name)}"


SHEET = "What landed:\n[What landed?]\n\nWhat fell flat:\n- The last answer\n\nWhat could somebody else have seen?"


def sheet(**changes: Any) -> LetterFile:  # noqa: ANN401 - fields of several types
    plain = letter(title="Debrief sheet", subject="", address="", name="", body=SHEET)
    return replace(plain, **{"kind": "worksheet", "job": "Analyst at Acme", "open": ("[What landed?]",), **changes})


def test_a_sheet_has_its_title_its_job_and_room_to_write_where_nothing_stands() -> None:
    paragraphs = Document(io.BytesIO(docx(sheet()))).paragraphs
    assert [(part.style.name if part.style else "", part.text) for part in paragraphs] == [
        ("Heading 1", "Debrief sheet"),
        ("Normal", "Analyst at Acme"),
        ("Heading 2", "What landed:"),
        *[("Line to write on", "")] * 3,
        ("Heading 2", "What fell flat:"),
        ("Normal", "- The last answer"),
        ("Heading 2", "What could somebody else have seen?"),
        *[("Line to write on", "")] * 3,
    ]


def test_a_sheet_as_text_has_its_title_its_job_and_dots_to_write_on() -> None:
    found = text(sheet()).decode()
    assert found.startswith("Debrief sheet\nAnalyst at Acme\n\nWhat landed:\n......")
    assert "[" not in found
    assert found.rstrip().endswith("What could somebody else have seen?\n" + "\n".join(["." * 60] * 3))


@pytest.mark.parametrize("kind", ["worksheet", "questions", "script", "paragraph"])
def test_what_is_sent_to_nobody_is_no_mail_in_the_zip(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle([sheet(kind=kind)], "2026.12"))) as archive:
        assert {name.rpartition(".")[2] for name in archive.namelist()} == {"txt", "docx"}


def test_a_blank_that_nobody_filled_is_marked_in_every_file() -> None:
    one = replace(letter(body="Dear Dana,\n\nwith [Which strength?] I can begin."), open=("[Which strength?]",))
    assert "with __[Which strength?]__ I can begin." in text(one).decode()
    mail = message_from_bytes(eml(one), policy=default)
    assert "with __[Which strength?]__ I can begin." in mail.get_content()
    runs = [run for part in Document(io.BytesIO(docx(one))).paragraphs for run in part.runs]
    assert [run.text for run in runs if run.font.highlight_color] == ["[Which strength?]"]


@pytest.mark.parametrize("make", [letter, sheet])
def test_a_letter_is_printed_on_a4_in_ink(make: Callable[[], LetterFile]) -> None:
    document = Document(io.BytesIO(docx(make())))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    colours = {document.styles[name].font.color.rgb for name in ("Normal", "Heading 1", "Heading 2")}
    assert colours == {RGBColor(0x11, 0x17, 0x1A)}


def test_a_sheet_passes_an_independent_check(tmp_path: Path) -> None:
    path = tmp_path / "sheet.docx"
    path.write_bytes(docx(sheet()))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize("name", ["T01", "T02", "T04", "T07", "T19", "T32", "T33"])
def test_every_file_goes_on_with_a_capital_after_the_greeting(name: str) -> None:
    catalogue, waiting = load_catalogue(), example("waiting", date(2026, 11, 18))
    found = draft(catalogue.letter[name], "i1", Snapshot(waiting, catalogue, date(2026, 11, 18)))
    one = letter(subject=found.subject, body=found.body)
    email = message_from_bytes(eml(one), policy=default).get_content().replace("\r\n", "\n")
    paragraphs = [part.text for part in Document(io.BytesIO(docx(one))).paragraphs if part.text]
    greeting = next(place for place, words in enumerate(paragraphs) if words.startswith("Dear "))
    openings = (email.split("\n\n")[1], text(one).decode().split("\n\n")[2], paragraphs[greeting + 1])
    assert all(opening[0].isupper() for opening in openings)
