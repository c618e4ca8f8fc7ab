import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from exports import FORMATS
from scoring.facts.settings import actions_of
from scoring.loading import SHIPPED, load_catalogue
from tests.cli.conftest import Run
from tests.support.exporting import candidacy_of, export_of, printed
from wording.numbers import as_json

ON = ("--today", "2026-11-18")


def test_score_tells_the_verdict_first(run: Run, file: Path) -> None:
    result = run("score", file, *ON)
    assert result.exit_code == 0
    assert result.stdout.startswith("Mixed so far, and most of what is missing can still be mended\n")


def test_score_as_json_is_the_domain_model(run: Run, file: Path) -> None:
    assert json.loads(run("score", file, *ON, "--json").stdout) == as_json(export_of().readiness)


def test_plan_names_the_minutes_of_a_day(run: Run, file: Path) -> None:
    assert run("plan", file, *ON, "--minutes-per-day", "30").stdout.startswith("Action plan, 30 minutes a day\n")


def test_plan_as_json_is_the_domain_model(run: Run, file: Path) -> None:
    assert json.loads(run("plan", file, *ON, "--json").stdout) == as_json(export_of().plan)


def test_plan_names_every_action_of_such_an_interview(run: Run, file: Path) -> None:
    text, catalogue = run("plan", file, *ON).stdout, load_catalogue()
    actions = actions_of(export_of().candidacy, catalogue)
    assert len(actions) < len(catalogue.actions)
    assert [action.title for action in actions if action.title not in text] == []


def test_a_dash_reads_standard_input(run: Run, file: Path) -> None:
    assert run("score", "-", *ON, text=file.read_bytes()).stdout == run("score", file, *ON).stdout


def test_without_a_day_today_is_meant(run: Run, file: Path) -> None:
    assert json.loads(run("score", file, "--json").stdout)["today"] >= "2026-01-01"


def test_a_terminal_is_not_steered_by_what_was_typed(run: Run) -> None:
    hostile = candidacy_of(role="\x1b[2J\x1b]0;owned\x07", employer="a\r\nb").model_dump_json()
    assert not set(run("score", "-", *ON, text=hostile).stdout) & {"\x1b", "\x07", "\r"}


@pytest.mark.parametrize("name", FORMATS)
def test_export_writes_what_the_format_renders(run: Run, file: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "out"
    assert run("export", file, *ON, "--format", name, "-o", target).exit_code == 0
    assert target.read_bytes() == FORMATS[name].render(printed())


def test_a_file_to_print_comes_on_the_paper_that_was_asked_for(run: Run, file: Path) -> None:
    made = run("export", file, *ON, "--format", "card", "--paper", "letter", "-o", "-").stdout_bytes
    assert made == FORMATS["card"].render(printed(paper="letter"))


def test_a_calendar_from_the_terminal_says_that_it_knows_no_earlier_one(run: Run, file: Path) -> None:
    told = {name: run("export", file, *ON, "--format", name, "-o", "-").stderr for name in FORMATS}
    assert told.pop("ics").startswith("A terminal remembers no earlier calendar file")
    assert set(told.values()) == {""}


def test_a_calendar_from_the_terminal_has_the_moment_at_which_it_was_made(run: Run, file: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    calendar = Calendar.from_ical(run("export", file, "--format", "ics", "-o", "-").stdout_bytes)
    assert before <= min(event.DTSTAMP for event in calendar.events) <= datetime.now(UTC)


def test_export_to_a_dash_writes_to_standard_output(run: Run, file: Path) -> None:
    assert run("export", file, *ON, "--format", "ics", "-o", "-").stdout_bytes == FORMATS["ics"].render(export_of())


def test_export_replaces_an_older_file_and_leaves_nothing_else(run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.md"
    target.write_text("older", encoding="utf-8")
    run("export", file, *ON, "--format", "md", "-o", target)
    assert target.read_bytes().startswith(b"# Mixed")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["candidacy.json", "plan.md"]


def test_export_follows_a_link_to_its_file(run: Run, file: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "real.md", tmp_path / "link.md"
    target.write_text("older", encoding="utf-8")
    link.symlink_to(target)
    run("export", file, *ON, "--format", "md", "-o", link)
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"# Mixed")


def test_check_counts_what_a_sound_catalogue_holds(run: Run) -> None:
    result, parts = run("check"), ("factors", "actions", "letters", "rules")
    counts = ", ".join(f"{len(getattr(load_catalogue(), part))} {part}" for part in parts)
    assert (result.exit_code, result.stdout) == (0, f"{counts}, 150 rows of advice: no problems.\n")


def test_check_names_file_line_and_column_of_a_problem(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "data"
    subprocess.run(["cp", "-r", SHIPPED, broken], check=True)  # noqa: S607 - the system's own copy
    scoring = broken / "scoring.yaml"
    scoring.write_text(scoring.read_text(encoding="utf-8") + "\nunheard_of: 1\n", encoding="utf-8")
    result = run("check", broken)
    assert result.exit_code == 1
    file, line, column, message = result.stdout.splitlines()[0].split(":", 3)
    assert Path(file).name == "scoring.yaml"
    assert line.isdigit()
    assert column.isdigit()
    assert "unheard_of" in message


def test_catalogue_lists_every_factor(run: Run) -> None:
    text = run("catalogue").stdout
    assert [factor.id for factor in load_catalogue().factors if f"  {factor.id} " not in text] == []


def test_catalogue_as_json_can_be_loaded_again(run: Run) -> None:
    document = run("catalogue", "--json").stdout
    assert type(load_catalogue()).model_validate_json(document) == load_catalogue()


@pytest.mark.parametrize("command", [(), ("score",), ("plan",), ("export",), ("check",), ("catalogue",), ("batch",)])
def test_every_command_explains_itself(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout
    assert str(SHIPPED) not in result.stdout


def test_a_reader_who_leaves_early_sees_no_traceback(file: Path) -> None:
    command = [sys.executable, "cli.py", "catalogue", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=SHIPPED.parent) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert file.exists()


def test_words_can_be_printed_where_the_terminal_knows_no_unicode(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "cli.py", "score", str(file), *ON],
        cwd=SHIPPED.parent,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_catalogue_tells_what_conditions_may_ask(run: Run) -> None:
    lines = run("catalogue", "--facts").stdout.splitlines()
    assert len(lines) == len(load_catalogue().facts)
    assert "stage                           waiting, invited, held, closed" in "\n".join(lines)


def test_facts_as_json_are_those_of_the_catalogue(run: Run) -> None:
    facts = json.loads(run("catalogue", "--facts", "--json").stdout)
    assert facts == load_catalogue().model_dump(mode="json")["facts"]
