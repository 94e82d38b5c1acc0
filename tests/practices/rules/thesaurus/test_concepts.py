"""Concepts as plain values."""

import unicodedata

from factories.thesaurus import make_term
from yokoten.practices.rules.thesaurus.concepts import LEVELS, above, by_code, theme_of, tidied


def test_a_concept_stands_under_the_theme_at_the_top():
    terms = by_code([make_term("lean"), make_term("flow", broader="lean"), make_term("kanban", broader="flow")])
    assert above("kanban", terms) == ("flow", "lean")
    assert theme_of("kanban", terms) == "lean"
    assert theme_of("lean", terms) == "lean"


def test_a_circle_ends_before_it_comes_round():
    terms = by_code([make_term("a", broader="b"), make_term("b", broader="a"), make_term("c", broader="a")])
    assert above("a", terms) == ("b", "a")
    assert above("c", terms) == ("a", "b")


def test_a_very_long_chain_is_followed_no_further_than_it_may():
    terms = by_code([make_term("c0"), *(make_term(f"c{n}", broader=f"c{n - 1}") for n in range(1, 60))])
    assert len(above("c59", terms)) == LEVELS


def test_words_are_tidied_composed_and_said_once():
    apart = unicodedata.normalize("NFD", "đề án")
    term = tidied(
        make_term(
            "scheme",
            preferred={"vi": f"  {apart} ", "sv": " "},
            alternatives={"vi": ("đề án", "đề  án khuyến công", "đề án khuyến công", ""), "sv": (" ",)},
            stems={"vi": ("đề án", "khuyến")},
            notes={"en": "  ", "ru": " Слово. "},
            related=frozenset({"", "project"}),
        )
    )
    assert term.preferred == {"vi": "đề án"}
    assert term.alternatives == {"vi": ("đề án khuyến công",)}
    assert term.stems == {"vi": ("khuyến",)}
    assert term.notes == {"ru": "Слово."}
    assert term.related == {"project"}


def test_labels_begin_with_the_preferred_one():
    term = make_term("x", preferred={"sv": "flaskhals"}, alternatives={"sv": ("trång sektor",), "en": ("constraint",)})
    assert term.labels("sv") == ("flaskhals", "trång sektor")
    assert term.labels("en") == ("constraint",)
    assert term.labels("ru") == ()
