"""Forms of a trip: what it is for, its hosts, who travels, what is asked."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.exchange.actions.trip import Asked, Traveller, TripDetails
from yokoten.exchange.actions.visit import Host
from yokoten.exchange.models import BankQuestion, Trip
from yokoten.exchange.queries import bank_questions, visit_types
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.kernel.models import Organisation
from yokoten.practices.queries.codes import concepts_by_code
from yokoten.practices.queries.thesaurus import names_of

EMPTY_ROWS = 3
PERSON = ("name", "position", "employer", "email", "phone", "needs", "is_head")


class TripForm(forms.Form):
    """Title, reason, use, kind and theme."""

    title = forms.CharField(label=_("What you want to learn"), max_length=160)
    aim = forms.CharField(label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    intended_use = forms.CharField(
        label=_("What you will do with it"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    visit_type = forms.ChoiceField(label=_("Kind of visit"))
    theme = forms.ChoiceField(label=_("Theme"), required=False, help_text=_("The bank offers questions on it."))
    language = forms.ChoiceField(label=_("Language you write in"), choices=list(LANGUAGE_NAMES.items()))
    carries_certification = forms.BooleanField(label=_("The visit also serves a certification"), required=False)

    def offer(self, trip: Trip) -> "TripForm":
        code = spoken().code
        types = {one.code: one for one in (*visit_types(), trip.visit_type)}
        self._types = types
        self.fields["visit_type"].choices = [(one.code, one.name(code)) for one in types.values()]
        self.fields["theme"].choices = [("", "–"), *theme_choices()]
        return self

    def details(self, trip: Trip) -> TripDetails:
        said = self.cleaned_data
        return TripDetails(
            visit_type=self._types[said["visit_type"]],
            title=said["title"],
            language=said["language"],
            aim=said["aim"],
            intended_use=said["intended_use"],
            theme=concepts_by_code([said["theme"]]).get(said["theme"]) if said["theme"] else None,
            practice=trip.practice,
            indicator=trip.indicator,
            figures=trip.figures,
            carries_certification=said["carries_certification"],
            is_example=trip.is_example,
        )


class HostForm(forms.Form):
    """An organisation of the list, or a name and an address."""

    host = forms.ChoiceField(label=_("Host"), required=False)
    host_name = forms.CharField(label=_("Name of a host that is not in the list"), max_length=160, required=False)
    host_email = forms.EmailField(label=_("Its e-mail address"), required=False)

    def offer(self, hosts: list[Organisation]) -> "HostForm":
        language = spoken()
        self._hosts = {one.code: one for one in hosts}
        named = sorted(((one.code, one.name(language.code)) for one in hosts), key=lambda n: language.sort_key(n[1]))
        self.fields["host"].choices = [("", gettext("– not in the list –")), *named]
        return self

    def chosen(self) -> Host:
        said = self.cleaned_data
        organisation = self._hosts.get(said["host"])
        return Host(organisation) if organisation else Host(name=said["host_name"], email=said["host_email"])


class TravellerForm(forms.Form):
    """One person of the delegation; `number` is that of a row which is there already."""

    number = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    position = forms.CharField(label=_("Position"), max_length=160, required=False)
    employer = forms.CharField(label=_("Where from"), max_length=160, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    needs = forms.CharField(label=_("Needs (food, access, language)"), max_length=200, required=False)
    is_head = forms.BooleanField(label=_("leads the delegation"), required=False)


class QuestionForm(forms.Form):
    """One question; `number` is that of a question which is there already."""

    number = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Question"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )


class Rows(forms.BaseFormSet):
    """Rows of which the first one carries what is wrong with all; a broken request has a first one, too."""

    def total_form_count(self) -> int:
        return max(1, super().total_form_count())

    @property
    def first(self) -> forms.Form:
        return self.forms[0]


TravellerForms = forms.formset_factory(TravellerForm, formset=Rows, extra=EMPTY_ROWS, max_num=200)
QuestionForms = forms.formset_factory(QuestionForm, formset=Rows, extra=EMPTY_ROWS, max_num=60)


def theme_choices() -> list[tuple[str, str]]:
    """Themes on which the bank has questions, in the reader's alphabet."""
    language = spoken()
    found = BankQuestion.objects.filter(is_active=True, theme__isnull=False).values_list("theme", "theme__code")
    codes = dict(found.order_by("theme").distinct())
    named = [(codes[number], said.text) for number, said in names_of(codes, language.code).items()]
    return sorted(named, key=lambda each: language.sort_key(each[1]))


def known_of(trip: Trip) -> dict[str, Any]:
    """What the form of a trip starts with."""
    plain = ("title", "aim", "intended_use", "language", "carries_certification")
    theme = trip.theme.code if trip.theme else ""
    return {**{name: getattr(trip, name) for name in plain}, "visit_type": trip.visit_type.code, "theme": theme}


def known_travellers(trip: Trip) -> list[dict[str, Any]]:
    return [
        {"number": one.pk, **{name: getattr(one, name) for name in PERSON}} for one in trip.delegates.order_by("order")
    ]


def travellers_of(rows: Any) -> list[Traveller]:
    said = [row.cleaned_data for row in rows]
    return [
        Traveller(
            **{name: one.get(name) or ("" if name != "is_head" else False) for name in PERSON}, number=one.get("number")
        )
        for one in said
    ]


def known_questions(trip: Trip) -> list[dict[str, Any]]:
    return [{"number": one.pk, "text": one.text} for one in trip.questions.all()]


def asked_of(rows: Any, trip: Trip, actor: Any, chosen: Sequence[str]) -> list[Asked]:
    """What the form asks, then what was taken from the bank."""
    there = {one.pk: one for one in trip.questions.all()}
    asked = []
    for said in (row.cleaned_data for row in rows):
        question = there.get(said.get("number") or 0)
        language = question.language if question else spoken().code
        asked.append(Asked(said.get("text", ""), language, number=question.pk if question else None))
    code = trip.language
    taken = bank_questions(actor).filter(code__in=list(chosen))
    return [*asked, *(Asked(one.text(code), code, one) for one in taken)]


def moved(asked: list[Asked], where: str) -> list[Asked]:
    """The same questions with one a place higher or lower (`up-3`, `down-0`)."""
    way, _dash, at = where.partition("-")
    wanted = [one for one in asked if one.text.strip()]
    if way not in ("up", "down") or not at.isdecimal() or int(at) >= len(wanted):
        return wanted
    place = int(at)
    other = place - 1 if way == "up" else place + 1
    if 0 <= other < len(wanted):
        wanted[place], wanted[other] = wanted[other], wanted[place]
    return wanted
