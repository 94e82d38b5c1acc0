"""Forms of a value-stream map: what is asked for, and a step, quick to fill at the workplace."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.actions.stream import Asked, Measured
from yokoten.adopt.models import Stream, StreamStep
from yokoten.adopt.rules.streams import FIGURES, SHARES
from yokoten.interfaces.web.adopt.fields import line_field, number_field

UNITS = (("s", _("seconds")), ("min", _("minutes")), ("h", _("hours")), ("d", _("working days")))
HUNDRED = Decimal(100)
FIRST = ("name", "processing", "waiting", "stock_before", "people")
MORE = ("value_adding", "transport", "changeover", "batch", "defects", "first_pass", "loss", "place")


class AskedForm(forms.Form):
    """The unit of the times, and what the customer asks for."""

    unit = forms.ChoiceField(label=_("Unit of all times"), choices=UNITS, initial="min")
    demand = number_field(_("Units asked for"), required=False, help_text=_("For example 460 a day."))
    available = number_field(
        _("Working time for them"), required=False, help_text=_("Without breaks, in the unit of all times.")
    )
    day = number_field(_("Working time of a day"), required=False, help_text=_("To say long times in days."))

    def asked(self) -> Asked:
        return Asked(**self.cleaned_data)


def known_asked(stream: Stream | None) -> dict[str, Any]:
    return {name: getattr(stream, name) for name in ("unit", "demand", "available", "day")} if stream else {}


class StepForm(forms.Form):
    """A step: five fields in front, the rest for those who measured it."""

    name = line_field(_("Step"), longest=80)
    processing = number_field(_("Processing time"), required=False, help_text=_("Work on one unit."))
    waiting = number_field(_("Waiting before it"), required=False)
    stock_before = number_field(_("Units in front of it"), required=False)
    people = number_field(_("People at the step"), required=False)
    value_adding = number_field(
        _("Value-adding time"), required=False, help_text=_("The part of the work that the customer would pay for.")
    )
    transport = number_field(_("Transport"), required=False, help_text=_("Where it is not part of the waiting."))
    changeover = number_field(_("Changeover"), required=False)
    batch = number_field(_("Units between two changeovers"), required=False)
    defects = number_field(_("With a fault, %"), required=False)
    first_pass = number_field(_("Right the first time, %"), required=False)
    loss = line_field(_("What is lost here"), required=False)
    place = forms.IntegerField(
        label=_("Place in the flow"), required=False, min_value=1, help_text=_("Empty: at the end.")
    )

    def first(self) -> list[forms.BoundField]:
        return [self[name] for name in FIRST]

    def more(self) -> list[forms.BoundField]:
        return [self[name] for name in MORE]

    @property
    def has_more(self) -> bool:
        """Whether something stands, or is wrong, in the fields behind."""
        return any(self[name].value() not in (None, "") or self[name].errors for name in MORE)

    def measured(self, language: str) -> Measured:
        said = self.cleaned_data
        figures = {name: said[name] for name in FIGURES}
        shares = {name: figures[name] / HUNDRED for name in SHARES if figures[name] is not None}
        return Measured(said["name"], language, figures | shares, said["loss"])


def known_step(step: StreamStep) -> dict[str, Any]:
    figures = {name: getattr(step, name) for name in FIGURES}
    shares = {name: figures[name] * HUNDRED for name in SHARES if figures[name] is not None}
    return {**figures, **shares, "name": step.name, "loss": step.loss, "place": step.position}
