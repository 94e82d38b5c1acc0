"""The thesaurus as SKOS: everything goes out, everything comes back."""

import json
from dataclasses import replace

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS

from factories.thesaurus import make_term
from yokoten.interfaces.documents.skos import json_ld, turtle
from yokoten.interfaces.importers.skos_file.parsing import parsed
from yokoten.interfaces.importers.skos_file.reading import read_skos
from yokoten.practices.rules.thesaurus.concepts import by_code
from yokoten.practices.rules.thesaurus.differences import completed, differences
from yokoten.practices.rules.thesaurus.listed import listed_terms

BASE = "https://example.org/learn/thesaurus/"
FORMATS = [(turtle, "words.ttl"), (json_ld, "words.jsonld")]
SMALL = [
    make_term("lean", preferred={"en": "lean", "vi": "tinh gọn"}, position=1),
    make_term(
        "muda",
        broader="lean",
        related=frozenset({"flow"}),
        preferred={"en": "waste", "ru": "потери", "sv": "slöseri"},
        alternatives={"en": ("muda", "non-value-adding work"), "ru": ("муда",)},
        stems={"sv": ("slös",)},
        notes={"en": "Not “rubbish”.\nSee network losses.", "sv": "Inte sopor."},
        position=2,
    ),
    make_term("flow", broader="lean", related=frozenset({"muda"}), is_withdrawn=True, position=3),
]


@pytest.mark.parametrize(("write", "name"), FORMATS)
def test_a_round_trip_loses_nothing(write, name):
    content = read_skos(parsed(write(SMALL, BASE), name))
    assert by_code(content.terms) == by_code(SMALL)
    assert content.questions == content.left_out == content.languages_left_out == ()


@pytest.mark.parametrize(("write", "name"), FORMATS)
def test_a_round_trip_of_the_whole_list_loses_nothing(write, name):
    listed = by_code(listed_terms())
    content = read_skos(parsed(write(listed.values(), BASE), name))
    found = differences(listed, completed(listed, content.terms))
    assert found.is_nothing
    assert found.same == len(listed)
    sorted_words = [
        replace(term, alternatives={each: tuple(sorted(words)) for each, words in term.alternatives.items()})
        for term in listed.values()
    ]
    assert {term.code: term.alternatives for term in content.terms} == {
        term.code: term.alternatives for term in sorted_words
    }


@pytest.mark.parametrize(("write", "name"), FORMATS)
def test_the_same_concepts_make_the_same_bytes(write, name):
    assert write(SMALL, BASE) == write(reversed(SMALL), BASE)


def test_other_programs_find_what_skos_promises():
    graph = Graph().parse(data=turtle(SMALL, BASE), format="turtle")
    scheme, muda, lean = URIRef(BASE[:-1]), URIRef(BASE + "muda"), URIRef(BASE + "lean")
    assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
    assert (lean, SKOS.topConceptOf, scheme) in graph and (scheme, SKOS.hasTopConcept, lean) in graph
    assert (muda, SKOS.broader, lean) in graph and (lean, SKOS.narrower, muda) in graph
    assert (muda, SKOS.prefLabel, Literal("slöseri", lang="sv")) in graph
    assert (muda, SKOS.hiddenLabel, Literal("slös", lang="sv")) in graph
    assert (muda, SKOS.notation, Literal("muda")) in graph
    assert (URIRef(BASE + "flow"), SKOS.related, muda) in graph


def test_the_context_stands_in_the_file():
    document = json.loads(json_ld(SMALL, BASE))
    assert isinstance(document["@context"], dict)
    assert [one["@id"].removeprefix(BASE) for one in document["@graph"]][1:] == ["lean", "muda", "flow"]
    assert document["@graph"][2]["altLabel"]["en"] == ["muda", "non-value-adding work"]
