"""Two examples in every format of text, byte for byte, and the words of the printed ones, as people take them away.

A change of wording, catalogue or engine shows here. When it is meant, accept it with
`python -m tests.exports.test_golden` and read the difference before committing it.
"""

from pathlib import Path

import pytest

from exports import FORMATS
from tests.support.exporting import printed
from tests.support.reading import text_of

GOLDEN = Path(__file__).resolve().parent / "golden"
TEXTS = ("md", "ics", "csv", "weak-spots.csv", "round-two.csv", "json")
PRINTED = ("pdf", "card")
CASES = [(example, name) for example in ("waiting", "invited") for name in (*TEXTS, *PRINTED)]


def golden(example: str, name: str) -> Path:
    if name in PRINTED:
        return GOLDEN / f"{example}-{name}.txt"
    return GOLDEN / (f"{example}-{name}" if "." in name else f"{example}.{name}")


def rendered(example: str, name: str) -> str:
    """Return a file as text; of a printed one, what a reader of PDFs finds on its pages."""
    content = FORMATS[name].render(printed(example))
    return text_of(content) if name in PRINTED else content.decode()


@pytest.mark.parametrize(("example", "name"), CASES)
def test_an_example_is_exported_as_it_was_last_accepted(example: str, name: str) -> None:
    assert rendered(example, name) == golden(example, name).read_bytes().decode()


def test_every_golden_file_belongs_to_a_case() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {golden(*case).name for case in CASES}


if __name__ == "__main__":
    for case in CASES:
        golden(*case).write_bytes(rendered(*case).encode())
