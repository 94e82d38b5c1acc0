"""The practice library as programs read it."""

import pytest

from factories.api import make_caller
from factories.practices import make_published, make_translation

pytestmark = pytest.mark.django_db


def published(title, language="en", **details):
    words = {"problem": "", "essence": "", "steps": "", "results": "", "difficulties": ""}
    return make_published(language=language, text={"title": title, **words}, **{"visibility": "public", **details})


def test_words_of_one_language_find_texts_of_another_and_say_why(client):
    published("Tillstånd på tre veckor", "sv")
    published("Cats and dogs")
    (item,) = make_caller(client).get("practices?q=permit").json()["items"]
    assert (item["title"], item["language"]) == ("Tillstånd på tre veckor", "sv")
    assert item["match"]["found"] == ["Tillstånd"] and item["match"]["language"] == "sv"
    assert item["match"]["reasons"] == [{"asked": "permit", "found": "Tillstånd", "kind": "translation"}]


def test_parts_of_the_list_have_a_total_and_links_and_no_match_without_words(client):
    for number in range(3):
        published(f"Number {number}")
    answer = make_caller(client).get("practices?limit=2&offset=2")
    assert answer.json()["total"] == 3 and [item["match"] for item in answer.json()["items"]] == [None]
    assert 'rel="prev"' in answer["Link"]


def test_filters_narrow_and_an_unknown_choice_finds_none(client):
    practice = published("A permit", sector="health")
    make_translation(practice, "sv")
    published("Another permit", sector="food")
    caller = make_caller(client)
    assert [item["title"] for item in caller.get("practices?q=permit&sector=health").json()["items"]] == ["A permit"]
    assert [item["languages"] for item in caller.get("practices?language=sv").json()["items"]] == [["en", "sv"]]
    assert caller.get("practices?theme=magic").json()["total"] == 0


def test_a_program_sees_what_its_organisation_sees_and_nobody_to_ask(client):
    published("A zebra", visibility="own")
    caller = make_caller(client)
    assert caller.get("practices?q=zebra").json()["total"] == 0
    published("Our zebra", visibility="own", organisation=caller.organisation)
    answer = caller.get("practices?q=zebra")
    assert [item["title"] for item in answer.json()["items"]] == ["Our zebra"]
    assert "kim@example.org" not in answer.content.decode() and "Kim Berg" not in answer.content.decode()


@pytest.mark.parametrize("query", ["q=" + "a" * 201, "sort=magic", "spoken=de", "limit=0"])
def test_what_cannot_be_meant_is_refused(client, query):
    assert make_caller(client).get(f"practices?{query}").status_code == 422


def test_nobody_reads_without_a_token(client):
    assert client.get("/api/v1/practices").status_code == 401
