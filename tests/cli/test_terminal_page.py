"""docs/terminal.md tells of the terminal what the terminal tells of itself."""

from scripts import terminal_page


def test_the_page_holds_the_help_of_every_command() -> None:
    assert terminal_page.PAGE.read_text(encoding="utf-8") == terminal_page.page(), (
        "Run: python scripts/terminal_page.py"
    )
