"""Signing in: password, letters about passwords, codes from an app, passkeys in a real browser."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse

from factories.kernel import PASSWORD, make_administrator, make_person, make_place
from yokoten.kernel.models import OutboxMessage
from yokoten.kernel.rules.demonstration import ACCOUNTS
from yokoten.kernel.rules.demonstration import PASSWORD as DEMO_PASSWORD

pytestmark = pytest.mark.django_db
LOGIN, ACCOUNT = "/accounts/login/", "/account/"


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def sign_in(client, person, password=PASSWORD):
    return client.post(LOGIN, {"login": person.email, "password": password})


def test_address_and_password_open_the_door_in_any_case(client):
    person = make_person("anna@example.org", password=PASSWORD)
    client.post(LOGIN, {"login": "ANNA@example.org", "password": PASSWORD})
    assert client.get(ACCOUNT).context["user"] == person


@pytest.mark.parametrize("email", ["anna@example.org", "nobody@example.org"])
def test_a_wrong_pair_says_the_same_whoever_it_is(client, email):
    make_person("anna@example.org", password=PASSWORD)
    page = client.post(LOGIN, {"login": email, "password": "wrong one here"}).content.decode()
    assert "do not belong together" in page
    assert client.get(ACCOUNT).status_code == 302


def test_guessing_is_stopped(client):
    person = make_person(password=PASSWORD)
    for _ in range(8):
        page = sign_in(client, person, "wrong one here").content.decode()
    assert "Too many" in page
    assert client.get(ACCOUNT).status_code == 302


def test_strangers_make_no_account(client):
    page = client.get(reverse("account_signup")).content.decode()
    assert "by invitation" in page and "password1" not in page
    client.post(reverse("account_signup"), {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert client.get(ACCOUNT).status_code == 302


def test_a_new_password_comes_by_letter(client):
    person = make_person(password=PASSWORD)
    client.post(reverse("account_reset_password"), {"email": person.email})
    letter = OutboxMessage.objects.get()
    assert letter.destination == person.email and "new password" in letter.subject
    address = re.search(r"https?://[^/\s]+(/\S+)", letter.body)[1]
    form = client.get(address, follow=True)
    new = "eight other herons"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    sign_in(client, person, new)
    assert client.get(ACCOUNT).status_code == 200


def test_no_letter_goes_to_a_stranger(client):
    client.post(reverse("account_reset_password"), {"email": "stranger@example.org"})
    assert not OutboxMessage.objects.exists()


def test_the_demo_shows_its_doors_only_where_it_is_loaded(client):
    assert "This is the demo" not in client.get(LOGIN).content.decode()
    make_person(ACCOUNTS[0].email, password=DEMO_PASSWORD, language="ru")
    page = client.get(LOGIN, {"as": ACCOUNTS[0].email}).content.decode()
    assert "This is the demo" in page and f'value="{DEMO_PASSWORD}"' in page
    assert f'value="{DEMO_PASSWORD}"' not in client.get(LOGIN).content.decode()


def test_the_other_provider_is_offered_only_when_configured(client, settings):
    assert "Sign in with Ministry" not in client.get(LOGIN).content.decode()
    app = {"provider_id": "organisation", "name": "Ministry", "client_id": "c", "secret": "s"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [{**app, "settings": {"server_url": "https://x"}}]}}
    assert "Sign in with Ministry" in client.get(LOGIN).content.decode()


def test_codes_from_an_app_become_the_second_step(client):
    person = make_person(password=PASSWORD)
    sign_in(client, person)
    assert "reauthenticate" in client.get(reverse("mfa_activate_totp"))["Location"]
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert "data:image/svg+xml" in page.content.decode()
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(codes) == 10
    client.logout()
    assert sign_in(client, person)["Location"] == reverse("mfa_authenticate")
    assert client.get(ACCOUNT).status_code == 302
    assert "not right" in client.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert client.get(ACCOUNT).status_code == 200


@pytest.mark.parametrize("name", ["mfa_index", "mfa_list_webauthn", "account_change_password", "account_logout"])
def test_pages_of_the_second_step_are_in_our_words(client, name):
    sign_in(client, make_person(password=PASSWORD))
    page = client.get(reverse(name)).content.decode()
    assert 'class="entrance' in page and "{%" not in page


def test_no_page_of_signing_in_breaks_the_content_policy(client):
    sign_in(client, make_person(password=PASSWORD))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    for address in (LOGIN, reverse("mfa_index"), reverse("mfa_add_webauthn"), reverse("mfa_activate_totp")):
        page = client.get(address, follow=True).content.decode()
        assert " style=" not in page and " onclick=" not in page
        assert set(re.findall(r"<script(?![^>]*src=)[^>]*type=\"([^\"]+)\"", page)) <= {"application/json"}
        assert not re.findall(r"<script>", page)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_registered_and_opens_the_door_alone(page):
    make_place("SE-D")
    make_administrator(email="anna@example.org", password=PASSWORD)
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    cdp.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**key, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    page.goto(LOGIN)
    page.get_by_label("E-mail address").fill("anna@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/login/" not in url)
    page.goto("/accounts/2fa/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("heading", name="Show that it is you").wait_for()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name of this device or key").fill("Phone")
    page.get_by_label("Sign in with it alone, without the password").check()
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    page.goto("/accounts/2fa/webauthn/")
    assert "passkey, alone" in page.get_by_role("row", name="Phone").inner_text()
    page.context.clear_cookies()
    page.goto(LOGIN)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: "/login/" not in url)
    page.goto(ACCOUNT)
    assert "anna@example.org" in page.content()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_passkey_that_is_not_there_is_said_on_the_page(page):
    make_person("anna@example.org", password=PASSWORD)
    page.goto(LOGIN)
    page.add_init_script("navigator.credentials.get = () => Promise.reject(new DOMException('no', 'NotAllowedError'))")
    page.reload()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("No passkey was used.").wait_for()
