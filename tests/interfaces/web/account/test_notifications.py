"""The bell, the list of what one was told, the choices, and the end of letters without signing in."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories.kernel import make_notification, make_organisation, make_person, make_place
from yokoten.kernel.actions.notification import choose_notifications, stop_key
from yokoten.kernel.models import Notification
from yokoten.kernel.queries import choices_of, timing_of
from yokoten.kernel.rules.digests import Timing
from yokoten.kernel.rules.notifications import KINDS, Choice

pytestmark = pytest.mark.django_db
KIND = "kernel.membership_ends"


@pytest.fixture
def person(client):
    person = make_person("anna@example.org")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


def seen(client, name="notifications", **asked):
    answer = client.get(reverse(name), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_bell_counts_what_is_unread(client, person):
    assert 'class="count"' not in seen(client)
    for _ in range(3):
        make_notification(person)
    make_notification()
    assert '<span class="count">3</span>' in seen(client)
    Notification.objects.update(read_at=timezone.now())
    assert 'class="count"' not in seen(client)


def test_the_hour_is_that_of_the_readers_clock_else_of_the_place_and_says_which(client, person):
    home = make_organisation(place=make_place("VN-41", country="VN"))
    make_notification(person, organisation=home, made_at=datetime(2026, 12, 1, 22, 30, tzinfo=UTC))
    assert "2 Dec 2026, 05:30 (Ho Chi Minh)" in seen(client)
    choose_notifications(person, {}, timing=Timing(zone="Europe/Moscow"))
    assert "2 Dec 2026, 01:30 (Moscow)" in seen(client)


def test_the_bell_does_not_count_without_end(client, person):
    Notification.objects.bulk_create(
        Notification(person=person, kind=KIND, key=str(number), made_at=timezone.now()) for number in range(120)
    )
    assert '<span class="count">99+</span>' in seen(client)


def test_an_empty_list_teaches(client, person):
    page = seen(client)
    assert "Nothing to tell you yet" in page and "a week before" in page and "Mark all as read" not in page


def test_the_list_shows_the_newest_first_with_what_is_new(client, person):
    home = make_organisation(names={"en": "Our centre"})
    make_notification(person, facts={"role": "Older", "organisation": "X"}, read_at=timezone.now(),
                      made_at=timezone.now() - timedelta(days=2))  # fmt: skip
    make_notification(person, facts={"role": "Newer", "organisation": "X"}, organisation=home)
    page = seen(client)
    assert page.index("Newer") < page.index("Older") and page.count('class="unread"') == 1 and "Our centre" in page


def test_the_list_costs_the_same_however_long(client, person, django_assert_max_num_queries):
    for _ in range(40):
        make_notification(person, organisation=make_organisation())
    with django_assert_max_num_queries(9):
        page = seen(client)
    assert page.count("told-open") == 30 and "Page 1 of 2" in page


def test_one_kind_is_shown(client, person):
    make_notification(person, facts={"role": "One", "organisation": "X"})
    make_notification(person, kind="other.kind")
    page = seen(client, kind="other.kind")
    assert "other.kind" in page and "“One”" not in page
    assert "Nothing of this kind" in seen(client, kind="no.kind")


def test_opening_one_marks_it_and_leads_there(client, person):
    told = make_notification(person, address="/measure/regions/?x=1")
    answer = client.post(reverse("notification", args=[told.pk]))
    told.refresh_from_db()
    assert answer["Location"] == "/measure/regions/?x=1" and told.read_at


@pytest.mark.parametrize("address", ["", "https://evil.example/", "//evil.example", "/\\evil.example"])
def test_without_a_way_into_the_product_it_leads_back(client, person, address):
    told = make_notification(person, address=address)
    assert client.post(reverse("notification", args=[told.pk]))["Location"] == reverse("notifications")


def test_nobody_opens_what_somebody_else_was_told(client, person):
    told = make_notification()
    assert client.post(reverse("notification", args=[told.pk])).status_code == 404
    told.refresh_from_db()
    assert told.read_at is None


def test_everything_is_marked_as_read(client, person):
    make_notification(person)
    make_notification(person, kind="other.kind")
    client.post(reverse("notifications_read"), {"kind": "other.kind"})
    assert Notification.objects.filter(read_at=None).count() == 1
    client.post(reverse("notifications_read"))
    assert not Notification.objects.filter(read_at=None).exists()


def test_the_hint_turns_letters_on_as_suggested(client, person):
    assert "No letters leave yet" in seen(client)
    client.post(reverse("notification_choices"), {"suggested": "1"})
    assert choices_of(person) == {code: Choice(True, kind.suggested) for code, kind in KINDS.items()}
    assert "No letters leave yet" not in seen(client)


def test_choices_are_saved_as_the_form_says_them(client, person):
    page = seen(client, "notification_choices")
    assert f'name="shown-{KIND}" checked' in page and "anna@example.org" in page
    form = {f"letter-{code}": "digest" for code in KINDS}
    form |= {"rhythm": "weekly", "hour": "6", "zone": "Europe/Moscow"}
    assert client.post(reverse("notification_choices"), form).status_code == 302
    assert set(choices_of(person).values()) == {Choice(False, "digest")}
    assert timing_of(person) == Timing("weekly", 6, "Europe/Moscow")


def test_a_wrong_choice_is_told_at_its_place(client, person):
    form = {f"letter-{code}": "digest" for code in KINDS} | {"rhythm": "weekly", "hour": "25", "zone": "Mars"}
    answer = client.post(reverse("notification_choices"), form)
    assert answer.status_code == 200 and answer.content.count(b'aria-invalid="true"') == 2
    assert timing_of(person) == Timing()


def test_time_zones_are_named_in_the_readers_language(client, person):
    person.language = "ru"
    person.save()
    page = seen(client, "notification_choices")
    assert "Россия (Москва)" in page or "Москва" in page


def test_a_letters_link_asks_first_and_then_stops():
    person = make_person()
    choose_notifications(person, {KIND: Choice(True, "at_once")})
    address, visitor = reverse("stop_letters", args=[stop_key(person, KIND)]), Client(enforce_csrf_checks=True)
    page = visitor.get(address).content.decode()
    assert "Stop these letters?" in page and "A role of yours ends" in page and person.email not in page
    assert choices_of(person)[KIND].email == "at_once"
    answer = visitor.post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200 and b"No more such letters" in answer.content
    assert choices_of(person)[KIND] == Choice(True, "off")


def test_a_wrong_link_is_refused_with_a_sentence(client):
    answer = client.get(reverse("stop_letters", args=["no-key"]))
    assert answer.status_code == 403 and b"This address is not complete" in answer.content


def test_lists_and_choices_are_for_people_who_sign_in(client):
    for name in ("notifications", "notification_choices"):
        assert "/accounts/login/" in client.get(reverse(name))["Location"]
