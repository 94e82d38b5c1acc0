"""The form of a goal."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.administration.names import in_languages, place_choices, said_choices, spread
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.goals import COMPARATORS, PATHS, SUBJECTS
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries import places
from yokoten.kernel.queries.organisation import organisations_where
from yokoten.measure.actions.goal import GoalDetails
from yokoten.measure.models import Goal
from yokoten.measure.queries import indicator_by_code, indicators_seen

PLAIN = (
    "subject", "comparator", "value", "low", "high", "first_year", "horizon", "article", "path", "baseline_value",
    "baseline_year", "valid_from", "visibility", "is_example",
)  # fmt: skip
VISIBILITIES = [
    ("public", _("everybody")),
    ("network", _("everybody who signs in")),
    ("own", _("the own organisation")),
]


def _amount(label: Any, help_text: Any = "") -> forms.FloatField:
    return forms.FloatField(label=label, required=False, localize=True, help_text=help_text)


def _year(label: Any, help_text: Any = "", *, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=required, min_value=1950, max_value=2150, help_text=help_text)


class GoalForm(forms.Form):
    """What a document asks for, by when, and on which path."""

    place = forms.ChoiceField(label=_("Place"))
    organisation = forms.ChoiceField(label=_("Kept by"), required=False)
    indicator = forms.ChoiceField(label=_("Indicator"), required=False)
    subject = forms.ChoiceField(label=_("What is asked for"))
    comparator = forms.ChoiceField(label=_("How it is compared"))
    value = _amount(_("Value"), _("For a place in a ranking: the worst place that will do."))
    low = _amount(_("Lower end"))
    high = _amount(_("Upper end"))
    first_year = _year(_("Counted from the year"), _("For growth over a period; empty otherwise."))
    horizon = _year(_("To be reached in the year"), required=True)
    article = forms.CharField(label=_("Article or section"), max_length=80, required=False)
    valid_from = forms.DateField(
        label=_("In force from"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    path = forms.ChoiceField(
        label=_("Path to the goal"), help_text=_("Without a path it is not said whether the goal is on track.")
    )
    baseline_value = _amount(_("The path starts at"))
    baseline_year = _year(_("in the year"))
    visibility = forms.ChoiceField(label=_("Seen by"), choices=VISIBILITIES)
    is_example = forms.BooleanField(label=_("An example, not a real goal"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for prefix, limit in (("document", 200), ("name", 200), ("unit", 60)):
            self.fields.update(in_languages(prefix, limit=limit))

    def offer(self, actor: Any) -> "GoalForm":
        """Places, indicators and organisations by their names."""
        language = spoken()
        known = [(each.code, each.name(language.code)) for each in indicators_seen(actor)]
        known.sort(key=lambda each: language.sort_key(each[1]))
        kept = [(each.code, each.name(language.code)) for each in organisations_where(actor, "measure.set_goal")]
        house = [("", gettext("the whole installation"))] if is_administrator(actor) else []
        for name, choices in (
            ("place", place_choices(places())),
            ("indicator", [("", "–"), *known]),
            ("organisation", [*house, *kept]),
            ("subject", said_choices(SUBJECTS)),
            ("comparator", said_choices(COMPARATORS)),
            ("path", said_choices(PATHS)),
        ):
            self.fields[name].choices = choices
        return self

    def keep(self) -> None:
        """A replacement is for the same place and kept by the same organisation."""
        for name in ("place", "organisation"):
            del self.fields[name]

    def texts(self, prefix: str) -> dict[str, str]:
        return {code: self.cleaned_data.get(f"{prefix}_{code}", "") for code in LANGUAGE_NAMES}

    def tongues(self, prefix: str) -> list[forms.BoundField]:
        own = spoken().code
        return [self[f"{prefix}_{code}"] for code in sorted(LANGUAGE_NAMES, key=lambda code: code != own)]

    @property
    def documents(self) -> list[forms.BoundField]:
        return self.tongues("document")

    @property
    def names(self) -> list[forms.BoundField]:
        return self.tongues("name")

    @property
    def units(self) -> list[forms.BoundField]:
        return self.tongues("unit")

    def details(self, actor: Any) -> GoalDetails:
        said = self.cleaned_data
        return GoalDetails(
            documents=self.texts("document"),
            names=self.texts("name"),
            unit_names=self.texts("unit"),
            indicator=indicator_by_code(actor, said["indicator"]) if said["indicator"] else None,
            **{name: said[name] for name in PLAIN},
        )


def known_of(goal: Goal) -> dict[str, Any]:
    """What the form starts with for a goal that is there."""
    return {
        **spread("document", goal.documents),
        **spread("name", goal.names),
        **spread("unit", goal.unit_names),
        **{name: getattr(goal, name) for name in PLAIN},
        "indicator": goal.indicator.code if goal.indicator else "",
    }
