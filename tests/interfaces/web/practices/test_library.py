"""The library: found by words and facets, in the reader's language, by whom may see it; and the same as a file."""

import html
import re

import pytest
from django.urls import reverse

from factories.files import csv_rows
from factories.kernel import make_member, make_organisation, make_person, make_place
from factories.practices import make_concept, make_published, make_tagged, make_translation

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def enter(client, person):
    client.force_login(person, backend=BACKEND)
    return person


def words(answer):
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def test_a_visitor_reads_public_practices_and_no_others(client):
    make_published(visibility="public", text={"title": "For all"})
    make_published(visibility="network", text={"title": "For members"})
    page = words(client.get(reverse("practices")))
    assert "For all" in page and "For members" not in page and "1 practice" in page


def test_a_row_tells_place_result_and_what_differs(client):
    place = make_place(names={"en": "Halland"})
    make_published(place=place, outcome="failed", is_open_for_visits=True, is_example=True)
    enter(client, make_person())
    page = words(client.get(reverse("practices")))
    assert "Halland" in page and "77 → became 21 days" in page and "−73%" in page
    assert "failed" in page and "open for visits" in page and "example" in page and "Evidence: measured" in page


def test_a_reader_gets_their_language_or_the_original_marked_as_such(client):
    practice = make_published()
    make_translation(practice, "sv", essence="En lots följer företaget.")
    make_published(text={"title": "Only English"})
    enter(client, make_person(language="sv"))
    page = client.get(reverse("practices")).content.decode()
    assert "En dörr" in page and '<a href="' in page
    assert re.search(r'lang="en">Only English</a> <span class="tag">', page)


def test_words_find_folded_in_any_text_of_the_practice(client):
    make_published(text={"title": "Cụm công nghiệp"}, language="vi")
    make_published(text={"title": "Something else"})
    enter(client, make_person())
    found = words(client.get(reverse("practices"), {"q": "cum CONG"}))
    assert "Cụm công nghiệp" in found and "Something else" not in found


def test_facets_count_what_they_would_leave_and_narrow(client):
    theme = make_concept("lean", labels={"en": "Lean"}, group="lean")
    for sector in ("health", "health", "food"):
        one = make_published(sector=sector, text={"title": f"About {sector}"})
    make_tagged(one, theme)
    enter(client, make_person())
    page = words(client.get(reverse("practices")))
    assert "Health care 2" in page and "Food industry 1" in page and "Lean 1" in page
    narrowed = words(client.get(reverse("practices"), {"sector": "food", "theme": "lean"}))
    assert "About food" in narrowed and "About health" not in narrowed and "Show all" in narrowed


def test_a_facet_that_fits_nothing_says_so(client):
    make_published()
    enter(client, make_person())
    assert "Nothing found" in words(client.get(reverse("practices"), {"sector": "magic"}))


def test_an_empty_library_teaches_and_offers_the_first_act(client):
    enter(client, make_member("practices.*"))
    page = words(client.get(reverse("practices")))
    assert "No practices yet" in page and "Write a practice" in page


@pytest.mark.parametrize("sort", ["newest", "confirmed", "title", "evidence", "nonsense"])
def test_every_order_answers(client, sort):
    make_published(evidence="told", text={"title": "A"})
    make_published(evidence="held", text={"title": "B"})
    page = words(client.get(reverse("practices"), {"sort": sort}))
    assert "No practices yet" in page
    enter(client, make_person())
    page = words(client.get(reverse("practices"), {"sort": sort}))
    if sort in ("title", "evidence"):
        assert (page.index(" A ") < page.index(" B ")) == (sort == "title")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_holds_what_is_seen_and_narrowed_and_no_contact(client, kind):
    make_published(sector="health", visibility="public", text={"title": "Public one"}, is_example=True)
    make_published(sector="food", visibility="public", text={"title": "Other"})
    make_published(sector="health", visibility="network", text={"title": "Private one"})
    answer = client.get(reverse("practices_download", args=[kind]), {"sector": "health"})
    assert answer.status_code == 200
    if kind == "csv":
        rows = csv_rows(answer.content)
        assert [row[0] for row in rows[1:]] == ["Public one"] and "example" in rows[1]
        assert "kim@example.org" not in answer.content.decode() and "Kim Berg" not in answer.content.decode()


def test_a_page_of_many_practices_asks_few_queries(client, django_assert_max_num_queries):
    theme, home = make_concept("lean", labels={"en": "Lean"}, group="lean"), make_organisation()
    for _ in range(25):
        one = make_published(home)
        make_translation(one)
        make_tagged(one, theme)
    enter(client, make_member("practices.*", organisation=home))
    with django_assert_max_num_queries(28):
        client.get(reverse("practices"))
