"""Which language a page speaks: a person's own choice, a visitor's cookie, the browser's wish, English."""

import pytest
from django.urls import reverse

from factories.kernel import make_person
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
ADDRESS = "/accounts/login/"


def language_of(response):
    return response.content.decode().split('<html lang="')[1][:2]


def choose(client, language, back="/"):
    return client.post(reverse("set_language"), {"language": language, "next": back})


@pytest.mark.parametrize("language", ["ru", "vi", "sv", "en"])
def test_a_visitor_gets_what_the_browser_wishes(client, language):
    assert language_of(client.get(ADDRESS, headers={"accept-language": language})) == language


def test_a_wish_that_nobody_here_speaks_is_answered_in_english(client):
    assert language_of(client.get(ADDRESS, headers={"accept-language": "fi"})) == "en"


def test_a_visitors_choice_is_kept_and_outranks_the_browser(client):
    assert choose(client, "vi", ADDRESS)["Location"] == ADDRESS
    assert language_of(client.get(ADDRESS, headers={"accept-language": "sv"})) == "vi"


def test_a_persons_own_choice_outranks_a_cookie_left_by_a_visitor(client):
    choose(client, "en")
    client.force_login(make_person(language="ru"), backend=BACKEND)
    assert language_of(client.get(reverse("regions"))) == "ru"


def test_a_person_who_chooses_keeps_it_everywhere_and_the_trail_knows(client):
    person = make_person(language="ru")
    client.force_login(person, backend=BACKEND)
    choose(client, "sv")
    person.refresh_from_db()
    assert person.language == "sv"
    assert language_of(client.get(reverse("regions"))) == "sv"
    assert Entry.objects.filter(act="kernel.change_own_details", actor=person).exists()


def test_a_language_that_does_not_exist_changes_nothing(client):
    choose(client, "xx")
    assert language_of(client.get(ADDRESS)) == "en"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_out(client, back):
    assert choose(client, "ru", back)["Location"] == "/"


def test_a_language_is_not_chosen_by_following_a_link(client):
    assert client.get(reverse("set_language")).status_code == 405
