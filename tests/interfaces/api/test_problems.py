"""Refusals of the API: one form, a stable code, and the language of whoever asks."""

import json

import pytest

from factories.api import make_caller, make_token
from factories.kernel import make_organisation
from yokoten.interfaces.api import reading
from yokoten.interfaces.api.door import MEANINGS
from yokoten.interfaces.api.problems import STATUS
from yokoten.interfaces.wording.api import TITLES
from yokoten.interfaces.wording.language import CODES, speak

pytestmark = pytest.mark.django_db
WAYS = {
    "token_needed": (401, lambda caller: caller.client.get("/api/v1/places")),
    "not_found": (404, lambda caller: caller.get("places/NOWHERE")),
    "address_unknown": (404, lambda caller: caller.get("no/such/address")),
    "request_not_valid": (422, lambda caller: caller.get("places?limit=0")),
    "not_allowed": (403, lambda caller: caller.put("observations", {"rows": [{"indicator": "a", "period": "2023"}]})),
    "body_not_readable": (400, lambda caller: caller.put("observations", "{")),
}


def asked(way, caller, **headers):
    caller.headers |= headers
    caller.client.defaults |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    return WAYS[way][1](caller)


@pytest.mark.parametrize("way", WAYS)
def test_every_refusal_has_the_same_form(client, way):
    answer = asked(way, make_caller(client))
    status = WAYS[way][0]
    told = json.loads(answer.content)
    assert (answer.status_code, told["status"], told["code"]) == (status, status, way)
    assert told["type"] == f"urn:yokoten:problem:{way}" and told["title"] and told["detail"].endswith(".")
    assert set(told) == {"type", "code", "title", "status", "detail", "facts", "errors"}
    assert answer["Content-Type"] == "application/problem+json" and answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("way", ["token_needed", "not_found", "request_not_valid"])
def test_a_refusal_speaks_as_asked(client, way, language):
    answer = asked(way, make_caller(client), **{"Accept-Language": language})
    assert answer["Content-Language"] == language
    assert answer.json()["title"] == speak(language).say(TITLES[WAYS[way][0]])


@pytest.mark.parametrize("language", CODES)
def test_a_program_that_wishes_nothing_hears_its_organisations_language(client, language):
    answer = make_caller(client, make_organisation(language=language)).get("places/NOWHERE")
    assert answer["Content-Language"] == language
    wished = make_caller(client, make_organisation(language=language)).get("places/NOWHERE", Accept_Language="sv")
    assert wished["Content-Language"] == "sv"


def test_sentences_differ_by_language_and_codes_do_not(client):
    told = [
        asked("not_found", make_caller(client), **{"Accept-Language": language}).json() for language in CODES
    ]  # fmt: skip
    assert len({one["detail"] for one in told}) == 4 and {one["code"] for one in told} == {"not_found"}


def test_every_status_of_a_refusal_has_a_title_and_a_meaning():
    used = {*STATUS.values(), 400, 401, 403, 409, 422, 429}
    assert used <= set(TITLES) and used <= set(MEANINGS)


@pytest.mark.parametrize("kind", ["Basic YTpi", "Bearer", "Bearer ", "bearer yk_wrong", "Bearer yk_", "Token x", ""])
def test_a_header_without_a_good_token_says_how_to_name_one(client, kind):
    answer = client.get("/api/v1/places", headers={"Authorization": kind})
    assert answer.status_code == 401 and answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("way", ["expired", "revoked", "closed"])
def test_a_token_that_no_longer_works_is_told_nothing_more_than_an_unknown_one(client, way):
    token, secret = make_token()
    if way == "closed":
        type(token.organisation).objects.update(is_active=False)
    else:
        field = {"expired": "expires_on", "revoked": "revoked_at"}[way]
        type(token).objects.update(**{field: "2020-01-01" if way == "expired" else "2020-01-01T00:00:00Z"})
    answer = client.get("/api/v1/places", headers={"Authorization": f"Bearer {secret}"})
    unknown = client.get("/api/v1/places", headers={"Authorization": "Bearer yk_unknown"})
    assert answer.status_code == 401 and answer.json() == unknown.json()


@pytest.mark.parametrize("method", ["post", "patch", "put", "delete"])
@pytest.mark.parametrize("path", ["places", "indicators/jobs", "comparisons"])
def test_what_is_only_read_is_not_written_to(client, method, path):
    caller = make_caller(client, may_write=True)
    answer = getattr(client, method)(f"/api/v1/{path}", headers=caller.headers)
    assert answer.status_code in (404, 405)


def test_reading_too_often_says_how_long_to_wait(client, monkeypatch):
    monkeypatch.setattr(reading.PER_CALLER, "num_requests", 2)
    caller, other = make_caller(client), make_caller(client)
    answers = [caller.get("places") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2]["Retry-After"]) <= 60 and answers[2].json()["facts"]["seconds"] >= 1
    assert other.get("places").status_code == 200
