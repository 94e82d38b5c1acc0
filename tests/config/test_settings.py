"""Settings come from the environment; what is empty there counts as not given."""

import json
import os
import subprocess
import sys

ASK = "import json; from yokoten.config import settings as s; print(json.dumps({}))"


def settings_in(tmp_path, what, **environment):
    """A value of the settings as a program with this environment sees it."""
    asked = ASK.replace("{}", what)
    own = {name: value for name, value in os.environ.items() if not name.startswith(("YOKOTEN_", "DATABASE_"))}
    own |= {"YOKOTEN_HOME": str(tmp_path), **environment}
    done = subprocess.run([sys.executable, "-c", asked], env=own, capture_output=True, text=True, timeout=60)
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr


def test_an_empty_database_url_means_the_embedded_file(tmp_path):
    name = settings_in(tmp_path, "s.DATABASES['default']['NAME']", DATABASE_URL="")
    assert name == str(tmp_path / "yokoten.sqlite3")


def test_the_embedded_file_is_written_immediately_and_with_a_log_ahead(tmp_path):
    options = settings_in(tmp_path, "s.DATABASES['default']['OPTIONS']")
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_a_postgres_address_is_taken_over(tmp_path):
    engine = settings_in(
        tmp_path, "s.DATABASES['default']['ENGINE']", DATABASE_URL="postgres://someone@127.0.0.1/yokoten"
    )
    assert engine == "django.db.backends.postgresql"


def test_a_public_installation_refuses_to_start_without_a_secret(tmp_path):
    said = settings_in(tmp_path, "s.DEBUG", YOKOTEN_PUBLIC_ADDRESS="https://yokoten.example.org")
    assert "YOKOTEN_SECRET_KEY" in said


def test_a_public_installation_has_secure_cookies_and_strict_transport(tmp_path):
    what = "[s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.DEBUG]"
    own = {"YOKOTEN_PUBLIC_ADDRESS": "https://yokoten.example.org", "YOKOTEN_SECRET_KEY": "x" * 50}
    assert settings_in(tmp_path, what, **own) == [True, True, True, False]


def test_an_embedded_installation_works_over_plain_http(tmp_path):
    assert settings_in(tmp_path, "[s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS]") == [False, 0]


def test_a_provider_of_sign_in_is_there_only_when_named(tmp_path):
    assert settings_in(tmp_path, "s.SOCIALACCOUNT_PROVIDERS") == {}
    named = settings_in(
        tmp_path,
        "s.SOCIALACCOUNT_PROVIDERS['openid_connect']['APPS'][0]['settings']['server_url']",
        YOKOTEN_OIDC_ADDRESS="https://id.example.org/",
        YOKOTEN_OIDC_CLIENT="yokoten",
    )
    assert named == "https://id.example.org"


def test_a_provider_without_a_client_is_said_at_the_start(tmp_path):
    assert "YOKOTEN_OIDC_CLIENT" in settings_in(tmp_path, "s.DEBUG", YOKOTEN_OIDC_ADDRESS="https://id.example.org")
