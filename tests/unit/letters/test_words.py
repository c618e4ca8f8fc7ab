"""The words of letters and of what stands around them: "email" wherever no post is meant, and English after a greeting."""

import ast
import re
from pathlib import Path

import pytest

from scoring.catalogue import Letter
from scoring.loading import load_catalogue

ROOT = Path(__file__).parents[3]
CATALOGUE = load_catalogue()
POST = re.compile(r"(?i)(?<!material/)\b(e-mail|mail|mails|mailed)\b(?!:)")
KNOWN = {"third/fourth/fifth time/mail/email/message/call"}
"""What people may write in a letter, in the check of letters."""
DATA = [path for path in sorted((ROOT / "data").rglob("*")) if path.suffix in {".yaml", ".md"}]
CODE = [
    path
    for room in ("pages", "screens", "widgets", "exports", "wording", "server")
    for path in sorted((ROOT / room).rglob("*.py"))
]


@pytest.mark.parametrize("path", DATA, ids=lambda path: str(path.relative_to(ROOT / "data")))
def test_data_says_email(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if POST.search(line) and line.strip(" -") not in KNOWN] == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_screens_and_files_say_email(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    assert [text for text in texts if POST.search(text)] == []


@pytest.mark.parametrize("letter", CATALOGUE.letters, ids=lambda letter: letter.id)
def test_a_template_goes_on_with_a_capital_after_its_greeting(letter: Letter) -> None:
    for opening in re.findall(r"(?:Dear|Hello|Hi) [^\n]*,\n\n(\S)", letter.text):
        assert opening.isupper() or opening == "{"
