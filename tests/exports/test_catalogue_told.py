"""Whatever is taken away says which version of the catalogue made it, and where numbers differ from those last seen, why."""

import io
import zipfile
from typing import Any

import pytest

from exports import FORMATS
from exports.letters import bundle
from exports.terminal import plan_text, readiness_text
from scoring.loading import load_catalogue
from tests.support.exporting import export_of, printed
from tests.support.reading import text_of

CATALOGUE = load_catalogue()
OLD = f"The questions and weights have changed since you last saw your numbers (version {CATALOGUE.first_version}, "
TELLS = ("pdf", "docx", "md")


def words_of(name: str, **changes: Any) -> str:  # noqa: ANN401  any field
    """Return all that a file says, of an office file everything that its parts hold, on one line."""
    content = FORMATS[name].render(printed("waiting", **changes))
    if name in {"pdf", "card"}:
        return " ".join(text_of(content).split())
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return " ".join(archive.read(part).decode(errors="replace") for part in archive.namelist())
    return content.decode().replace("\\", "")


@pytest.mark.parametrize("name", FORMATS)
def test_every_file_says_which_catalogue_made_it(name: str) -> None:
    assert CATALOGUE.version in words_of(name)


def test_both_texts_of_the_terminal_say_which_catalogue_made_them() -> None:
    for text in (readiness_text(export_of()), plan_text(export_of())):
        assert f"Catalogue {CATALOGUE.version}" in text


def test_a_zip_of_letters_says_it_beside_the_letters() -> None:
    with zipfile.ZipFile(io.BytesIO(bundle([], CATALOGUE.version))) as archive:
        assert archive.comment.decode() == f"Catalogue {CATALOGUE.version}"


@pytest.mark.parametrize("name", TELLS)
def test_a_report_on_answers_from_before_versions_were_kept_says_that_the_numbers_may_differ(name: str) -> None:
    assert OLD in words_of(name, catalogue=None)


@pytest.mark.parametrize("name", TELLS)
def test_a_report_on_numbers_that_were_seen_says_nothing_of_it(name: str) -> None:
    assert "you last saw your numbers" not in words_of(name)


def test_the_terminal_says_that_the_numbers_may_differ() -> None:
    for text in (readiness_text(export_of(catalogue=None)), plan_text(export_of(catalogue=None))):
        assert text.count(OLD) == 1
