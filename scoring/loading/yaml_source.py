"""One file of the catalogue as data, and where in the file each piece of it stands.

Decides what a file may be made of: YAML 1.2 in UTF-8 without anchors, aliases, tags and duplicate keys, or a letter with
such YAML between `---` lines above its text, or a text below each heading. What the keys mean is decided in `scoring.catalogue`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.nodes import MappingNode, SequenceNode

from scoring.language import counted

Steps = tuple[str | int, ...]

DEEPEST = 20

_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}|0o[0-7]{1,18}|0x[0-9a-fA-F]{1,18}")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NUMBER_STARTS = frozenset("+-.0123456789")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^## +([\w.-]+) *$", re.MULTILINE)
_NOT_UTF_8 = "The file is not UTF-8 text; save it again with the encoding UTF-8."


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong at one place of one file, and what to do. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """Return the form that editors and terminals turn into a link."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True)
class Source:
    """One file as data. `data` is None when `problems` are so bad that nothing was read."""

    file: str
    data: object
    problems: tuple[Problem, ...]
    yaml: str = ""
    lines_above: int = 0

    def problem(self, steps: Steps, message: str, *, at_key: bool = False) -> Problem:
        """Place a problem at the value that keys and list positions lead to, or at the last place that exists."""
        line, column = _position(self.yaml, steps, at_key=at_key)
        return Problem(self.file, self.lines_above + line, column, message)


def unreadable(file: str, message: str, line: int = 1, column: int = 1) -> Source:
    """Return a file of which nothing is known but why."""
    return Source(file, None, (Problem(file, line, column, message),))


def read_yaml(file: str, content: bytes) -> Source:
    """Read a YAML file; sequences become tuples."""
    text = _decoded(file, content)
    return _source(file, text) if isinstance(text, str) else text


def read_letter(file: str, content: bytes) -> Source:
    """Read a letter: its front matter, with everything below it as `text`."""
    text = _decoded(file, content)
    if not isinstance(text, str):
        return text
    parts = _FRONT_MATTER.match(text)
    if parts is None:
        message = "A letter starts with a line `---`, its details and another line `---`; add what is missing."
        return unreadable(file, message)
    source, body = _source(file, parts[1], lines_above=1), text[parts.end() :].strip()
    if not isinstance(source.data, dict):
        return source
    found = list(source.problems)
    if "text" in source.data:
        found.append(source.problem(("text",), "Remove `text` here; the letter's text stands below the second `---`."))
    if not body:
        line = 1 + text.count("\n", 0, parts.end())
        found.append(Problem(file, line, 1, "The letter has no text; write it below the second `---`."))
    return replace(source, data=source.data | {"text": body}, problems=tuple(found))


def read_changes(file: str, content: bytes) -> Source:
    """Read what changed: Markdown below a heading `## version` for each version; what stands above the first is left out."""
    text = _decoded(file, content)
    if not isinstance(text, str):
        return text
    above, *_ = _HEADING.split(text, maxsplit=1)
    start = above.count("\n")
    as_yaml = [_HEADING.sub(r'"\1": |1-', line) if line.startswith("## ") else f" {line}" for line in text.split("\n")]
    return _source(file, "\n".join(["#"] * start + as_yaml[start:]))


def _decoded(file: str, content: bytes) -> str | Source:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        return unreadable(file, _NOT_UTF_8, 1 + before.count(b"\n"), error.start - before.rfind(b"\n"))
    return text if text.strip() else unreadable(file, "The file is empty; write its entries or restore it.")


def _source(file: str, text: str, lines_above: int = 0) -> Source:
    builder = _Builder(text)
    data = builder.document()
    found = builder.found or ([(0, 0, "The file holds no entries; write them or restore it.")] if data is None else [])
    problems = tuple(Problem(file, lines_above + line + 1, column + 1, message) for line, column, message in found)
    return Source(file, data, problems, text, lines_above)


