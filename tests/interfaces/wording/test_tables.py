"""Files that cannot be read: where it stands, said first and in the reader's language."""

import re
from dataclasses import dataclass

import pytest

from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.interfaces.wording.tables import SENTENCES, faults_said, position, unreadable

PLACE = re.compile(r"%\((\w+)\)s")
WHERE = {"sheet": "Лист1", "row": 1234, "column": "AB"}
COUNTS = dict.fromkeys(("megabytes", "rows", "limit", "parts", "cells", "usual"), 1536)


@dataclass(frozen=True)
class Faulty:
    code: str
    row: int
    column: str
    name: str
    text: str


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_sentence_is_filled_in_every_language(language, code):
    told = {name: f"<{name}>" for name in PLACE.findall(SENTENCES[code])} | COUNTS | WHERE
    told["columns"] = [("A", "region"), ("B", "year")]
    said = unreadable(speak(language), TableUnreadable(code, **told))
    assert "%(" not in said and said.endswith((".", "!", "?"))
    assert "Лист1" in said and "AB" in said
    assert all(str(fact) in said for name, fact in told.items() if f"<{name}>" == fact)


@pytest.mark.parametrize("language", CODES)
def test_large_numbers_are_grouped_as_the_language_does(language):
    said = unreadable(speak(language), TableUnreadable("too_many_rows", rows=3_000_001, limit=3_000_000))
    assert speak(language).number(3_000_001) in said and speak(language).number(3_000_000) in said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, ""),
        ({"row": 5}, "Row 5"),
        ({"column": "C"}, "Column C"),
        ({"row": 5, "column": "C"}, "Row 5, column C"),
        ({"sheet": "2023", "row": 5, "column": "C"}, "Sheet “2023”, row 5, column C"),
        ({"sheet": "", "row": 0, "column": ""}, ""),
    ],
)
def test_as_much_of_the_place_as_is_known_is_said(facts, said):
    assert position(speak("en"), facts) == said


def test_a_fault_without_a_place_begins_with_what_is_wrong():
    assert unreadable(speak("en"), TableUnreadable("file_empty", filename="x")).startswith("The file is empty")


def test_the_sheet_of_the_fault_outranks_the_one_of_the_page():
    fault = TableUnreadable("not_a_workbook", sheet="of the fault")
    assert "of the fault" in unreadable(speak("en"), fault, sheet="of the page")
    assert "of the page" in unreadable(speak("en"), TableUnreadable("not_a_workbook"), sheet="of the page")


@pytest.mark.parametrize("language", CODES)
def test_each_faulty_cell_has_its_own_sentence(language):
    faults = [Faulty("not_a_number", 5, "C", "ВРП", "н/д"), Faulty("not_a_period", 6, "B", "Год", "весна")]
    first, second = faults_said(speak(language), faults, sheet="A")
    assert "н/д" in first and "5" in first and "весна" in second and "6" in second
    assert first != second and "%(" not in first + second


def test_a_page_of_text_in_a_cell_is_not_repeated_whole():
    (said,) = faults_said(speak("en"), [Faulty("not_a_number", 5, "C", "x", "long " * 100)])
    assert len(said) < 200


def test_every_sentence_says_what_to_do():
    """At least two sentences: what is wrong, and the mend, but where nothing can be mended here."""
    bare = [code for code, said in SENTENCES.items() if len(re.findall(r"[.?!](?:\s|$)", said)) < 2]
    assert bare == [] or set(bare) <= {"sheet_unknown"}


def test_the_columns_that_are_there_are_named_up_to_twelve():
    columns = tuple((chr(65 + number), f"c{number}") for number in range(15))
    said = unreadable(speak("en"), TableUnreadable("period_column_missing", row=1, columns=columns))
    assert "A “c0”, B “c1”" in said and "L “c11”; more columns: 3" in said and "M “c12”" not in said


def test_signs_that_nobody_sees_are_named():
    fault = Faulty("not_a_number", 2, "C", "grp", "\x07\u200b5")
    assert "“U+0007U+200B5”" in faults_said(speak("en"), [fault])[0]
