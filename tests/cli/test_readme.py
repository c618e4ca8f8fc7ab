"""The README tells of the terminal what the terminal tells of itself."""

from scripts import terminal_section


def test_the_readme_holds_the_help_of_every_command() -> None:
    readme = terminal_section.README.read_text(encoding="utf-8")
    assert readme == terminal_section.written(readme), "Run: python scripts/terminal_section.py"
