"""The package as text and syntax trees, for the tests that look at the house itself."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "yokoten"


@cache
def files(folder: str = "src/yokoten") -> tuple[Path, ...]:
    """Python files of a folder, migrations left out: they are records, not design."""
    return tuple(path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


@cache
def floors() -> tuple[frozenset[str], ...]:
    """The floors of the house from the top down, as pyproject.toml draws them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    house = next(contract for contract in project["tool"]["importlinter"]["contracts"] if contract["id"] == "house")
    return tuple(frozenset(room.strip() for room in floor.split("|")) for floor in house["layers"])


def height(room: str) -> int:
    """0 is the roof; a larger number stands lower."""
    return next(level for level, floor in enumerate(floors()) if room in floor)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def imports(path: Path) -> Iterator[str]:
    """Every dotted name that a file imports, `from a import b` as `a.b`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body without its docstring."""
    first = function.body[0]
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    if not body:
        return 0
    start = min([node.lineno for node in body] or [first.lineno])
    return (function.end_lineno or start) - start + 1
