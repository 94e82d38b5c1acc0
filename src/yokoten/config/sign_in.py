"""Settings of the sign-in library: password, one-time codes, passkeys, and an OpenID Connect provider by settings."""

import os

from django.core.exceptions import ImproperlyConfigured

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "yokoten.interfaces.web.account.adapter.AccountAdapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
MFA_ADAPTER = "yokoten.interfaces.web.account.adapter.MfaAdapter"
SOCIALACCOUNT_ADAPTER = "yokoten.interfaces.web.account.adapter.SocialAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Yokoten"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = os.environ.get("YOKOTEN_PUBLIC_ADDRESS", "") == ""
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
OIDC_TRUSTS_ADDRESSES = os.environ.get("YOKOTEN_OIDC_TRUSTS_ADDRESSES") == "1"
OIDC_WELCOMES_NEWCOMERS = os.environ.get("YOKOTEN_OIDC_NEWCOMERS", "1") == "1"
SOCIALACCOUNT_PROVIDERS = {}
if os.environ.get("YOKOTEN_OIDC_ADDRESS"):
    if not os.environ.get("YOKOTEN_OIDC_CLIENT"):
        raise ImproperlyConfigured("Set YOKOTEN_OIDC_CLIENT when YOKOTEN_OIDC_ADDRESS is set.")
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "organisation",
                "name": os.environ.get("YOKOTEN_OIDC_NAME", "OpenID Connect"),
                "client_id": os.environ["YOKOTEN_OIDC_CLIENT"],
                "secret": os.environ.get("YOKOTEN_OIDC_SECRET", ""),
                "settings": {"server_url": os.environ["YOKOTEN_OIDC_ADDRESS"].rstrip("/")},
            }
        ],
    }
