"""Deny by default: no page answers a visitor unless it stands in the list of public ones."""

import pytest

from factories.addresses import pages

PUBLIC = {
    "home",
    "learn_station",  # leads to the library, which is public
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
    "open_dictionary",  # what is public goes out to everybody
    "openapi-json",
    "phone_icon",
    "practices",
    "practices_download",
    "service_worker",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "spread_open",
}
REFUSED = {401, 403, 404, 405}


@pytest.mark.database("sqlite")  # the door is shut before the database is asked
@pytest.mark.django_db
@pytest.mark.parametrize(("name", "address"), sorted({page for page in pages() if page[0] not in PUBLIC}))
def test_a_visitor_is_sent_to_sign_in_or_refused(client, name, address):
    for method in (client.get, client.post):
        answer = method(address)
        sent_to_sign_in = answer.status_code == 302 and "/accounts/login/" in answer["Location"]
        assert sent_to_sign_in or answer.status_code in REFUSED, f"{method} {address}: {answer.status_code}"


def test_every_public_name_is_an_address():
    assert sorted(PUBLIC - {name for name, _ in pages()}) == []
