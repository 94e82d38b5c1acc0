"""What the library page says of a query: how it was read, by which words each practice was found."""

import html
import re

import pytest
from django.urls import reverse

from factories.practices import make_concept, make_published, make_tagged

pytestmark = pytest.mark.django_db


def published(title, language, **text):
    words = {"problem": "", "essence": "", "steps": "", "results": "", "difficulties": "", **text}
    return make_published(visibility="public", language=language, text={"title": title, **words})


def asked(client, words, **query):
    answer = client.get(reverse("practices"), {"q": words, **query})
    assert answer.status_code == 200
    return answer.content.decode()


def plain(page):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_translation_is_marked_in_its_language_and_says_why(client):
    published("Tillstånd på tre veckor", "sv", essence="En lots följer företaget genom alla kontor.")
    page = asked(client, "permit for an enterprise")
    assert "<mark>Tillstånd</mark> på tre veckor" in page
    assert 'lang="sv">' in page and "<mark>företaget</mark>" in page
    assert "permit → Tillstånd translation" in plain(page)


def test_the_word_itself_is_not_explained_twice(client):
    published("A permit in three weeks", "en")
    page = asked(client, "permit")
    assert "A <mark>permit</mark> in three weeks" in page and "→ permit" not in plain(page)


def test_a_concept_says_its_label_in_the_language_of_the_page(client):
    flow = make_concept("flow", labels={"en": "Smooth flow", "ru": "Плавный ход"}, group="flow")
    make_tagged(published("Кошки", "ru"), flow)
    page = plain(asked(client, "плавный ход"))
    assert "Your words name these concepts: Smooth flow" in page
    assert "плавный ход → Smooth flow concept" in page


def test_a_query_that_touches_no_concept_says_so(client):
    published("A permit", "en")
    assert "Your words name no concept of the thesaurus" in plain(asked(client, "permit"))


def test_the_language_of_the_words_is_guessed_and_can_be_changed(client):
    published("Разрешение за три недели", "ru")
    page = asked(client, "разрешение", sector="administration")
    assert '<b lang="ru" aria-current="true">' in page
    assert "spoken=sv" in page and "sector=administration" in page
    assert '<b lang="sv" aria-current="true">' in asked(client, "разрешение", spoken="sv")
    assert '<b lang="ru" aria-current="true">' in asked(client, "разрешение", spoken="xx")


def test_a_slip_of_the_pen_is_offered_mended(client):
    published("Kvalitetskontroll av permobiler", "sv")
    page = asked(client, "permobbil", spoken="sv")
    assert "Did you mean: permobiler ?" in plain(page) and "q=permobiler" in page
    assert "No practice and no dictionary of ours knows: permobbil" in plain(page)


def test_best_match_is_an_order_only_where_words_are_asked(client):
    published("A permit", "en")
    assert "best match first" in asked(client, "permit")
    assert "best match first" not in client.get(reverse("practices")).content.decode()


def test_what_people_write_is_never_read_as_marks(client):
    published("<b>permit</b> & more", "en")
    page = asked(client, '<script>"permit')
    assert "&lt;b&gt;<mark>permit</mark>&lt;/b&gt; &amp; more" in page and '<script>"' not in page
