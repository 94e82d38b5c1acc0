"""What the phone page of a number answers to its script."""

import json
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from factories import adopt as make
from factories.kernel import make_member, make_organisation
from yokoten.adopt.models import Target
from yokoten.kernel.models import Entry, Person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def target(home):
    return make.make_project(home).targets.get()


def change(value="31.5", key=None, days=0, **fields):
    on = (timezone.localdate() - timedelta(days=days)).isoformat()
    return {"id": str(key or uuid4()), "fields": {"on": on, "note": "", "value": value, **fields}}


def send(client, target, *changes, person=None):
    person = person or Person.objects.get(pk=client.session["_auth_user_id"])
    sent = json.dumps({"person": str(person.pk), "changes": changes})
    return client.post(reverse("target_phone_sync", args=[target.pk]), sent, content_type="application/json")


def test_the_page_carries_its_version_and_the_last_numbers(expert, target):
    make.make_readings(target, [41, 40])
    answer = expert.get(reverse("target_phone", args=[target.pk]))
    assert answer["Phone-Version"] and "no-store" in answer["Cache-Control"]
    assert [one["said"] for one in answer.context["set_up"]["state"]["numbers"]] == ["40.0", "41.0"]


def test_numbers_are_kept_and_what_stands_comes_back(expert, target):
    said = send(expert, target, change(), change("33", days=1)).json()
    assert [one["state"] for one in said["results"]] == ["kept", "kept"]
    assert [one["said"] for one in said["state"]["numbers"]] == ["31.5", "33.0"]


def test_sent_twice_it_is_stored_once_and_a_correction_stays(expert, target):
    once = change()
    send(expert, target, once)
    target.measurements.update(value=32)
    assert send(expert, target, once).json()["results"][0]["state"] == "kept"
    assert target.measurements.get().value == 32
    assert Entry.objects.filter(act="adopt.note_measurement").count() == 1


def test_one_that_is_refused_says_why_and_holds_no_other_up(expert, target):
    said = send(expert, target, change(days=-2), change("many", days=1), change("5", days=2)).json()["results"]
    assert [one["state"] for one in said] == ["refused", "refused", "kept"]
    assert "still ahead" in said[0]["sentence"] and said[1]["sentence"]


def test_numbers_are_read_as_the_reader_writes_them(expert, target):
    Person.objects.update(language="ru")
    send(expert, target, change("31,5"))
    assert target.measurements.get().value == Decimal("31.5")


def test_a_share_is_noted_with_its_two_numbers(expert, target):
    Target.objects.update(unit="%", chart="p")
    send(expert, target, change(events="5", size="40"))
    assert target.measurements.get().value == Decimal("12.5")


@pytest.mark.parametrize("raw", ["number", {"id": "x", "fields": {"on": 3}}, {"id": "no-key", "fields": {}}])
def test_what_cannot_be_understood_is_refused(expert, target, raw):
    assert send(expert, target, raw).json()["results"][0]["state"] == "refused"


def test_only_whoever_is_signed_in_sends_and_only_to_what_they_see(client, expert, target, home):
    other = make_member("adopt.*", organisation=make_organisation())
    assert send(expert, target, change(), person=other).status_code == 409
    client.force_login(other, backend=BACKEND)
    assert send(client, target, change()).status_code == 404
    reader = make_member("adopt.comment", organisation=home)
    client.force_login(reader, backend=BACKEND)
    assert send(client, target, change()).status_code == 404
    assert client.get(reverse("target_phone", args=[target.pk])).status_code == 403
    client.logout()
    said = client.get(reverse("target_phone_sync", args=[target.pk]))
    assert said.status_code == 401 and said.json()["code"] == "sign_in"


def test_broken_words_are_answered_in_words(expert, target):
    address = reverse("target_phone_sync", args=[target.pk])
    assert expert.post(address, "{", content_type="application/json").status_code == 400
