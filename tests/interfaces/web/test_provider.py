"""Signing in through an OpenID Connect provider, honest and not."""

import importlib
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from factories.kernel import PASSWORD, make_membership, make_person
from factories.openid import SECRET, Provider, make_key
from yokoten.config import sign_in
from yokoten.kernel.models import Entry, Person

pytestmark = pytest.mark.django_db
LOGIN, ACCOUNT = "/accounts/oidc/organisation/login/", "/account/"


@pytest.fixture
def provider(settings):
    provider = Provider()
    settings.SOCIALACCOUNT_PROVIDERS = provider.settings()
    settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = 0.5
    yield provider
    provider.stop()


def leave(client, **query):
    """Off to the provider; the address it is asked at."""
    page = client.post(f"{LOGIN}?{urlencode(query)}")
    return page["Refresh"].partition("url=")[2]


def consent(address):
    """The provider sends the browser back: path and query of our own."""
    back = urlsplit(requests.get(address, allow_redirects=False, timeout=5).headers["Location"])
    return f"{back.path}?{back.query}"


def come_in(client, **query):
    return client.get(consent(leave(client, **query)))


def is_in(client):
    return client.get(ACCOUNT).status_code == 200


def test_whoever_the_provider_vouches_for_comes_in_without_rights(client, provider):
    answer = come_in(client)
    assert answer.status_code == 302 and is_in(client)
    person = Person.objects.get()
    assert (person.email, person.name, person.is_administrator) == ("anna@example.org", "Anna Example", False)
    assert not person.has_usable_password() and not person.memberships.exists()
    acts = list(Entry.objects.order_by("id").values_list("act", "facts__provider"))
    assert acts == [("kernel.create_person", None), ("kernel.admit_person", "Ministry")]


def test_the_page_asks_before_it_leads_away(client, provider):
    page = client.get(LOGIN)
    assert "Sign in with Ministry" in page.content.decode() and "Refresh" not in page
    assert not provider.asked


def test_what_is_asked_of_the_provider_is_bound_to_this_sign_in(client, provider):
    first, second = (parse_qs(urlsplit(leave(client)).query) for _ in range(2))
    assert set(first["scope"][0].split()) == {"openid", "profile", "email"}
    assert first["code_challenge_method"] == ["S256"]
    for name in ("nonce", "state", "code_challenge"):
        assert len(first[name][0]) >= 16 and first[name] != second[name]


def test_a_second_time_it_is_the_same_person_even_under_another_address(client, provider):
    come_in(client)
    client.logout()
    provider.person["email"] = "anna.new@example.org"
    come_in(client)
    assert is_in(client) and Person.objects.get().email == "anna@example.org"


def test_an_account_with_that_address_is_the_persons_and_keeps_its_password(client, provider):
    person = make_membership(make_person("Anna@Example.org", password=PASSWORD)).person
    come_in(client)
    assert client.get(ACCOUNT).context["user"] == person
    assert Person.objects.get().check_password(PASSWORD)
    assert SocialAccount.objects.get().user == person


@pytest.mark.parametrize("verified", [False, None, "false", "0"])
def test_an_address_nobody_vouches_for_opens_no_account(client, provider, verified):
    make_person("anna@example.org", password=PASSWORD)
    provider.told["email_verified"] = verified
    answer = come_in(client)
    assert answer.status_code == 403 and "really yours" in answer.content.decode()
    assert not is_in(client) and not SocialAccount.objects.exists()


def test_an_installation_may_trust_every_address_of_its_provider(client, provider, settings):
    settings.OIDC_TRUSTS_ADDRESSES = True
    provider.told["email_verified"] = None
    come_in(client)
    assert is_in(client)


def test_no_address_no_account(client, provider, settings):
    settings.OIDC_TRUSTS_ADDRESSES = True
    provider.told["email"] = None
    assert come_in(client).status_code == 403
    assert not Person.objects.exists()


def test_newcomers_may_be_unwelcome(client, provider, settings):
    settings.OIDC_WELCOMES_NEWCOMERS = False
    answer = come_in(client)
    assert answer.status_code == 403 and "invite you" in answer.content.decode()
    assert not Person.objects.exists()


def test_a_closed_account_stays_closed(client, provider):
    make_person("anna@example.org", is_active=False)
    assert "This account is closed" in client.get(come_in(client)["Location"]).content.decode()
    assert not is_in(client)


