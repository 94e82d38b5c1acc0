"""What keeps strangers out: headers, cookies, hosts, addresses to go on to, guessing, files, logs."""

import logging
import os
import stat
import subprocess
import sys

import pytest
from django.conf import settings as house
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factories.addresses import pages
from factories.kernel import PASSWORD, make_administrator, make_membership, make_organisation, make_person
from yokoten.interfaces.cli import instance
from yokoten.kernel.actions.token import issue_token
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import ApiToken, Entry, OutboxMessage

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
BY_KEY = {"stop_letters"}  # mail programs post there by themselves (RFC 8058): the key in the address is the right


def signed_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.database("sqlite")  # what has no seal is refused before the database is asked
@pytest.mark.parametrize(("name", "address"), sorted(page for page in set(pages()) if page[0] not in BY_KEY))
def test_nothing_is_posted_without_the_token_of_a_form(name, address):
    client = signed_in(Client(enforce_csrf_checks=True), make_administrator())
    answer = client.post(address)
    if address.startswith("/api/v1/"):
        assert answer.status_code in (401, 403, 404, 405), "a session must never write through the API"
    else:
        assert answer.status_code == 403 and "load the page anew" in answer.content.decode()


def test_what_is_posted_by_a_key_needs_the_key():
    client = signed_in(Client(enforce_csrf_checks=True), make_administrator())
    for name, address in set(pages()):
        if name in BY_KEY:
            assert client.post(address).status_code == 403 and client.post(f"{address}?key=x").status_code == 403


