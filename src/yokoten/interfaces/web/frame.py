"""What every page carries: who is here, where they stand in the loop, which languages there are."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

STATIONS = (
    ("measure", _("Measure"), "measure"),
    ("compare", _("Compare"), "learn"),
    ("learn", _("Learn"), ""),
    ("adopt", _("Adopt"), ""),
    ("prove", _("Prove"), ""),
    ("spread", _("Spread"), ""),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of the base template; views may set `station`."""
    person = getattr(request, "user", None)
    signed_in = bool(person and person.is_authenticated)
    return {
        "languages": settings.LANGUAGES,
        "stations": STATIONS,
        "person": person if signed_in else None,
        "theme": person.theme if signed_in else "",
    }
