"""The short form of a trip: host, purpose, days, people, three questions; everything else can wait."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.exchange.actions.trip import Asked, Traveller, TripDetails
from yokoten.exchange.actions.visit import Host
from yokoten.exchange.models import BankQuestion
from yokoten.exchange.queries import visit_types
from yokoten.exchange.rules.calendar import Span
from yokoten.interfaces.web.exchange.behind import Behind
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.kernel.models import Organisation

FIRST_ASKED = 5


def day_field(label: Any, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class BeginForm(forms.Form):
    """Five things; what is known from the gap or the practice stands there already."""

    organisation = forms.ChoiceField(label=_("Who travels"))
    title = forms.CharField(label=_("What you want to learn"), max_length=160)
    aim = forms.CharField(
        label=_("Why"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The problem and where you stand. The host reads it first."),
    )
    visit_type = forms.ChoiceField(label=_("Kind of visit"))
    host = forms.ChoiceField(label=_("Host"), required=False)
    host_name = forms.CharField(label=_("Name of a host that is not in the list"), max_length=160, required=False)
    host_email = forms.EmailField(
        label=_("Its e-mail address"),
        required=False,
        help_text=_("It gets a letter with a link and answers without an account."),
    )
    first_on = day_field(_("First day"))
    last_on = day_field(_("Last day"))
    people = forms.CharField(
        label=_("Who comes along"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One person a line: name, position. The first one leads. Only you and the host see this."),
    )
    bank = forms.MultipleChoiceField(
        label=_("Questions of the bank"), required=False, widget=forms.CheckboxSelectMultiple
    )
    own = forms.CharField(
        label=_("Your own questions"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One question a line. The same questions go to every host."),
    )
    message = forms.CharField(
        label=_("Words to the host"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=list(LANGUAGE_NAMES.items()))

    def offer(self, homes: list[Organisation], hosts: list[Organisation], known: Behind) -> "BeginForm":
        """Organisations, kinds and questions by their names in the reader's language."""
        language = spoken()
        self.known, self._hosts = known, {one.code: one for one in hosts}
        self._homes, self._types = {one.code: one for one in homes}, {one.code: one for one in visit_types()}
        self._bank = {one.code: one for one in known.questions}
        named = sorted(((one.code, _placed(one)) for one in hosts), key=lambda each: language.sort_key(each[1]))
        self.fields["organisation"].choices = [(one.code, one.name(language.code)) for one in homes]
        self.fields["visit_type"].choices = [(one.code, one.name(language.code)) for one in self._types.values()]
        self.fields["host"].choices = [("", gettext("– not decided, or not in the list –")), *named]
        self.fields["bank"].choices = [(one.code, one.text(language.code)) for one in known.questions]
        return self

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first_on, last_on = said.get("first_on"), said.get("last_on")
        if first_on and last_on and last_on < first_on:
            self.add_error("last_on", _("The last day is before the first."))
        if said.get("host_name") and not said.get("host_email"):
            self.add_error("host_email", _("Without an address nobody can be asked."))
        return said

    @property
    def home(self) -> Organisation:
        return self._homes[self.cleaned_data["organisation"]]

    def details(self) -> TripDetails:
        said, known = self.cleaned_data, self.known
        return TripDetails(
            visit_type=self._types[said["visit_type"]],
            title=said["title"],
            language=said["language"],
            aim=said["aim"],
            theme=known.theme,
            practice=known.practice,
            indicator=known.indicator,
            figures=known.figures,
        )

    def chosen_host(self) -> Host | None:
        said, practice = self.cleaned_data, self.known.practice
        organisation = self._hosts.get(said["host"])
        if organisation:
            is_its = practice is not None and practice.organisation_id == organisation.pk
            return Host(organisation, practice=practice if is_its else None, wished=self.span())
        if said["host_name"]:
            place, wished = self.known.place, self.span()
            return Host(name=said["host_name"], email=said["host_email"], place=place, practice=practice, wished=wished)
        return None

    def travellers(self) -> list[Traveller]:
        parts = [line.partition(",") for line in lines_of(self.cleaned_data["people"])]
        return [Traveller(name.strip(), position.strip()) for name, _comma, position in parts]

    def asked(self) -> list[Asked]:
        said, code = self.cleaned_data, self.cleaned_data["language"]
        of_bank = [self._bank[one] for one in said["bank"]]
        return [
            *(Asked(_in(one, code), code, one) for one in of_bank),
            *(Asked(line, code) for line in lines_of(said["own"])),
        ]

    def span(self) -> Span | None:
        first_on: date | None = self.cleaned_data["first_on"]
        return Span(first_on, self.cleaned_data["last_on"] or first_on) if first_on else None


def _in(question: BankQuestion, code: str) -> str:
    return question.text(code)


def _placed(organisation: Organisation) -> str:
    code = spoken().code
    name, place = organisation.name(code), organisation.place.name(code) if organisation.place else ""
    return f"{place}: {name}" if place and place not in name else name
