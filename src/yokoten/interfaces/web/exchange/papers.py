"""Documents of trips and practices as files, in any of the four languages."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from yokoten.exchange.queries import trip_by_key
from yokoten.interfaces.documents.exchange.programme import programme_of
from yokoten.interfaces.documents.paper.handed import paper_response
from yokoten.interfaces.web.administration.door import found
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.language import CODES, Language, speak


@login_required
@require_safe
def trip_programme(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """The programme as PDF or DOCX, for both sides of the trip."""
    trip = found(trip_by_key(request.user, key))
    return paper_response(programme_of(request.user, trip, asked_language(request), now=timezone.localtime()), kind)


def asked_language(request: HttpRequest) -> Language:
    """The language that the address names, else that of the reader's pages."""
    asked = request.GET.get("language", "")
    return speak(asked) if asked in CODES else spoken()
