"""Every setting an installation may choose: its value from the environment, and what holds when nothing is said."""

import os
import runpy
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

import yokoten.config
from yokoten.config import urls, wiring
from yokoten.config.apps import HouseConfig
from yokoten.interfaces.wording.language import CODES

FOLDER = Path(yokoten.config.__file__).parent
PUBLIC = {"YOKOTEN_PUBLIC_ADDRESS": "https://yokoten.example.org", "YOKOTEN_SECRET_KEY": "x" * 50}


@pytest.fixture
def told(monkeypatch, tmp_path):
    """The settings as an installation with this environment has them."""

    def tell(file="settings.py", **environment):
        for name in list(os.environ):
            if name.startswith(("YOKOTEN_", "DATABASE_")):
                monkeypatch.delenv(name)
        monkeypatch.setenv("YOKOTEN_HOME", str(tmp_path / "var"))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(FOLDER / file))

    return tell


@pytest.mark.parametrize(
    ("environment", "setting", "value"),
    [
        ({}, "DEBUG", False),
        ({"YOKOTEN_DEBUG": "1"}, "DEBUG", True),
        ({"YOKOTEN_DEBUG": "0"}, "DEBUG", False),
        ({"YOKOTEN_DEBUG": "true"}, "DEBUG", False),
        ({}, "PUBLIC_ADDRESS", "http://localhost:8000"),
        ({"YOKOTEN_PORT": "9000"}, "PUBLIC_ADDRESS", "http://localhost:9000"),
        ({}, "ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"]),
        ({"YOKOTEN_HOSTS": ""}, "ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"]),
        ({"YOKOTEN_HOSTS": "a.example.org,b.example.org,"}, "ALLOWED_HOSTS", ["a.example.org", "b.example.org"]),
        ({}, "CSRF_TRUSTED_ORIGINS", []),
        ({}, "TIME_ZONE", "UTC"),
        ({"YOKOTEN_TIME_ZONE": "Europe/Moscow"}, "TIME_ZONE", "Europe/Moscow"),
        ({}, "DISPUTED_PLACES", "apart"),
        ({"YOKOTEN_DISPUTED_PLACES": "UA"}, "DISPUTED_PLACES", "UA"),
        ({}, "HAS_BACKGROUND_THREAD", False),
        ({"YOKOTEN_BACKGROUND": "1"}, "HAS_BACKGROUND_THREAD", True),
        ({"YOKOTEN_BACKGROUND": ""}, "HAS_BACKGROUND_THREAD", False),
        ({}, "EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend"),
        ({"YOKOTEN_EMAIL_PORT": "587", "YOKOTEN_EMAIL_TLS": "1"}, "EMAIL_USE_TLS", True),
        ({"YOKOTEN_EMAIL_PORT": "587"}, "EMAIL_PORT", 587),
        ({"YOKOTEN_EMAIL_FROM": "post@example.org"}, "DEFAULT_FROM_EMAIL", "post@example.org"),
        ({}, "SECURE_PROXY_SSL_HEADER", None),
        ({}, "ALLAUTH_TRUSTED_PROXY_COUNT", 0),
        (PUBLIC, "ALLAUTH_TRUSTED_PROXY_COUNT", 1),
        ({**PUBLIC, "YOKOTEN_PROXIES": "2"}, "ALLAUTH_TRUSTED_PROXY_COUNT", 2),
        (PUBLIC, "CSRF_TRUSTED_ORIGINS", ["https://yokoten.example.org"]),
        (PUBLIC, "SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https")),
        (PUBLIC, "SECRET_KEY", "x" * 50),
    ],
)
def test_a_setting_follows_the_environment(told, environment, setting, value):
    assert told(**environment)[setting] == value


def test_the_server_is_given_up_on_before_the_lease_of_a_letter_runs_out(told):
    assert 0 < told()["EMAIL_TIMEOUT"] < 5 * 60


