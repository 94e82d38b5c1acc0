"""A thesaurus from a file: looked at before anything changes, then stored or thrown away."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories.kernel import make_administrator, make_member
from factories.thesaurus import make_concept, make_thesaurus_import
from yokoten.interfaces.importers.skos_file import guard
from yokoten.practices.models import ThesaurusImport
from yokoten.practices.queries.thesaurus import stored_terms

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PREFIX = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <https://example.org/> .\n"
GOOD = (
    PREFIX
    + """
:waste a skos:Concept ; skos:prefLabel "waste"@en, "slöseri"@sv, "Verlust"@de ;
  skos:definition "x"@en ; skos:broader :lean .
:muri a skos:Concept ; skos:prefLabel "overburden"@en ; skos:broader :waste .
"""
)
BAD = PREFIX + ':a skos:prefLabel "a"@en, "b"@en ; skos:broader :b . :b a skos:Concept ; skos:broader :a .'


@pytest.fixture
def keeper(client):
    make_concept("lean", preferred={"en": "lean"}, position=1)
    make_concept("waste", broader="lean", preferred={"en": "waste", "vi": "lãng phí"}, position=2)
    person = make_administrator(language="en")
    client.force_login(person, backend=BACKEND)
    return person


def words(answer, status=200):
    assert answer.status_code == status
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def handed(client, text, name="words.ttl"):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(reverse("thesaurus_files"), {"file": SimpleUploadedFile(name, content)})


def mark_on(page):
    return re.search(r'name="mark" value="(\w+)"', page.content.decode())[1]


def test_a_file_shows_what_it_would_change_and_changes_nothing_yet(client, keeper):
    page = client.get(handed(client, GOOD)["Location"])
    said = words(page)
    assert "New: 1. Changed: 1. As they are: 0. Not in the file: 1." in said
    assert "slöseri" in said and "overburden" in said and "de (1)" in said and "skos:definition (1)" in said
    assert set(stored_terms()) == {"lean", "waste"}


def test_what_was_seen_is_stored(client, keeper):
    address = handed(client, GOOD)["Location"]
    stored = client.post(address + "store/", {"mark": mark_on(client.get(address))})
    assert stored["Location"] == reverse("thesaurus")
    assert stored_terms()["waste"].preferred == {"en": "waste", "vi": "lãng phí", "sv": "slöseri"}
    assert stored_terms()["muri"].broader == "waste"
    assert "stored or thrown away already" in words(client.get(address))
    assert "stored" in words(client.get(reverse("thesaurus_files")))


def test_absent_concepts_are_withdrawn_only_when_ticked(client, keeper):
    address = handed(client, GOOD.replace(":waste", ":other").replace('"waste"@en, ', '"other"@en, '))["Location"]
    client.post(address + "store/", {"mark": mark_on(client.get(address)), "withdraws_absent": "1"})
    assert {code for code, term in stored_terms().items() if term.is_withdrawn} == {"lean", "waste"}


def test_a_thesaurus_that_moved_on_is_looked_at_again(client, keeper):
    address = handed(client, GOOD)["Location"]
    mark = mark_on(client.get(address))
    make_concept("muri")
    again = client.post(address + "store/", {"mark": mark}, follow=True)
    assert "has changed since you looked" in words(again)
    assert "slöseri" not in str(stored_terms())


def test_mistakes_stop_and_say_which_concept(client, keeper):
    page = client.get(handed(client, BAD)["Location"])
    said = words(page)
    assert "This has to be mended in the file first" in said
    assert "It stands under itself by way of “b”" in said
    assert "several preferred labels in English: a / b" in said
    assert "It has no preferred label" in said
    assert 'name="mark"' not in page.content.decode()
    kept = ThesaurusImport.objects.get()
    client.post(reverse("thesaurus_file_store", args=[kept.pk]), {"mark": "x"})
    assert set(stored_terms()) == {"lean", "waste"}


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("@prefix : <https://x.org/> .\n\n:a :b 1 ,, 2 .\n:c :d 3 .", "words.ttl", "line 3"),
        ('{"@context": "https://example.org/c.jsonld"}', "words.jsonld", "Nothing is fetched from outside"),
        ('{"a": }', "words.json", "line 1, column 7"),
        (":a :b :c .", "words.ttl", "no Turtle"),
        ("<https://a.org/x> <https://a.org/y> 1 .", "words.ttl", "no SKOS concept"),
        (b"\xff\xfe\x00", "words.ttl", "UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_place_and_not_kept(client, keeper, text, name, said):
    assert said in words(handed(client, text, name), 422)
    assert ThesaurusImport.objects.count() == 0


def test_a_file_that_is_too_large_and_none_at_all_are_refused(client, keeper, monkeypatch):
    monkeypatch.setattr(guard, "MAX_BYTES", 100)
    assert "larger than" in words(handed(client, GOOD), 422)
    assert "Choose a file first." in words(client.post(reverse("thesaurus_files")), 422)


def test_a_file_is_thrown_away(client, keeper):
    address = handed(client, GOOD)["Location"]
    assert client.post(address + "discard/")["Location"] == reverse("thesaurus_files")
    assert ThesaurusImport.objects.get().state == "discarded"


def test_only_administrators_bring_a_thesaurus_in(client):
    kept = make_thesaurus_import(GOOD.encode())
    client.force_login(make_member("practices.*"), backend=BACKEND)
    assert client.get(reverse("thesaurus_files")).status_code == 403
    assert client.get(reverse("thesaurus_file", args=[kept.pk])).status_code == 403
    assert client.post(reverse("thesaurus_file_store", args=[kept.pk]), {"mark": "x"}).status_code == 404
    assert client.post(reverse("thesaurus_file_discard", args=[kept.pk])).status_code == 404
