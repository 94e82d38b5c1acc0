"""Forms of one visit: ask, answer, propose, decline, say how it was."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yokoten.exchange.actions.feedback import Opinion
from yokoten.exchange.actions.visit import Contact
from yokoten.exchange.models import Visit
from yokoten.exchange.rules.calendar import Span
from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.interfaces.web.templatetags.yokoten import spoken

NO_MARK = [("", "–")] + [(str(mark), str(mark)) for mark in range(1, 6)]


def _mark(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=NO_MARK, coerce=int, empty_value=None, required=False)


class DaysForm(forms.Form):
    """Two days in their order."""

    first_on = day_field(_("First day"), required=True)
    last_on = day_field(_("Last day"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("first_on") and said.get("last_on") and said["last_on"] < said["first_on"]:
            self.add_error("last_on", _("The last day is before the first."))
        return said

    def span(self) -> Span:
        first_on: date = self.cleaned_data["first_on"]
        return Span(first_on, self.cleaned_data["last_on"] or first_on)


class RequestForm(DaysForm):
    """When, and words to the host."""

    message = forms.CharField(
        label=_("Words to the host"), required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )


class ProposeForm(DaysForm):
    """Other days, and why."""

    note = forms.CharField(label=_("A word on it"), required=False, max_length=300)


class AcceptForm(forms.Form):
    """Who receives the guests; the guests take a host's days without it."""

    name = forms.CharField(label=_("Who receives the guests"), max_length=120, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    words = forms.CharField(
        label=_("Words to the guests"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )

    def contact(self) -> Contact:
        return Contact(**{name: self.cleaned_data[name] for name in ("name", "phone", "email", "words")})


class ReasonForm(forms.Form):
    """Why not."""

    reason = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class FeedbackForm(forms.Form):
    """Marks and words."""

    usefulness = _mark(_("Useful"))
    organisation_mark = _mark(_("Well prepared"))
    openness = _mark(_("Open and frank"))
    words = forms.CharField(
        label=_("In words"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    may_be_quoted = forms.BooleanField(
        label=_("May be quoted on the page of the practice, with the name of the organisation"), required=False
    )

    def opinion(self) -> Opinion:
        return Opinion(spoken().code, **self.cleaned_data)


def forms_of(visit: Visit, given: Any) -> dict[str, forms.Form]:
    """All forms of a visit's page, empty or with what is known."""
    wished = {"first_on": visit.first_on, "last_on": visit.last_on, "message": visit.message}
    marks = {name: getattr(given, name) for name in FeedbackForm.base_fields} if given else {}
    contact = {"name": visit.host_contact_name, "phone": visit.host_contact_phone, "email": visit.host_contact_email}
    return {
        "request": RequestForm(initial=wished, prefix="request"),
        "propose": ProposeForm(prefix="propose"),
        "accept": AcceptForm(initial={**contact, "words": visit.host_words}, prefix="accept"),
        "decline": ReasonForm(prefix="decline"),
        "cancel": ReasonForm(prefix="cancel"),
        "feedback": FeedbackForm(initial=marks, prefix="feedback"),
    }
