"""Forms of one's own account and of first accounts."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.administration.names import place_choices
from yokoten.kernel.models import Person, Place
from yokoten.kernel.queries import place_by_code, places

THEMES = [("", _("as the device")), ("light", _("light")), ("dark", _("dark"))]


class DetailsForm(forms.Form):
    """What everyone says about themselves."""

    name = forms.CharField(label=_("Name"), max_length=200, required=False, help_text=_("As others see it."))
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("as the browser")), *settings.LANGUAGES], required=False
    )
    theme = forms.ChoiceField(label=_("Colours"), choices=THEMES, required=False, widget=forms.RadioSelect)
    home = forms.ChoiceField(
        label=_("Your region"), required=False, help_text=_("Pages open here; in charts it is the one in colour.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home"].choices = place_choices(places().filter(level=Place.Level.REGION))

    def clean_home(self) -> Place | None:
        return place_by_code(self.cleaned_data["home"]) if self.cleaned_data["home"] else None


class PasswordForm(forms.Form):
    """A name and a new password, typed twice."""

    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("As others see it."))
    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least ten characters; a few words are better than one difficult word."),
    )
    again = forms.CharField(
        label=_("The same again"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("password") and said.get("again") and said["password"] != said["again"]:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        if said.get("password"):
            try:
                validate_password(said["password"], Person(email=said.get("email", ""), name=said.get("name", "")))
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return said


class FirstAccountForm(PasswordForm):
    """The first administrator of an empty instance."""

    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        help_text=_("You sign in with it."),
    )
    field_order = ["name", "email", "password", "again"]
