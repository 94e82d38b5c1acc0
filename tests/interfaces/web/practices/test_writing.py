"""Writing, handing in and checking by the pages."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories.kernel import make_member, make_organisation, make_person
from factories.practices import FACTS, WORDS, make_concept, make_practice, make_published, make_translation
from yokoten.practices.models import Practice

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
FOUR = {"title": "One door", "problem": "Waiting", "essence": "A guide", "results": "Less waiting", "language": "en"}
EMPTY_FIGURES = {"figure-TOTAL_FORMS": "0", "figure-INITIAL_FORMS": "0"}


def enter(client, person):
    client.force_login(person, backend=BACKEND)
    return person


def words(answer):
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def author(client, practice):
    return enter(client, make_member("practices.*", "kernel.keep_attachment", organisation=practice.organisation))


def long_form(**changes):
    facts = {name: value for name, value in FACTS.items() if value}
    return {**WORDS, **facts, "visibility": "network", "revision": "1", **EMPTY_FIGURES, **changes}


def change(client, practice, **changes):
    return client.post(reverse("practice_change", args=[practice.key]), long_form(**changes))


def test_four_fields_make_a_draft_and_lead_on(client):
    home = make_organisation()
    enter(client, make_member("practices.*", organisation=home))
    answer = client.post(reverse("practice_new"), {**FOUR, "organisation": home.code})
    practice = Practice.objects.get()
    assert answer["Location"] == reverse("practice_change", args=[practice.key])
    page = words(client.get(answer["Location"]))
    assert "What publishing needs" in page and "the licence of the text (is missing)" in page
    assert "a title (is there)" in page


def test_what_a_draft_lacks_is_said_and_nothing_typed_is_lost(client):
    home = make_organisation()
    enter(client, make_member("practices.*", organisation=home))
    form = {**FOUR, "results": "", "contact_name": "", "organisation": home.code}
    page = client.post(reverse("practice_new"), form).content.decode()
    assert "Write one result, or somebody who can be asked." in page and "A guide" in page


def test_readers_are_offered_no_form(client):
    enter(client, make_person())
    assert client.get(reverse("practice_new")).status_code == 403
    practice = make_published()
    assert client.get(reverse("practice_change", args=[practice.key])).status_code == 404


def test_the_long_page_saves_words_facts_figures_concepts_and_a_file_at_once(client):
    concept, practice = make_concept("permit", labels={"en": "permits"}), make_practice()
    author(client, practice)
    figures = {"figure-TOTAL_FORMS": "2", "figure-INITIAL_FORMS": "1", "figure-1-name": "", "figure-0-unit": "days"}
    figures |= {"figure-0-name": "Lead time", "figure-0-before": "77.5", "figure-0-after": "21"}
    upload = {"file": SimpleUploadedFile("plan.txt", b"A plan.\n"), "file_title": "The plan"}
    answer = change(client, practice, essence="Two guides", concept_named="Permits", **figures, **upload)
    assert answer.status_code == 302
    practice.refresh_from_db()
    assert practice.texts.get().essence == "Two guides" and practice.metrics.get().before == 77.5
    assert [one.concept for one in practice.practice_concepts.all()] == [concept]
    assert practice.documents.get().title == "The plan"
    again = {"remove_document": practice.documents.get().pk, "revision": practice.revision, "essence": "Two guides"}
    change(client, practice, **again)
    assert not practice.documents.exists() and not practice.practice_concepts.exists()


def test_a_figure_half_written_is_asked_for_and_the_words_stay(client):
    practice = make_practice()
    author(client, practice)
    half = {"figure-TOTAL_FORMS": "1", "figure-INITIAL_FORMS": "0", "figure-0-before": "7", "essence": "Brand new"}
    page = change(client, practice, **half).content.decode()
    assert "A figure needs a name and a unit." in page and "Brand new" in page


def test_a_later_change_of_somebody_else_is_shown_and_not_overwritten(client):
    practice = make_practice()
    author(client, practice)
    assert change(client, practice, essence="Theirs, saved first").status_code == 302
    page = change(client, practice, essence="Mine, typed meanwhile").content.decode()
    assert "changed this practice while you were writing" in page and "Mine, typed meanwhile" in page
    assert "<del>Theirs</del>" in page and practice.texts.get().essence == "Theirs, saved first"
    revision = re.search(r'name="revision" value="(\d+)"', page)[1]
    assert change(client, practice, essence="Mine, typed meanwhile", revision=revision).status_code == 302
    assert practice.texts.get().essence == "Mine, typed meanwhile"


def test_a_refused_file_loses_no_words(client):
    practice = make_practice()
    author(client, practice)
    change(client, practice, essence="Kept", file=SimpleUploadedFile("x.exe", b"MZ\x00\x01"))
    assert practice.texts.get().essence == "Kept" and not practice.documents.exists()


def test_a_translation_stands_beside_the_original(client):
    practice = make_practice()
    author(client, practice)
    address = reverse("practice_text", args=[practice.key, "sv"])
    assert "One door for permits" in words(client.get(address))
    assert client.post(address, {"title": "En dörr", "revision": "0", "metric_0": "Ledtid"}).status_code == 302
    assert practice.texts.get(language="sv").title == "En dörr" and practice.metrics.get().names["sv"] == "Ledtid"
    late = client.post(address, {"title": "Min dörr", "revision": "0"}).content.decode()
    assert "changed this practice while you were writing" in late and "Min dörr" in late
    assert client.get(reverse("practice_text", args=[practice.key, "en"])).status_code == 404


def test_handing_in_names_what_is_missing_or_asks_once(client):
    practice = make_practice(licence="")
    make_translation(practice)
    author(client, practice)
    address = reverse("practice_hand_in", args=[practice.key])
    assert "the licence of the text" in words(client.get(address))
    change(client, practice, hand_in="1", results="Less waiting", place=practice.place.code)
    assert "Hand this practice in?" in words(client.get(address))
    assert client.post(address).status_code == 302
    practice.refresh_from_db()
    assert practice.state == "submitted"


def test_a_checker_finds_takes_and_publishes_what_others_handed_in(client):
    practice = make_practice(state="submitted")
    enter(client, make_member("practices.*"))
    assert "One door for permits" in words(client.get(reverse("practice_checks")))
    address = reverse("practice_check", args=[practice.key])
    assert "Could others repeat it by the steps" in words(client.get(address))
    assert client.post(address, {"take": "1"})["Location"] == address
    client.post(address, {"publish": "1"})
    practice.refresh_from_db()
    assert practice.state == "published"


def test_sending_back_needs_a_reason_and_the_author_reads_it(client):
    practice = make_practice(state="submitted")
    enter(client, make_member("practices.*"))
    address = reverse("practice_check", args=[practice.key])
    assert "Give the reason in a sentence" in words(client.post(address, {"decline": "1", "reason": ""}))
    client.post(address, {"decline": "1", "reason": "How was it measured?"})
    author(client, practice)
    assert "How was it measured?" in words(client.get(reverse("practice_change", args=[practice.key])))


def test_authors_and_readers_have_no_check_page(client):
    practice = make_practice(state="submitted")
    person = author(client, practice)
    Practice.objects.update(created_by=person)
    address = reverse("practice_check", args=[practice.key])
    assert client.get(address).status_code == 404
    assert "Nothing waits for a check" in words(client.get(reverse("practice_checks")))
    enter(client, make_person())
    assert client.get(address).status_code == 404
    assert "Nothing waits for a check" in words(client.get(reverse("practice_checks")))
