"""The result of a project in the browser's words."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from factories import adopt as make
from factories.kernel import make_member, make_person
from yokoten.adopt.models import Effect, Result

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
EFFECT = {
    "what": "Overtime <b>", "amount": "120000.50", "currency": "RUB", "kind": "yearly", "form": "cash",
    "begins_on": "2026-06-01", "reckoned": "12 hours a week",
}  # fmt: skip


@pytest.fixture
def project(home):
    project = make.make_project(home)
    make.make_readings(project.targets.get(), [50, 32])
    return project


def text_of(answer):
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def page(client, project):
    return text_of(client.get(reverse("project_result", args=[project.key])))


def colleague(home, *permits):
    client = Client()
    person = make_member(*(permits or ("adopt.*",)), organisation=home, person=make_person(language="en"))
    client.force_login(person, backend=BACKEND)
    return client


def submitted(expert, project):
    said = {"summary": "The frames leave on time."}
    return text_of(expert.post(reverse("result_submit", args=[project.key]), said, follow=True))


def test_an_effect_is_added_with_its_total_and_taken_out(expert, project):
    address = reverse("effect_new", args=[project.key])
    said = text_of(expert.post(address, EFFECT, follow=True))
    assert "The effect is added." in said and "120,000.50 RUB" in said and "every year, in cash" in said
    assert "&lt;b&gt;" in expert.get(reverse("project_result", args=[project.key])).content.decode()
    effect = Effect.objects.get()
    assert effect.amount == Decimal("120000.50")
    gone = expert.post(reverse("effect_remove", args=[project.key, effect.pk]), follow=True)
    assert "The effect is taken out." in text_of(gone) and not Effect.objects.exists()


def test_what_is_wrong_stands_in_the_form_and_nothing_typed_is_lost(expert, project):
    address = reverse("effect_new", args=[project.key])
    said = text_of(expert.post(address, {**EFFECT, "ends_on": "2026-01-01"}))
    assert "lies before the first" in said and 'value="120000.50"' in said
    assert not Effect.objects.exists()


def test_the_team_submits_and_a_colleague_declines_with_a_reason_then_approves(expert, home, project):
    assert "The result is submitted." in submitted(expert, project)
    assert "waits for somebody who is not of the team" in page(expert, project)
    other, result = colleague(home), Result.objects.get()
    assert "Decide on the result" in page(other, project)
    decide = lambda what, **said: other.post(  # noqa: E731
        reverse("result_decide", args=[project.key, Result.objects.latest("pk").pk, what]), said, follow=True
    )
    assert "This field is required." in text_of(decide("decline"))
    assert "declined, with the reason" in text_of(decide("decline", **{"decline-reason": "No cash book."}))
    assert "No cash book." in page(expert, project)
    submitted(expert, project)
    assert "The result is approved." in text_of(decide("approve", **{"approve-remark": "Seen on the spot."}))
    said = page(expert, project)
    assert said.count("The frames leave on time.") == 2 and "Seen on the spot." in said and "No cash book." in said
    result.refresh_from_db()
    assert result.state == "declined"


def test_the_own_result_is_not_decided_even_by_a_forged_form(expert, project):
    submitted(expert, project)
    result = Result.objects.get()
    address = reverse("result_decide", args=[project.key, result.pk, "approve"])
    assert "Somebody else of the organisation may." in text_of(expert.post(address, {}, follow=True))
    result.refresh_from_db()
    assert result.state == "submitted"
    assert expert.post(reverse("result_decide", args=[project.key, result.pk, "burn"])).status_code == 404


def test_a_reader_reads_and_changes_nothing_and_a_stranger_finds_nothing(home, project):
    reader, effect = colleague(home, "kernel.read"), make.make_effect(project)
    assert "Overtime" in page(reader, project) and "Add an effect" not in page(reader, project)
    assert reader.get(reverse("effect_new", args=[project.key])).status_code == 403
    assert reader.post(reverse("result_submit", args=[project.key]), {"summary": "x"}).status_code == 403
    stranger = Client()
    stranger.force_login(make_member("adopt.*"), backend=BACKEND)
    assert stranger.get(reverse("project_result", args=[project.key])).status_code == 404
    assert stranger.post(reverse("effect_remove", args=[project.key, effect.pk])).status_code == 404
    assert Effect.objects.exists() and not Result.objects.exists()
