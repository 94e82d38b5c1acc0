"""The thesaurus as SKOS, in Turtle and JSON-LD, for any program that keeps vocabularies."""

import json
from collections.abc import Iterable
from typing import Any

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SH, SKOS, XSD

from yokoten.practices.rules.thesaurus.concepts import Term

TITLES = {
    "en": "Yokoten thesaurus",
    "ru": "Тезаурус Yokoten",
    "vi": "Từ điển khái niệm Yokoten",
    "sv": "Yokotens tesaurus",
}
LABELS = (("alternatives", SKOS.altLabel), ("stems", SKOS.hiddenLabel))
CONTEXT = {
    "skos": str(SKOS),
    "dct": str(DCTERMS),
    "owl": str(OWL),
    "sh": str(SH),
    "xsd": str(XSD),
    **{name: {"@id": f"skos:{name}", "@type": "@id"} for name in (
        "broader", "narrower", "related", "inScheme", "topConceptOf", "hasTopConcept"
    )},
    **{name: {"@id": f"skos:{name}", "@container": "@language"} for name in (
        "prefLabel", "altLabel", "hiddenLabel", "scopeNote"
    )},
    "notation": {"@id": "skos:notation"},
    "title": {"@id": "dct:title", "@container": "@language"},
    "order": {"@id": "sh:order"},
}  # fmt: skip


def turtle(terms: Iterable[Term], base: str) -> bytes:
    """All concepts under `base`, which ends with a slash, as Turtle."""
    return _graph(terms, base).serialize(format="turtle", encoding="utf-8")


def json_ld(terms: Iterable[Term], base: str) -> bytes:
    """The same as JSON-LD; the context stands in the file, so that nobody has to fetch one."""
    text = _graph(terms, base).serialize(format="json-ld", context=CONTEXT, use_native_types=True)
    document = json.loads(text)
    concepts = sorted(document["@graph"], key=lambda one: (one.get("order", 0), one["@id"]))
    return json.dumps({"@context": CONTEXT, "@graph": _settled(concepts)}, ensure_ascii=False, indent=1).encode()


def _settled(value: Any) -> Any:
    """The same in one order: a graph has none, but a file that is compared with the last one needs it."""
    if isinstance(value, dict):
        return {name: _settled(value[name]) for name in sorted(value)}
    if isinstance(value, list):
        return sorted(value) if all(isinstance(each, str) for each in value) else [_settled(each) for each in value]
    return value


def _graph(terms: Iterable[Term], base: str) -> Graph:
    graph, space, scheme = Graph(), Namespace(base), _scheme(base)
    for prefix, name in (("skos", SKOS), ("dct", DCTERMS), ("owl", OWL), ("sh", SH), ("", space)):
        graph.bind(prefix, name)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    for language, title in TITLES.items():
        graph.add((scheme, DCTERMS.title, Literal(title, lang=language)))
    for term in terms:
        _put_links(graph, term, space)
        _put_words(graph, term, space[term.code])
    return graph


def _scheme(base: str) -> URIRef:
    """The whole: the address of the list itself, so that no concept's code can clash with it."""
    return URIRef(base.rstrip("/"))


def _put_links(graph: Graph, term: Term, space: Namespace) -> None:
    itself, scheme = space[term.code], _scheme(str(space))
    graph.add((itself, RDF.type, SKOS.Concept))
    graph.add((itself, SKOS.notation, Literal(term.code)))
    graph.add((itself, SKOS.inScheme, scheme))
    graph.add((itself, SH.order, Literal(term.position)))
    if term.broader:
        graph.add((itself, SKOS.broader, space[term.broader]))
        graph.add((space[term.broader], SKOS.narrower, itself))
    else:
        graph.add((itself, SKOS.topConceptOf, scheme))
        graph.add((scheme, SKOS.hasTopConcept, itself))
    for other in term.related:
        graph.add((itself, SKOS.related, space[other]))
    if term.is_withdrawn:
        graph.add((itself, OWL.deprecated, Literal(True)))


def _put_words(graph: Graph, term: Term, itself: URIRef) -> None:
    for language, label in term.preferred.items():
        graph.add((itself, SKOS.prefLabel, Literal(label, lang=language)))
    for words, name in LABELS:
        for language, said in getattr(term, words).items():
            for word in said:
                graph.add((itself, name, Literal(word, lang=language)))
    for language, note in term.notes.items():
        graph.add((itself, SKOS.scopeNote, Literal(note, lang=language)))
