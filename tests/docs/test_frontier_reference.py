"""The analyst's reference names every function with its parameters, every status, warning and refusal, and no other."""

import ast
import inspect
import re

import pytest

from architecture.sources import ROOT
from yokoten.analysis import frontier, productivity
from yokoten.analysis.frontier import frontier as statuses
from yokoten.analysis.frontier import partial, transitions
from yokoten.analysis.frontier.panel import CELL_MISSING, NO_INPUT, NO_OUTPUT, NO_ROW
from yokoten.analysis.frontier.scale import CONSTANT, DECREASING, INCREASING
from yokoten.interfaces.wording.frontier import FINDINGS

TEXT = (ROOT / "docs" / "reference" / "frontier.md").read_text(encoding="utf-8")
SOURCES = sorted((ROOT / "src" / "yokoten" / "analysis" / "frontier").glob("*.py"))
KNOWN_BY_VARIABLE = {"negative_value", "volume_not_finite"}


def section(title):
    """The text below a heading."""
    return re.split(r"^## ", TEXT.split(f"## {title}\n", 1)[1], flags=re.MULTILINE)[0]


def first_cells(title):
    """Every code in the first column of a section's table."""
    cells = re.findall(r"^\| (`.+?) \|", section(title), flags=re.MULTILINE)
    return {code for cell in cells for code in re.findall(r"`(\w+)`", cell)}


def called(name):
    """First arguments of every call by that name."""
    calls = [node for path in SOURCES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
             if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name]  # fmt: skip
    return {call.args[0].value for call in calls if call.args and isinstance(call.args[0], ast.Constant)}


@pytest.mark.parametrize("package", [frontier, productivity])
def test_every_function_stands_with_its_parameters_and_no_other(package):
    part = section(f"Functions of `{package.__name__}`")
    written = dict(re.findall(r"^\| `(\w+)\((.*?)\)` \|", part, flags=re.MULTILINE))
    public = {name: getattr(package, name) for name in package.__all__}
    functions = {name: thing for name, thing in public.items() if inspect.isfunction(thing)}

    assert {name: words.split(", ") for name, words in written.items()} == {
        name: list(inspect.signature(function).parameters) for name, function in functions.items()
    }
    results = {name for name in public if name not in functions}
    assert sorted(name for name in results if f"`{name}`" not in TEXT) == []


def test_every_status_is_explained():
    words = {value for name, value in vars(statuses).items() if name.isupper() and isinstance(value, str)}
    words |= {transitions.OK, transitions.MISSING_FIRST, transitions.MISSING_SECOND, transitions.MISSING_BOTH}
    words |= {partial.EVALUATED, INCREASING, CONSTANT, DECREASING}

    assert first_cells("Statuses") == words - {"certified"}
    assert all(f"`{reason}`" in section("Statuses") for reason in (NO_ROW, CELL_MISSING, NO_INPUT, NO_OUTPUT))


def test_every_warning_is_explained_and_has_a_sentence():
    assert first_cells("Warnings") == called("Finding")
    assert sorted(called("Finding") - set(FINDINGS)) == []


def test_every_refusal_is_explained():
    assert first_cells("Refusals") == called("NotComputable") | KNOWN_BY_VARIABLE


def test_warnings_that_the_commands_add_are_named():
    added = set(FINDINGS) - called("Finding") - first_cells("Statuses")

    assert sorted(code for code in added if f"`{code}`" not in section("Warnings")) == []
