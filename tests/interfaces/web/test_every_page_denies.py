"""Deny by default: no page answers a visitor unless it stands in the list of public ones."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

PUBLIC = {
    "home",
    "set_language",
    "start",
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "api_documentation",
    "mfa_login_webauthn",
    "openapi-json",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
}
SAMPLES = {
    "int": "1",
    "slug": "some-code",
    "str": "some-code",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "path": "x",
}
REFUSED = {401, 403, 404, 405}


def pages(patterns=None, prefix=""):
    """Every address of the house with its name, parameters filled in."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from pages(entry.url_patterns, address)
        elif isinstance(entry, URLPattern):
            yield entry.name or address, "/" + sample(address)


def sample(address):
    filled = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", "x", address)
    filled = re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES.get(found[1] or "str", "x"), filled)
    return re.sub(r"[\^$\\]|\(\?:[^)]*\)\??", "", filled)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "address"), sorted(set(pages())))
def test_a_visitor_is_sent_to_sign_in_or_refused(client, name, address):
    if name in PUBLIC:
        pytest.skip("public")
    for method in (client.get, client.post):
        answer = method(address)
        sent_to_sign_in = answer.status_code == 302 and "/accounts/login/" in answer["Location"]
        assert sent_to_sign_in or answer.status_code in REFUSED, f"{method} {address}: {answer.status_code}"


def test_every_public_name_is_an_address():
    assert sorted(PUBLIC - {name for name, _ in pages()}) == []
