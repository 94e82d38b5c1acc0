"""How the sign-in library behaves in this house."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators (or by the OpenID Connect provider), never by strangers."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return getattr(settings, "IS_SIGN_UP_OPEN", False)
