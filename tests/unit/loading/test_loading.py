"""A broken catalogue is refused with the file, the line and what to do."""

import os
import re
import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from scoring.loading import SHIPPED, CatalogueError, lint, load_catalogue
from scoring.loading.yaml_source import Problem, read_yaml
from tests.support.broken import BROKEN, Broken


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped catalogue that a test may break."""
    copy = tmp_path / "data"
    shutil.copytree(SHIPPED, copy)
    return copy


def place(file: str, text: str, at: str, near: int) -> str:
    """Return `file:line:column` of the `at` that is closest to the position `near`."""
    start = min((found.start() for found in re.finditer(re.escape(at), text)), key=lambda found: abs(found - near))
    line_start = text.rfind("\n", 0, start) + 1
    return f"{file}:{text.count(chr(10), 0, start) + 1}:{start - line_start + 1}"


def lines(folder: Path) -> list[str]:
    return [str(problem) for problem in lint(folder)]


def test_the_shipped_catalogue_has_no_problem() -> None:
    assert lines(SHIPPED) == []


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_names_file_line_column_and_remedy_of(broken: Broken, folder: Path) -> None:
    (path,) = folder.glob(broken.file)
    whole = path.read_text(encoding="utf-8")
    near = whole.index(broken.old)
    text = whole[:near] + broken.new + whole[near + len(broken.old) :]
    path.write_text(text, encoding="utf-8")

    where = place(path.relative_to(folder).as_posix(), text, broken.at, near)
    assert f"{where}: {broken.message}" in lines(folder)


@pytest.mark.parametrize("file", ["rules.yaml", "catalogue.yaml", "sources.yaml", "scoring.yaml", "dimensions.yaml"])
def test_a_missing_file_is_the_only_problem_named(file: str, folder: Path) -> None:
    (folder / file).unlink()
    assert lines(folder) == [f"{file}:1:1: The file is missing; restore it or write it anew."]


@pytest.mark.parametrize("name", ["factors", "actions", "interviews", "letters"])
def test_a_missing_folder_is_named(name: str, folder: Path) -> None:
    shutil.rmtree(folder / name)
    (problem,) = (line for line in lines(folder) if line.startswith(f"{name}/:"))
    assert f"The folder {name}/ is missing or empty" in problem


def test_a_word_of_a_candidacy_that_no_file_says_anything_of_is_named(folder: Path) -> None:
    (folder / "interviews" / "formats.yaml").unlink()
    found = [line.partition(": ")[2] for line in lines(folder)]
    assert found[:2] == [
        f"Nothing says what the format {name} changes; add it, if only by name." for name in ("phone", "recorded")
    ]


def test_a_folder_that_is_not_there_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"dimensions\.yaml:1:1: The file is missing"):
        load_catalogue(tmp_path / "nowhere")


def test_a_letter_that_is_never_offered_is_named(folder: Path) -> None:
    path = folder / "letter_occasions.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("- letter: T14")
    path.write_text(text[:start] + text[text.index("- letter: T15") :], encoding="utf-8")
    place = "letters/T14-closing-round-one.md:2:5"
    message = "Nothing says when letter T14 is offered; add it to letter_occasions.yaml."
    assert lines(folder) == [f"{place}: {message}"]


def test_a_version_of_which_nothing_is_said_is_named(folder: Path) -> None:
    path = folder / "CHANGES.md"
    above = path.read_text(encoding="utf-8").partition("## ")[0]
    path.write_text(f"{above}## 2026.12\n\n", encoding="utf-8")
    (line,) = lines(folder)
    assert line.startswith(f"CHANGES.md:{above.count(chr(10)) + 1}:")
    assert "This text is empty; write it" in line


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "1:1: The file is empty; write its entries or restore it."),
        (b" \n\n", "1:1: The file is empty; write its entries or restore it."),
        (b"# Rules\n", "1:1: The file holds no entries; write them or restore it."),
        (b"- id: A\n  name: caf\xe9\n", "2:12: The file is not UTF-8 text; save it again with the encoding UTF-8."),
        (b"- id: A\n  text: b: c\n", "2:10: This is not valid YAML (mapping values are not allowed"),
        (b"- id: A\n  text: \x01\n", "1:1: This is not valid YAML ("),
        (b"- id: A\n  ? [x]\n  : y\n", "2:5: A key must be one word or number; check the indentation here."),
        (b"- id: A\n---\n- id: B\n", "2:1: A file holds one document; remove this line `---`."),
        (b"- id: *other\n", "1:7: Anchors, aliases and tags (`&`, `*`, `!`) are not used here; write the plain value."),
        (
            b"- " + b"[" * 30,
            "1:23: This is not valid YAML (more than 20 levels); check spaces, quotes and colons here.",
        ),
        (b"id: A\n", "1:1: `rules` must be a list, not a mapping; correct it."),
        (b"- A\n", "1:3: This entry must be a mapping of keys to values, not 'A'; correct it."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_place(content: bytes, expected: str, folder: Path) -> None:
    (folder / "rules.yaml").write_bytes(content)
    assert any(line.startswith(f"rules.yaml:{expected}") for line in lines(folder))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "Dear you\n",
            "1:1: A letter starts with a line `---`, its details and another line `---`; add what is missing.",
        ),
        (
            "---\nid: T01\n",
            "1:1: A letter starts with a line `---`, its details and another line `---`; add what is missing.",
        ),
        ("---\nid: T01\n---\n\n", "4:1: The letter has no text; write it below the second `---`."),
        (
            "---\nid: T01\ntext: x\n---\nDear you\n",
            "3:7: Remove `text` here; the letter's text stands below the second `---`.",
        ),
        ("---\nid: T01\nid: T02\n---\nDear you\n", "3:1: `id` stands twice in this mapping; remove one of the two."),
        (
            "---\n- T01\n---\nDear you\n",
            "2:1: This entry must be a mapping of keys to values, not a list; correct it.",
        ),
    ],
)
def test_a_letter_is_refused_at_its_place(content: str, expected: str, folder: Path) -> None:
    (path,) = (folder / "letters").glob("T01*.md")
    path.write_text(content, encoding="utf-8")
    assert f"letters/{path.name}:{expected}" in lines(folder)


def test_a_letter_that_is_not_utf_8_is_refused(folder: Path) -> None:
    (path,) = (folder / "letters").glob("T01*.md")
    path.write_bytes(b"---\nname: Caf\xe9\n---\nDear you\n")
    assert f"letters/{path.name}:2:10: The file is not UTF-8 text; save it again with the encoding UTF-8." in lines(
        folder
    )


def test_a_file_that_would_be_passed_over_is_refused(folder: Path) -> None:
    (folder / "factors" / "answers.yaml").rename(folder / "factors" / "answers.yml")
    assert (
        "factors/answers.yml:1:1: Files in factors/ end in .yaml and this one is not read; rename it or move it away."
        in lines(folder)
    )


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(folder: Path) -> None:
    (folder / "rules.yaml").unlink()
    os.mkfifo(folder / "rules.yaml")
    assert "rules.yaml:1:1: The file cannot be read (it is no file); check what it is and who may read it." in lines(
        folder
    )


def test_a_mapping_where_a_list_of_factors_belongs_is_refused(folder: Path) -> None:
    (folder / "factors" / "answers.yaml").write_text("id: C1\n", encoding="utf-8")
    assert "factors/answers.yaml:1:1: The file must hold a list of factors; start each with `- id:`." in lines(folder)


def test_a_list_where_keys_belong_is_refused(folder: Path) -> None:
    (folder / "sources.yaml").write_text("- id: S0\n", encoding="utf-8")
    assert lines(folder) == ["sources.yaml:1:1: The file must hold the keys `articles`, `research`; write them."]


def test_a_key_missing_from_a_shared_file_is_named(folder: Path) -> None:
    (folder / "sources.yaml").write_text("articles: []\n", encoding="utf-8")
    assert lines(folder) == ["sources.yaml:1:1: The key `research` is missing; add it."]


def test_a_folder_in_place_of_a_file_is_refused(folder: Path) -> None:
    (folder / "rules.yaml").unlink()
    (folder / "rules.yaml").mkdir()
    (line,) = lines(folder)
    assert line.startswith("rules.yaml:1:1: The file cannot be read (")


def test_one_unreadable_file_of_interviews_is_named_alone(folder: Path) -> None:
    path = folder / "interviews" / "kinds.yaml"
    path.write_text(path.read_text("utf-8").replace("- id: screen", "- id: [screen"), encoding="utf-8")
    assert {problem.file for problem in lint(folder)} == {"interviews/kinds.yaml"}


def test_a_row_that_nothing_covers_is_refused(folder: Path) -> None:
    path = folder / "seed_rows.yaml"
    path.write_text(
        re.sub(r"covered_by: \[.*?\]", "covered_by: []", path.read_text("utf-8"), count=1), encoding="utf-8"
    )
    assert any("Nothing covers seed row S0-01; name the entry that does." in line for line in lines(folder))


def test_a_condition_that_cannot_be_parsed_is_refused(folder: Path) -> None:
    path = folder / "scoring.yaml"
    text = path.read_text("utf-8").replace("when: interest <= 2", "when: interest <=", 1)
    path.write_text(text, encoding="utf-8")
    where = place("scoring.yaml", text, "interest <=", 0)
    assert any(line.startswith(f"{where}: The condition 'interest <=' cannot be read") for line in lines(folder))


def test_all_problems_are_told_at_once_in_the_order_of_files_and_lines(folder: Path) -> None:
    for name in ("rules", "scoring"):
        (folder / f"{name}.yaml").write_text("", encoding="utf-8")
    path = folder / "dimensions.yaml"
    path.write_text(path.read_text("utf-8").replace("  name:", "  nam:"), encoding="utf-8")
    problems = lint(folder)
    assert {problem.file for problem in problems} == {"dimensions.yaml", "rules.yaml", "scoring.yaml"}
    assert len(problems) == 2 * len(load_catalogue().dimensions) + 2
    assert list(problems) == sorted(problems)


def test_the_error_lists_what_lint_finds_one_line_each(folder: Path) -> None:
    (folder / "rules.yaml").write_text("", encoding="utf-8")
    (folder / "scoring.yaml").write_text("", encoding="utf-8")
    with pytest.raises(CatalogueError) as refusal:
        load_catalogue(folder)
    assert refusal.value.problems == lint(folder)
    assert str(refusal.value).splitlines() == lines(folder)
    assert refusal.value.problems[0] == Problem(
        "rules.yaml", 1, 1, "The file is empty; write its entries or restore it."
    )


def test_a_mended_catalogue_loads_without_a_restart(folder: Path) -> None:
    whole = (folder / "rules.yaml").read_bytes()
    (folder / "rules.yaml").write_bytes(b"")
    with pytest.raises(CatalogueError):
        load_catalogue(folder)
    (folder / "rules.yaml").write_bytes(whole)
    assert load_catalogue(folder) == load_catalogue()


def test_a_catalogue_is_read_once() -> None:
    assert load_catalogue() is load_catalogue(SHIPPED)


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_line_ends_and_byte_order_marks_of_other_systems_change_nothing(mark: bytes, folder: Path) -> None:
    for path in (*folder.rglob("*.yaml"), *folder.rglob("*.md")):
        path.write_bytes(mark + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_catalogue(folder) == load_catalogue()


def test_words_that_older_yaml_reads_as_booleans_stay_text(folder: Path) -> None:
    path = folder / "catalogue.yaml"
    text = re.sub(r"^limits:\n(?:  .*\n|\n)*", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(text + "\nlimits: [No, yes, on, Off, 2026-11-16, 1_000]\n", "utf-8")
    assert load_catalogue(folder).limits == ("No", "yes", "on", "Off", "2026-11-16", "1_000")


def as_read(value: object) -> object:
    """Return what the library read with tuples for its lists."""
    if isinstance(value, dict):
        return {key: as_read(entry) for key, entry in value.items()}
    return tuple(map(as_read, value)) if isinstance(value, list) else value


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("**/*.yaml")), ids=lambda path: path.name)
def test_the_fast_reader_reads_what_the_library_reads(path: Path) -> None:
    assert read_yaml(path.name, path.read_bytes()).data == as_read(YAML(typ="safe", pure=True).load(path))


def test_what_changed_has_to_be_readable(folder: Path) -> None:
    (folder / "CHANGES.md").write_bytes(b"## 2026.12\n\ncaf\xe9\n")
    assert any(line.startswith("CHANGES.md:3:4: The file is not UTF-8 text;") for line in lines(folder))
