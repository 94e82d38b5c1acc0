"""One spelling for what people type in several."""

import unicodedata

import pytest

from yokoten.practices.rules.search.folding import american, folded, romanised, stripped


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("ЁМКОСТЬ", "емкость"),
        ("Йод", "йод"),
        ("Förbättring", "förbättring"),
        ("Đồng Nai", "đồng nai"),
        ("hòa bình", "hoà bình"),
        ("thủy", "thuỷ"),
        ("hoàn", "hoàn"),
        ("замо\u0301к", "замок"),
        ("don’t", "don't"),
    ],
)
def test_texts_fold_to_one_spelling(written, plain):
    assert folded(written) == plain


def test_composed_and_decomposed_letters_are_the_same():
    assert folded(unicodedata.normalize("NFD", "Nghiệm thu й å")) == folded("Nghiệm thu й å")


def test_marks_are_stripped_but_short_i_stays():
    assert stripped("khuyến_công") == "khuyen_cong"
    assert stripped("đề án") == "de an"
    assert stripped("förbättring") == "forbattring"
    assert stripped("йод") == "йод"


def test_loans_of_two_alphabets_meet():
    assert romanised("канбан") == romanised("kanban")
    assert romanised("процесс") == romanised("proces")


@pytest.mark.parametrize(
    ("british", "other"),
    [("colour", "color"), ("organisation", "organization"), ("centre", "center"), ("programme", "program"),
     ("defence", "defense"), ("labelled", "labeled"), ("hour", "hour"), ("four", "four"), ("rise", "rise")],
)  # fmt: skip
def test_two_spellings_of_english_are_one(british, other):
    assert american(british) == american(other) == other
