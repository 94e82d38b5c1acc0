"""Every code with which something is refused has a sentence, and the sentence needs no fact that is not given."""

import ast
import importlib
import re

import pytest

from architecture.sources import PACKAGE, files, tree
from yokoten.compare.queries.answering import OF_STRUCTURE
from yokoten.interfaces.wording import refusals, tables
from yokoten.interfaces.wording.language import speak
from yokoten.kernel.errors import RuleBroken

for path in sorted((PACKAGE / "interfaces" / "wording").glob("*.py")):
    importlib.import_module(f"yokoten.interfaces.wording.{path.stem}")

OF_TABLES = {"TableUnreadable", "LayoutUnclear"}
REFUSALS = OF_TABLES | {"RuleBroken", "NotAllowed", "NotComputable", "TableUnfit"}
ALWAYS_KNOWN = {"sheet", "filename"}
NAMED_LATER = {"column": {"variable"}, "row": {"unit", "column", "name"}}
PLACE = re.compile(r"%\((\w+)\)s")


def raised():
    """Every refusal written in the source: file and line, kind, code, and its facts or None where they are unpacked."""
    for path in files():
        for node in ast.walk(tree(path)):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in REFUSALS:
                for code in codes(node):
                    facts = {keyword.arg for keyword in node.keywords}
                    where = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                    yield where, name, code, None if None in facts else facts


def codes(call):
    """The code, or both where a condition chooses one of two."""
    first = call.args[0] if call.args else None
    for choice in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
        if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
            yield choice.value


def sentence_of(kind, code):
    return tables.SENTENCES.get(code) if kind in OF_TABLES else refusals.SENTENCES.get(code)


def test_the_source_is_read_rightly():
    kinds = {kind for _, kind, _, _ in raised()}
    assert len(list(raised())) > 120 and {"RuleBroken", "NotAllowed", "NotComputable", *OF_TABLES} <= kinds


def test_every_refusal_has_a_sentence():
    assert [(where, code) for where, kind, code, _ in raised() if sentence_of(kind, code) is None] == []


def test_positions_in_a_table_get_names_before_they_are_said():
    """The pure functions know columns and rows only; `compare.queries` and the commands name them."""
    by_position = {code for _, kind, code, facts in raised() if kind == "NotComputable" and "column" in (facts or ())}
    named = {code for code in by_position if "%(variable)s" in sentence_of("", code)}
    assert named == set(OF_STRUCTURE)


def test_every_sentence_gets_the_facts_it_names():
    wrong = []
    for where, kind, code, facts in raised():
        known = (facts or set()) | (ALWAYS_KNOWN if kind in OF_TABLES else set())
        if kind == "NotComputable":
            known = known.union(*(NAMED_LATER[fact] for fact in known & set(NAMED_LATER)))
        missing = set(PLACE.findall(sentence_of(kind, code) or "")) - known
        if facts is not None and missing:
            wrong.append((where, code, sorted(missing)))
    assert wrong == []


def test_no_sentence_is_left_over():
    """Codes may stand in tables and variables, so any word of that name counts as used."""
    said = set(refusals.SENTENCES) | set(tables.SENTENCES)
    wording = PACKAGE / "interfaces" / "wording"
    words = {
        node.value
        for path in files()
        if wording not in path.parents
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(said - words) == []


def test_no_sentence_is_empty_or_without_an_end():
    every = {**refusals.SENTENCES, **tables.SENTENCES}
    assert [code for code, said in every.items() if not said.rstrip().endswith((".", "?", "!", ")s", "://"))] == []


def test_an_unknown_code_is_said_all_the_same():
    assert "made_up" in refusals.sentence(speak("en"), RuleBroken("made_up"))


def test_a_code_belongs_to_one_room():
    with pytest.raises(ValueError, match="not_allowed"):
        refusals.teach({"not_allowed": "Another sentence."})
