"""The choice of an official figure for a target."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.actions.following import Followed
from yokoten.interfaces.web.administration.names import place_choices
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.adopt_following import PERIODS
from yokoten.kernel.queries import places
from yokoten.measure.queries.indicator import indicators_about
from yokoten.measure.queries.spans import finer_ids, finer_only, kinds_told


class PlaceForm(forms.Form):
    """Of which place."""

    place = forms.ChoiceField(label=_("Place"))

    def offer(self) -> "PlaceForm":
        self.fields["place"].choices = place_choices(places())
        return self


class FigureForm(forms.Form):
    """Which of its figures, and by which period."""

    figure = forms.ChoiceField(
        label=_("Which figure"),
        help_text=_("Its unit should be that of the target; the chart shows the values as they are."),
    )

    def offer(self, actor: Any, place: Any) -> bool:
        """Whether the place has figures to choose from."""
        language = spoken()
        yearly = list(indicators_about(actor, [place]))
        every = [*yearly, *finer_only(actor, place, finer_ids(place), [one.pk for one in yearly])]
        kinds = kinds_told(every, [place])
        self._place = place
        self._choices = {f"{one.code} {kind}": (one, kind) for one in every for kind in kinds[one.pk]}
        named = [
            (code, f"{one.name(language.code)}, {one.unit_name(language.code)}: {language.say(PERIODS[kind])}")
            for code, (one, kind) in self._choices.items()
        ]
        self.fields["figure"].choices = sorted(named, key=lambda each: language.sort_key(each[1]))
        return bool(named)

    @property
    def followed(self) -> Followed:
        indicator, kind = self._choices[self.cleaned_data["figure"]]
        return Followed(indicator, self._place, kind)
