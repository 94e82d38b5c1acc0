"""Forms of a practice: four fields for a first draft, one long page for the rest, words in another language."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.administration.names import place_choices, said_choices
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording import practices as words
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.kernel.queries import places, places_by_code
from yokoten.practices.actions.practice import MetricDetails, PracticeDetails, TextDetails
from yokoten.practices.models import Practice, PracticeText
from yokoten.practices.rules.choices import CURRENCIES, FACTS, PROSE

PROSE_HELP = {
    "title": _("What is done, in one line; no name of a programme."),
    "problem": _("Who had which trouble, how large it was."),
    "context": _("What kind of organisation, how large, where it stood before."),
    "essence": _("What is done differently, in a few sentences that need no other text."),
    "steps": _("In which order, by whom, how long. A line that begins with a number becomes a step."),
    "resources": _("What else it took: rooms, software, help from outside."),
    "results": _("What changed, and for whom. Figures go into the table below."),
    "difficulties": _("What went wrong, who was against it, what you would do differently."),
    "conditions": _("Without what it does not work."),
}
LONG = ("essence", "steps")


def prose_field(name: str, language: str, *, required: bool = False) -> forms.CharField:
    """One part of the text, in that language."""
    attrs: dict[str, Any] = {"lang": language}
    if name == "title":
        widget: forms.Widget = forms.TextInput(attrs=attrs)
    else:
        attrs |= {"rows": 9 if name in LONG else 5}
        widget = forms.Textarea(attrs=attrs)
    limit = 160 if name == "title" else 20_000
    return forms.CharField(
        label=spoken().say(words.PROSE[name]), help_text=PROSE_HELP[name], max_length=limit, required=required,
        widget=widget,
    )  # fmt: skip


class DraftForm(forms.Form):
    """The first screen: title, problem, essence, and one result or somebody to ask."""

    def __init__(self, *args: Any, homes: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = spoken().code
        for name in ("title", "problem", "essence"):
            self.fields[name] = prose_field(name, own, required=True)
        self.fields["results"] = prose_field("results", own)
        self.fields["results"].help_text = _("One result is enough, or leave it empty and name somebody to ask.")
        self.fields["contact_name"] = forms.CharField(label=_("Who can be asked"), max_length=120, required=False)
        self.fields["contact_email"] = forms.EmailField(label=_("E-mail"), required=False)
        self.fields["language"] = forms.ChoiceField(
            label=_("You write in"), choices=list(LANGUAGE_NAMES.items()), initial=own
        )
        named = [(home.code, home.name(own)) for home in homes]
        self.fields["organisation"] = forms.ChoiceField(label=_("Organisation"), choices=named)

    def details(self) -> PracticeDetails:
        said = self.cleaned_data
        text = {name: said[name] for name in ("title", "problem", "essence", "results")}
        return PracticeDetails(text=text, facts={name: said[name] for name in ("contact_name", "contact_email")})


def _count(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=1_000_000, help_text=help_text)


class PracticeForm(forms.Form):
    """Everything of a practice in its original language. `revision` is what the writer has seen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    place = forms.ChoiceField(label=_("Place"), required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    size = forms.ChoiceField(label=_("Size of the organisation"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)
    outcome = forms.ChoiceField(
        label=_("How did it end?"), help_text=_("Failed and abandoned attempts are welcome; they are marked as such.")
    )
    started_on = forms.DateField(
        label=_("Started on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    cost = forms.DecimalField(label=_("Cost"), required=False, min_value=0, max_digits=16, decimal_places=2)
    currency = forms.ChoiceField(label=_("Currency"), required=False)
    people = _count(_("People at work on it"))
    weeks = _count(_("Weeks until it worked"))
    contact_name = forms.CharField(label=_("Who can be asked"), max_length=120, required=False)
    contact_email = forms.EmailField(label=_("E-mail"), required=False)
    contact_phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    licence = forms.ChoiceField(label=_("Licence of the text"), required=False)
    source_address = forms.URLField(label=_("Web address"), required=False, assume_scheme="https")
    visibility = forms.ChoiceField(label=_("Seen by, once it is published"))
    is_open_for_visits = forms.BooleanField(label=_("Others may come and see it"), required=False)
    visits_per_year = _count(_("Visits a year"))
    most_guests = _count(_("Guests at a time"))
    visit_languages = forms.MultipleChoiceField(
        label=_("Languages of visits"), required=False, widget=forms.CheckboxSelectMultiple
    )
    visit_terms = forms.CharField(label=_("Terms of visits"), max_length=300, required=False)
    note = forms.CharField(
        label=_("What did you change?"), max_length=300, required=False, help_text=_("Stands in the history.")
    )

    def __init__(self, *args: Any, practice: Practice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.practice = practice
        for name in PROSE:
            self.fields[name] = prose_field(name, practice.language, required=name == "title")
        nothing = [("", "–")]
        for name, choices in (
            ("place", place_choices(places())),
            ("sector", nothing + said_choices(words.SECTORS)),
            ("size", nothing + said_choices(words.SIZES)),
            ("level", nothing + said_choices(words.LEVELS)),
            ("outcome", said_choices(words.OUTCOMES)),
            ("currency", nothing + [(code, code) for code in CURRENCIES]),
            ("licence", nothing + said_choices(words.LICENCES)),
            ("visibility", said_choices(words.VISIBILITIES)),
            ("visit_languages", list(LANGUAGE_NAMES.items())),
        ):
            self.fields[name].choices = choices

    def details(self, metrics: list[MetricDetails]) -> PracticeDetails:
        """What was written; a place is looked up by its code."""
        said = self.cleaned_data
        code = said["place"]
        facts = {name: said[name] for name in FACTS} | {"place": places_by_code([code]).get(code) if code else None}
        return PracticeDetails(text={name: said[name] for name in PROSE}, facts=facts, metrics=metrics)


class MetricForm(forms.Form):
    """One result in figures; a row that is empty is left out."""

    name = forms.CharField(label=_("What is measured"), max_length=160, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=60, required=False)
    before = forms.FloatField(label=_("Before"), required=False, localize=True)
    after = forms.FloatField(label=_("After"), required=False, localize=True)
    before_period = forms.CharField(label=_("Period before"), max_length=40, required=False)
    after_period = forms.CharField(label=_("Period after"), max_length=40, required=False)
    method = forms.CharField(label=_("How it was measured"), max_length=200, required=False)
    is_lower_better = forms.BooleanField(label=_("less is better"), required=False)
    others = forms.JSONField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if any(said.get(name) not in (None, "", False) for name in self.fields if name != "others"):
            for name in ("name", "unit"):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, _("A figure needs a name and a unit."))
        return said

    def details(self, language: str) -> MetricDetails | None:
        """The figure, or nothing for an empty row; its names in other languages are kept."""
        said = self.cleaned_data
        if not said.get("name"):
            return None
        others = said.get("others")
        kept = {code: str(name) for code, name in others.items()} if isinstance(others, dict) else {}
        plain = {name: said[name] for name in self.fields if name not in ("name", "others")}
        return MetricDetails(names={**kept, language: said["name"]}, **plain)


MetricForms = forms.formset_factory(MetricForm, extra=2, max_num=12)


class TextForm(forms.Form):
    """The practice in another language."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, practice: Practice, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.practice, self.language = practice, language
        for name in PROSE:
            self.fields[name] = prose_field(name, language, required=name == "title")
            self.fields[name].help_text = ""
        for number, metric in enumerate(practice.metrics.all()):
            first = words.named_metric(metric.names, practice.language)
            self.fields[f"metric_{number}"] = forms.CharField(
                label=first, max_length=160, required=False, initial=metric.names.get(language, ""),
                widget=forms.TextInput(attrs={"lang": language}),
            )  # fmt: skip

    @property
    def metrics(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("metric_")]

    def details(self) -> TextDetails:
        said = self.cleaned_data
        names = [said[name] for name in self.fields if name.startswith("metric_")]
        return TextDetails({name: said[name] for name in PROSE}, names)


def known_of(practice: Practice, text: PracticeText | None) -> dict[str, Any]:
    """What the long form starts with."""
    return {
        **{name: getattr(practice, name) for name in FACTS},
        **({name: getattr(text, name) for name in PROSE} if text else {}),
        "place": practice.place.code if practice.place else "",
        "revision": practice.revision,
    }


def known_metrics(practice: Practice) -> list[dict[str, Any]]:
    """What the rows of figures start with."""
    named = ("unit", "before", "after", "before_period", "after_period", "method", "is_lower_better")
    return [
        {
            "name": words.named_metric(metric.names, practice.language),
            "others": metric.names,
            **{name: getattr(metric, name) for name in named},
        }
        for metric in practice.metrics.all()
    ]
