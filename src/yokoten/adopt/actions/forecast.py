"""What a team expects its targets to come to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yokoten.adopt.actions.project import locked, require_open
from yokoten.adopt.models import Forecast, Target
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.policies import require


@dataclass(frozen=True)
class Foreseen:
    """The value that is expected, as seen on a day, and why."""

    value: Decimal
    made_on: date
    language: str
    note: str = ""


@action
def set_forecast(actor: Any, target: Target, foreseen: Foreseen) -> Forecast:
    """Say what is expected now; what a gate has locked stays, and this stands beside it."""
    project = locked(target.project)
    require(actor, "adopt.set_forecast", project.organisation)
    require_open(project)
    person = actor if getattr(actor, "pk", None) else None
    fields = {name: getattr(foreseen, name) for name in Foreseen.__dataclass_fields__} | {"made_by": person}
    forecast = target.forecasts.filter(locked_at="").first()
    if forecast is None:
        forecast = Forecast.objects.create(target=target, **fields)
    elif put(forecast, **fields):
        forecast.save()
    else:
        return forecast
    facts = {"target": target.name, "value": forecast.value}
    record(actor, "adopt.set_forecast", project, organisation=project.organisation, **facts)
    return forecast
