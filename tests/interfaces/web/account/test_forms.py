"""First accounts, invitations and one's own details: what is refused, what stays typed, and in which language."""

import html

import pytest
from django.urls import reverse

from factories.kernel import PASSWORD, make_administrator, make_organisation, make_person, make_place, make_role
from yokoten.interfaces.web.account.forms import DetailsForm, FirstAccountForm, PasswordForm
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.actions.person import Newcomer, invite_person
from yokoten.kernel.models import Entry, Person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
GOOD = "seven grey herons"
FIRST = {"name": "First", "email": "first@example.org", "password": GOOD, "again": GOOD}


@pytest.fixture
def invited():
    """Somebody who was invited, and the address in the letter."""
    made = invite_person(
        make_administrator(), make_organisation("here"), make_role("reader"), Newcomer("new@example.org", "New"),
        write_letter=lambda told: Letter("k", "email", told.person.email, "S", told.key),
    )  # fmt: skip
    return made.person, reverse("invitation", args=[made.key])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"password": "short", "again": "short"}, "password"),
        ({"password": "password123", "again": "password123"}, "password"),
        ({"password": "first@example.org", "again": "first@example.org"}, "password"),
        ({"again": GOOD.upper()}, "again"),
        ({"again": ""}, "again"),
        ({"password": ""}, "password"),
        ({"email": "first"}, "email"),
        ({"email": ""}, "email"),
        ({"name": ""}, "name"),
        ({"name": "x" * 201}, "name"),
    ],
)
def test_a_first_account_is_refused_at_the_field_at_fault(change, field):
    form = FirstAccountForm({**FIRST, **change})
    assert not form.is_valid() and field in form.errors


@pytest.mark.parametrize("password", [GOOD, "с семью цаплями", "bảy con diệc xám", "x" * 9 + "ö"])
def test_words_of_any_language_make_a_password(password):
    assert PasswordForm({"name": "A", "password": password, "again": password}).is_valid()


def test_a_refused_page_keeps_name_and_address_and_never_the_password(client):
    page = client.post(reverse("start"), {**FIRST, "again": "other words entirely"}).content.decode()
    assert 'value="First"' in page and 'value="first@example.org"' in page
    assert GOOD not in page and "other words entirely" not in page


def test_the_first_account_speaks_the_language_of_its_page(client):
    client.post(reverse("start"), FIRST, headers={"accept-language": "vi"})
    assert Person.objects.get().language == "vi"


def test_somebody_who_was_faster_is_told_from_the_form(client):
    client.get(reverse("start"))
    make_person()
    assert client.post(reverse("start"), FIRST)["Location"] == reverse("home")
    assert Person.objects.count() == 1


def test_an_invitation_shows_who_is_meant_and_asks_for_a_password(client, invited):
    person, address = invited
    page = client.get(address).content.decode()
    assert "new@example.org" in page and 'value="New"' in page and "Here" in page


@pytest.mark.parametrize(
    "change", [{"again": "other words"}, {"password": "123", "again": "123"}, {"name": ""}, {"password": ""}]
)
def test_a_refused_answer_to_an_invitation_leaves_it_open(client, invited, change):
    person, address = invited
    answer = client.post(address, {"name": "New", "password": GOOD, "again": GOOD, **change})
    person.refresh_from_db()
    assert answer.status_code == 200 and 'role="alert"' in answer.content.decode()
    assert not person.has_usable_password() and client.get(address).status_code == 200


def test_an_accepted_invitation_signs_in_and_is_spent(client, invited):
    person, address = invited
    client.post(address, {"name": "Renamed", "password": GOOD, "again": GOOD})
    person.refresh_from_db()
    assert person.name == "Renamed" and person.check_password(GOOD)
    assert client.get(reverse("account")).status_code == 200
    client.logout()
    assert client.get(address).status_code == 403


def test_a_password_like_ones_address_is_refused_when_the_invitation_is_accepted(client, invited):
    _, address = invited
    answer = client.post(address, {"name": "New", "password": "new@example.org", "again": "new@example.org"})
    assert answer.status_code == 200 and 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("language", ["ru", "vi", "sv"])
def test_a_spent_invitation_is_refused_in_the_readers_language(client, language):
    answer = client.get(reverse("invitation", args=["a:b:c"]), headers={"accept-language": language})
    said = html.unescape(answer.content.decode())
    assert answer.status_code == 403 and "This invitation has been used" not in said


@pytest.mark.parametrize(
    ("change", "field"), [({"language": "xx"}, "language"), ({"theme": "pink"}, "theme"), ({"home": "XX"}, "home")]
)
def test_details_are_chosen_from_what_there_is(change, field):
    form = DetailsForm({"name": "A", "language": "", "theme": "", "home": "", **change})
    assert not form.is_valid() and list(form.errors) == [field]


def test_ones_home_is_a_region_and_nothing_else():
    make_place("SE", level="country"), make_place("SE-D"), make_place("SE-0180", level="municipality")
    assert [code for code, _ in DetailsForm().fields["home"].choices] == ["", "SE-D"]


def test_details_may_be_emptied_again(client):
    person = make_person(home=make_place("SE-D"), theme="dark", language="sv", password=PASSWORD)
    client.force_login(person, backend=BACKEND)
    assert client.post(reverse("account"), {"name": "A"}).status_code == 302
    person.refresh_from_db()
    assert (person.home, person.theme, person.language) == (None, "", "") and person.check_password(PASSWORD)


def test_nobody_makes_themselves_an_administrator_by_the_form(client):
    person = make_person(email="a@example.org")
    client.force_login(person, backend=BACKEND)
    client.post(reverse("account"), {"name": "A", "is_administrator": "on", "email": "b@example.org", "is_active": ""})
    person.refresh_from_db()
    assert (person.is_administrator, person.email, person.is_active) == (False, "a@example.org", True)
    assert Entry.objects.get().act == "kernel.change_own_details"