def test_an_embedded_installation_without_a_secret_has_a_new_one_each_time(told):
    first, second = told()["SECRET_KEY"], told()["SECRET_KEY"]
    assert len(first) > 40 and first != second


@pytest.mark.parametrize("secret", [{}, {"YOKOTEN_SECRET_KEY": ""}])
def test_a_public_installation_without_a_secret_does_not_start(told, secret):
    with pytest.raises(ImproperlyConfigured, match="YOKOTEN_SECRET_KEY"):
        told(**{"YOKOTEN_PUBLIC_ADDRESS": "https://yokoten.example.org", **secret})


def test_the_folder_is_made_for_its_owner_only(told, tmp_path):
    told()
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700


def test_pages_may_load_nothing_from_elsewhere_and_be_framed_by_nobody(told):
    policy = told()["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert {"default-src", "object-src", "base-uri", "form-action", "frame-ancestors"} <= set(policy)
    held = " ".join(value for values in policy.values() for value in values)
    assert "unsafe" not in held and "http" not in held and "*" not in held


def test_the_languages_are_those_that_the_house_speaks(told):
    settings = told()
    assert [code for code, _ in settings["LANGUAGES"]] == list(CODES)
    assert settings["LANGUAGE_CODE"] == "en" and settings["USE_TZ"]


@pytest.mark.parametrize(("url", "engine"), [("", "sqlite3"), ("postgres://a@127.0.0.1/b", "postgresql")])
def test_options_of_the_embedded_file_are_not_sent_to_postgresql(told, url, engine):
    database = told(DATABASE_URL=url)["DATABASES"]["default"]
    assert database["ENGINE"].endswith(engine)
    assert ("transaction_mode" in database.get("OPTIONS", {})) is (engine == "sqlite3")


@pytest.mark.parametrize(
    ("environment", "setting", "value"),
    [
        ({}, "SOCIALACCOUNT_PROVIDERS", {}),
        ({}, "OIDC_TRUSTS_ADDRESSES", False),
        ({"YOKOTEN_OIDC_TRUSTS_ADDRESSES": "1"}, "OIDC_TRUSTS_ADDRESSES", True),
        ({}, "OIDC_WELCOMES_NEWCOMERS", True),
        ({"YOKOTEN_OIDC_NEWCOMERS": "0"}, "OIDC_WELCOMES_NEWCOMERS", False),
        ({}, "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", True),
        (PUBLIC, "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", False),
        ({}, "ACCOUNT_LOGOUT_ON_GET", False),
        ({}, "ACCOUNT_PREVENT_ENUMERATION", True),
    ],
)
def test_signing_in_follows_the_environment(told, environment, setting, value):
    assert told("sign_in.py", **environment)[setting] == value


def test_a_provider_is_known_by_its_name_client_and_secret(told):
    named = {"YOKOTEN_OIDC_ADDRESS": "https://id.example.org/", "YOKOTEN_OIDC_CLIENT": "yokoten"}
    (app,) = told("sign_in.py", **named, YOKOTEN_OIDC_NAME="Ministry", YOKOTEN_OIDC_SECRET="s")[
        "SOCIALACCOUNT_PROVIDERS"
    ]["openid_connect"]["APPS"]
    assert (app["name"], app["client_id"], app["secret"]) == ("Ministry", "yokoten", "s")
    assert app["settings"] == {"server_url": "https://id.example.org"}
    with pytest.raises(ImproperlyConfigured, match="YOKOTEN_OIDC_CLIENT"):
        told("sign_in.py", YOKOTEN_OIDC_ADDRESS="https://id.example.org")


def test_the_house_is_wired_once_when_it_is_ready(monkeypatch):
    wired = []
    monkeypatch.setattr(wiring, "wire", lambda: wired.append("once"))
    HouseConfig("yokoten.config", yokoten.config).ready()
    assert wired == ["once"]


def test_the_page_for_programs_and_the_api_stand_before_the_pages():
    assert [str(pattern.pattern) for pattern in urls.urlpatterns] == ["api/docs", "api/", ""]
