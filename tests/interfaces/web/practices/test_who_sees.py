"""The table of who sees what: a practice leaks by no list, facet, export, page, version, document or act."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from factories.kernel import (
    make_administrator,
    make_attachment,
    make_member,
    make_organisation,
    make_person,
    make_place,
)
from factories.practices import make_concept, make_published
from yokoten.practices.models import PracticeConcept, PracticeDocument

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
SECRET = "Zyzzyva method"
SEEN = {
    "visitor": {"public"},
    "reader": {"public", "network"},
    "stranger": {"public", "network"},
    "colleague": {"public", "network", "own"},
    "administrator": {"public", "network", "own"},
}
WAYS = ("list", "search", "facet", "csv", "xlsx", "page", "versions", "document", "contact")


@pytest.fixture
def shelf():
    """One practice for each visibility, each the only one of its sector, place and theme."""
    home = make_organisation()
    kept = {}
    for visibility, sector in (("own", "food"), ("network", "trade"), ("public", "tourism")):
        theme = make_concept(f"theme-{visibility}", labels={"en": f"Theme {visibility}"}, group=f"theme-{visibility}")
        place = make_place(names={"en": f"Place {visibility}"})
        text = {"title": f"{SECRET} {visibility}"}
        one = make_published(home, visibility=visibility, sector=sector, place=place, text=text)
        PracticeConcept.objects.create(practice=one, concept=theme, is_confirmed=True)
        details = {"attachment": make_attachment(home), "title": "Plan", "added_at": timezone.now()}
        kept[visibility] = (one, PracticeDocument.objects.create(practice=one, **details))
    return home, kept


def actor_of(who, home):
    return {
        "visitor": lambda: None,
        "reader": make_person,
        "stranger": lambda: make_member("practices.*"),
        "colleague": lambda: make_member("practices.*", organisation=home),
        "administrator": make_administrator,
    }[who]()


def shows(client, way, visibility, practice, document):
    """Whether the way tells anything of the practice."""
    library = reverse("practices")
    if way == "list":
        return f"{SECRET} {visibility}" in client.get(library).content.decode()
    if way == "search":
        found = client.get(library, {"q": "zyzzyva"}).content.decode()
        return f"{SECRET} {visibility}" in re.sub("</?mark>", "", found)
    if way == "facet":
        page = client.get(library).content.decode()
        return f"Place {visibility}" in page or f"Theme {visibility}" in page
    if way == "csv":
        file = client.get(reverse("practices_download", args=["csv"])).content.decode()
        return f"{SECRET} {visibility}" in file
    if way == "xlsx":
        found = client.get(reverse("practices_download", args=["xlsx"]), {"place": practice.place.code})
        return found.status_code == 200 and len(found.content) > nothing_found(client)
    name = {"page": "practice", "versions": "practice_versions", "contact": "practice"}.get(way, "practice_document")
    answer = client.get(reverse(name, args=[document.pk if way == "document" else practice.key]))
    return answer.status_code == 200 and (way != "contact" or "kim@example.org" in answer.content.decode())


def nothing_found(client):
    empty = client.get(reverse("practices_download", args=["xlsx"]), {"place": "XX-none"})
    return len(empty.content) + 60


@pytest.mark.parametrize("who", sorted(SEEN))
@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_told_beyond_the_table(client, shelf, who, way):
    home, kept = shelf
    actor = actor_of(who, home)
    if actor is not None:
        client.force_login(actor, backend=BACKEND)
    told = {each for each, (practice, document) in kept.items() if shows(client, way, each, practice, document)}
    expected = set() if (who, way) == ("visitor", "contact") else SEEN[who]
    assert told == expected


@pytest.mark.parametrize("name", ["practice_use", "practice_correct"])
def test_acts_on_what_is_not_seen_find_nothing(client, shelf, name):
    _home, kept = shelf
    client.force_login(make_member("practices.*"), backend=BACKEND)
    assert client.post(reverse(name, args=[kept["own"][0].key]), {"words": "x"}).status_code == 404
