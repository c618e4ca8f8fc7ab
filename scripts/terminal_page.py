"""Write the help of every command to docs/terminal.md, so that it can never say something else. Run: python scripts/terminal_page.py."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "terminal.md"
BEGINNING = """# From a terminal

The same engine as in the app, on a candidacy as JSON (the format that the app exports). This page is made from the program's own help.
Exit codes: 0 fine, 1 the input is wrong (one line says where), 2 the command was not understood.
"""


def help_of(*command: str) -> str:
    """Return the help text of one command, 80 columns wide and without colour."""
    plain = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    call = [sys.executable, str(ROOT / "cli.py"), *command, "--help"]
    text = subprocess.run(call, check=True, capture_output=True, text=True, env=plain).stdout
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def page() -> str:
    """Return the whole page: the overview, then every command that it names."""
    overview = help_of()
    commands = re.findall(r"^  (\w+)", overview.partition("Commands:")[2], re.MULTILINE)
    parts = [f"```\n{overview}\n```", *(f"## {command}\n\n```\n{help_of(command)}\n```" for command in commands)]
    return "\n\n".join([BEGINNING.rstrip(), *parts]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