def test_the_session_cookie_stays_in_the_browser(client):
    make_person("anna@example.org", password=PASSWORD)
    client.post(LOGIN, {"login": "anna@example.org", "password": PASSWORD})
    cookie = client.cookies[house.SESSION_COOKIE_NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_signing_in_begins_a_new_session(client):
    make_person("anna@example.org", password=PASSWORD)
    client.post(reverse("set_language"), {"language": "sv"})
    session = client.session
    session["planted"] = "x"
    session.save()
    client.cookies[house.SESSION_COOKIE_NAME] = before = session.session_key
    client.post(LOGIN, {"login": "anna@example.org", "password": PASSWORD})
    assert client.cookies[house.SESSION_COOKIE_NAME].value != before
    assert not Session.objects.filter(session_key=before).exists()


def asked(expression, **environment):
    """What a setting is in an installation with this environment."""
    script = f"from django.conf import settings; print({expression})"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YOKOTEN_", "DATABASE_"))}
    kept |= {"DJANGO_SETTINGS_MODULE": "yokoten.config.settings", **environment}
    done = subprocess.run([sys.executable, "-c", script], env=kept, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_public_installation_has_secure_cookies_strict_transport_and_its_own_hosts(tmp_path):
    public = {
        "YOKOTEN_HOME": str(tmp_path),
        "YOKOTEN_PUBLIC_ADDRESS": "https://y.example.org",
        "YOKOTEN_SECRET_KEY": "k" * 50,
        "YOKOTEN_HOSTS": "y.example.org",
    }
    wanted = "settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS > 0"
    assert asked(f"[{wanted}]", **public) == "[True, True, True]"
    assert asked("settings.ALLOWED_HOSTS", **public) == "['y.example.org']"
    assert asked("settings.DEBUG or settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", **public) == "False"


def test_the_folder_of_an_installation_is_its_owners(tmp_path):
    home = tmp_path / "var"
    assert asked("settings.SECRET_KEY != ''", YOKOTEN_HOME=str(home)) == "True"
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_the_secret_is_its_owners_and_stays(tmp_path, monkeypatch):
    monkeypatch.setenv("YOKOTEN_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("YOKOTEN_SECRET_KEY", "")
    mask = os.umask(0)
    try:
        instance.keep_secret()
    finally:
        os.umask(mask)
    first = os.environ["YOKOTEN_SECRET_KEY"]
    assert stat.S_IMODE((tmp_path / "var" / "secret.env").stat().st_mode) == 0o600 and len(first) > 40
    monkeypatch.setenv("YOKOTEN_SECRET_KEY", "")
    instance.keep_secret()
    assert os.environ["YOKOTEN_SECRET_KEY"] == first


def test_another_host_is_not_answered(client):
    assert client.get("/", HTTP_HOST="evil.example.org").status_code == 400
    make_person("anna@example.org", password=PASSWORD)
    form = {"email": "anna@example.org"}
    assert client.post(reverse("account_reset_password"), form, HTTP_HOST="evil.example.org").status_code == 400
    assert not OutboxMessage.objects.exists()


ELSEWHERE = ["https://evil.example.org/", "//evil.example.org/", "/\\evil.example.org", "javascript:alert(1)"]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_is_led_elsewhere(client, address):
    person = make_person("anna@example.org", password=PASSWORD)
    going = client.post(reverse("set_language"), {"language": "sv", "next": address})
    assert going["Location"] == "/"
    going = client.post(f"{LOGIN}", {"login": person.email, "password": PASSWORD, "next": address})
    assert going["Location"] == reverse("home")
    assert client.get(LOGIN, {"next": address})["Location"] == reverse("home")
    assert client.post(reverse("account_logout"), {"next": address})["Location"] == reverse("home")


def fail(client, email, **more):
    return client.post(LOGIN, {"login": email, "password": "wrong one here"}, **more).content.decode()


def test_guessing_one_address_is_stopped_even_from_many_places(client):
    make_person("anna@example.org", password=PASSWORD)
    for number in range(5):
        assert "Too many" not in fail(client, "anna@example.org", REMOTE_ADDR=f"192.0.2.{number}")
    assert "Too many" in fail(client, "ANNA@example.org", REMOTE_ADDR="192.0.2.99")
    client.post(LOGIN, {"login": "anna@example.org", "password": PASSWORD}, REMOTE_ADDR="192.0.2.98")
    assert client.get("/account/").status_code == 302


def test_guessing_many_addresses_from_one_place_is_stopped_whatever_it_says_of_itself(client):
    for number in range(10):
        assert "Too many" not in fail(client, f"p{number}@example.org", HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
    assert "Too many" in fail(client, "p@example.org", HTTP_X_FORWARDED_FOR="192.0.2.99")


def test_behind_a_proxy_people_are_told_apart(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(12):
        said = f"9.9.9.9, 192.0.2.{number}"
        assert "Too many" not in fail(client, f"p{number}@example.org", HTTP_X_FORWARDED_FOR=said)


def test_asking_for_many_letters_is_stopped(client):
    answers = [
        client.post(reverse("account_reset_password"), {"email": f"p{number}@example.org"}).status_code
        for number in range(25)
    ]
    assert 429 in answers


def test_a_token_is_shown_once_and_stands_nowhere(client, caplog):
    caplog.set_level(logging.DEBUG)
    home = make_organisation()
    signed_in(client, make_administrator())
    page = client.post(reverse("administration_token_new", args=[home.code]), {"label": "Robot"}).content.decode()
    secret = page[page.index("yk_") :].partition("<")[0].partition('"')[0]
    assert len(secret) > 40
    for path in ("/api/v1/places", "/api/v1/nothing"):
        Client().get(path, headers={"Authorization": f"Bearer {secret}"})
        Client().get(path, headers={"Authorization": f"Bearer {secret}x"})
    kept = [str(vars(row)) for model in (ApiToken, Entry) for row in model.objects.all()]
    kept += [str(session.get_decoded()) for session in Session.objects.all()]
    assert secret not in caplog.text and not any(secret in row for row in kept)
    assert secret not in client.get(reverse("administration_organisation", args=[home.code])).content.decode()


def test_a_token_in_an_address_opens_nothing():
    secret = issue_token(SYSTEM, make_organisation(), label="L").secret
    for name in ("token", "access_token", "key", "api_key"):
        assert Client().get("/api/v1/places", {name: secret}).status_code == 401


def test_a_body_larger_than_the_largest_file_is_refused_before_it_is_read(client, settings):
    settings.UPLOAD_LIMIT_BYTES = 3 * 2**20

    class Unread:
        def read(self, *size):
            raise AssertionError("it was read")

        readline = read

    answer = client.generic("POST", LOGIN, b"x", CONTENT_LENGTH=str(5 * 2**20), **{"wsgi.input": Unread()})
    assert answer.status_code == 413 and "larger than 3 MB" in answer.content.decode()


def test_a_file_larger_than_allowed_is_refused_in_words(client, settings):
    settings.UPLOAD_LIMIT_BYTES = 2**20
    signed_in(client, make_membership(permits=["measure.*"]).person)
    large = SimpleUploadedFile("t.csv", b"a" * (2**20 + 1))
    answer = client.post(reverse("import_new"), {"file": large})
    assert answer.status_code == 422 and "larger than 1 MB" in answer.content.decode()
