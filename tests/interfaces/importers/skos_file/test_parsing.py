"""SKOS files from outside: what is read, what is refused and where it says why."""

import json
import socket
from itertools import count

import pytest
from rdflib import Literal, URIRef

from yokoten.interfaces.importers.skos_file import guard
from yokoten.interfaces.importers.skos_file.guard import bounded_graph
from yokoten.interfaces.importers.skos_file.parsing import kind_of, parsed
from yokoten.interfaces.importers.skos_file.refusal import SkosUnreadable

PREFIX = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <https://example.org/> .\n"
TURTLE = (PREFIX + ':waste a skos:Concept ; skos:prefLabel "waste"@en .\n').encode()
JSON_LD = {
    "@context": {"skos": "http://www.w3.org/2004/02/skos/core#"},
    "@id": "https://example.org/waste",
    "skos:prefLabel": {"@language": "en", "@value": "waste"},
}


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Whoever opens a connection fails the test."""

    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def refused(content, name="words.ttl"):
    content = json.dumps(content).encode() if isinstance(content, (dict, list)) else content
    with pytest.raises(SkosUnreadable) as caught:
        parsed(content, name)
    return caught.value


def test_turtle_and_json_ld_are_read():
    assert len(parsed(TURTLE, "words.ttl")) == 2
    assert len(parsed(json.dumps(JSON_LD).encode(), "words.jsonld")) == 1
    assert len(parsed(b"\xef\xbb\xbf" + TURTLE, "words.ttl")) == 2


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("words.TTL", "{", "turtle"),
        ("words.json", "", "json-ld"),
        ("words", "  {", "json-ld"),
        ("words.txt", "@prefix", "turtle"),
    ],
)
def test_a_file_is_known_by_its_ending_or_its_beginning(name, text, kind):
    assert kind_of(name, text) == kind


@pytest.mark.parametrize(
    "context",
    [
        "https://example.org/context.jsonld",
        "context.jsonld",
        ["https://example.org/context.jsonld", {}],
        {"@import": "https://example.org/context.jsonld"},
        {"term": {"@id": "skos:term", "@context": "file:///etc/passwd"}},
    ],
)
def test_a_context_outside_is_refused_and_never_fetched(context):
    refusal = refused(JSON_LD | {"@context": context}, "words.jsonld")
    assert refusal.code == "skos_remote"
    assert refusal.facts["address"]


def test_a_context_deep_inside_is_refused_too():
    inner = {"@id": "https://example.org/x", "@context": "https://example.org/c"}
    assert refused(JSON_LD | {"skos:related": [{"@graph": [inner]}]}, "words.json").code == "skos_remote"


def test_mistakes_say_where_they_are():
    broken = PREFIX + ':a skos:prefLabel "a"@en ;\n  skos:broader .\n'
    assert (refused(broken.encode()).code, refused(broken.encode()).facts) == ("skos_not_turtle", {"line": 4})
    refusal = refused(b'{\n "@id": }', "words.json")
    assert (refusal.code, refusal.facts) == ("skos_not_json", {"line": 2, "column": 9})
    assert refused(b"\xff\xfe").facts == {"at": 1}


@pytest.mark.parametrize(
    "content",
    [b"(" * 200_000, b"<a> <b> " + b"[ <b> " * 50_000, b"x:a x:b x:c .", b"\x00\x01", b'<a> <b> "'],
)
def test_broken_turtle_is_refused_in_words(content):
    assert refused(content).code in ("skos_not_turtle", "skos_too_deep", "skos_not_readable")


@pytest.mark.parametrize("content", [b"[" * 200_000, b'{"a":' * 100_000, b"1" * 6000, b"nothing"])
def test_broken_json_is_refused_in_words(content):
    assert refused(content, "words.json").code in ("skos_not_json", "skos_too_deep")


@pytest.mark.parametrize("document", [[], {}, [1, 2], {"@context": {"a": 7}}, {"@graph": "x"}, {"@id": 5, "@type": 7}])
def test_odd_json_is_empty_or_refused_and_nothing_else(document):
    try:
        assert len(parsed(json.dumps(document).encode(), "words.json")) <= 2
    except SkosUnreadable as refusal:
        assert refusal.code == "skos_not_readable"


def test_a_file_that_is_too_large_is_not_looked_at():
    assert refused(b" " * (guard.MAX_BYTES + 1)).code == "skos_too_large"


def test_statements_are_counted(monkeypatch):
    graph = bounded_graph(count().__next__, most=3, seconds=1e9)
    for number in range(3):
        graph.add((URIRef("urn:a"), URIRef("urn:b"), Literal(number)))
    with pytest.raises(SkosUnreadable, match="skos_too_many"):
        graph.add((URIRef("urn:a"), URIRef("urn:b"), Literal("one more")))


def test_a_reading_that_takes_too_long_stops():
    lines = "".join(f":c{n} skos:prefLabel 'c{n}'@en .\n" for n in range(2000))
    ticks = count(0, 20)
    with pytest.raises(SkosUnreadable, match="skos_too_slow"):
        parsed((PREFIX + lines).encode(), "words.ttl", clock=lambda: float(next(ticks)))
