"""Settings: everything that differs between installations comes from the environment."""

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from yokoten.config.sign_in import *  # noqa: F403

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("YOKOTEN_HOME") or Path.cwd() / "var")
HOME.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = os.environ.get("YOKOTEN_DEBUG") == "1"
IS_EMBEDDED = os.environ.get("YOKOTEN_PUBLIC_ADDRESS", "") == ""
PUBLIC_ADDRESS = os.environ.get("YOKOTEN_PUBLIC_ADDRESS") or f"http://localhost:{os.environ.get('YOKOTEN_PORT', 8000)}"
SECRET_KEY = os.environ.get("YOKOTEN_SECRET_KEY", "")
if not SECRET_KEY:
    if not IS_EMBEDDED:
        raise ImproperlyConfigured("Set YOKOTEN_SECRET_KEY when YOKOTEN_PUBLIC_ADDRESS is set.")
    SECRET_KEY = secrets.token_urlsafe(48)
ALLOWED_HOSTS = [host for host in os.environ.get("YOKOTEN_HOSTS", "").split(",") if host] or [
    "localhost",
    "127.0.0.1",
    "[::1]",
]
CSRF_TRUSTED_ORIGINS = [] if IS_EMBEDDED else [PUBLIC_ADDRESS]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "yokoten.kernel",
    "yokoten.measure",
    "yokoten.compare",
    "yokoten.practices",
    "yokoten.exchange",
    "yokoten.adopt",
    "yokoten.spread",
    "yokoten.prove",
    "yokoten.interfaces.web",
    "yokoten.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "yokoten.interfaces.web.middleware.no_control_letters",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "yokoten.interfaces.web.middleware.bounded_body",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "yokoten.interfaces.web.middleware.language_of_person",
    "yokoten.interfaces.web.middleware.cleared_device",
    "yokoten.interfaces.web.middleware.refusals",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "yokoten.config.urls"
WSGI_APPLICATION = "yokoten.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "interfaces" / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "yokoten.interfaces.web.frame.frame",
            ],
            "builtins": ["yokoten.interfaces.web.templatetags.yokoten"],
        },
    }
]

DATABASE_URL = os.environ.get("DATABASE_URL") or f"sqlite:///{HOME / 'yokoten.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=600)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;",
    }
# Where limits are counted: "process" for one process alone, "database" for all processes together.
COUNTS = os.environ.get("YOKOTEN_COUNTS") or ("process" if IS_EMBEDDED else "database")
if COUNTS not in ("process", "database"):
    raise ImproperlyConfigured("YOKOTEN_COUNTS is “process” or “database”.")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}}}
if COUNTS == "database":
    CACHES = {"default": {"BACKEND": "yokoten.config.counts.SharedCounts", "LOCATION": "counts"}}
    DATABASES["counts"] = dict(DATABASES["default"])
    if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # a file of its own: an import holds the other one for long
        DATABASES["counts"]["NAME"] = str(HOME / "counts.sqlite3")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
HAS_BACKGROUND_THREAD = os.environ.get("YOKOTEN_BACKGROUND") == "1"

AUTH_USER_MODEL = "kernel.Person"
LANGUAGE_CODE = "en"
LANGUAGES = [("ru", "Русский"), ("vi", "Tiếng Việt"), ("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = os.environ.get("YOKOTEN_TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not IS_EMBEDDED
SECURE_HSTS_SECONDS = 0 if IS_EMBEDDED else 31_536_000
SECURE_PROXY_SSL_HEADER = None if IS_EMBEDDED else ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("YOKOTEN_PROXIES", "0" if IS_EMBEDDED else "1"))
SESSION_COOKIE_AGE = 14 * 24 * 3600
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
UPLOAD_LIMIT_BYTES = 64 * 1024 * 1024

EMAIL_BACKEND = os.environ.get("YOKOTEN_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = os.environ.get("YOKOTEN_EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("YOKOTEN_EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("YOKOTEN_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("YOKOTEN_EMAIL_PASSWORD", "")
EMAIL_TIMEOUT = 20
EMAIL_USE_TLS = os.environ.get("YOKOTEN_EMAIL_TLS") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("YOKOTEN_EMAIL_FROM", "yokoten@localhost")

# A folder with a multilingual sentence model in ONNX form; search works without one.
EMBEDDING_MODEL = os.environ.get("YOKOTEN_EMBEDDING_MODEL", "")
EMBEDDING_PROVIDER = "yokoten.practices.rules.search.embedding.SentenceModel"

# Where disputed territories stand: "apart" lists them under no country; a country code hangs them there.
DISPUTED_PLACES = os.environ.get("YOKOTEN_DISPUTED_PLACES", "apart")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("YOKOTEN_LOG", "WARNING")},
}
