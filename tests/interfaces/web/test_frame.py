"""What every page carries: the region one looks at, the way in, and what the door refuses before any page."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from factories.kernel import make_administrator, make_member, make_person, make_place
from yokoten.interfaces.web.frame import RECENT
from yokoten.interfaces.web.middleware import bounded_body, no_control_letters
from yokoten.interfaces.wording.language import CODES

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def places():
    make_place("SE", level="country")
    return [make_place(f"SE-{letter}", names={"en": f"Region {letter}"}) for letter in "ABCDEFG"]


def enter(client, person):
    client.force_login(person, backend=BACKEND)
    return client


def look_at(client, *codes):
    for code in codes:
        client.get(reverse("region", args=[code]))
    return client.session.get("regions")


def test_the_last_regions_opened_are_kept_newest_first_and_few(client, places):
    kept = look_at(enter(client, make_person()), *(place.code for place in places))
    assert kept == ["SE-G", "SE-F", "SE-E", "SE-D", "SE-C"] and len(kept) == RECENT


def test_a_region_opened_again_moves_to_the_front_and_stands_once(client, places):
    assert look_at(enter(client, make_person()), "SE-A", "SE-B", "SE-A", "SE-A") == ["SE-A", "SE-B"]


def test_ones_own_region_is_where_pages_open_until_another_is_looked_at(client, places):
    enter(client, make_person(home=places[0]))
    assert client.get(reverse("measure"))["Location"] == reverse("region", args=["SE-A"])
    look_at(client, "SE-C")
    assert client.get(reverse("measure"))["Location"] == reverse("region", args=["SE-C"])


def test_the_station_learn_opens_at_the_library(client):
    assert client.get("/learn/")["Location"] == reverse("practices")


def test_a_region_that_is_gone_from_the_tables_leads_home(client, places):
    enter(client, make_person(home=places[0]))
    look_at(client, "SE-C")
    places[2].delete()
    assert client.get(reverse("measure"))["Location"] == reverse("region", args=["SE-A"])


def test_a_region_that_does_not_exist_is_not_remembered(client, places):
    assert look_at(enter(client, make_person()), "SE-A", "NOWHERE") == ["SE-A"]


def test_two_people_on_one_machine_do_not_share_their_regions(client, places):
    look_at(enter(client, make_person()), "SE-A")
    client.logout()
    assert enter(client, make_person()).session.get("regions") is None


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (make_person, False),
        (lambda: make_member("measure.*"), False),
        (lambda: make_member("kernel.grant_membership"), True),
        (lambda: make_member("kernel.issue_token"), True),
        (make_administrator, True),
    ],
)
def test_the_way_to_the_administration_is_shown_to_whom_it_opens(client, places, who, sees):
    enter(client, who())
    address = reverse("administration")
    assert (f'href="{address}"' in client.get(reverse("account")).content.decode()) is sees
    assert (client.get(address).status_code == 200) is sees


@pytest.mark.parametrize("language", CODES)
def test_a_page_says_its_language_and_offers_the_other_three(client, language):
    make_person()
    page = client.get(reverse("account_login"), headers={"accept-language": language}).content.decode()
    assert f'<html lang="{language}"' in page
    assert all(f'value="{other}"' in page for other in CODES)


@pytest.mark.parametrize("address", ["/?q=%00", "/measure/regions/?q=a%00b", "/compare/?focus=%00"])
def test_a_zero_byte_in_an_address_is_refused_before_any_page(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.parametrize(("path", "status"), [("/a\x00b", 400), ("/api/a\x00b", 200), ("/a b", 200), ("/a%2500", 200)])
def test_zero_bytes_in_paths_are_left_to_the_api_where_they_are_its_own(path, status):
    request = RequestFactory().get("/")
    request.path = path
    assert no_control_letters(lambda asked: _fine())(request).status_code == status


@pytest.mark.parametrize(
    ("length", "status"),
    [("", 200), ("0", 200), ("1000", 200), (str(65 * 2**20), 200), (str(65 * 2**20 + 1), 413), ("-1", 200), ("x", 200)],
)
def test_a_body_is_bounded_by_the_length_it_states(settings, length, status):
    settings.UPLOAD_LIMIT_BYTES = 64 * 2**20
    request = RequestFactory().post("/")
    request.META["CONTENT_LENGTH"] = length
    assert bounded_body(lambda asked: _fine())(request).status_code == status


def _fine():
    response = type("Answer", (), {"status_code": 200})
    return response()


@pytest.mark.parametrize("name", ["save_comparison", "set_language"])
def test_an_address_that_only_takes_forms_says_so_in_words(client, name):
    answer = enter(client, make_person()).get(reverse(name))
    assert answer.status_code == 405 and "form" in answer.content.decode()


@pytest.mark.parametrize(("theme", "marked"), [("dark", True), ("light", True), ("", False)])
def test_colours_follow_the_person_or_the_device(client, theme, marked):
    page = enter(client, make_person(theme=theme)).get(reverse("account")).content.decode()
    assert (f'data-theme="{theme}"' in page) is marked
