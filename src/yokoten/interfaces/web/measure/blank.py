"""An empty table to fill in: the regions of a country down, the indicators to report across."""

import re
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from yokoten.interfaces.documents.table import XLSX, Sheet, sheet_response
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.queries import places_of
from yokoten.measure.queries import indicators_seen

LEAST = 1
YEAR = re.compile("[0-9]{4}")


@login_required
def entry_template(request: HttpRequest, country: str) -> HttpResponse:
    """Regions valid on `?on=` (today unless given), one row each; the head is recognised when the file comes back."""
    language = spoken()
    on = _day(request.GET.get("on", ""))
    places = sorted(places_of(country, on=on), key=lambda place: language.sort_key(place.name(language.code)))
    if len(places) < LEAST:
        raise Http404
    own = f"{country.lower()}-"
    observed = [one for one in indicators_seen(request.user) if not one.is_ratio and one.code.startswith(own)]
    year = _year(request.GET.get("year", ""), on.year - 1)
    heads = [gettext("Code"), gettext("Region"), gettext("Year")]
    heads += [f"{one.name(language.code)}, {one.unit_name(language.code)}" for one in observed]
    rows = [[place.code, place.name(language.code), year, *[None] * len(observed)] for place in places]
    return sheet_response(Sheet(f"yokoten-{country}-{on.year}", f"{country} {year}", heads, rows), XLSX)


def _year(text: str, otherwise: int) -> int:
    return int(text) if YEAR.fullmatch(text) else otherwise


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()