def test_the_second_step_stays_the_second_step(client, provider):
    TOTP.activate(make_person("anna@example.org", password=PASSWORD), generate_totp_secret())
    assert come_in(client)["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)


def test_people_go_on_where_they_wanted_to_and_nowhere_else(client, provider):
    assert come_in(client, next="/compare/saved/")["Location"] == "/compare/saved/"
    client.logout()
    assert come_in(client, next="https://evil.example.org/")["Location"] == reverse("home")


HOUR = 3600
LIES = {
    "another nonce": {"nonce": "of somebody else"},
    "no nonce": {"nonce": None},
    "a token that ran out": {"exp": 1_700_000_000, "iat": 1_700_000_000 - HOUR},
    "a token without an end": {"exp": None},
    "a token for another program": {"aud": "another"},
    "a token of another provider": {"iss": "https://another.example.org"},
    "a token about another person": {"sub": "8"},
}


def is_refused(client, answer):
    page = answer.content.decode()
    kept = Person.objects.exists() or SocialAccount.objects.exists() or Entry.objects.exists()
    return answer.status_code == 401 and "did not confirm who you are" in page and not kept and not is_in(client)


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_does_not_fit_is_refused(client, provider, lie):
    provider.claims.update(LIES[lie])
    assert is_refused(client, come_in(client))


def test_a_token_signed_by_another_key_is_refused(client, provider):
    provider.signing = make_key(2)
    assert is_refused(client, come_in(client))


@pytest.mark.parametrize("headers", [{"kid": "k2"}, {"alg": "none"}, {"alg": "HS256", "kid": "k1"}])
def test_a_token_with_an_unknown_key_or_method_is_refused(client, provider, headers):
    provider.headers = headers
    if headers.get("alg") == "none":
        provider.signing = None
    elif headers.get("alg"):
        provider.signing = "a secret that everybody may know, as long as it is long"
    assert is_refused(client, come_in(client))


def test_a_token_need_not_name_the_only_key(client, provider):
    provider.headers = {}
    come_in(client)
    assert is_in(client)


@pytest.mark.parametrize("path", ["/token", "/userinfo", "/keys"])
@pytest.mark.parametrize("fault", ["broken", "slow"])
def test_a_provider_that_fails_or_dawdles_on_the_way_back_is_refused(client, provider, path, fault):
    setattr(provider, fault, path)
    assert is_refused(client, come_in(client))


@pytest.mark.parametrize("fault", ["broken", "slow"])
def test_a_provider_that_is_not_there_is_said_before_anybody_leaves(client, provider, fault):
    setattr(provider, fault, "/.well-known/openid-configuration")
    assert is_refused(client, client.post(LOGIN))


@pytest.mark.parametrize(
    ("path", "odd"),
    [
        ("/token", {"access_token": "a"}),
        ("/token", {"access_token": "a", "id_token": "no token"}),
        ("/token", {"error": "invalid_grant"}),
        ("/token", ["a list"]),
        ("/userinfo", {"sub": "8", "email": "victim@example.org", "email_verified": True}),
        ("/userinfo", ["a list"]),
        ("/keys", {"keys": []}),
        ("/keys", {}),
        ("/.well-known/openid-configuration", {}),
    ],
)
def test_an_odd_answer_is_refused(client, provider, path, odd):
    address = leave(client)
    back = consent(address)
    provider.odd[path] = odd
    assert is_refused(client, client.get(back))


def test_the_log_names_the_fault_and_no_secret(client, provider, caplog):
    provider.claims["nonce"] = "of somebody else"
    come_in(client)
    provider.odd["/token"] = {"error": "invalid_grant", "id_token": "a.token.here"}
    come_in(client)
    assert "another nonce" in caplog.text and "Error retrieving access token" in caplog.text
    assert SECRET not in caplog.text and "a.token.here" not in caplog.text and "one-time" not in caplog.text


def test_a_wrong_or_missing_state_is_refused(client, provider):
    path, _, query = consent(leave(client)).partition("?")
    assert is_refused(client, client.get(path, {**parse_qs(query), "state": "made up"}))
    assert is_refused(client, client.get(path, {"code": "one-time"}))


def test_an_answer_in_another_browser_is_refused(client, provider):
    back = consent(leave(client))
    stranger = type(client)()
    assert is_refused(stranger, stranger.get(back))


def test_an_answer_counts_once(client, provider):
    back = consent(leave(client))
    client.get(back)
    client.logout()
    assert client.get(back).status_code == 401 and not is_in(client)


def test_whoever_says_no_at_the_provider_is_told_that_nothing_happened(client, provider):
    state = parse_qs(urlsplit(leave(client)).query)["state"][0]
    answer = client.get(f"{LOGIN}callback/", {"error": "access_denied", "state": state}, follow=True)
    assert "You stopped signing in" in answer.content.decode() and not is_in(client)


def test_nobody_may_add_scopes_or_a_purpose_by_a_link(client, provider):
    asked = parse_qs(urlsplit(leave(client, scope="admin", auth_params="prompt=none", process="connect")).query)
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"} and "prompt" not in asked
    come_in(client, process="redirect", next="/compare/saved/")
    assert is_in(client)


def test_another_provider_is_not_found(client, provider):
    assert client.get("/accounts/oidc/other/login/").status_code == 404


def test_settings_come_from_the_environment(monkeypatch):
    said = {"ADDRESS": "https://id.example.org/", "CLIENT": "c", "SECRET": "s", "NAME": "Ministry", "NEWCOMERS": "0"}
    for name, value in {**said, "TRUSTS_ADDRESSES": "1"}.items():
        monkeypatch.setenv(f"YOKOTEN_OIDC_{name}", value)
    read = importlib.reload(sign_in)
    app = read.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    assert (app["client_id"], app["secret"], app["name"]) == ("c", "s", "Ministry")
    assert app["settings"] == {"server_url": "https://id.example.org"}
    assert read.OIDC_TRUSTS_ADDRESSES and not read.OIDC_WELCOMES_NEWCOMERS
    monkeypatch.delenv("YOKOTEN_OIDC_CLIENT")
    with pytest.raises(ImproperlyConfigured, match="YOKOTEN_OIDC_CLIENT"):
        importlib.reload(sign_in)
    monkeypatch.delenv("YOKOTEN_OIDC_ADDRESS")
    assert importlib.reload(sign_in).SOCIALACCOUNT_PROVIDERS == {}


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_real_browser_is_let_through_by_the_content_policy(page, provider):
    page.goto("/accounts/login/")
    page.get_by_role("link", name="Sign in with Ministry").click()
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(lambda url: "/login/" not in url)
    page.goto(ACCOUNT)
    assert "anna@example.org" in page.content()
