"""How the sign-in library behaves in this house."""

import hashlib
import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from yokoten.kernel.actions.admission import admit_person
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.actions.person import Newcomer
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed

logger = logging.getLogger(__name__)

OWN_WORDS = {
    "email_password_mismatch": _(
        "The address and the password do not belong together. Check both, or ask for a new one."
    ),
    "enter_current_password": _("This is not your present password."),
    "incorrect_password": _("This is not your password."),
    "incorrect_code": _("This code is not right or no longer valid. Take the one shown now."),
    "invalid_login": _("Signing in did not work. Try again."),
    "invalid_password_reset": _("This link cannot be used any more. Ask for a new one."),
    "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again."),
    "rate_limited": _("Too many requests. Wait a minute and try again."),
    "account_inactive": _("This account is closed. Ask an administrator to open it."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators (or by the OpenID Connect provider), never by strangers."""

    error_messages = {**DefaultAccountAdapter.error_messages, **OWN_WORDS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return getattr(settings, "IS_SIGN_UP_OPEN", False)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Letters of the sign-in library leave through the outbox like all others."""
        facts = {**context, "host": settings.PUBLIC_ADDRESS}
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", facts).split())
        body = render_to_string(f"{template_prefix}_message.txt", facts).strip() + "\n"
        mark = hashlib.sha256(f"{email}\n{body}".encode()).hexdigest()[:40]
        enqueue(Letter(f"sign-in:{mark}", "email", email, subject, body, (get_language() or "en")[:2]))

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The pages themselves say what happened; the library's own messages speak fewer languages."""


class MfaAdapter(DefaultMFAAdapter):
    """The second step in our words."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": OWN_WORDS["incorrect_code"]}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The site a passkey belongs to, under the product's name."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Yokoten"}

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - the library's signature
        return gettext("My key")


class SocialAdapter(DefaultSocialAccountAdapter):
    """Whoever the configured provider vouches for may come in; rights still come from memberships."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody fills in a form here: `pre_social_login` finds or makes the account."""
        return False

    def on_authentication_error(self, request: HttpRequest, provider: Any, **fault: Any) -> None:
        """Name the fault in the log, without what the provider answered: that may hold a token."""
        what = fault.get("exception") or fault.get("error")
        logger.warning("sign-in by %s: %s: %s", provider, type(what).__name__, str(what).partition(": b")[0][:200])

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """At the first sign-in the address says whose account it is, if the provider vouches for the address."""
        if sociallogin.is_existing:
            return
        told = sociallogin.account.get_provider_account().get_user_data() or {}
        address = told.get("email") or ""
        if not address or not (settings.OIDC_TRUSTS_ADDRESSES or told.get("email_verified") in (True, "true")):
            raise NotAllowed("address_not_vouched_for")
        full = told.get("name") or " ".join(filter(None, (told.get("given_name"), told.get("family_name"))))
        newcomer = Newcomer(address, str(full), (get_language() or "en")[:2])
        named = str(sociallogin.provider)
        welcome = settings.OIDC_WELCOMES_NEWCOMERS
        sociallogin.connect(request, admit_person(SYSTEM, newcomer, provider=named, may_be_new=welcome))
