"""From statements to concepts."""

import unicodedata

import pytest

from yokoten.interfaces.importers.skos_file import reading
from yokoten.interfaces.importers.skos_file.parsing import parsed
from yokoten.interfaces.importers.skos_file.reading import read_skos
from yokoten.interfaces.importers.skos_file.refusal import SkosUnreadable
from yokoten.practices.rules.thesaurus.concepts import by_code

PREFIX = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix : <https://example.org/> .
"""


def read(text):
    return read_skos(parsed((PREFIX + text).encode(), "words.ttl"))


def terms(text):
    return by_code(read(text).terms)


def asked(text):
    return {(question.code, question.concept) for question in read(text).questions}


def test_codes_come_from_notations_addresses_and_labels():
    found = terms("""
        :x1 a skos:Concept ; skos:notation "Lean 5S" ; skos:prefLabel "one"@en .
        <https://example.org/list#Value_Stream> a skos:Concept ; skos:prefLabel "two"@en .
        <urn:words:three> skos:prefLabel "three"@en .
        [] a skos:Concept ; skos:prefLabel "Four words"@en .
    """)
    assert set(found) == {"lean-5s", "value-stream", "three", "four-words"}


def test_links_are_read_from_either_side():
    found = terms("""
        :lean a skos:Concept ; skos:prefLabel "lean"@en ; skos:narrower :flow .
        :flow a skos:Concept ; skos:prefLabel "flow"@en ; skos:related :waste .
        :waste a skos:Concept ; skos:prefLabel "waste"@en ; skos:broader :lean .
    """)
    assert found["flow"].broader == found["waste"].broader == "lean"
    assert found["flow"].related == {"waste"} and found["waste"].related == {"flow"}


def test_a_link_to_a_concept_elsewhere_keeps_the_end_of_its_address():
    assert (
        terms(':a a skos:Concept ; skos:prefLabel "a"@en ; skos:broader <https://other.org/t/lean> .')["a"].broader
        == "lean"
    )


def test_words_are_composed_and_counted_by_language():
    apart = unicodedata.normalize("NFD", "đề án")
    content = read(f"""
        :a a skos:Concept ; skos:prefLabel "{apart}"@vi, "scheme"@en-GB, "Plan"@de ;
          skos:altLabel "plain", "scheme"@en ;
          skos:scopeNote "First."@sv, "Second."@sv ;
          skos:definition "What it is."@en ; skos:exactMatch :b .
    """)
    (term,) = content.terms
    assert term.preferred == {"vi": "đề án", "en": "scheme"}
    assert term.alternatives == {}
    assert term.notes == {"sv": "First.\nSecond."}
    assert content.languages_left_out == (("", 1), ("de", 1))
    assert content.left_out == (("skos:definition", 1), ("skos:exactMatch", 1))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("two_preferred", ':a a skos:Concept ; skos:prefLabel "x"@en, "y"@en .'),
        ("two_broader", ':a a skos:Concept ; skos:prefLabel "x"@en ; skos:broader :b, :c .'),
        ("two_notations", ':a a skos:Concept ; skos:prefLabel "x"@en ; skos:notation "a", "b" .'),
    ],
)
def test_what_only_a_file_can_get_wrong_is_asked(code, text):
    assert (code, "a") in asked(text)


def test_two_concepts_with_one_code_and_none_at_all_are_asked_about():
    assert ("code_twice", "a") in asked(
        '<https://x.org/A> skos:prefLabel "x"@en . <https://y.org/a> skos:prefLabel "y"@en .'
    )
    assert ("code_unfit", "понятие") in asked('<https://x.org/понятие> skos:prefLabel "понятие"@ru .')


@pytest.mark.parametrize(("order", "position"), [("7", 7), ('"seven"', 0), ("-3", 0), ("1e9", 0), ("99999999999", 0)])
def test_an_order_is_a_whole_number_or_none(order, position):
    assert terms(f':a skos:prefLabel "a"@en ; sh:order {order} .')["a"].position == position


def test_a_deprecated_concept_is_withdrawn():
    assert terms(':a skos:prefLabel "a"@en ; owl:deprecated true .')["a"].is_withdrawn


def test_a_file_without_concepts_and_one_with_too_many_are_refused(monkeypatch):
    with pytest.raises(SkosUnreadable, match="skos_no_concept"):
        read(":a :b :c .")
    monkeypatch.setattr(reading, "MAX_CONCEPTS", 1)
    with pytest.raises(SkosUnreadable, match="skos_too_many"):
        read(':a skos:prefLabel "a"@en . :b skos:prefLabel "b"@en .')
