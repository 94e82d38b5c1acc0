"""One's own account and the first account of an instance."""

import pytest
from django.urls import reverse

from factories.kernel import PASSWORD, make_membership, make_person, make_place
from yokoten.kernel.actions.person import Newcomer, create_person
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import Person

pytestmark = pytest.mark.django_db
FIRST = {"name": "First", "email": "first@example.org", "password": "seven grey herons", "again": "seven grey herons"}


def test_people_keep_their_own_details(client):
    place = make_place("SE-D", names={"sv": "Södermanland"})
    person = make_membership().person
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    form = {"name": "Anna", "language": "sv", "theme": "dark", "home": "SE-D"}
    page = client.post(reverse("account"), form, follow=True).content.decode()
    person.refresh_from_db()
    assert (person.name, person.language, person.theme, person.home) == ("Anna", "sv", "dark", place)
    assert 'data-theme="dark"' in page and 'lang="sv"' in page


def test_an_unknown_region_is_refused(client):
    client.force_login(make_person(), backend="django.contrib.auth.backends.ModelBackend")
    assert b"aria-invalid" in client.post(reverse("account"), {"home": "XX-1"}).content


def test_an_empty_instance_leads_to_its_first_account(client):
    assert client.get(reverse("home"))["Location"] == reverse("start")
    assert client.get(reverse("start")).status_code == 200
    answer = client.post(reverse("start"), FIRST)
    assert answer["Location"] == reverse("administration")
    assert Person.objects.get().is_administrator
    assert client.get(reverse("administration")).status_code == 200


def test_an_open_instance_has_no_first_account_to_give(client):
    make_person()
    assert client.post(reverse("start"), FIRST)["Location"] == reverse("home")
    assert not Person.objects.filter(email=FIRST["email"]).exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"again": "other"}, "The two passwords differ"),
        ({"password": "123", "again": "123"}, "too short"),
        ({"email": "nobody"}, "valid email"),
        ({"name": ""}, "required"),
    ],
)
def test_the_first_account_is_checked_at_its_fields(client, change, said):
    page = client.post(reverse("start"), {**FIRST, **change}).content.decode()
    assert said in page and not Person.objects.exists()


def test_a_foreign_invitation_is_refused_in_words(client):
    answer = client.get(reverse("invitation", args=["nonsense"]))
    assert answer.status_code == 403 and "invitation" in answer.content.decode()


def test_a_closed_account_cannot_come_in(client):
    create_person(SYSTEM, Newcomer("closed@example.org", password=PASSWORD))
    Person.objects.update(is_active=False)
    client.post(reverse("account_login"), {"login": "closed@example.org", "password": PASSWORD})
    assert client.get(reverse("account")).status_code == 302
