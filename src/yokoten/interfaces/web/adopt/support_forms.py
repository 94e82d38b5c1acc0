"""Forms of a scheme's support, its advance, and a new version of a norm."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.actions.support import AdvanceAsked, AskedFor
from yokoten.adopt.queries.support import codes_in_force, norm_book
from yokoten.adopt.rules.norms import Advance, Norm
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.workflows import called


def amount_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.DecimalField(
        label=label, required=required, max_digits=18, decimal_places=2, min_value=0, localize=True, widget=widget,
        help_text=help_text,
    )  # fmt: skip


def percent_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.DecimalField(
        label=label, required=required, max_digits=7, decimal_places=4, min_value=0, max_value=100, localize=True,
        widget=widget, help_text=help_text,
    )  # fmt: skip


def share_of(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else percent / 100


class SupportForm(forms.Form):
    """Which norm, for how many, at what cost, and what is asked for."""

    norm = forms.ChoiceField(label=_("What is supported"))
    units = forms.IntegerField(label=_("For how many"), min_value=1, initial=1)
    cost = amount_field(_("What it costs in all"))
    asked = amount_field(_("Support asked for"))

    def offer(self, organisation: Any, on: date) -> "SupportForm":
        self.fields["norm"].choices = _choices(codes_in_force(norm_book(organisation), on).norms)
        return self

    def wanted(self) -> AskedFor:
        return AskedFor(**self.cleaned_data)


class AdvanceForm(forms.Form):
    """Which advance, how much, and how much of the work is done."""

    advance = forms.ChoiceField(label=_("Kind of advance"))
    asked = amount_field(_("Advance asked for"))
    progress = percent_field(_("Work done, %"), required=False, help_text=_("As the last progress report has it."))

    def offer(self, organisation: Any, on: date) -> "AdvanceForm":
        self.fields["advance"].choices = _choices(codes_in_force(norm_book(organisation), on).advances)
        return self

    def wanted(self) -> AdvanceAsked:
        said = self.cleaned_data
        return AdvanceAsked(said["advance"], said["asked"], share_of(said["progress"]) or Decimal(0))


def _choices(ruled: tuple[Norm, ...] | tuple[Advance, ...]) -> list[tuple[str, str]]:
    language = spoken()
    return [(one.code, f"{called(language, one.names, one.code)} – {one.rule}") for one in ruled]
