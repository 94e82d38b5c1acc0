"""Practices from a table, by the pages: columns, questions, confirm, again, undo."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories.kernel import make_administrator, make_member, make_organisation, make_person, make_place
from factories.practices import make_practice
from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.practices import FACT_NAMES, PROSE
from yokoten.practices.models import Practice, PracticeImport
from yokoten.practices.rules.importing.heads import TARGETS, proposed

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HEAD = "id;name;description;country;status\n"
ROWS = HEAD + "1;One door;A guide;SE;Implemented\n2;Two doors;Two guides;XX;Magic\n3;;None;;\n"


def enter(client, person):
    client.force_login(person, backend=BACKEND)
    return person


def words(answer):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.fixture
def home(client):
    home = make_organisation(place=make_place())
    make_place("SE", level="country", names={"en": "Sweden"})
    enter(client, make_member("practices.*", organisation=home))
    return home


def upload(client, rows=ROWS):
    file = SimpleUploadedFile("cases.csv", rows.encode())
    answer = client.post(reverse("practice_imports"), {"file": file})
    assert answer.status_code == 302, words(answer)
    return PracticeImport.objects.latest("pk")


def page_of(client, kept):
    return words(client.get(reverse("practice_import", args=[kept.pk])))


def store(client, kept, **wishes):
    return client.post(reverse("practice_import", args=[kept.pk]), {"store": "1", **wishes})


@pytest.mark.parametrize("code", ["ru", "vi", "sv", "en"])
def test_a_table_with_the_fields_as_the_form_names_them_is_understood_whole(code):
    named = {name: speak(code).say(word) for name, word in {**PROSE, **FACT_NAMES}.items() if name in TARGETS}
    if code == "vi":
        del named["outcome"]  # has the same name as the results
    found = proposed(list(named.values()))
    assert [list(named)[column] for column in found.values()] == list(found)
    assert set(found) == set(named)


def test_a_table_is_read_asked_about_and_stored_as_drafts(client, home):
    kept = upload(client)
    page = page_of(client, kept)
    assert "New: 2." in page and "Left out: 1." in page
    assert "“XX” is no place we know" in page and "“Magic” does not fit this column" in page
    assert "There is no title. The row is left out." in page and "E · Outcome" in page
    store(client, kept)
    drafts = list(Practice.objects.order_by("import_key"))
    assert [one.title for one in drafts] == ["One door", "Two doors"]
    assert {one.state for one in drafts} == {"draft"} and drafts[0].place.code == "SE" and drafts[1].place is None
    assert drafts[0].texts.get().essence == "A guide"
    assert "New practices 2" in page_of(client, kept)


def test_columns_are_said_anew_and_the_language_too(client, home):
    kept = upload(client, "a;b\nOne door;A guide\n")
    assert "No row can become a practice yet" in page_of(client, kept)
    form = {"column-0": "title", "column-1": "problem", "language": "sv"}
    client.post(reverse("practice_import", args=[kept.pk]), form)
    assert "One door" in page_of(client, kept)
    store(client, kept)
    practice = Practice.objects.get()
    assert practice.language == "sv" and practice.texts.get().problem == "A guide"


def test_the_same_table_again_changes_nothing_and_changed_rows_only_on_demand(client, home):
    store(client, upload(client))
    again = upload(client, ROWS.replace("Two guides", "Three guides").replace("3;;None;;", "4;New one;Fresh;;"))
    assert "New: 1. As they are here already: 1. Changed since: 1." in page_of(client, again)
    store(client, again)
    assert Practice.objects.count() == 3 and not Practice.objects.filter(texts__essence="Three guides").exists()
    third = upload(client, ROWS.replace("Two guides", "Three guides"))
    store(client, third, take_changed="1")
    changed = Practice.objects.get(import_key="2")
    assert changed.texts.get().essence == "Three guides"
    client.post(reverse("practice_import_undo", args=[third.pk]))
    assert changed.texts.get().essence == "Two guides"


def test_an_import_is_taken_back_as_a_whole_but_for_what_people_changed(client, home):
    kept = upload(client)
    store(client, kept)
    other = make_practice(home)
    Practice.objects.filter(import_key="2").update(changed_at="2030-01-01T00:00Z")
    client.post(reverse("practice_import_undo", args=[kept.pk]))
    assert set(Practice.objects.values_list("pk", "import_key")) == {
        (other.pk, ""), (Practice.objects.get(import_key="2").pk, "2"),
    }  # fmt: skip
    page = page_of(client, kept)
    assert "Taken back 1" in page and "Changed since, so they stay 1" in page
    client.post(reverse("practice_import_undo", args=[kept.pk]))
    assert "This file has moved on meanwhile" in page_of(client, kept)


def test_a_file_is_thrown_away_before_it_is_stored(client, home):
    kept = upload(client)
    client.post(reverse("practice_import_discard", args=[kept.pk]))
    assert not PracticeImport.objects.exists()


def test_only_administrators_publish_at_once(client, home):
    head = "title;problem;essence;steps;results;difficulties;sector;size;level;weeks;contact;e-mail;country\n"
    rows = head + "One door;P;E;S;R;D;health;any;local;4;Kim;kim@example.org;SE\n"
    kept = upload(client, rows)
    answer = store(client, kept, publish="1")
    assert "You may not do this" in words(answer) and not Practice.objects.exists()
    enter(client, make_administrator())
    store(client, kept, publish="1")
    assert Practice.objects.get().state == "draft"  # no licence: not complete


def test_what_is_no_table_is_refused_with_the_reason(client, home):
    answer = client.post(reverse("practice_imports"), {"file": SimpleUploadedFile("x.pdf", b"%PDF-1.7 ...")})
    assert answer.status_code == 422 and not PracticeImport.objects.exists()
    assert "Choose a file first" in words(client.post(reverse("practice_imports")))


def test_a_file_is_for_the_people_of_its_organisation(client, home):
    kept = upload(client)
    enter(client, make_member("practices.*"))
    for name in ("practice_import", "practice_import_undo", "practice_import_discard"):
        assert client.post(reverse(name, args=[kept.pk])).status_code == 404
    enter(client, make_person())
    assert client.get(reverse("practice_imports")).status_code == 403
