"""Signing in through an OpenID Connect provider: the library's flow with a nonce, and every signature checked.

Anything odd about the provider's answer ends on one plain page; nothing is kept of it.
"""

import secrets
from collections.abc import Callable
from typing import Any

import jwt
from allauth.account.internal.decorators import login_not_required
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.base.utils import respond_to_login_on_get
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
NEEDED = ["iss", "sub", "aud", "exp", "iat"]
LEEWAY_SECONDS = 30
ODD = (OAuth2Error, RequestException, KeyError, TypeError, ValueError, AttributeError)


class StrictAdapter(OpenIDConnectOAuth2Adapter):
    """Takes an identity only from a signed token made for this sign-in."""

    nonce: str | None = None

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> Any:
        claims = self._claims(app, kwargs["response"].get("id_token"))
        told = self._fetch_user_info(token.token)
        if told.get("sub") != claims["sub"]:
            raise OAuth2Error("userinfo is about somebody else")
        return self.get_provider().sociallogin_from_response(request, {"userinfo": told, "id_token": claims})

    def _claims(self, app: SocialApp, id_token: str | None) -> dict[str, Any]:
        """What the token says, once signature, issuer, audience, time and nonce hold."""
        if not id_token or not self.nonce:
            raise OAuth2Error("no id_token")
        try:
            claims = jwt.decode(
                id_token,
                key=self._key(jwt.get_unverified_header(id_token).get("kid")),
                algorithms=ALGORITHMS,
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=LEEWAY_SECONDS,
                options={"require": NEEDED},
            )
        except jwt.PyJWTError as unfit:
            raise OAuth2Error(f"id_token: {unfit}") from unfit
        if not secrets.compare_digest(str(claims.get("nonce", "")), self.nonce):
            raise OAuth2Error("id_token: another nonce")
        return claims

    def _key(self, name: str | None) -> jwt.PyJWK:
        """The provider's key of that name; a token need not name it where there is only one."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        keys = [key for key in jwt.PyJWKSet.from_dict(answer.json()).keys if key.public_key_use in (None, "sig")]
        found = keys if name is None else [key for key in keys if key.key_id == name]
        if len(found) != 1:
            raise OAuth2Error("id_token: unknown key")
        return found[0]


class Callback(OAuth2CallbackView):
    """Where the provider sends people back to."""

    adapter: StrictAdapter

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[dict[str, Any] | None, HttpResponse | None]:
        state, answer = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce")
        return state, answer


def _or_the_plain_page(view: Callable[[HttpRequest, StrictAdapter], HttpResponse]) -> Callable[..., HttpResponse]:
    """Whatever a provider answers that nobody expects, people see one page."""

    @login_not_required
    def answer(request: HttpRequest, provider_id: str) -> HttpResponse:
        adapter = StrictAdapter(request, provider_id)
        try:
            provider = adapter.get_provider()
        except SocialApp.DoesNotExist as unknown:
            raise Http404 from unknown
        try:
            return view(request, adapter)
        except ODD as odd:
            return render_authentication_error(request, provider, exception=odd)

    return answer


@_or_the_plain_page
def login(request: HttpRequest, adapter: StrictAdapter) -> HttpResponse:
    """Ask first, then go to the provider; by a header, as our content policy lets no form lead elsewhere."""
    provider = adapter.get_provider()
    asked = respond_to_login_on_get(request, provider)
    if asked:
        return asked
    nonce = secrets.token_urlsafe(24)
    going = provider.redirect(
        request,
        AuthProcess.LOGIN,
        next_url=get_next_redirect_url(request),
        auth_params={"nonce": nonce},
        nonce=nonce,
    )
    if going.status_code != 302:
        return going
    leaving = render(request, "socialaccount/leaving.html", {"provider": provider, "address": going["Location"]})
    leaving["Refresh"] = f"0; url={going['Location']}"
    return leaving


@_or_the_plain_page
def callback(request: HttpRequest, adapter: StrictAdapter) -> HttpResponse:
    """Take the provider's answer."""
    return Callback.adapter_view(adapter)(request)
