"""The frame of an evaluation on official figures: which figure, who began when, who did not, which years."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.measure.models import Indicator
from yokoten.prove.actions.asking import Compared
from yokoten.prove.rules.series import Frame

FIRST_YEAR, LAST_YEAR = 1900, 2200


def year_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(
        label=label, required=required, min_value=FIRST_YEAR, max_value=LAST_YEAR, widget=widget, help_text=help_text
    )


def places_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.MultipleChoiceField:
    widget = forms.SelectMultiple(attrs={"size": 7})
    return forms.MultipleChoiceField(label=label, required=required, widget=widget, help_text=help_text)


class FiguresForm(forms.Form):
    """Regions of one country and one figure by year."""

    organisation = forms.ChoiceField(label=_("Who evaluates"))
    indicator = forms.ChoiceField(label=_("Which figure"))
    treated = places_field(_("Who began"), help_text=_("With Ctrl or ⌘ several are chosen."))
    start = year_field(_("In which year"))
    treated_later = places_field(_("Who began in another year"), required=False)
    start_later = year_field(_("In which year"), required=False)
    comparison = places_field(
        _("Compared with"), required=False, help_text=_("Empty: all others. Leave out who learned from it, too.")
    )
    first_year = year_field(_("Use years from"))
    last_year = year_field(_("Use years to"))

    def offer(self, homes: Sequence[Any], indicators: Sequence[Indicator], places: Sequence[Any]) -> "FiguresForm":
        language = spoken()
        self._homes = {one.code: one for one in homes}
        self._indicators = {one.code: one for one in indicators}
        named = sorted(
            ((one.code, one.name(language.code)) for one in places), key=lambda one: language.sort_key(one[1])
        )
        self._places = [code for code, _name in named]
        self.fields["organisation"].choices = [(one.code, one.name(language.code)) for one in homes]
        self.fields["indicator"].choices = [
            (code, f"{one.name(language.code)}, {one.unit_name(language.code)}")
            for code, one in self._indicators.items()
        ]
        for name in ("treated", "treated_later", "comparison"):
            self.fields[name].choices = named
        return self

    @property
    def compared(self) -> Compared:
        said = self.cleaned_data
        first = dict.fromkeys(said["treated"], said["start"])
        if said["start_later"]:
            first |= {code: said["start_later"] for code in said["treated_later"] if code not in first}
        others = [code for code in (said["comparison"] or self._places) if said["comparison"] or code not in first]
        home, indicator = self._homes[said["organisation"]], self._indicators[said["indicator"]]
        return Compared(home, indicator, first, tuple(others))

    @property
    def frame(self) -> Frame:
        """Whole years; the start is that of the first who began."""
        said = self.cleaned_data
        start = min(self.compared.first.values())
        return Frame(date(said["first_year"], 1, 1), date(said["last_year"], 12, 31), date(start, 1, 1))
