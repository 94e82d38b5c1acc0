"""What every page of the station "learn" carries: its tabs, and how much waits for the reader."""

from typing import Any

from django.http import HttpRequest

from yokoten.kernel.policies import is_signed_in
from yokoten.practices.policies import can_draft, can_import
from yokoten.practices.queries.practice import checks_waiting


def shown(request: HttpRequest, tab: str) -> dict[str, Any]:
    """The context of `practices/tabs.html`."""
    if not is_signed_in(request.user):
        return {"station": "learn", "tab": tab}
    return {
        "station": "learn",
        "tab": tab,
        "may_write": can_draft(request.user),
        "may_import": can_import(request.user),
        "checks": checks_waiting(request.user).count(),
    }
