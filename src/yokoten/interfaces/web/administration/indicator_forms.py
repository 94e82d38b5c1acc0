"""Forms of indicators."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.administration.names import NamesForm, in_languages
from yokoten.interfaces.web.templatetags.words import DIRECTIONS, PARTS, PRICES
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries.organisation import organisations_where
from yokoten.measure.actions.indicator import (
    IndicatorDetails,
)
from yokoten.measure.models import Indicator
from yokoten.measure.queries import indicator_by_code, indicators_seen, source_by_code, sources

VISIBILITIES = [
    ("public", _("everybody")),
    ("network", _("everybody who signs in")),
    ("own", _("the own organisation")),
]
MERGES = [("sum", _("add the parts")), ("none", _("leave a gap"))]
PLAIN = ("decimals", "theme", "direction", "part", "prices", "is_skewed", "merge", "factor", "visibility")
LINKS = ("numerator", "denominator", "deflator")


class IndicatorForm(NamesForm):
    """Names, definition, unit, and what comparisons need to know."""

    unit = forms.CharField(label=_("Unit"), max_length=32, help_text=_("As it stands beside the number in English."))
    decimals = forms.IntegerField(label=_("Decimals"), min_value=0, max_value=6)
    theme = forms.CharField(label=_("Theme"), max_length=32)
    direction = forms.ChoiceField(label=_("Better is"), choices=list(DIRECTIONS.items()))
    part = forms.ChoiceField(
        label=_("Part in comparisons"),
        choices=list(PARTS.items()),
        help_text=_("Structure says who is alike, outcomes say who does better; an outcome never makes regions alike."),
    )
    prices = forms.ChoiceField(
        label=_("Price basis"),
        choices=list(PRICES.items()),
        help_text=_("A series in current prices is never compared across years as it stands."),
    )
    deflator = forms.ChoiceField(label=_("Deflated by"), required=False)
    is_skewed = forms.BooleanField(
        label=_("Skewed: compare logarithms"),
        required=False,
        help_text=_("For sizes, where few regions are very large."),
    )
    numerator = forms.ChoiceField(label=_("Computed from"), required=False)
    denominator = forms.ChoiceField(label=_("divided by"), required=False)
    factor = forms.FloatField(label=_("times"), help_text=_("For example 1000 from millions per thousand."))
    merge = forms.ChoiceField(label=_("When places merge"), choices=MERGES)
    source = forms.ChoiceField(label=_("Source"), required=False)
    visibility = forms.ChoiceField(label=_("Seen by"), choices=VISIBILITIES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(in_languages("definition", limit=2000, long=True))
        self.fields.update(in_languages("unit", limit=60))

    @property
    def definitions(self) -> list[forms.BoundField]:
        return self.bound("definition")

    @property
    def units(self) -> list[forms.BoundField]:
        return self.bound("unit")

    def offer(self, actor: Any, own: Indicator | None = None) -> "IndicatorForm":
        """Other indicators and sources by their names."""
        language = spoken()
        others = [(each.code, each.name(language.code)) for each in indicators_seen(actor) if each != own]
        others.sort(key=lambda other: language.sort_key(other[1]))
        for name in LINKS:
            self.fields[name].choices = [("", "–"), *others]
        self.fields["source"].choices = [("", "–"), *((each.code, each.name(language.code)) for each in sources())]
        return self

    def details(self, actor: Any) -> IndicatorDetails:
        said = self.cleaned_data
        links = {name: indicator_by_code(actor, said[name]) if said[name] else None for name in LINKS}
        plain = {name: said[name] for name in ("unit", *PLAIN)}
        return IndicatorDetails(
            names=self.texts("name"),
            definitions=self.texts("definition"),
            unit_names=self.texts("unit"),
            source=source_by_code(said["source"]) if said["source"] else None,
            **plain,
            **links,
        )


class NewIndicatorForm(IndicatorForm):
    """A new indicator has a code and belongs to the house or an organisation."""

    code = forms.SlugField(label=_("Code"), max_length=64, help_text=_("Short and lasting: letters, digits, hyphens."))
    organisation = forms.ChoiceField(label=_("Kept by"), required=False)

    def offer(self, actor: Any, own: Indicator | None = None) -> "NewIndicatorForm":
        super().offer(actor, own)
        language = spoken()
        kept = [(each.code, each.name(language.code)) for each in organisations_where(actor, "measure.add_indicator")]
        house = [("", gettext("the whole installation"))] if is_administrator(actor) else []
        self.fields["organisation"].choices = [*house, *kept]
        return self
