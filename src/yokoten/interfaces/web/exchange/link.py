"""The signed link by which a host without an account answers: who holds it acts for that host on that visit alone."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from yokoten.exchange.models import Visit
from yokoten.exchange.policies import HOST_LINK
from yokoten.exchange.queries import visit_by_key
from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.visits import news_letter, request_letter
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.actor import Holder

SALT = "yokoten.visit"
SPOKEN_IN = {"RU": "ru", "VN": "vi", "SE": "sv"}


def token_of(visit: Visit) -> str:
    """The link's key: the visit's own, signed; it opens nothing else."""
    return signing.dumps(str(visit.key), salt=SALT)


def address_of(visit: Visit) -> str:
    return settings.PUBLIC_ADDRESS + reverse("visit_link", args=[token_of(visit)])


def entered(token: str) -> tuple[Holder, Visit] | None:
    """The holder of a link and the visit it is for; nothing for a foreign key."""
    try:
        key = UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
    holder = Holder(HOST_LINK, str(key), "")
    visit = visit_by_key(holder, key)
    if visit is None or visit.host_id is not None:
        return None
    return Holder(HOST_LINK, str(key), visit.host_name), visit


def request_by_letter(visit: Visit) -> Letter:
    """The letter that asks for the visit."""
    dates = visit.dates.order_by("-made_at", "-pk").first()
    language = speak(letter_language(visit))
    facts = {
        **_facts(visit, language.code),
        "first": language.day(dates.first_on) if dates else "–",
        "last": language.day(dates.last_on) if dates else "–",
        "aim": visit.trip.aim,
        "words": visit.message,
    }
    subject, body = request_letter(language, facts)
    return _letter(visit, subject, body, language.code, "asked")


def news_by_letter(visit: Visit) -> Letter:
    """A letter that says that the visit moved on."""
    language = speak(letter_language(visit))
    subject, body = news_letter(language, {**_facts(visit, language.code), "state": visit.state})
    return _letter(visit, subject, body, language.code, "news")


def letter_language(visit: Visit) -> str:
    """The language of the host's country, else the trip's."""
    return SPOKEN_IN.get(visit.place.country if visit.place else "", visit.trip.language)


def _facts(visit: Visit, code: str) -> dict[str, str]:
    return {
        "guest": visit.trip.organisation.name(code),
        "host": visit.host_name,
        "title": visit.trip.title,
        "address": address_of(visit),
        "reason": visit.decline_reason,
    }


def _letter(visit: Visit, subject: str, body: str, language: str, what: str) -> Letter:
    newest = visit.dates.order_by("-pk").values_list("pk", flat=True).first() or 0
    key = f"visit-{visit.pk}-{what}-{visit.state}-{newest}"
    return Letter(key, "email", visit.host_email, subject, body, language)
