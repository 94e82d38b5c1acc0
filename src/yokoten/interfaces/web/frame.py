"""What every page carries: who is here, where they stand in the loop, which languages there are."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from yokoten.kernel.models import Person, Place
from yokoten.kernel.policies import can_administer
from yokoten.kernel.queries import place_by_code, unread_count

STATIONS = (
    ("measure", _("Measure"), "measure"),
    ("compare", _("Compare"), "learn"),
    ("learn", _("Learn"), "practices"),
    ("adopt", _("Adopt"), "projects"),
    ("prove", _("Prove"), "evaluations"),
    ("spread", _("Spread"), "adoptions"),
)
RECENT = 5


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of the base template; views may set `station`."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {"languages": settings.LANGUAGES, "stations": STATIONS, "person": None, "theme": ""}
    return {
        "languages": settings.LANGUAGES,
        "stations": STATIONS,
        "person": person,
        "theme": person.theme,
        "here": here(request),
        "may_administer": can_administer(person),
        "unread": unread_said(unread_count(person)),
    }


def unread_said(count: int) -> str:
    """How many notifications are unread, as the bell shows it; nothing for none."""
    return "99+" if count > 99 else str(count or "")


def here(request: HttpRequest) -> Place | None:
    """The region the person looks at: the last one opened in this session, else their own."""
    kept = getattr(request, "_here", None)
    if kept is None:
        opened = request.session.get("regions", [])
        kept = request._here = (place_by_code(opened[0]) if opened else None) or request.user.home
    return kept


def stand_at(request: HttpRequest, place: Place) -> None:
    """Remember the region just opened, the last five first."""
    opened = request.session.get("regions", [])
    if not opened or opened[0] != place.code:
        request.session["regions"] = [place.code, *(code for code in opened if code != place.code)][:RECENT]
    request._here = place
