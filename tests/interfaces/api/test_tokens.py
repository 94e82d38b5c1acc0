"""Who gets in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factories.api import Caller, make_caller, make_token
from factories.kernel import make_member, make_organisation
from factories.measure import make_indicator, make_observation
from yokoten.interfaces.api.reading import PER_CALLER

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_a_token_opens_the_door_and_the_day_of_use_is_remembered(client):
    token, secret = make_token()
    assert Caller(client, token.organisation, secret).get("places").status_code == 200
    token.refresh_from_db()
    assert token.last_used_on == TODAY


@pytest.mark.parametrize("state", [{"expires_on": TODAY - timedelta(days=1)}, {"revoked_at": timezone.now()}])
def test_an_expired_or_revoked_token_is_refused(client, state):
    token, secret = make_token(**state)
    answer = Caller(client, token.organisation, secret).get("places")
    assert (answer.status_code, answer.json()["code"]) == (401, "token_needed")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_token_is_good_on_its_last_day(client):
    token, secret = make_token(expires_on=TODAY)
    assert Caller(client, token.organisation, secret).get("places").status_code == 200


def test_a_token_of_a_closed_organisation_is_refused(client):
    token, secret = make_token(make_organisation(is_active=False))
    assert Caller(client, token.organisation, secret).get("places").status_code == 401


@pytest.mark.parametrize("path", ["places", "indicators", "sources", "observations", "imports", "comparisons"])
def test_without_a_token_nothing_is_read(client, path):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("header", ["Bearer yk_unknown", "Bearer ", "Basic eTp4", "yk_unknown"])
def test_another_word_is_no_token(client, header):
    assert client.get("/api/v1/places", headers={"Authorization": header}).status_code == 401


def test_a_signed_in_person_reads_with_their_session(client):
    client.force_login(make_member("kernel.read"))
    assert client.get("/api/v1/places").status_code == 200


def test_a_session_never_writes(client):
    client.force_login(make_member("measure.*"))
    answer = client.put("/api/v1/observations", {"rows": []}, content_type="application/json")
    assert answer.status_code == 401


def test_refusals_speak_the_language_that_is_asked_for(client):
    token, secret = make_token(make_organisation(language="vi"))
    caller = Caller(client, token.organisation, secret)
    assert client.get("/api/v1/places", headers={"Accept-Language": "sv"})["Content-Language"] == "sv"
    assert caller.get("places/NOWHERE", Accept_Language="ru")["Content-Language"] == "ru"
    assert caller.get("places/NOWHERE")["Content-Language"] == "vi"


def test_a_caller_that_comes_too_often_waits(client, monkeypatch):
    caller, other = make_caller(client), make_caller(client)
    monkeypatch.setattr(PER_CALLER, "num_requests", 2)
    monkeypatch.setattr(PER_CALLER, "timer", lambda: 30.0)
    assert [caller.get("places").status_code for _ in range(3)] == [200, 200, 429]
    refused = caller.get("places")
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert refused.json()["code"] == "too_many_requests"
    assert other.get("places").status_code == 200


def test_an_indicator_of_another_organisation_is_not_there(client):
    hidden = make_indicator("hidden", visibility="own", organisation=make_organisation())
    make_observation(hidden)
    caller = make_caller(client)
    assert caller.get("indicators/hidden").status_code == 404
    assert caller.get("indicators").json()["total"] == 0
    assert caller.get("observations").json() == {"items": [], "total": 0, "limit": 100, "next": None}
    assert make_caller(client, hidden.organisation).get("observations").json()["total"] == 1
