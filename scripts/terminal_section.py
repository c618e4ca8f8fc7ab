"""Write the help of every command into the README, so that it can never say something else. Run: python scripts/terminal_section.py."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
START, END = "<!-- terminal:start -->", "<!-- terminal:end -->"
COMMANDS = ("score", "plan", "export", "check", "catalogue", "batch", "backup", "restore")


def help_of(*command: str) -> str:
    """Return the help text of one command, 80 columns wide and without colour."""
    plain = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    call = [sys.executable, str(ROOT / "cli.py"), *command, "--help"]
    text = subprocess.run(call, check=True, capture_output=True, text=True, env=plain).stdout
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def section() -> str:
    """Return the terminal section: the overview, then every command."""
    return "\n\n".join(f"```\n{help_of(*command)}\n```" for command in [(), *((name,) for name in COMMANDS)])


def written(readme: str) -> str:
    """Return the README with the section in its place."""
    before, _, rest = readme.partition(START)
    return f"{before}{START}\n{section()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
