"""The reference of value streams names every function, figure, verdict, caveat and refusal, and no other."""

import ast
import inspect
import re

from architecture.sources import ROOT
from yokoten.analysis import flow
from yokoten.analysis.flow import little

TEXT = (ROOT / "docs" / "reference" / "flow.md").read_text(encoding="utf-8")
SOURCE = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src/yokoten/analysis/flow").glob("*.py")))


def codes(title):
    """First cells of a section's table."""
    section = re.split(r"^## ", TEXT.split(f"## {title}\n", 1)[1], flags=re.MULTILINE)[0]
    return set(re.findall(r"^\| `(\w+)(?:\(.*\))?`", section, flags=re.MULTILINE))


def test_every_function_stands_with_its_parameters_and_no_other():
    written = dict(re.findall(r"^\| `(\w+)\((.*?)\)` \|", TEXT, flags=re.MULTILINE))
    functions = {name for name in flow.__all__ if inspect.isfunction(getattr(flow, name))}

    assert {name: words.split(", ") for name, words in written.items()} == {
        name: list(inspect.signature(getattr(flow, name)).parameters) for name in functions
    }
    assert [name for name in flow.__all__ if f"`{name}" not in TEXT] == []


def test_every_sum_is_defined():
    fields = set(flow.Totals.__dataclass_fields__) - {"given", "demand", "steps", "processing", "transport", "caveats"}

    assert sorted(name for name in fields if f"`{name}`" not in TEXT) == []


def test_every_verdict_is_explained():
    words = {little.AGREES, little.MORE_STOCK, little.LESS_STOCK, little.CIRCULAR, little.NOT_CHECKED}

    assert codes("Little's check") == words


def test_every_caveat_is_explained():
    told = SOURCE.split("told = {", 1)[1].split("}", 1)[0]

    assert codes("Caveats") == set(re.findall(r'"(\w+)":', told))


def test_every_refusal_is_explained():
    strings = {node.value for node in ast.walk(ast.parse(SOURCE)) if isinstance(node, ast.Constant)}

    assert codes("Refusals") == {code for code in strings if re.fullmatch(r"flow_[a-z_]+", str(code))}
