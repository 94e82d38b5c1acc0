"""A practice's page: what it tells to whom, its versions, what readers say."""

import html
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from factories.kernel import make_attachment, make_member, make_organisation, make_person
from factories.practices import DAY, make_practice, make_published, make_translation
from yokoten.practices.actions.practice import PracticeDetails, change_practice
from yokoten.practices.models import PracticeCorrection, PracticeDocument, PracticeUse

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
NOW = timezone.now()


def enter(client, person):
    client.force_login(person, backend=BACKEND)
    return person


def words(answer):
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def page_of(client, practice, name="practice", **asked):
    return client.get(reverse(name, args=[practice.key]), asked)


def test_a_visitor_reads_a_public_practice_without_who_to_ask(client):
    practice = make_published(visibility="public")
    page = words(page_of(client, practice))
    assert "One door for permits" in page and "Map the way of a permit." in page and "77 → became 21 days" in page
    assert (
        "kim@example.org" not in page and "Kim Berg" not in page and "Who to ask is shown to people who sign in" in page
    )


def test_whoever_signs_in_reads_who_to_ask(client):
    enter(client, make_person())
    assert "kim@example.org" in words(page_of(client, make_published()))


def test_a_practice_of_others_that_is_not_published_is_no_page(client):
    enter(client, make_person())
    for practice in (make_practice(), make_published(visibility="own")):
        assert page_of(client, practice).status_code == 404
        assert page_of(client, practice, "practice_versions").status_code == 404


@pytest.mark.parametrize(("outcome", "said"), [("failed", "This attempt failed."), ("abandoned", "was abandoned")])
def test_what_failed_is_marked_at_the_top(client, outcome, said):
    assert said in words(page_of(client, make_published(visibility="public", outcome=outcome)))


def test_a_stale_practice_says_since_when(client):
    practice = make_published(visibility="public", state="stale", confirmed_on=DAY)
    assert "Nobody has confirmed this practice since 22 Nov 2026" in words(page_of(client, practice))


def test_an_old_translation_says_what_it_is_a_translation_of(client):
    practice = make_published(visibility="public")
    make_translation(practice, "sv", essence="En lots.")
    owner = make_member("practices.*", organisation=practice.organisation)
    change_practice(owner, practice, PracticeDetails(text={"essence": "Two guides."}), revision=1, now=NOW)
    enter(client, make_person(language="sv"))
    page = page_of(client, practice).content.decode()
    assert "En lots." in page and 'lang="en"' in page and "?from=1&amp;to=2" in page


def test_parts_that_are_not_translated_stand_in_the_original_and_are_marked(client):
    practice = make_published(visibility="public")
    make_translation(practice, "sv")
    enter(client, make_person(language="sv"))
    page = page_of(client, practice).content.decode()
    assert "En dörr" in page and re.search(r'class="prose" lang="en"><span class="tag">', page)


def test_another_language_can_be_read_without_leaving_ones_own(client):
    practice = make_published(visibility="public")
    make_translation(practice, "sv", title="En väg in", essence="En lots.")
    client.cookies["django_language"] = "vi"
    page = page_of(client, practice).content.decode()
    assert '<a href="?read=sv" lang="sv"' in page and "One door for permits" in page
    page = page_of(client, practice, read="sv").content.decode()
    assert "En lots." in page and '<h1 lang="sv">En väg in' in page
    assert '<html lang="vi"' in page and "?language=sv" in page


def test_a_language_nobody_knows_changes_nothing(client):
    assert "One door for permits" in words(page_of(client, make_published(visibility="public"), read="<xx>"))


def test_versions_are_compared_word_by_word_and_hide_the_contact_from_visitors(client):
    practice = make_published(visibility="public")
    owner = make_member("practices.*", organisation=practice.organisation)
    change_practice(owner, practice, PracticeDetails(text={"title": "One door"}), revision=1, now=NOW)
    details = PracticeDetails(text={"title": "Two doors"}, facts={"contact_name": "Someone Else", "sector": "food"})
    change_practice(owner, practice, details, revision=2, now=NOW)
    page = page_of(client, practice, "practice_versions").content.decode()
    assert "<del>One</del><ins>Two</ins>" in page and "<ins>Food industry</ins>" in page
    assert "Someone Else" not in page
    first = words(page_of(client, practice, "practice_versions", **{"from": "2", "to": "2"}))
    assert "Version 2 is compared with itself" in first
    enter(client, owner)
    assert "Someone Else" in words(page_of(client, practice, "practice_versions"))


def test_a_document_is_for_whoever_sees_the_practice(client):
    for visibility, status in (("public", 200), ("network", 404)):
        practice = make_published(visibility=visibility)
        attachment = make_attachment(practice.organisation)
        kept = PracticeDocument.objects.create(practice=practice, attachment=attachment, title="Plan", added_at=NOW)
        assert client.get(reverse("practice_document", args=[kept.pk])).status_code == status


def test_another_organisation_says_that_it_has_it(client):
    practice, there = make_published(), make_organisation(names={"en": "Värmland office"})
    enter(client, make_member("practices.*", organisation=there))
    form = {"organisation": there.code, "since_year": "2024", "words": "Works well."}
    assert client.post(reverse("practice_use", args=[practice.key]), form).status_code == 302
    assert PracticeUse.objects.get().since_year == 2024
    page = words(page_of(client, practice))
    assert "Värmland office" in page and "since 2024" in page and "Works well." in page


def test_a_reader_asks_for_a_correction_and_the_owner_answers_on_the_page(client):
    practice = make_published()
    enter(client, make_person())
    client.post(reverse("practice_correct", args=[practice.key]), {"words": "It is 20 days."})
    correction = PracticeCorrection.objects.get()
    enter(client, make_member("practices.*", organisation=practice.organisation))
    client.post(reverse("practice_answer", args=[practice.key, correction.pk]), {"answer": "Mended."})
    page = words(page_of(client, practice))
    assert "It is 20 days." in page and "Mended." in page


def test_prose_becomes_paragraphs_and_steps_and_nothing_else(client):
    text = {"steps": "First.\n\n1. Look <b>here</b>\n2) There\n- a\n- b", "problem": "One\nline"}
    page = page_of(client, make_published(visibility="public", text=text)).content.decode()
    assert "<li>Look &lt;b&gt;here&lt;/b&gt;</li><li>There</li></ol>" in page and "<li>a</li><li>b</li></ul>" in page
    assert "<p>One<br>line</p>" in page


def test_the_owner_confirms_withdraws_and_brings_back(client):
    practice = make_published(confirmed_on=timezone.localdate() - timedelta(days=360))
    enter(client, make_member("practices.*", organisation=practice.organisation))
    assert "Does this still hold?" in words(client.get(reverse("practices_own")))
    act = lambda what, **form: client.post(reverse("practice_act", args=[practice.key, what]), form)  # noqa: E731
    act("confirm", next="own")
    practice.refresh_from_db()
    assert practice.confirmed_on == timezone.localdate()
    act("withdraw", reason="No longer")
    assert "Withdrawn: No longer" in words(page_of(client, practice))
    act("restore")
    practice.refresh_from_db()
    assert practice.state == "draft" and act("explode").status_code == 404
