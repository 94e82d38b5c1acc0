"""Forms of a target: what it is, the number of a day, the limits of its chart."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.actions.project import Wanted
from yokoten.adopt.models import Target
from yokoten.interfaces.web.adopt.fields import line_field, number_field
from yokoten.interfaces.web.exchange.begin_form import day_field

DIRECTIONS = (("lower", _("less is better")), ("higher", _("more is better")))


class TargetForm(forms.Form):
    """What is measured, where it stands, where it shall stand."""

    name = line_field(_("What is measured"), longest=160, help_text=_("For example: time from order to dispatch."))
    unit = line_field(_("Unit"), longest=40)
    direction = forms.ChoiceField(label=_("Direction"), choices=DIRECTIONS, initial="lower")
    baseline = number_field(_("Where it stands"), required=False)
    goal = number_field(_("Where it shall stand"))
    method = line_field(
        _("How it is measured"),
        required=False,
        longest=300,
        help_text=_("Who counts what, and how often."),
    )

    def wanted(self, language: str) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            name=said["name"],
            language=language,
            unit=said["unit"],
            goal=said["goal"],
            baseline=said["baseline"],
            is_lower_better=said["direction"] == "lower",
            method=said["method"],
        )


def known_target(target: Target) -> dict[str, Any]:
    kept = {name: getattr(target, name) for name in ("name", "unit", "baseline", "goal", "method")}
    return kept | {"direction": "lower" if target.is_lower_better else "higher"}


class BaselineForm(forms.Form):
    """From how many of the first numbers the limits come."""

    count = forms.IntegerField(
        label=_("Numbers of the baseline"), required=False, min_value=3, max_value=10_000,
        help_text=_("The first so many numbers make the limits. Empty: all of them."),
    )  # fmt: skip


class RenewForm(forms.Form):
    """From which day new limits hold, and why."""

    on = day_field(_("From this day on"), required=True)
    reason = line_field(_("What was changed"), longest=300)
