"""Forms of places."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.administration.names import NamesForm, place_choices, said_choices
from yokoten.interfaces.wording.kernel import LEVELS
from yokoten.kernel.actions.place import PlaceDetails
from yokoten.kernel.models import Place
from yokoten.kernel.queries import place_by_code, places


class PlaceForm(NamesForm):
    """Names, level, validity, aliases and public codes."""

    level = forms.ChoiceField(label=_("Level"))
    country = forms.CharField(
        label=_("Country"), max_length=2, required=False, help_text=_("Two letters of ISO 3166-1, for example SE.")
    )
    parent = forms.ChoiceField(label=_("Stands under"), required=False)
    valid_from = forms.DateField(
        label=_("First day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    valid_to = forms.DateField(
        label=_("First day after the last"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty while the place exists."),
    )
    aliases = forms.CharField(
        label=_("Other spellings"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line; files are matched to places by them."),
    )
    codes = forms.CharField(
        label=_("Public codes"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line: system, space, code, for example NUTS SE122."),
    )

    def offer(self) -> "PlaceForm":
        """Choices in the reader's language."""
        self.fields["level"].choices = said_choices(LEVELS)
        self.fields["parent"].choices = place_choices(places().exclude(level=Place.Level.MUNICIPALITY))
        return self

    def clean_codes(self) -> list[tuple[str, str]]:
        pairs = [tuple(line.split(None, 1)) for line in self.cleaned_data["codes"].splitlines() if line.strip()]
        wrong = next((pair for pair in pairs if len(pair) != 2), None)
        if wrong:
            raise forms.ValidationError(
                _("The line “%(line)s” has no code after the system. Write for example NUTS SE122."),
                params={"line": wrong[0]},
            )
        return [(system, code.strip()) for system, code in pairs]

    def details(self) -> PlaceDetails:
        said = self.cleaned_data
        return PlaceDetails(
            names=self.texts("name"),
            level=said["level"],
            country=said["country"],
            parent=place_by_code(said["parent"]) if said["parent"] else None,
            aliases=said["aliases"].splitlines(),
            valid_from=said["valid_from"],
            valid_to=said["valid_to"],
        )


class NewPlaceForm(PlaceForm):
    """A new place has a code, too."""

    code = forms.CharField(
        label=_("Code"), max_length=24, help_text=_("ISO 3166-2 where there is one, for example SE-D.")
    )
