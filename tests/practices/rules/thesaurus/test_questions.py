"""What stands against a set of concepts."""

import unicodedata

import pytest

from factories.thesaurus import make_term
from yokoten.practices.rules.thesaurus.questions import Question, questions


def asked(*terms):
    return {(question.code, question.concept) for question in questions(terms)}


def test_concepts_in_order_raise_no_question():
    lean = make_term("lean")
    assert questions([lean, make_term("flow", broader="lean", related=frozenset())]) == []


@pytest.mark.parametrize(
    ("code", "terms"),
    [
        ("no_label", [make_term("a", preferred={})]),
        ("broader_unknown", [make_term("a", broader="nowhere")]),
        ("related_unknown", [make_term("a", related=frozenset({"nowhere"}))]),
        ("related_above", [make_term("b", related={"a"}), make_term("a", broader="b", related={"b"})]),
        ("related_above", [make_term("a", related=frozenset({"a"}))]),
        ("related_one_way", [make_term("a", related=frozenset({"b"})), make_term("b")]),
        ("cycle", [make_term("a", broader="b"), make_term("b", broader="a")]),
        ("cycle", [make_term("a", broader="a")]),
        ("label_long", [make_term("a", preferred={"en": "x" * 161})]),
        ("label_twice", [make_term("a", preferred={"en": "x"}, alternatives={"en": ("x",)})]),
        ("no_preferred", [make_term("a", preferred={"en": "x"}, alternatives={"sv": ("y",)})]),
        ("not_composed", [make_term("a", preferred={"vi": unicodedata.normalize("NFD", "đề án")})]),
        ("too_deep", [make_term("c0"), *(make_term(f"c{n}", broader=f"c{n - 1}") for n in range(1, 22))]),
    ],
)  # fmt: skip
def test_each_doubt_is_raised(code, terms):
    assert code in {question.code for question in questions(terms)}


def test_two_concepts_of_one_theme_may_not_share_a_preferred_label():
    shared = {"ru": "Цель"}
    terms = [make_term("top"), make_term("a", broader="top", preferred=shared)]
    assert ("label_shared", "b") in asked(*terms, make_term("b", broader="top", preferred={"ru": "цель"}))
    assert asked(*terms, make_term("other"), make_term("b", broader="other", preferred=shared)) == set()
    assert asked(*terms, make_term("b", broader="top", preferred=shared, is_withdrawn=True)) == set()


def test_only_mistakes_stop():
    assert Question("cycle", "a").stops
    assert not Question("two_broader", "a").stops
    assert not Question("label_shared", "a").stops


def test_a_long_chain_is_judged_at_once():
    terms = [make_term("c0"), *(make_term(f"c{n}", broader=f"c{n - 1}") for n in range(1, 5000))]
    assert len(questions(terms)) == 5000 - 20
