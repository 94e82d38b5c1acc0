"""Forms of the result: an effect, a summary, a decision."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.actions.effect import Reckoned
from yokoten.adopt.rules.effects import CURRENCIES, FORMS, KINDS
from yokoten.interfaces.web.adopt.fields import line_field
from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.projects import EFFECT_FORMS, EFFECT_KINDS


def text_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=required, max_length=5_000, widget=area, help_text=help_text)


class EffectForm(forms.Form):
    """What was saved or earned, how much, and how it was reckoned."""

    what = line_field(_("What was saved or earned"), help_text=_("For example: overtime of the second shift."))
    amount = forms.DecimalField(
        label=_("Amount"), max_digits=18, decimal_places=2, localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text=_("What cost more than it brought has a minus."),
    )  # fmt: skip
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    kind = forms.ChoiceField(label=_("How often"))
    form = forms.ChoiceField(
        label=_("In cash or on paper"),
        help_text=_("In cash: it shows in the accounts. On paper: hours or space that became free."),
    )
    begins_on = day_field(_("From"), required=True)
    ends_on = day_field(_("To"))
    reckoned = text_field(
        _("How it was reckoned"), help_text=_("So that somebody else can do it again: hours × rate × weeks.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = spoken()
        self.fields["kind"].choices = [(code, language.say(EFFECT_KINDS[code])) for code in KINDS]
        self.fields["form"].choices = [(code, language.say(EFFECT_FORMS[code])) for code in FORMS]

    def reckoned_effect(self, language: str) -> Reckoned:
        said = dict(self.cleaned_data)
        return Reckoned(language=language, **said | {"amount": Decimal(said["amount"])})


class SummaryForm(forms.Form):
    """What was reached, in the team's words."""

    summary = text_field(_("What was reached"), help_text=_("The numbers and effects of today go along by themselves."))


class ApproveForm(forms.Form):
    remark = text_field(_("Remark"), required=False)


class DeclineForm(forms.Form):
    reason = text_field(_("Why"))
