"""What every page of trips carries: the tabs of the station, and what the reader may begin."""

from typing import Any

from django.http import HttpRequest

from yokoten.exchange.policies import can_plan
from yokoten.interfaces.web.exchange.door import Entry
from yokoten.interfaces.web.practices import tabs


def shown(request: HttpRequest, part: str = "trips") -> dict[str, Any]:
    """The context of `exchange/parts.html`; `part` is the page inside trips."""
    return {**tabs.shown(request, "trips"), "part": part, "may_plan": can_plan(request.user)}


def shown_at_visit(request: HttpRequest, entry: Entry) -> dict[str, Any]:
    """The same on the pages of a visit: guests come from their trips, hosts from the visits they receive."""
    return shown(request, "trips" if entry.is_guest else "received")
