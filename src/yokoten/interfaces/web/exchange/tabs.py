"""What every page of trips carries: its station, and what waits for the reader."""

from typing import Any

from django.http import HttpRequest

from yokoten.exchange.policies import can_plan


def shown(request: HttpRequest) -> dict[str, Any]:
    """The context of the frame."""
    return {"station": "learn", "tab": "trips", "may_plan": can_plan(request.user)}
