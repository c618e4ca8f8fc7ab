"""Only public parts of other libraries are used, and none is replaced: what is private may be gone with the next version."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

ROOT = Path(__file__).parents[2]
ROOMS = ("server", "pages", "screens", "widgets", "charts", "exports", "wording", "storage", "scoring")
FILES = sorted([*ROOT.glob("*.py"), *(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))])
OWN = {*ROOMS, *(file.stem for file in ROOT.glob("*.py"))}
PUBLIC_MODULES = {"column_config", "components"}
BY_NAME = {"getattr", "setattr", "hasattr", "delattr"}

USES_OF_PRIVATE_PARTS = [
    "import uvicorn._types",
    "from uvicorn._types import Scope",
    "from streamlit.config import _main_script_path",
    "thing._part",
    "thing._part = 1",
    "getattr(thing, '_part')",
    "vars(thing)['_part']",
    "thing.__dict__['_part']",
]
USES_OF_INTERNAL_PARTS = [
    "import streamlit.runtime",
    "from streamlit.navigation.page import Page",
    "from streamlit import delta_generator",
    "import streamlit as st\nst.runtime.exists()",
]
REPLACEMENTS = [
    "from uvicorn import Server\nServer.run = 1",
    "import uvicorn\nuvicorn.Server.run = 1",
    "import uvicorn\nsetattr(uvicorn, 'run', 1)",
]


def is_private(name: object) -> bool:
    return isinstance(name, str) and name.startswith("_") and not name.endswith("__")


def imports(tree: ast.AST) -> Iterator[tuple[str, str, str]]:
    """Return the module, the name taken from it and the name it goes by here, for each import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "", alias.asname or alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((node.module or "", alias.name, alias.asname or alias.name) for alias in node.names)


def defined(tree: ast.AST) -> set[str]:
    """Return the names that a file defines itself: functions, classes, fields, and attributes of `self`."""
    names: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.Name(id=name, ctx=ast.Store()):
                names.add(name)
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                names.add(name)
    return names


def private_parts(tree: ast.AST) -> list[str]:
    found = [
        f"{module} {name}".strip()
        for module, name, _ in imports(tree)
        if module.split(".")[0] not in OWN and any(map(is_private, [*module.split("."), name]))
    ]
    known = defined(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name) if is_private(name) and name not in known:
                found.append(ast.unparse(node))
            case ast.Call(func=ast.Name(id=function), args=[_, ast.Constant(value=name), *_]) if function in BY_NAME:
                found += [ast.unparse(node)] if is_private(name) else []
            case ast.Subscript(value=ast.Call(func=ast.Name(id="vars")), slice=ast.Constant(value=name)) if is_private(
                name
            ):
                found.append(ast.unparse(node))
            case ast.Subscript(value=ast.Attribute(attr="__dict__"), slice=ast.Constant(value=name)) if is_private(
                name
            ):
                found.append(ast.unparse(node))
    return found


def without_types(tree: ast.Module) -> ast.Module:
    """Leave out what only a type checker reads."""
    kept = [part for part in tree.body if not (isinstance(part, ast.If) and ast.unparse(part.test) == "TYPE_CHECKING")]
    return ast.Module(kept, [])


def internal_parts(tree: ast.Module) -> list[str]:
    run = without_types(tree)
    found = [
        f"{module} {name}".strip()
        for module, name, _ in imports(run)
        if module.startswith("streamlit.") or (module == "streamlit" and name)
    ]
    for node in ast.walk(run):
        match node:
            case ast.Attribute(value=ast.Name(id="st"), attr=name) if inspect.ismodule(getattr(st, name, None)):
                found += [] if name in PUBLIC_MODULES else [ast.unparse(node)]
    return found


def replacements(tree: ast.AST) -> list[str]:
    foreign = {name for module, _, name in imports(tree) if module.split(".")[0] not in OWN}
    targets = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "setattr"]
    changed = [*targets, *(call.args[0] for call in calls)]
    return [ast.unparse(node) for node in changed if ast.unparse(node).split(".")[0] in foreign]


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_uses_public_parts_and_replaces_none(file: Path) -> None:
    tree = tree_of(file)
    assert private_parts(tree) == []
    assert internal_parts(tree) == []
    assert replacements(tree) == []


@pytest.mark.parametrize("code", USES_OF_PRIVATE_PARTS)
def test_a_private_part_is_found(code: str) -> None:
    assert private_parts(ast.parse(code))


@pytest.mark.parametrize("code", USES_OF_INTERNAL_PARTS)
def test_an_internal_part_of_streamlit_is_found(code: str) -> None:
    assert internal_parts(ast.parse(code))


@pytest.mark.parametrize("code", REPLACEMENTS)
def test_a_replaced_part_is_found(code: str) -> None:
    assert replacements(ast.parse(code))
