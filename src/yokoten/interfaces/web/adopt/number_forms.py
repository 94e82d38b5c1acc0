"""The number of a day, as the chart of the target asks for it, and the choice of that chart."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import sanitize_separators
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.actions.measuring import Reading
from yokoten.adopt.models import Target
from yokoten.adopt.rules.charts import COUNT, RATE, SHARE, SUBGROUP, Counted
from yokoten.interfaces.web.adopt.fields import line_field, number_field
from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.interfaces.wording.behaviour import CHARTS, RULE_SETS
from yokoten.interfaces.wording.language import Language


class ReadingForm(forms.Form):
    """The number of a day."""

    on = day_field(_("Day"), required=True)
    note = line_field(_("What was different"), required=False, longest=300)

    def reading(self, key: UUID, language: str) -> Reading:
        said = self.cleaned_data
        return Reading(key, said["on"], said.get("value"), language, said["note"], self.counted())

    def counted(self) -> Counted:
        said = self.cleaned_data
        return Counted(said.get("events"), said.get("size"), said.get("parts", ()))


class SingleForm(ReadingForm):
    value = number_field(_("Number"))
    field_order = ("value", "on", "note")


class CountForm(ReadingForm):
    events = number_field(_("How many"))
    field_order = ("events", "on", "note")


class ShareForm(ReadingForm):
    events = number_field(_("How many"))
    size = number_field(_("Of how many"))
    field_order = ("events", "size", "on", "note")


class RateForm(ReadingForm):
    events = number_field(_("How many"))
    size = number_field(_("For how much"), help_text=_("Hours, pieces, residents: always the same."))
    field_order = ("events", "size", "on", "note")


class SubgroupForm(ReadingForm):
    """Values that belong together, a space between them."""

    parts = line_field(_("Values of the day"), longest=400, help_text=_("A space between them; every day as many."))
    field_order = ("parts", "on", "note")

    def clean_parts(self) -> tuple[Decimal, ...]:
        return tuple(_number(word) for word in re.split(r"[\s;]+", self.cleaned_data["parts"].strip()) if word)


FORMS = {SHARE: ShareForm, RATE: RateForm, COUNT: CountForm, SUBGROUP: SubgroupForm}


def reading_form(target: Target, *given: Any, **details: Any) -> ReadingForm:
    """The form that asks for what the chart of the target needs."""
    return FORMS.get(target.chart, SingleForm)(*given, **details)


class ChartForm(forms.Form):
    """Which chart, and by which rules a number is unusual."""

    chart = forms.ChoiceField(label=_("Kind of number"))
    rules = forms.ChoiceField(label=_("What is unusual"))

    def offer(self, language: Language, *, is_fixed: bool) -> "ChartForm":
        self.fields["chart"].choices = [(code, language.say(word)) for code, word in CHARTS.items()]
        self.fields["rules"].choices = [(code, language.say(word)) for code, word in RULE_SETS.items()]
        self.fields["chart"].disabled = is_fixed
        if is_fixed:
            self.fields["chart"].help_text = gettext("Fixed, as there are numbers already.")
        return self


def _number(word: str) -> Decimal:
    try:
        value = Decimal(sanitize_separators(word))
    except InvalidOperation as error:
        raise forms.ValidationError(gettext("“%(word)s” is not a number.") % {"word": word}) from error
    if not value.is_finite() or abs(value) >= Decimal(10) ** 12:
        raise forms.ValidationError(gettext("“%(word)s” is not a number.") % {"word": word})
    return value
