"""Two examples in every format, byte for byte, as people take them away.

A change of wording, catalogue or engine shows here. When it is meant, accept it with
`python -m tests.exports.test_golden` and read the difference before committing it.
"""

from pathlib import Path

import pytest

from exports import FORMATS
from tests.support.exporting import export_of

GOLDEN = Path(__file__).resolve().parent / "golden"
CASES = [(example, name) for example in ("waiting", "invited") for name in FORMATS]


def golden(example: str, name: str) -> Path:
    return GOLDEN / (f"{example}-{name}" if "." in name else f"{example}.{name}")


@pytest.mark.parametrize(("example", "name"), CASES)
def test_an_example_is_exported_as_it_was_last_accepted(example: str, name: str) -> None:
    assert FORMATS[name].render(export_of(example)).decode() == golden(example, name).read_bytes().decode()


def test_every_golden_file_belongs_to_a_case() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {golden(*case).name for case in CASES}


if __name__ == "__main__":
    for case in CASES:
        golden(*case).write_bytes(FORMATS[case[1]].render(export_of(case[0])))