class _Builder:
    """Turn the parser's events into data, and collect in `found` what is not allowed as (line, column, message), from 0.

    Going from events straight to data takes about a seventh of the time of the library's own constructor.
    """

    def __init__(self, text: str) -> None:
        self.stream: Iterator[Any] = iter(YAML(typ="safe").parse(text))
        self.found: list[tuple[int, int, str]] = []
        self.usable = True

    def document(self) -> object:
        """Return the data of the only document; None where there is none or it cannot be relied on."""
        data: object = None
        documents = 0
        try:
            for event in self.stream:
                if isinstance(event, DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self.refuse(event.start_mark, "A file holds one document; remove this line `---`.")
                        self.usable = False
                elif isinstance(event, NodeEvent):
                    data = self.node(event)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            reason = ", ".join(str(part) for part in (error.context, error.problem) if part)
            self.refuse(mark, f"This is not valid YAML ({reason}); check spaces, quotes and colons here.")
            return None
        except YAMLError as error:
            reason = str(error).strip().partition("\n")[0]
            self.refuse(None, f"This is not valid YAML ({reason}); remove what is not plain text.")
            return None
        return data if self.usable else None

    def node(self, event: Any, depth: int = 0) -> object:  # noqa: ANN401 - two parsers, events without a common type
        if event.anchor or event.tag:
            self.refuse(
                event.start_mark, "Anchors, aliases and tags (`&`, `*`, `!`) are not used here; write the plain value."
            )
        if isinstance(event, ScalarEvent):
            return self.scalar(event)
        if isinstance(event, AliasEvent):
            self.usable = False
            return None
        if depth > DEEPEST:
            raise MarkedYAMLError(problem=f"more than {counted(DEEPEST, 'level')}", problem_mark=event.start_mark)
        if isinstance(event, SequenceStartEvent):
            return tuple(self.node(item, depth + 1) for item in self.until(SequenceEndEvent))
        entries: dict[object, object] = {}
        for key_event in self.until(MappingEndEvent):
            key = self.node(key_event, depth + 1)
            if not isinstance(key_event, ScalarEvent):
                self.refuse(key_event.start_mark, "A key must be one word or number; check the indentation here.")
                key = None
            elif key in entries:
                self.refuse(key_event.start_mark, f"`{key}` stands twice in this mapping; remove one of the two.")
            entries[key] = self.node(next(self.stream), depth + 1)
        return entries

    def scalar(self, event: Any) -> object:  # noqa: ANN401
        text: str = event.value
        if event.implicit[0]:
            return _plain(text)
        if not text.strip():
            self.refuse(event.start_mark, "This text is empty; write it, or write null where nothing is meant.")
        return text

    def until(self, end: type) -> Iterator[Any]:
        while not isinstance(event := next(self.stream), end):
            yield event

    def refuse(self, mark: Any, message: str) -> None:  # noqa: ANN401
        self.found.append((mark.line, mark.column, message) if mark else (0, 0, message))


def _plain(content: str) -> object:
    """Resolve an unquoted scalar by the core schema of YAML 1.2: `No`, `yes` and `on` stay text, as do dates."""
    if content in _WORDS:
        return _WORDS[content]
    if content[0] in _NUMBER_STARTS:
        if _WHOLE.fullmatch(content):
            return int(content, 0 if content[:2] in {"0o", "0x"} else 10)
        if _DECIMAL.fullmatch(content):
            return float(content)
    return content


@lru_cache(maxsize=1)
def _nodes(text: str) -> Any:  # noqa: ANN401
    return YAML(typ="safe").compose(text)


def _position(text: str, steps: Steps, *, at_key: bool) -> tuple[int, int]:
    key = node = _nodes(text)
    for step in steps:
        found = _child(node, step)
        if found is None:
            break
        key, node = found
    mark = (key if at_key else node).start_mark
    return mark.line + 1, mark.column + 1


def _child(node: Any, step: str | int) -> tuple[Any, Any] | None:  # noqa: ANN401
    if isinstance(node, MappingNode):
        return next((pair for pair in node.value if pair[0].value == str(step)), None)
    items = node.value if isinstance(node, SequenceNode) else ()
    return next(((item, item) for i, item in enumerate(items) if i == step), None)
